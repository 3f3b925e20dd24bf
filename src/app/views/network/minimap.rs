//! Where in the whole network is what is seen? A small map of it at the lower right.

use super::stage::Set;
use crate::app::canvas::Camera;
use crate::app::context::Context;
use crate::app::theme::radius;
use egui::epaint::Mesh;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// Its size.
const SIZE: Vec2 = vec2(160.0, 110.0);
/// From so many people on it is there.
const PEOPLE: usize = 40;
/// So many dots are painted at the most.
const DOTS: usize = 2_000;

/// Draws it where not everything is seen. Gives by how much the view is to move, in points of the screen.
pub(super) fn minimap(ui: &Ui, cx: &Context<'_>, set: &Set, area: Rect) -> Option<Vec2> {
    let whole = Rect::from_min_size(
        set.camera.screen(crate::diagram::pos(0.0, 0.0)),
        vec2(set.scene.size.x, set.scene.size.y),
    );
    let people = cx.document.stakeholders.len();
    let all_seen = area.contains_rect(whole.shrink(56.0));
    if people < PEOPLE || all_seen || area.width() < 480.0 || area.height() < 320.0 {
        return None;
    }
    let tokens = cx.tokens;
    let card = Rect::from_min_size(area.max - SIZE - vec2(12.0, 12.0), SIZE);
    let rim = Stroke::new(1.0, tokens.line);
    ui.painter().rect(card, radius::CARD, tokens.surface.gamma_multiply(0.94), rim, StrokeKind::Inside);
    let inner = card.shrink(8.0);
    let scale = (inner.width() / whole.width()).min(inner.height() / whole.height());
    let small = Camera { zoom: scale, origin: inner.center() - whole.size() * scale / 2.0 };
    let mut mesh = Mesh::default();
    let half = Vec2::splat(1.25);
    let step = people.div_ceil(DOTS).max(1);
    for (_, at, _) in set.hits.people().step_by(step) {
        let at = small.screen(at);
        mesh.add_colored_rect(Rect::from_min_max(at - half, at + half), tokens.muted);
    }
    ui.painter().add(mesh);
    let painter = ui.painter().with_clip_rect(card.shrink(1.0));
    let to_small = |at: egui::Pos2| small.screen(set.camera.scene(at));
    let frame = Rect::from_min_max(to_small(area.min), to_small(area.max)).intersect(card.shrink(2.0));
    let line = Stroke::new(1.5, tokens.accent);
    painter.rect(frame, 2.0, tokens.accent.gamma_multiply(0.08), line, StrokeKind::Inside);
    // Not for the keyboard: arrows and Fit do as much.
    let response = ui.interact(card, ui.scope_id().with("minimap"), Sense::DRAG | Sense::CLICK);
    response.surrender_focus();
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
    let pointer =
        pos2(pointer.x.clamp(inner.left(), inner.right()), pointer.y.clamp(inner.top(), inner.bottom()));
    Some(area.center() - set.camera.screen(small.scene(pointer)))
}
