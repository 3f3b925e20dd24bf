//! How does somebody who hears the screen learn what just changed?
//!
//! One live region for the whole window: what is said here is read aloud when the reader is done with its sentence.
//!
//! *Invariants:* the region is there in every frame, so that a new text counts as a change; the same text twice is two
//! announcements.

use egui::accesskit::Live;
use egui::{Context, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

/// The last thing that was said, and how often anything was.
#[derive(Debug, Clone, Default)]
struct Said {
    text: String,
    count: usize,
}

fn place() -> Id {
    Id::unique("announcements")
}

/// Has this read aloud, politely: *Influence 65, Interest 40, Keep satisfied*.
pub(super) fn polite(ctx: &Context, text: impl Into<String>) {
    let text = text.into();
    ctx.data_mut(|data| {
        let said = data.get_temp_mut_or_default::<Said>(place());
        *said = Said { text, count: said.count + 1 };
    });
    ctx.request_repaint();
}

/// The region itself: nothing to see. Once a frame, after everything that may say something.
pub(super) fn ui(ui: &Ui) {
    let said: Said = ui.data(|data| data.get_temp(place())).unwrap_or_default();
    let area = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
    let response = ui.interact(area, place(), Sense::hover());
    // Readers speak only what differs from before: a space tells two equal texts apart.
    let apart = if said.count.is_multiple_of(2) { "" } else { "\u{a0}" };
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{}{apart}", said.text)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    #[test]
    fn what_is_said_is_a_polite_live_region_and_saying_it_again_changes_it() {
        let mut harness = Harness::new_ui(|ui| super::ui(ui));
        let heard = |harness: &Harness<'_>| {
            let node = harness.get_by_role(Role::Status);
            assert_eq!(node.accesskit_node().live(), Live::Polite);
            node.accesskit_node().label().unwrap_or_default()
        };
        assert_eq!(heard(&harness), "");
        polite(&harness.ctx, "Influence 65");
        harness.run();
        let first = heard(&harness);
        polite(&harness.ctx, "Influence 65");
        harness.run();
        let second = heard(&harness);
        assert_eq!((first.trim(), second.trim()), ("Influence 65", "Influence 65"));
        assert_ne!(first, second);
    }
}
