//! What is a method for, where does it come from, what does it not show, and what of it is our own?

use crate::app::context::Context;
use crate::app::fonts::medium;
use crate::app::theme::{self, gap, radius, size};
use crate::plan::methods::Method;
use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui};

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, method: &Method) {
    let frame =
        Frame::new().fill(cx.tokens.surface2).corner_radius(radius::CARD).inner_margin(Margin::same(12));
    let high = ui.max_rect().height() - 24.0;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical().id_salt(("about", method.id)).max_height(high).show(ui, |ui| {
            ui.set_width(ui.available_width() - gap::S);
            ui.spacing_mut().item_spacing.y = 2.0;
            for (title, words) in [
                ("What it is for", method.purpose),
                ("Where it comes from", method.source),
                ("What it does not show", method.limits),
                ("What of it is our own", method.ours),
            ] {
                if words.is_empty() {
                    continue;
                }
                ui.label(RichText::new(title).font(medium(size::MICRO)).color(cx.tokens.muted));
                ui.add(Label::new(theme::table(words.replace('*', "")).color(cx.tokens.text)).wrap());
                ui.add_space(gap::M);
            }
        });
    });
}
