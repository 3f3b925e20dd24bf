//! How are the bars reached by keys and by a screen reader?
//!
//! *Invariants:* each bar that is seen has a node with its title, its dates in words and how it stands, in the order of the
//! rows; nothing of it takes the pointer from the timeline.

use super::Timeline;
use super::marks::Shown;
use super::words;
use crate::app::context::Context;
use crate::app::dialogs::{Acting, Dialog};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Click;
use crate::model::{ActionId, Key};
use egui::{EventFilter, Id, Modifiers, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo};

/// The id of a bar, the same in every frame.
fn bar_id(action: ActionId) -> Id {
    Id::unique(("timeline bar", action))
}

impl Timeline {
    /// The nodes of the bars.
    pub(super) fn nodes(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        body: Rect,
        shown: &[Shown<'_>],
        out: &mut Outbox,
    ) {
        for one in shown {
            let area = one.mark.area().intersect(body);
            if !area.is_positive() {
                continue;
            }
            let id = bar_id(one.id);
            let response = ui.interact(area, id, Sense::focusable_noninteractive());
            let chosen = cx.selection.has(Key::Action(one.id));
            let name = words::name(&one.action, cx.today);
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
            let asked =
                ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
            if asked || (response.gained_focus() && !chosen) {
                self.pick(cx, one.id, Click::Only, out);
            }
            if !response.has_focus() {
                continue;
            }
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            ui.painter_at(body).rect_stroke(
                area.expand(4.0),
                6.0,
                cx.tokens.focus_ring(),
                StrokeKind::Middle,
            );
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Enter)) {
                out.ask(Request::Ask(Dialog::Action(Box::new(Acting::edit(one.id)))));
            }
        }
    }
}
