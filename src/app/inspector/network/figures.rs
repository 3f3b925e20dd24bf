//! All measures of one person: the number, how far up it is, what it means.

use crate::analysis::{Metric, StakeholderId};
use crate::app::context::Context;
use crate::app::fonts::regular;
use crate::app::insight::figures::figure;
use crate::app::theme::{gap, size};
use crate::app::widgets::write;
use egui::{Align2, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// How wide the rank and the number are.
const RANK: f32 = 78.0;
const NUMBER: f32 = 56.0;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: StakeholderId, metrics: &'static [Metric]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for metric in metrics {
        let standing = cx.insight.measure(cx, metric);
        let (area, response) = ui.allocate_exact_size(
            vec2(ui.available_width(), 22.0),
            Sense::hover() | Sense::focusable_noninteractive(),
        );
        let number = standing.of(id).map_or_else(|| standing.missing().to_owned(), figure);
        let rank = standing.rank(id).unwrap_or_default();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Row, true, metric.name);
            info.current_text_value = Some(format!("{number}, {rank}"));
            info
        });
        let pale = standing.pale || standing.rough;
        let color = if pale { cx.tokens.muted } else { cx.tokens.text };
        let middle = area.center().y;
        let room = area.width() - RANK - NUMBER - gap::S;
        let at = pos2(area.left(), middle);
        write(ui, at, Align2::LEFT_CENTER, metric.name, regular(size::SMALL), cx.tokens.text, room);
        let at = pos2(area.right() - RANK, middle);
        write(ui, at, Align2::RIGHT_CENTER, &number, regular(size::SMALL), color, NUMBER);
        let at = pos2(area.right(), middle);
        write(ui, at, Align2::RIGHT_CENTER, &rank, regular(size::SMALL), cx.tokens.muted, RANK - gap::S);
        let rough = if standing.rough { "\nAn estimate; the exact number is being worked out" } else { "" };
        let lowest = if metric.lowest_first { "\nLow numbers come first" } else { "" };
        response.on_hover_text(format!(
            "{}\n{}{lowest}{rough}\nSource: {}",
            metric.help, metric.range, metric.source
        ));
    }
}
