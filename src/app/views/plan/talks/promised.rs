//! What was promised and is due, and who keeps what they promise?

use super::told::{Promised, Told};
use super::{Only, cards};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Talking};
use crate::app::fonts::{medium, regular};
use crate::app::form;
use crate::app::inspector::parts::link;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button};
use crate::model::StakeholderId;
use crate::model::field::Level;
use crate::model::interaction::Kept;
use crate::plan::promises::{decide, postpone};
use egui::{Align, Align2, Label, Layout, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// So many are shown at first, and so many more by each press.
const STEP: usize = 12;
/// So many people with promises are shown at first.
const FIRST: usize = 8;

/// How much of it is shown.
#[derive(Default)]
pub(super) struct Shown {
    more: usize,
    decided: bool,
    everybody: bool,
}

impl Shown {
    /// The card of promises: open ones by their day, then, where asked for, those that were decided.
    pub(super) fn due(&mut self, ui: &mut Ui, cx: &Context<'_>, told: &Told, only: Only, out: &mut Outbox) {
        let all: Vec<&Promised> = told.promises.iter().filter(|one| only.fits(cx, &one.whom)).collect();
        let open = all.iter().take_while(|one| one.owed.kept == Kept::Open).count();
        let late = all.iter().filter(|one| one.owed.is_past_due(cx.today)).count();
        let beside = match (open, late) {
            (0, _) => String::new(),
            (open, 0) => format!("{open} open"),
            (open, late) => format!("{open} open, {late} late"),
        };
        cards::card(ui, |ui| {
            cards::head(ui, "Promises due", &beside, Some(Level::Team));
            if open == 0 {
                let none = if all.is_empty() {
                    "No promise was made. Write them down with the talk in which they are made."
                } else {
                    "No promise is open."
                };
                cards::quiet(ui, none);
            }
            let count = if self.decided { all.len() } else { open };
            let shown = count.min(STEP + self.more);
            for (place, one) in all.iter().take(shown).enumerate() {
                ui.push_id(("promise", one.owed.talk, one.owed.place), |ui| {
                    if place > 0 {
                        cards::line(ui);
                    }
                    promise(ui, cx, one, out);
                });
            }
            let decided = all.len() - open;
            if shown == count && decided == 0 {
                return;
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap::L;
                if shown < count
                    && link(ui, None, &format!("Show {} more", (count - shown).min(STEP))).clicked()
                {
                    self.more += STEP;
                }
                if decided > 0 {
                    let words = if self.decided {
                        "Hide the decided ones".to_owned()
                    } else {
                        format!("Show {decided} decided")
                    };
                    if link(ui, None, &words).clicked() {
                        self.decided = !self.decided;
                    }
                }
            });
        });
    }

    /// The card of counts. Returns the person that was clicked.
    pub(super) fn reliability(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        told: &Told,
        chosen: Option<StakeholderId>,
        out: &mut Outbox,
    ) -> Option<StakeholderId> {
        if told.given.is_empty() {
            return None;
        }
        let mut clicked = None;
        cards::card(ui, |ui| {
            cards::head(ui, "Promises kept", "in all initiatives, by person", Some(Level::Team));
            let count = if self.everybody { told.given.len() } else { told.given.len().min(FIRST) };
            let (area, seen) = cards::rows(ui, count, 28.0);
            for place in seen {
                let Some((person, name, given)) = told.given.get(place) else { continue };
                let top = area.top() + 28.0 * place as f32;
                let row = egui::Rect::from_x_y_ranges(area.x_range(), top..=top + 28.0);
                let response = ui.interact(row, ui.scope_id().with(("kept by", person)), Sense::click());
                let counts = given.words().unwrap_or_default();
                let on = chosen == Some(*person);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, true, on, format!("{name}: {counts}"))
                });
                widgets::ground(ui, cx.tokens, &response, row.expand2(vec2(4.0, -1.0)), on);
                let words = widgets::galley(ui, &counts, regular(size::SMALL), cx.tokens.muted, 180.0);
                let at = pos2(row.right() - words.size().x, row.center().y - words.size().y / 2.0);
                let room = at.x - row.left() - gap::M;
                ui.painter().galley(at, words, cx.tokens.muted);
                let left = row.left_center();
                widgets::write(
                    ui,
                    left,
                    Align2::LEFT_CENTER,
                    name,
                    medium(size::CONTROL),
                    cx.tokens.text,
                    room,
                );
                if response.clicked() {
                    clicked = Some(*person);
                }
                if response.double_clicked() {
                    let key = crate::model::Key::Stakeholder(*person);
                    out.ask(Request::Select(crate::app::selection::Selection::one(key)));
                }
            }
            if told.given.len() > FIRST {
                let all = format!("Show all {}", told.given.len());
                if link(ui, None, if self.everybody { "Show fewer" } else { &all }).clicked() {
                    self.everybody = !self.everybody;
                }
            }
        });
        clicked
    }
}

/// A promise: by whom, to whom, what; below it what became of it and its day, both changed where they stand.
fn promise(ui: &mut Ui, cx: &Context<'_>, one: &Promised, out: &mut Outbox) {
    let tokens = cx.tokens;
    let owed = &one.owed;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let color = match owed.kept {
            _ if owed.is_past_due(cx.today) => tokens.danger,
            Kept::Open => tokens.muted,
            Kept::Yes => tokens.ok,
            Kept::No => tokens.danger,
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(theme::small(one.state.clone()).color(color));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = gap::XS + 1.0;
                ui.add(Label::new(theme::name(one.by.clone()).color(tokens.text)).truncate());
                if !one.to.is_empty() {
                    ui.add(Label::new(theme::small(one.to.clone()).color(tokens.muted)).truncate());
                }
            });
        });
    });
    let about = format!("{} promised: {}", one.by, owed.text);
    let words = Label::new(theme::table(owed.text.clone()).color(tokens.text)).wrap().sense(Sense::click());
    let text = ui.add(words);
    text.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{about}, {}", one.state)));
    if text.has_focus() {
        ui.painter().rect_stroke(
            text.rect.expand(2.0),
            theme::radius::CONTROL,
            tokens.focus_ring(),
            egui::StrokeKind::Outside,
        );
    }
    if text.on_hover_text("Open the talk in which it was made").clicked() {
        out.ask(Request::Ask(Dialog::Talk(Box::new(Talking::edit(owed.talk)))));
    }
    ui.add_space(gap::XS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::XS;
        let verbs: &[(Kept, &str)] = match owed.kept {
            Kept::Open => &[(Kept::Yes, "Kept"), (Kept::No, "Broken")],
            Kept::Yes => &[(Kept::Open, "Open again"), (Kept::No, "Broken")],
            Kept::No => &[(Kept::Yes, "Kept"), (Kept::Open, "Open again")],
        };
        for (kept, word) in verbs {
            let button = Button::outlined(word).ui(ui);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{word}: {about}")));
            if button.clicked() {
                out.edit(decide(cx.document, owed.talk, owed.place, *kept));
            }
        }
        if owed.kept == Kept::Open {
            ui.add_space(gap::XS);
            let name = format!("New date: {about}");
            if let Some(due) = form::day(ui, &name, owed.due, cx.today) {
                out.edit(postpone(cx.document, owed.talk, owed.place, due));
            }
        }
    });
    ui.add_space(gap::XS);
}
