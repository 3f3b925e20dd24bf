//! What follows the pointer, painted on top of the picture that stays?

use super::stage::Set;
use crate::analysis::TieFilter;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::fonts;
use crate::model::{Key, StakeholderId, TieId};
use egui::{Painter, Rect, Stroke, Vec2, vec2};
use std::collections::BTreeSet;
use std::ops::Range;

/// Somebody's neighbours, found once while the pointer rests on them.
#[derive(Default)]
pub(super) struct Neighbours {
    of: Option<(u64, StakeholderId, TieFilter)>,
    people: BTreeSet<StakeholderId>,
    ties: BTreeSet<TieId>,
}

impl Neighbours {
    fn follow(&mut self, cx: &Context<'_>, id: StakeholderId, seen: &TieFilter) {
        let same = |(revision, who, ties): &(u64, StakeholderId, TieFilter)| {
            *revision == cx.revision && *who == id && ties == seen
        };
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        self.of = Some((cx.revision, id, seen.clone()));
        (self.people, self.ties) = (BTreeSet::from([id]), BTreeSet::new());
        for (tie_id, tie) in cx.document.ties_of(id).filter(|(_, tie)| seen.counts(tie)) {
            self.ties.insert(tie_id);
            self.people.extend(tie.other(id));
        }
    }

    /// Fades everybody else by painting the ground over them, and these once more. `share` 1: to 40 %.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        cx: &Context<'_>,
        set: &Set,
        seen: &TieFilter,
        id: StakeholderId,
        share: f32,
    ) {
        self.follow(cx, id, seen);
        painter.rect_filled(painter.clip_rect(), 0.0, cx.tokens.surface.gamma_multiply(0.6 * share));
        let scene = &set.scene;
        let mut ties: Vec<Range<usize>> = Vec::new();
        let mut people: Vec<Range<usize>> = Vec::new();
        for mark in &scene.marks {
            match mark.key {
                Key::Tie(id) if self.ties.contains(&id) => ties.push(mark.items.clone()),
                Key::Stakeholder(id) if self.people.contains(&id) => people.push(mark.items.clone()),
                _ => {}
            }
        }
        let ours = |key: &Key| matches!(key, Key::Stakeholder(id) if self.people.contains(id));
        let names = scene.names.iter().filter(|(key, _)| ours(key)).map(|(_, at)| *at..*at + 1);
        let all = ties.into_iter().chain(people).chain(names);
        canvas::paint_some(painter, scene, all, set.camera, cx.tokens.theme);
    }
}

/// The soft disc round a person that is hovered in any view, or the line of a tie.
pub(super) fn halo(painter: &Painter, cx: &Context<'_>, set: &Set, key: Key) {
    let accent = cx.tokens.accent;
    match key {
        Key::Stakeholder(_) => {
            if let Some((_, at, radius)) = set.hits.person(&set.scene, key) {
                let at = set.camera.screen(at);
                painter.circle_stroke(at, radius + 3.0, Stroke::new(6.0, accent.gamma_multiply(0.2)));
                let named = set.scene.names.iter().any(|(named, _)| *named == key);
                let name = (!named).then(|| cx.document.name(key));
                let lines: Vec<String> = name.into_iter().chain(set.known.said(key)).collect();
                card(painter, cx, at + vec2(0.0, radius + if named { 26.0 } else { 8.0 }), &lines);
            }
        }
        Key::Tie(_) => {
            if let Some(mark) = set.scene.find(key)
                && let crate::diagram::Hit::Segment(from, to) = mark.hit
            {
                let ends = [set.camera.screen(from), set.camera.screen(to)];
                painter.line_segment(ends, Stroke::new(7.0, accent.gamma_multiply(0.2)));
                painter.line_segment(ends, Stroke::new(2.0, accent));
            }
        }
        _ => {}
    }
}

/// Lines below a mark: the name where the picture has none, and what is known.
fn card(painter: &Painter, cx: &Context<'_>, top: egui::Pos2, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let words = painter.layout_no_wrap(lines.join("\n"), fonts::medium(12.0), cx.tokens.text);
    let card =
        Rect::from_min_size(top - vec2(words.size().x / 2.0 + 6.0, 0.0), words.size() + vec2(12.0, 6.0));
    let rim = Stroke::new(1.0, cx.tokens.line);
    painter.rect(card, 4.0, cx.tokens.surface, rim, egui::StrokeKind::Inside);
    painter.galley(card.min + vec2(6.0, 3.0), words, cx.tokens.text);
}

/// People on their way: faint where they stood, whole where they are dragged, their ties drawn along.
pub(super) fn moving(painter: &Painter, cx: &Context<'_>, set: &Set, people: &[StakeholderId], by: Vec2) {
    const LINES: usize = 200;
    let moved = Camera { origin: set.camera.origin + by, ..set.camera };
    let mut shapes = Vec::new();
    for id in people {
        if let Some((mark, at, radius)) = set.hits.person(&set.scene, Key::Stakeholder(*id)) {
            let veil = cx.tokens.surface.gamma_multiply(0.7);
            painter.circle_filled(set.camera.screen(at), radius + 4.0, veil);
            shapes.push(mark.items.clone());
        }
    }
    let mut lines = 0;
    for id in people.iter().take(20) {
        let Some((_, from, _)) = set.hits.person(&set.scene, Key::Stakeholder(*id)) else { continue };
        for (_, tie) in cx.document.ties_of(*id) {
            let Some(other) = tie.other(*id) else { continue };
            let Some((_, to, _)) = set.hits.person(&set.scene, Key::Stakeholder(other)) else { continue };
            let camera = if people.contains(&other) { moved } else { set.camera };
            let ends = [moved.screen(from), camera.screen(to)];
            painter.line_segment(ends, Stroke::new(1.5, cx.tokens.accent.gamma_multiply(0.5)));
            lines += 1;
            if lines >= LINES {
                break;
            }
        }
    }
    canvas::paint_some(painter, &set.scene, shapes, moved, cx.tokens.theme);
}

/// A line from a person to the pointer, and the ring round whom it would tie.
pub(super) fn rubber(
    painter: &Painter,
    cx: &Context<'_>,
    set: &Set,
    from: Key,
    to: egui::Pos2,
    target: Option<Key>,
) {
    let accent = cx.tokens.accent;
    let mut tip = to;
    if let Some((_, at, radius)) = target.and_then(|key| set.hits.person(&set.scene, key)) {
        let at = set.camera.screen(at);
        painter.circle_stroke(at, radius + 6.0, Stroke::new(3.0, accent));
        if let Some((_, start, _)) = set.hits.person(&set.scene, from) {
            let along = (at - set.camera.screen(start)).normalized();
            tip = at - along * (radius + 9.0);
        }
    }
    if let Some((_, at, radius)) = set.hits.person(&set.scene, from) {
        let at = set.camera.screen(at);
        let along = (tip - at).normalized();
        let start = at + along * radius;
        if (tip - at).length() > radius + 4.0 {
            painter.line_segment([start, tip - along * 7.0], Stroke::new(2.2, accent));
            let side = along.rot90() * 4.5;
            let head = vec![tip, tip - along * 11.0 + side, tip - along * 11.0 - side];
            painter.add(egui::Shape::convex_polygon(head, accent, Stroke::NONE));
        }
        painter.circle(start, 5.0, cx.tokens.surface, Stroke::new(2.0, accent));
    }
}

/// A rubber band.
pub(super) fn band(painter: &Painter, cx: &Context<'_>, area: Rect) {
    let accent = cx.tokens.accent;
    let line = Stroke::new(1.0, accent);
    painter.rect(area, 0.0, accent.gamma_multiply(0.08), line, egui::StrokeKind::Inside);
}

/// The ring at a person's edge from which a tie is dragged.
pub(super) fn handle(painter: &Painter, cx: &Context<'_>, at: egui::Pos2) {
    painter.circle(at, 5.0, cx.tokens.surface, Stroke::new(2.0, cx.tokens.accent));
}

/// A dashed ring round who has the keyboard.
pub(super) fn focus_ring(painter: &Painter, cx: &Context<'_>, at: egui::Pos2, radius: f32) {
    let count = 48;
    let turn = std::f32::consts::TAU / count as f32;
    let round: Vec<egui::Pos2> =
        (0..=count).map(|step| at + Vec2::angled(turn * step as f32) * radius).collect();
    painter.extend(egui::Shape::dashed_line(&round, cx.tokens.focus_ring(), 4.0, 3.0));
}

/// Where the handle of a person is, towards the pointer.
pub(super) fn handle_at(middle: egui::Pos2, radius: f32, pointer: egui::Pos2) -> egui::Pos2 {
    let by = pointer - middle;
    let along = if by.length() > 0.1 { by.normalized() } else { vec2(1.0, 0.0) };
    middle + along * radius
}
