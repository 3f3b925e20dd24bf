//! How many advocates should it be?

use super::controls::{self, Step};
use super::{Advocates, parts, ruling};
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::{Button, menu_frame};
use crate::plan::advocates::Selection;
use crate::plan::advocates::telling::percent;
use egui::{Popup, PopupCloseBehavior, Ui};

const NAME: &str = "How many";

impl Advocates {
    pub(super) fn how_many(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        selection: Option<&Selection>,
        out: &mut Outbox,
    ) {
        let Some((_, initiative)) = cx.current() else { return };
        let most = initiative.picking.most.map(|most| most.get() as usize);
        let picked = selection.map_or(0, |selection| selection.picks.len());
        let said = most.map_or("Enough".to_owned(), |most| most.to_string());
        controls::label(ui, NAME);
        let now = most.unwrap_or(picked);
        let (step, number) = controls::stepper(ui, NAME, &said, (now > 1, now < 500));
        let next = step.map(|step| if step == Step::More { now + 1 } else { now - 1 });
        if let Some(edit) = next.and_then(|next| ruling::how_many(cx, Some(next))) {
            out.edit(edit);
        }
        let number = number.on_hover_text("As many as it takes, a number, or as few as reach a share");
        let close = PopupCloseBehavior::CloseOnClickOutside;
        let frame = menu_frame(cx.tokens).inner_margin(12);
        Popup::menu(&number).close_behavior(close).frame(frame).width(340.0).show(|ui| {
            ui.set_width(316.0);
            ui.spacing_mut().item_spacing.y = gap::XS;
            let enough = controls::radio(ui, "Enough for a voice in each community", most.is_none());
            if enough.clicked()
                && let Some(edit) = ruling::how_many(cx, None)
            {
                out.edit(edit);
            }
            let help = "At least three, and more only where a community would have no voice of its own.";
            parts::prose(ui, help);
            ui.separator();
            self.wanted_share(ui, cx, out);
        });
    }

    /// The fewest who reach a share that is wanted.
    fn wanted_share(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        ui.horizontal(|ui| {
            ui.label(theme::table("As few as reach"));
            let said = format!("{} %", self.wanted);
            let able = (self.wanted > 5, self.wanted < 100);
            match controls::stepper(ui, "Share to be reached", &said, able).0 {
                Some(Step::More) => self.wanted += 5,
                Some(Step::Less) => self.wanted -= 5,
                None => {}
            }
        });
        let share = f64::from(self.wanted) / 100.0;
        let known = cx.advice.reaching(cx, share);
        let found = known.value.as_deref().filter(|_| !known.stale);
        let words = match found {
            None => "Being worked out…".to_owned(),
            Some(found) if found.share() + 1e-9 < share => {
                format!("No number does: all who could be asked reach {}.", percent(found.share()))
            }
            Some(found) => {
                let reach = if found.picks.len() == 1 { "reaches" } else { "reach" };
                let voices = cx.advice.rules(cx).is_some_and(|rules| rules.local > 0);
                let voices = if voices { ", with the voices that are wanted" } else { "" };
                format!("{} {reach} {}{voices}.", parts::people(found.picks.len()), percent(found.share()))
            }
        };
        parts::prose(ui, &words);
        let enough = found.filter(|found| found.share() + 1e-9 >= share && !found.picks.is_empty());
        if let Some(found) = enough
            && Button::outlined(&format!("Use {}", found.picks.len())).ui(ui).clicked()
        {
            if let Some(edit) = ruling::how_many(cx, Some(found.picks.len())) {
                out.edit(edit);
            }
            ui.close();
        }
    }
}
