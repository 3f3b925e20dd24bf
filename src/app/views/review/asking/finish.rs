//! What works well, and what needs attention?
//!
//! *Invariants:* the two answers and the name may be shared, so every name in them is pointed out. Freezing is one step of undo.

use super::{Asking, tell};
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::field::prose_area;
use crate::app::widgets::{self, Button};
use crate::model::edits::{self, Closing};
use crate::plan::{self, Moment, Way};
use crate::share::names_in;
use egui::{Key, Label, Modifiers, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// The last page of a review.
pub(super) struct Finish {
    closing: Closing,
    names: Vec<String>,
}

impl Finish {
    pub(super) fn new(cx: &Context<'_>) -> Self {
        let name = format!("Review of {}", cx.today.strftime("%-d %B %Y"));
        Self { closing: Closing { name, ..Closing::default() }, names: Vec::new() }
    }
}

impl Asking {
    /// The last page; true when it is done with.
    pub(super) fn finish_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) -> bool {
        let body = ui.available_rect_before_wrap();
        let width = 560.0_f32.min(body.width() - 32.0);
        let top = body.top() + if body.height() < 560.0 { gap::M } else { 56.0 };
        let place = Rect::from_min_max(
            egui::pos2(body.center().x - width / 2.0, top),
            egui::pos2(body.center().x + width / 2.0, body.bottom()),
        );
        let left = self.people.len() - self.done(cx);
        let mut done = false;
        ui.scope_builder(UiBuilder::new().id_salt("finish").max_rect(place), |ui| {
            ScrollArea::vertical().id_salt("finish").auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = gap::S;
                done = if self.by.is_some() {
                    self.second_done(ui, cx, left)
                } else {
                    self.close(ui, cx, left, out)
                };
            });
        });
        done
    }

    fn second_done(&mut self, ui: &mut Ui, cx: &Context<'_>, left: usize) -> bool {
        ui.label(theme::h1("Thank you").color(cx.tokens.text));
        let words = match left {
            0 => "Everybody has a second opinion now.".to_owned(),
            1 => "One person was skipped.".to_owned(),
            several => format!("{several} people were skipped."),
        };
        let words = format!("{words} Where the opinions differ, the difference is a question, not an error.");
        ui.add(Label::new(theme::body(words).color(cx.tokens.muted)).wrap());
        ui.add_space(gap::M);
        Button::primary("Back to the review").ui(ui).clicked()
    }

    fn close(&mut self, ui: &mut Ui, cx: &Context<'_>, left: usize, out: &mut Outbox) -> bool {
        let tokens = cx.tokens;
        ui.label(theme::h1("Two questions to end with").color(tokens.text));
        let said = match left {
            0 => "Everybody was asked about today.".to_owned(),
            1 => "One person was not asked about today: they keep the answer of last time.".to_owned(),
            several => {
                format!("{several} people were not asked about today: they keep the answer of last time.")
            }
        };
        ui.add(Label::new(theme::body(said).color(tokens.muted)).wrap());
        ui.add_space(gap::S);
        let Some(finish) = &mut self.finish else { return false };
        let mut changed = false;
        for (label, hint, text) in [
            ("What works well", "What shall we go on with?", &mut finish.closing.works_well),
            ("What needs attention", "What shall we do another way?", &mut finish.closing.needs_attention),
        ] {
            ui.label(theme::small(label).color(tokens.muted));
            changed |= prose_area(ui, label, hint, 3, text).changed();
        }
        changed |= widgets::text_field(ui, tokens, "Name of the review", &mut finish.closing.name).changed();
        if changed {
            let all = &finish.closing;
            let text = format!("{}\n{}\n{}", all.works_well, all.needs_attention, all.name);
            finish.names = names_in(cx.document, &text);
        }
        if finish.names.is_empty() {
            let words = "Others may read these three; who stands where stays with you.";
            ui.label(theme::small(words).color(tokens.muted));
        } else {
            let words = format!("Others may read this, and it names {}.", finish.names.join(", "));
            ui.add(Label::new(theme::small(words).color(tokens.warn)).wrap());
        }
        ui.add_space(gap::M);
        let named = !finish.closing.name.trim().is_empty();
        let mut freeze = named && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let mut back = false;
        ui.allocate_ui(vec2(ui.available_width(), gap::CONTROL), |ui| {
            ui.horizontal(|ui| {
                freeze |= ui.add_enabled(named, Button::primary("Freeze").help("Ctrl+Enter")).clicked();
                back = Button::outlined("Back to the people").ui(ui).clicked();
            });
        });
        let closing = finish.closing.clone();
        if back {
            let first = self.people.iter().position(|person| !self.is_done(cx, *person));
            let at = first.unwrap_or(self.people.len().saturating_sub(1));
            self.go(cx, ui, at);
            return false;
        }
        if freeze {
            self.freeze(cx, closing, out);
        }
        freeze
    }

    fn freeze(&self, cx: &Context<'_>, closing: Closing, out: &mut Outbox) {
        let (initiative, today) = (self.initiative, cx.today);
        let moved = plan::reviews(cx.document, initiative).last().map(|(id, _)| {
            let all = plan::moved(cx.document, initiative, Moment::Review(*id), Moment::Now(today));
            let count = |way: Way| all.iter().filter(|one| one.way == way).count();
            format!(": {} up, {} down since the one before", count(Way::Up), count(Way::Down))
        });
        out.make(move |document, ids| {
            let overdue = u32::try_from(plan::overdue(document, initiative, today).len()).ok();
            edits::close_review(document, ids, initiative, today, &Closing { overdue, ..closing }).1
        });
        tell(out, format!("Frozen{}", moved.unwrap_or_default()));
    }
}
