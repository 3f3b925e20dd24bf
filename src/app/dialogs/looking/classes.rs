//! Classes one below the other: what each means, who is in it, and what to ask where nobody is.
//!
//! *Invariants:* only visible rows are built.

use super::people;
use super::plane::headline;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{gap, size};
use crate::app::widgets::{ground, write};
use crate::model::StakeholderId;
use crate::plan::methods::Class;
use egui::text::LayoutJob;
use egui::{Align2, Galley, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How high the line of a group is.
const GROUP: f32 = 30.0;

/// What was asked for.
pub(super) enum Wish {
    /// Somebody was pressed.
    Person(StakeholderId),
    /// An empty place is to be filled.
    Missing,
}

/// A class as it is laid out for this width.
struct Laid {
    group: bool,
    title: Arc<Galley>,
    words: Option<Arc<Galley>>,
    top: f32,
    people: f32,
    bottom: f32,
}

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, classes: &[Class], area: Rect) -> Option<Wish> {
    let mut wish = None;
    let width = area.width() - gap::M;
    let columns = ((width / 290.0).floor() as usize).clamp(1, 3);
    let laid = lay(ui, cx, classes, width, columns);
    let height = laid.last().map_or(0.0, |last| last.bottom);
    ScrollArea::vertical().id_salt("classes").auto_shrink(false).show_viewport(ui, |ui, view| {
        let (whole, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        for (place, (class, laid)) in classes.iter().zip(&laid).enumerate() {
            if laid.bottom < view.top() || laid.top > view.bottom() {
                continue;
            }
            let found = class_ui(ui, cx, (place, class, laid), whole, (view.top(), view.bottom()), columns);
            wish = wish.take().or(found);
        }
    });
    wish
}

fn lay(ui: &Ui, cx: &Context<'_>, classes: &[Class], width: f32, columns: usize) -> Vec<Laid> {
    let mut top = 0.0;
    let mut last = "";
    let mut laid = Vec::with_capacity(classes.len());
    for class in classes {
        let group = !class.group.is_empty() && class.group != last;
        last = class.group;
        let title = headline(ui, cx, class, width - 48.0);
        let words = [class.meaning.as_str(), class.advice.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        let words = (!words.is_empty()).then(|| {
            let font = regular(size::SMALL);
            ui.painter().layout_job(LayoutJob::simple(words.join("\n"), font, cx.tokens.muted, width - 48.0))
        });
        let head = if group { GROUP } else { 0.0 };
        let said = words.as_ref().map_or(0.0, |words| words.size().y + 2.0);
        let people = top + head + title.size().y + said + gap::XS;
        let lines =
            class.members.len().div_ceil(columns) as f32 + f32::from(u8::from(!class.prompt.is_empty()));
        let bottom = people + lines * people::ROW + gap::S;
        laid.push(Laid { group, title, words, top, people, bottom });
        top = bottom;
    }
    laid
}

fn class_ui(
    ui: &Ui,
    cx: &Context<'_>,
    (place, class, laid): (usize, &Class, &Laid),
    whole: Rect,
    view: (f32, f32),
    columns: usize,
) -> Option<Wish> {
    let tokens = cx.tokens;
    let mut top = whole.top() + laid.top;
    if laid.group {
        let at = pos2(whole.left(), top + 18.0);
        let font = medium(size::MICRO);
        let words = write(ui, at, Align2::LEFT_CENTER, class.group, font, tokens.muted, whole.width());
        let line = [pos2(words.right() + gap::S, at.y), pos2(whole.right(), at.y)];
        ui.painter().line_segment(line, Stroke::new(1.0, tokens.line));
        top += GROUP;
    }
    let count = class.members.len();
    let head = Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), whole.top() + laid.people));
    let region = ui.interact(head, ui.scope_id().with(("class", place)), Sense::hover());
    let name = format!("{}: {count}. {} {}", class.name, class.meaning, class.advice);
    region.widget_info(|| WidgetInfo::labeled(Role::Label, true, name.trim()));
    ui.painter().galley(pos2(whole.left(), top), laid.title.clone(), tokens.text);
    if class.prompt.is_empty() {
        let at = pos2(whole.right(), top + laid.title.size().y / 2.0);
        let color = if count == 0 { tokens.muted } else { tokens.text };
        write(ui, at, Align2::RIGHT_CENTER, &count.to_string(), semibold(size::CONTROL), color, 60.0);
    }
    if let Some(words) = &laid.words {
        let at = pos2(whole.left(), top + laid.title.size().y + 2.0);
        ui.painter().galley(at, words.clone(), tokens.muted);
    }
    let first = whole.top() + laid.people;
    if !class.prompt.is_empty() {
        return prompt(ui, cx, (place, class), first, whole).then_some(Wish::Missing);
    }
    let wide = whole.width() / columns as f32;
    let line_of = |y: f32| ((y - laid.people) / people::ROW).max(0.0);
    let from = line_of(view.0).floor() as usize * columns;
    let to = (line_of(view.1).ceil() as usize * columns).min(count);
    let mut wish = None;
    for (at, member) in class.members.iter().enumerate().take(to).skip(from) {
        let corner =
            pos2(whole.left() + wide * (at % columns) as f32, first + people::ROW * (at / columns) as f32);
        let area = Rect::from_min_size(corner, vec2(wide - gap::S, people::ROW));
        if people::row(ui, cx, area, (place, at), member) {
            wish = Some(Wish::Person(member.person));
        }
    }
    wish
}

/// A place with nobody in it asks who it could be; true where it was pressed.
fn prompt(ui: &Ui, cx: &Context<'_>, (place, class): (usize, &Class), top: f32, whole: Rect) -> bool {
    let tokens = cx.tokens;
    let area = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), people::ROW));
    let response = ui.interact(area, ui.scope_id().with(("prompt", place)), Sense::click());
    let name = format!("{}: {}", class.name, class.prompt);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.painter().rect_stroke(
        area.shrink2(vec2(0.0, 2.0)),
        4.0,
        Stroke::new(1.0, tokens.line),
        egui::StrokeKind::Inside,
    );
    ground(ui, tokens, &response, area.shrink2(vec2(0.0, 2.0)), false);
    let sign = Rect::from_center_size(pos2(area.left() + 14.0, area.center().y), Vec2::splat(14.0));
    icon(ui.painter(), sign, Icon::Help, tokens.warn);
    let answer = write(
        ui,
        pos2(area.right() - gap::S, area.center().y),
        Align2::RIGHT_CENTER,
        "Answer…",
        medium(size::CONTROL),
        tokens.accent,
        80.0,
    );
    let left = sign.right() + gap::S;
    let at = pos2(left, area.center().y);
    let room = answer.left() - left - gap::S;
    write(ui, at, Align2::LEFT_CENTER, class.prompt, regular(size::CONTROL), tokens.text, room);
    response.clicked()
}
