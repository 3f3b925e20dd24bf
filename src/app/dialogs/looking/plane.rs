//! Four fields between two axes, each with its name, what to do, and who stands on it.
//!
//! *Invariants:* only visible rows are built.

use super::people;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::theme::{gap, radius, size};
use crate::app::widgets::{galley, write};
use crate::model::StakeholderId;
use crate::plan::methods::{Axis, Class, Plane};
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Rect, Role, ScrollArea, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::f32::consts::FRAC_PI_2;

/// Room for the words of an axis.
const AXIS: f32 = 20.0;

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, plane: &Plane, area: Rect) -> Option<StakeholderId> {
    let inner =
        Rect::from_min_max(pos2(area.left() + AXIS, area.top()), pos2(area.right(), area.bottom() - AXIS));
    let size = vec2((inner.width() - gap::S) / 2.0, (inner.height() - gap::S) / 2.0);
    let (right, below) = (inner.left() + size.x + gap::S, inner.top() + size.y + gap::S);
    let corners = [pos2(right, inner.top()), inner.min, pos2(inner.left(), below), pos2(right, below)];
    axes(ui, cx, plane, inner, size.x, size.y);
    let mut picked = None;
    // In the order of reading: top left, top right, bottom left, bottom right.
    for place in [1, 0, 2, 3] {
        let field = Rect::from_min_size(corners[place], size);
        let found = field_ui(ui, cx, &plane.fields[place], field, place);
        picked = picked.or(found);
    }
    picked
}

/// The words of both axes, each half beside its fields.
fn axes(ui: &Ui, cx: &Context<'_>, plane: &Plane, inner: Rect, wide: f32, high: f32) {
    let font = medium(size::MICRO);
    let middles = [inner.bottom() - high / 2.0, inner.top() + high / 2.0];
    for (words, middle) in halves(plane.up).iter().zip(middles) {
        let text = galley(ui, words, font.clone(), cx.tokens.muted, high);
        // It is turned about its corner and runs upwards from there.
        let at = pos2(inner.left() - AXIS, middle + text.size().x / 2.0);
        ui.painter().add(TextShape::new(at, text, cx.tokens.muted).with_angle(-FRAC_PI_2));
    }
    let middles = [inner.left() + wide / 2.0, inner.right() - wide / 2.0];
    for (words, middle) in halves(plane.across).iter().zip(middles) {
        let at = pos2(middle, inner.bottom() + AXIS / 2.0 + 2.0);
        write(ui, at, Align2::CENTER_CENTER, words, font.clone(), cx.tokens.muted, wide);
    }
}

fn halves(axis: Axis) -> [String; 2] {
    let words = |half: &str| match half {
        "Low" | "High" => format!("{half} {}", axis.name.to_lowercase()),
        own => own.to_owned(),
    };
    [words(axis.low), words(axis.high)]
}

fn field_ui(ui: &mut Ui, cx: &Context<'_>, class: &Class, area: Rect, place: usize) -> Option<StakeholderId> {
    let tokens = cx.tokens;
    let fill = if place == 0 { tokens.accent_soft.gamma_multiply(0.6) } else { tokens.surface2 };
    ui.painter().rect(area, radius::CARD, fill, tokens.hairline(ui), StrokeKind::Inside);
    let inner = area.shrink(gap::S);
    let count = class.members.len().to_string();
    let at = pos2(inner.right(), inner.top() + 9.0);
    let number = write(ui, at, Align2::RIGHT_CENTER, &count, semibold(size::CONTROL), tokens.text, 60.0);
    let title = headline(ui, cx, class, number.left() - gap::S - inner.left());
    let mut top = inner.top();
    ui.painter().galley(pos2(inner.left(), top), title.clone(), tokens.text);
    top += title.size().y + 2.0;
    if !class.advice.is_empty() {
        let job = LayoutJob::simple(class.advice.clone(), regular(size::SMALL), tokens.muted, inner.width());
        let words = ui.painter().layout_job(job);
        ui.painter().galley(pos2(inner.left(), top), words.clone(), tokens.muted);
        top += words.size().y;
    }
    let name = format!("{}: {count}. {}", class.name, class.advice);
    let region = ui.interact(area.with_max_y(top), ui.scope_id().with(("field", place)), Sense::hover());
    region.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let rest = Rect::from_min_max(pos2(inner.left() - gap::XS, top + gap::XS), inner.max);
    let mut picked = None;
    super::inside(ui, class.name.as_str(), rest, |ui| {
        let scroll = ScrollArea::vertical().id_salt(place).auto_shrink(false);
        ui.spacing_mut().item_spacing.y = 0.0;
        scroll.show_rows(ui, people::ROW, class.members.len(), |ui, range| {
            for at in range {
                let Some(member) = class.members.get(at) else { continue };
                let size = vec2(ui.available_width(), people::ROW);
                let (area, _) = ui.allocate_exact_size(size, Sense::hover());
                if people::row(ui, cx, area, (place, at), member) {
                    picked = Some(member.person);
                }
            }
        });
    });
    picked
}

/// The name of a class, and its author's word in brackets where the name is a definition. It wraps.
pub(super) fn headline(ui: &Ui, cx: &Context<'_>, class: &Class, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.append(&class.name, 0.0, TextFormat::simple(semibold(size::CONTROL), cx.tokens.text));
    if !class.term.is_empty() {
        let term = format!(" ({})", class.term);
        job.append(&term, 0.0, TextFormat::simple(regular(size::SMALL), cx.tokens.muted));
    }
    ui.painter().layout_job(job)
}
