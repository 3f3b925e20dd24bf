//! Whose advocate reaches whom, on a map as large as there is room?

use super::places::{nothing, silence};
use super::whereabouts::Whereabouts;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme::{gap, radius};
use crate::diagram::legend::aloud;
use crate::diagram::{Carried, Closely, Entry, Inter, Scene, State, legend, whereabouts_legend};
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// The large map.
#[derive(Default)]
pub(super) struct Map {
    map: Whereabouts,
    legend: Option<(Carried, f32, Vec<Vec<Entry>>, Scene)>,
}

impl Map {
    /// Fills what there is room for.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let whole = ui.available_rect_before_wrap();
        let card = whole.with_max_y((whole.bottom() - gap::L).max(whole.top() + 1.0));
        ui.allocate_rect(card, Sense::hover());
        let rim = Stroke::new(1.0, cx.tokens.line);
        ui.painter().rect(card, radius::CARD, cx.tokens.surface, rim, StrokeKind::Inside);
        let carried = self.map.carried(cx);
        let inner = card.shrink(1.0);
        if let Some(words) = nothing(cx, &carried) {
            silence(ui, cx, inner, words);
            return;
        }
        ui.scope(|ui| {
            if carried.state() == State::Stale {
                ui.multiply_opacity(0.6);
            }
            let below = self.legend(ui, cx, &carried, inner);
            let area = inner.with_max_y(below.top());
            self.map.ui(ui, cx, area, (Closely::Large, "Whose advocate reaches whom"), out);
        });
    }

    /// The legend at the lower edge; gives the place that it takes.
    fn legend(&mut self, ui: &Ui, cx: &Context<'_>, carried: &Carried, inner: Rect) -> Rect {
        let width = inner.width();
        let same = |(of, wide, ..): &(Carried, f32, Vec<Vec<Entry>>, Scene)| of == carried && *wide == width;
        if !self.legend.as_ref().is_some_and(same) {
            let entries = whereabouts_legend(carried, Closely::Large);
            let scene = legend(&entries, width, &Inter);
            self.legend = Some((carried.clone(), width, entries, scene));
        }
        let Some((_, _, entries, scene)) = &self.legend else { return inner };
        let area = inner.with_min_y(inner.bottom() - scene.size.y);
        canvas::paint(ui.painter(), scene, Camera::at(area.min), cx.tokens.theme);
        let whole = ui.interact(area, ui.scope_id().with("legend"), Sense::hover());
        whole.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Legend: {}", aloud(entries))));
        area
    }
}
