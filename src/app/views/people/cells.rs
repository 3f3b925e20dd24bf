//! How is each cell painted?

use super::columns::{Column, Holds, Line};
use super::known::Known;
use super::values;
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::theme::Tokens;
use crate::app::{fonts, widgets};
use crate::model::message::Quadrant;
use crate::model::{AdvocacyState, Engagement, Rating};
use egui::{Align2, Color32, FontId, Rect, Ui, Vec2, pos2, vec2};
use jiff::civil::Date;

/// Where words begin behind a badge or an icon.
const BEHIND: f32 = 28.0;
/// Where words begin otherwise.
const SIDE: f32 = 8.0;

/// A cell to be painted: where, of whom, and whether the row is selected.
pub(super) struct Paint<'a> {
    pub(super) ui: &'a Ui,
    pub(super) cx: &'a Context<'a>,
    pub(super) line: &'a Line<'a>,
    pub(super) known: &'a Known,
    pub(super) area: Rect,
    pub(super) selected: bool,
}

impl Paint<'_> {
    /// Paints the cell; true where its words were cut off.
    pub(super) fn cell(&self, column: Column) -> bool {
        let tokens = self.cx.tokens;
        match column {
            Column::Name => {
                let at = pos2(self.area.left() + 16.0, self.area.center().y);
                let mark = Rect::from_center_size(at, Vec2::splat(24.0));
                widgets::person_mark(self.ui.painter(), mark, self.line.person, self.line.stands, tokens);
                self.word(34.0, &self.line.person.name, fonts::medium(13.0), tokens.text)
            }
            Column::Influence => self.rating(self.line.rating(column), tokens.muted),
            Column::Interest | Column::Impact => self.rating(self.line.rating(column), tokens.ctl),
            Column::Quadrant => match self.line.quadrant() {
                Some(quadrant @ Quadrant::KeyPlayers) => {
                    self.word(SIDE, quadrant.name(), fonts::medium(13.0), tokens.text)
                }
                Some(quadrant) => self.plain(quadrant.name()),
                None => self.nothing(),
            },
            Column::Stance => self.stance(self.line.stands.and_then(|stands| stands.engagement_now), true),
            Column::Wanted => {
                let stands = self.line.stands;
                let wanted = stands.and_then(|stands| stands.engagement_wanted);
                if wanted.is_some() && wanted == stands.and_then(|stands| stands.engagement_now) {
                    return self.word(SIDE, "as now", fonts::regular(13.0), self.soft());
                }
                self.stance(wanted, false)
            }
            Column::Advocate => self.advocate(),
            Column::Next => self.next(),
            Column::Measure(_) => self.measure(column),
            _ => self.text(column),
        }
    }

    /// The colour of second text; on a selected row everything is `text`.
    fn soft(&self) -> Color32 {
        if self.selected { self.cx.tokens.text } else { self.cx.tokens.muted }
    }

    fn word(&self, left: f32, text: &str, font: FontId, color: Color32) -> bool {
        let width = self.area.width() - left - 6.0;
        let galley = widgets::galley(self.ui, text, font, color, width);
        let at = pos2(self.area.left() + left, self.area.center().y - galley.size().y / 2.0);
        let cut = galley.elided;
        self.ui.painter().galley(at, galley, color);
        cut
    }

    fn plain(&self, text: &str) -> bool {
        self.word(SIDE, text, fonts::regular(13.0), self.cx.tokens.text)
    }

    fn nothing(&self) -> bool {
        self.word(SIDE, "–", fonts::regular(13.0), self.soft())
    }

    /// The plain words of a field, without a copy where it is held as text.
    fn text(&self, column: Column) -> bool {
        let person = self.line.person;
        let held = match column.holds() {
            Holds::Person("role") => person.role.as_deref(),
            Holds::Person("organisation") => person.organisation.as_deref(),
            Holds::Person("unit") => person.unit.as_deref(),
            _ => {
                let text = values::text(self.line, self.known, column);
                return if text.is_empty() { self.nothing() } else { self.plain(&text) };
            }
        };
        held.map_or_else(|| self.nothing(), |text| self.plain(text))
    }

    fn stance(&self, stance: Option<Engagement>, filled: bool) -> bool {
        let Some(stance) = stance else { return self.nothing() };
        let at = pos2(self.area.left() + 15.0, self.area.center().y);
        widgets::paint_badge(self.ui.painter(), at, 7.0, stance, filled, self.cx.tokens);
        self.word(BEHIND, stance.name(), fonts::regular(13.0), self.cx.tokens.text)
    }

    fn rating(&self, rating: Option<Rating>, full: Color32) -> bool {
        let Some(rating) = rating else { return self.nothing() };
        let tokens = self.cx.tokens;
        let number = pos2(self.area.left() + 28.0, self.area.center().y);
        let painter = self.ui.painter();
        painter.text(number, Align2::RIGHT_CENTER, rating, fonts::regular(13.0), tokens.text);
        self.bar(36.0, rating.share() as f32, full);
        false
    }

    fn bar(&self, from: f32, share: f32, full: Color32) {
        let (tokens, middle) = (self.cx.tokens, self.area.center().y);
        let track = Rect::from_min_max(
            pos2(self.area.left() + from, middle - 3.0),
            pos2(self.area.right() - 12.0, middle + 3.0),
        );
        if track.width() > 8.0 {
            let empty = if self.selected { tokens.surface } else { tokens.line };
            self.ui.painter().rect_filled(track, 3.0, empty);
            let width = track.width() * share;
            if width > 0.0 {
                let bar = track.with_max_x(track.left() + width.max(3.0));
                self.ui.painter().rect_filled(bar, 3.0, full);
            }
        }
    }

    /// A measure of the network: pale while it is that of an earlier network or an estimate.
    fn measure(&self, column: Column) -> bool {
        let Some(standing) = self.known.standing(column) else { return self.nothing() };
        let Some(score) = standing.of(self.line.id) else {
            return self.word(SIDE, standing.missing(), fonts::regular(13.0), self.soft());
        };
        let pale = standing.pale || standing.rough;
        let color = if pale { self.soft() } else { self.cx.tokens.text };
        let number = pos2(self.area.left() + 56.0, self.area.center().y);
        let text = self.known.figure(column, self.line.id);
        self.ui.painter().text(number, Align2::RIGHT_CENTER, text, fonts::regular(13.0), color);
        let share = standing.ranks.as_ref().map_or(0.0, |ranks| ranks.share(score));
        self.bar(64.0, share, if pale { self.cx.tokens.ctl } else { self.cx.tokens.muted });
        false
    }

    fn advocate(&self) -> bool {
        let state = self.line.stands.map_or(AdvocacyState::None, |stands| stands.advocacy.state);
        let tokens = self.cx.tokens;
        let place =
            Rect::from_center_size(pos2(self.area.left() + 18.0, self.area.center().y), Vec2::splat(14.0));
        let (sign, color) = match state {
            AdvocacyState::None => return false,
            AdvocacyState::Agreed | AdvocacyState::Active => (Icon::StarFilled, tokens.advocate),
            AdvocacyState::Candidate | AdvocacyState::Asked => (Icon::Star, tokens.advocate),
            AdvocacyState::Resting => (Icon::Star, self.soft()),
            AdvocacyState::Declined => (Icon::Close, self.soft()),
        };
        icon(self.ui.painter(), place, sign, color);
        if self.area.width() > 92.0 {
            self.word(BEHIND + 4.0, state.name(), fonts::regular(13.0), tokens.text);
        }
        // One sign stands for several states: the word is told on hover.
        true
    }

    fn next(&self) -> bool {
        let tokens = self.cx.tokens;
        let Some(next) = self.known.next(self.line.id).filter(|_| self.line.stands.is_some()) else {
            return self.word(BEHIND, "None planned", fonts::regular(13.0), self.soft());
        };
        let day = next.on.map_or_else(|| "No date".to_owned(), |on| short_day(on, self.cx.today));
        let at = pos2(self.area.left() + 15.0, self.area.center().y);
        if next.overdue {
            overdue_disc(self.ui, tokens, at);
            let color = if self.selected { tokens.text } else { tokens.danger };
            return self.word(BEHIND, &format!("{day} · overdue"), fonts::medium(13.0), color);
        }
        icon(self.ui.painter(), Rect::from_center_size(at, Vec2::splat(14.0)), Icon::Clock, self.soft());
        self.word(BEHIND, &day, fonts::regular(13.0), tokens.text)
    }
}

/// A day, with its year only where it is another one.
fn short_day(date: Date, today: Date) -> String {
    let form = if date.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    date.strftime(form).to_string()
}

/// The sign of what is overdue.
fn overdue_disc(ui: &Ui, tokens: &Tokens, at: egui::Pos2) {
    ui.painter().circle_filled(at, 7.0, tokens.danger);
    ui.painter().text(at, Align2::CENTER_CENTER, "!", fonts::semibold(11.0), tokens.surface);
}

/// A box with a tick, a dash for some of them, or nothing.
pub(super) fn tick(ui: &Ui, tokens: &Tokens, at: egui::Pos2, ticked: Option<bool>, hovered: bool) {
    let area = Rect::from_center_size(at, vec2(16.0, 16.0));
    let inside = Rect::from_center_size(at, vec2(12.0, 12.0));
    if ticked == Some(false) {
        let color = if hovered { tokens.accent } else { tokens.ctl };
        let rim = egui::Stroke::new(1.0, color);
        ui.painter().rect(area, 3.0, tokens.surface, rim, egui::StrokeKind::Inside);
        return;
    }
    ui.painter().rect_filled(area, 3.0, tokens.accent);
    let sign = if ticked.is_some() { Icon::Check } else { Icon::Minus };
    icon(ui.painter(), inside, sign, tokens.on_accent);
}
