//! Which part of the window has the keyboard, and how does F6 get to the next?
//!
//! *Invariants:* every visible part that can take the keyboard is reached; a part without anything to focus is passed
//! over.

use egui::{Context, Id, Rect, Vec2};

/// Where the parts of the window were in this frame, in the order of F6.
#[derive(Debug, Clone, Default)]
struct Regions(Vec<(&'static str, Rect)>);

fn place() -> Id {
    Id::unique("regions of the window")
}

/// Forgets the parts of the frame before.
pub(super) fn begin(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(place(), Regions::default()));
}

/// Here is a part.
pub(super) fn note(ctx: &Context, name: &'static str, area: Rect) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Regions>(place()).0.push((name, area)));
}

/// Gives the keyboard to the first thing in the next part, or in the one before.
pub(in crate::app) fn go(ctx: &Context, forward: bool) {
    let Regions(parts) = ctx.data(|data| data.get_temp(place())).unwrap_or_default();
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    let here = focused.and_then(|response| {
        let middle = response.rect.center();
        parts.iter().rposition(|(_, area)| area.contains(middle))
    });
    let many = parts.len();
    for by in 1..=many {
        let next = match (here, forward) {
            (Some(here), true) => (here + by) % many,
            (Some(here), false) => (here + many - by) % many,
            (None, true) => by - 1,
            (None, false) => many - by,
        };
        let (name, area) = parts[next];
        if let Some(id) = first(ctx, area) {
            ctx.memory_mut(|memory| memory.request_focus(id));
            super::super::announce::polite(ctx, name);
            return;
        }
    }
}

/// The first thing in an area that takes the keyboard: the topmost, then the leftmost.
fn first(ctx: &Context, area: Rect) -> Option<Id> {
    // What only just touches the area belongs to its neighbour.
    let inside = area.shrink(0.5);
    ctx.viewport(|viewport| {
        let widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets.iter());
        let able = widgets.filter(|widget| {
            let shown = widget.enabled && widget.visible && widget.interact_rect.size() != Vec2::ZERO;
            shown && widget.sense.is_focusable() && inside.contains(widget.rect.center())
        });
        able.min_by(|a, b| {
            let order = |rect: Rect| ((rect.top() / 8.0).round(), rect.left());
            let (a, b) = (order(a.rect), order(b.rect));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        })
        .map(|widget| widget.id)
    })
}
