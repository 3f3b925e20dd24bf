//! Who is inside the rubber band?
//!
//! *Invariants:* to touch a mark is enough; its name does not count.

use super::{Grid, Stage};
use crate::app::canvas;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::model::Key;
use egui::{Modifiers, Pos2, Rect, Stroke, StrokeKind, Ui};

/// A rubber band.
pub(super) struct Band {
    pub(super) from: Pos2,
    pub(super) to: Pos2,
}

impl Grid {
    /// Shows whom the band touches; on release they are selected. Shift adds, Ctrl or Cmd toggles, Alt takes away.
    pub(super) fn banding(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let Some(band) = &mut self.band else { return };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Escape)) {
            self.band = None;
            return;
        }
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) {
            band.to = pointer;
        }
        let area = Rect::from_two_pos(band.from, band.to);
        let scene = &stage.drawn.picture.scene;
        let touched = scene.marks.iter().filter(|mark| area.intersects(canvas::place(mark, stage.camera)));
        if ui.input(|input| input.pointer.any_down()) {
            let tokens = stage.cx.tokens;
            for mark in touched {
                let place = canvas::place(mark, stage.camera);
                let ring = Stroke::new(2.0, tokens.accent.gamma_multiply(0.6));
                ui.painter().circle_stroke(place.center(), place.width() / 2.0 + 3.0, ring);
            }
            let fill = tokens.accent.gamma_multiply(0.08);
            ui.painter().rect(area, 0.0, fill, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
            return;
        }
        let people: Vec<Key> = touched.map(|mark| mark.key).collect();
        let keys = ui.input(|input| input.modifiers);
        self.band = None;
        out.ask(Request::Select(banded(&stage.cx.selection.clone(), &people, keys)));
    }
}

/// The selection after a band touched these people.
fn banded(before: &Selection, people: &[Key], keys: Modifiers) -> Selection {
    let kept = before.keys().into_iter();
    if keys.alt {
        Selection::of(kept.filter(|key| !people.contains(key)))
    } else if keys.command {
        let fresh = people.iter().copied().filter(|key| !before.has(*key));
        Selection::of(kept.filter(|key| !people.contains(key)).chain(fresh))
    } else if keys.shift {
        Selection::of(kept.chain(people.iter().copied()))
    } else {
        Selection::of(people.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn shift_adds_ctrl_toggles_and_alt_takes_away() {
        let [a, b, c] = [1, 2, 3].map(|bits| Key::Stakeholder(Id::from_bits(bits)));
        let before = Selection::of([a, b]);
        let after = |keys| banded(&before, &[b, c], keys).keys();
        assert_eq!(after(Modifiers::NONE), [b, c]);
        assert_eq!(after(Modifiers::SHIFT), [a, b, c]);
        assert_eq!(after(Modifiers::COMMAND), [a, c]);
        assert_eq!(after(Modifiers::ALT), [a]);
    }
}
