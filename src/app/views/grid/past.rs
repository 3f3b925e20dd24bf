//! With which day or with which other initiative is the grid compared?

use super::Grid;
use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::widgets::{self, Button};
use crate::diagram::{Moved, Versus, moved_since};
use crate::model::{Initiative, InitiativeId, ReviewId};
use egui::{Popup, Response, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Whose ways are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Trails {
    /// Nobody's.
    #[default]
    Off,
    /// Since this review.
    Since(ReviewId),
    /// Over the reviews of the last twelve months.
    Year,
}

/// The reviews of an initiative, the oldest first.
fn reviews(cx: &Context<'_>, initiative: InitiativeId) -> Vec<(ReviewId, Date, String)> {
    let of_it = cx.document.reviews.iter().filter(|(_, review)| review.initiative == initiative);
    let mut reviews: Vec<_> = of_it.map(|(id, review)| (*id, review.date, review.name.clone())).collect();
    reviews.sort_by_key(|(id, date, _)| (*date, *id));
    reviews
}

fn day(date: Date, today: Date) -> String {
    let format = if date.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    date.strftime(format).to_string()
}

impl Trails {
    /// Drops a review that is gone.
    pub(super) fn keep(&mut self, cx: &Context<'_>, initiative: InitiativeId) {
        let there =
            |id: &ReviewId| cx.document.reviews.get(id).is_some_and(|review| review.initiative == initiative);
        if matches!(self, Self::Since(id) if !there(id)) {
            *self = Self::Off;
        }
    }

    /// The reviews whose ratings are shown, the oldest first.
    pub(super) fn reviews(self, cx: &Context<'_>, initiative: InitiativeId) -> Vec<ReviewId> {
        match self {
            Self::Off => Vec::new(),
            Self::Since(id) => vec![id],
            Self::Year => {
                let first = cx.today.saturating_sub(1.year());
                let all = reviews(cx, initiative).into_iter();
                all.filter(|(_, date, _)| *date >= first).map(|(id, ..)| id).collect()
            }
        }
    }

    /// *Since 6 Nov: 7 moved, 9 unchanged*.
    pub(super) fn said(self, cx: &Context<'_>, initiative: InitiativeId) -> Option<String> {
        let first = *self.reviews(cx, initiative).first()?;
        let date = cx.document.reviews.get(&first)?.date;
        let Moved { moved, unchanged } = moved_since(cx.disclosure, initiative, first);
        Some(format!("Since {}: {moved} moved, {unchanged} unchanged", day(date, cx.today)))
    }

    /// The words on the button.
    fn word(self, cx: &Context<'_>) -> String {
        match self {
            Self::Off => "Trails".to_owned(),
            Self::Since(id) => {
                let date = cx.document.reviews.get(&id).map(|review| day(review.date, cx.today));
                format!("Trails since {}", date.unwrap_or_default())
            }
            Self::Year => "Trails, 12 months".to_owned(),
        }
    }
}

/// Whether that which is compared with is there.
pub(super) fn stands(cx: &Context<'_>, initiative: InitiativeId, versus: Versus) -> bool {
    match versus {
        Versus::Initiative(id) => id != initiative && cx.document.initiatives.contains_key(&id),
        Versus::Review(id) => cx.document.reviews.get(&id).is_some_and(|r| r.initiative == initiative),
    }
}

fn row(ui: &mut Ui, on: bool, text: &str) -> bool {
    widgets::menu_item(ui, on.then_some(Icon::Check), text, "").clicked()
}

fn quiet(response: &Response, text: &str) {
    response.clone().on_disabled_hover_text(text);
}

impl Grid {
    /// What stands on the button of the trails.
    pub(super) fn trails_word(&self, cx: &Context<'_>) -> String {
        self.trails.word(cx)
    }

    /// What stands on the button that compares.
    pub(super) fn compare_word(&self, cx: &Context<'_>) -> String {
        let word = self.versus.and_then(|versus| match versus {
            Versus::Initiative(id) => cx.document.initiatives.get(&id).map(Initiative::code),
            Versus::Review(id) => cx.document.reviews.get(&id).map(|review| day(review.date, cx.today)),
        });
        word.map_or_else(|| "Compare".to_owned(), |word| format!("With {word}"))
    }

    /// The button of the trails with its menu.
    pub(super) fn trails_button(&mut self, ui: &mut Ui, cx: &Context<'_>, compact: bool) {
        let all = cx.initiative.map(|id| reviews(cx, id)).unwrap_or_default();
        let word = self.trails.word(cx);
        let on = self.trails != Trails::Off;
        let button = Button::flat(&word).icon(Icon::Trail).on(on).arrow().compact(compact);
        let response = ui.add_enabled(!all.is_empty(), button);
        if all.is_empty() {
            quiet(&response, "Nothing was reviewed yet: a review keeps where everybody stands on its day");
            return;
        }
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(240.0);
            let mut choose = |ui: &mut Ui, trails: Trails, text: &str| {
                if row(ui, self.trails == trails, text) {
                    self.trails = trails;
                    self.versus = None;
                }
            };
            choose(ui, Trails::Off, "No trails");
            for (id, date, name) in all.iter().rev() {
                choose(ui, Trails::Since(*id), &format!("Since {} · {name}", day(*date, cx.today)));
            }
            choose(ui, Trails::Year, "All reviews of the last 12 months");
        });
    }

    /// The button that compares, with its menu.
    pub(super) fn compare_button(&mut self, ui: &mut Ui, cx: &Context<'_>, compact: bool) {
        let Some(initiative) = cx.initiative else {
            ui.add_enabled(false, Button::flat("Compare").icon(Icon::Swap).arrow().compact(compact));
            return;
        };
        let word = self.compare_word(cx);
        let others: Vec<_> = cx.document.initiatives.iter().filter(|(id, _)| **id != initiative).collect();
        let all = reviews(cx, initiative);
        let possible = !others.is_empty() || !all.is_empty();
        let on = self.versus.is_some();
        let button = Button::flat(&word).icon(Icon::Swap).on(on).arrow().compact(compact);
        let response = ui.add_enabled(possible, button);
        if !possible {
            quiet(&response, "There is no other initiative and no review to compare with");
            return;
        }
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(260.0);
            let mut choose = |ui: &mut Ui, versus: Option<Versus>, text: &str| {
                if row(ui, self.versus == versus, text) {
                    self.versus = versus;
                    if versus.is_some() {
                        self.trails = Trails::Off;
                    }
                }
            };
            choose(ui, None, "With nothing");
            for (id, other) in others {
                let text = format!("With where they stand to “{}”", other.name);
                choose(ui, Some(Versus::Initiative(*id)), &text);
            }
            for (id, date, name) in all.iter().rev() {
                let text = format!("With {} · {name}", day(*date, cx.today));
                choose(ui, Some(Versus::Review(*id)), &text);
            }
        });
    }
}
