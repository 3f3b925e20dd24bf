//! Somebody is being dragged over the grid.
//!
//! *Invariants:* the document changes on release only: meanwhile the picture shows where they would be. A drag under one
//! step changes nothing. All who are dragged move by the same, and stop together at the edge.

use super::chip::{chip, guides};
use super::{Grid, Stage, key};
use crate::app::announce;
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::widgets;
use crate::diagram::GridFrame;
use crate::model::{InitiativeId, Quadrant, Rating, StakeholderId, edits};
use crate::plan;
use egui::{Modifiers, Pos2, Rect, Stroke, Ui, Vec2};
use std::collections::BTreeMap;

/// New ratings, influence and interest.
pub(super) type Ratings = Vec<(StakeholderId, Option<Rating>, Option<Rating>)>;

/// A drag in progress.
pub(super) struct Drag {
    /// Who is held.
    grabbed: StakeholderId,
    /// Who moves along: the selected.
    others: Vec<StakeholderId>,
    /// Where the pointer went down.
    start: Pos2,
    /// By how much influence and interest change; for somebody from the tray, what they become.
    by: (f64, f64),
    /// Came from the tray: where the pointer is counts, not how far it moved.
    from_tray: bool,
    /// The pointer is on the plot.
    inside: bool,
}

impl Drag {
    pub(super) fn start(cx: &Context<'_>, grabbed: StakeholderId, start: Pos2) -> Self {
        let selected = cx.selection.people();
        let others = if selected.contains(&grabbed) {
            selected.into_iter().filter(|id| *id != grabbed).collect()
        } else {
            Vec::new()
        };
        Self { grabbed, others, start, by: (0.0, 0.0), from_tray: false, inside: true }
    }

    pub(super) fn from_tray(grabbed: StakeholderId, start: Pos2) -> Self {
        Self { grabbed, others: Vec::new(), start, by: (0.0, 0.0), from_tray: true, inside: false }
    }

    /// Takes the pointer's new place: steps of `snap`, with Alt of one; Shift keeps to the longer axis.
    fn follow(&mut self, stage: &Stage<'_>, frame: &GridFrame, pointer: Pos2, keys: Modifiers, snap: u8) {
        let at = stage.camera.scene(pointer);
        self.inside = frame.plot.contains(at);
        let step = if keys.alt { 1.0 } else { f64::from(snap) };
        let whole = |value: f64| (value / step).round() * step;
        let to = frame.numbers_at(at);
        if self.from_tray {
            self.by = (whole(f64::from(to.0)), whole(f64::from(to.1)));
            return;
        }
        let from = frame.numbers_at(stage.camera.scene(self.start));
        let mut by = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        if keys.shift {
            let moved = pointer - self.start;
            if moved.y.abs() >= moved.x.abs() {
                by.1 = 0.0;
            } else {
                by.0 = 0.0;
            }
        }
        self.by = (0.0, 0.0);
        let Some(own) = rated(stage.cx, stage.initiative, self.grabbed) else { return };
        if by.0.abs() < step && by.1.abs() < step {
            return;
        }
        // An axis along which the pointer hardly moved keeps its rating, whether that is a whole step or not.
        let snapped = |by: f64, own: f64| {
            if by.abs() < step / 2.0 { 0.0 } else { whole(own + by).clamp(0.0, 100.0) - own }
        };
        self.by = (snapped(by.0, own.0), snapped(by.1, own.1));
    }

    /// Where each of the dragged people would be.
    pub(super) fn moved(
        &self,
        cx: &Context<'_>,
        initiative: InitiativeId,
    ) -> BTreeMap<StakeholderId, (f32, f32)> {
        if self.from_tray {
            return BTreeMap::new();
        }
        let number = |rating: Option<Rating>| rating.map_or(0.0, |rating| f32::from(rating.get()));
        let ratings = self.ratings(cx, initiative);
        ratings
            .into_iter()
            .map(|(id, influence, interest)| (id, (number(influence), number(interest))))
            .collect()
    }

    /// The ratings that a release here would give; nothing where none would change.
    fn ratings(&self, cx: &Context<'_>, initiative: InitiativeId) -> Ratings {
        if self.from_tray && !self.inside {
            return Vec::new();
        }
        if self.from_tray {
            return vec![(self.grabbed, Some(Rating::nearest(self.by.0)), Some(Rating::nearest(self.by.1)))];
        }
        let all = std::iter::once(self.grabbed).chain(self.others.iter().copied());
        moved_together(cx, initiative, all, self.by)
    }
}

/// The ratings of somebody who has both.
pub(super) fn rated(cx: &Context<'_>, initiative: InitiativeId, id: StakeholderId) -> Option<(f64, f64)> {
    let said = cx.document.assessments.get(&(initiative, id))?;
    Some((f64::from(said.influence?.get()), f64::from(said.interest?.get())))
}

/// The ratings of several when all change by the same, stopped together at the edge; nothing where none would change.
pub(super) fn moved_together(
    cx: &Context<'_>,
    initiative: InitiativeId,
    people: impl Iterator<Item = StakeholderId>,
    by: (f64, f64),
) -> Ratings {
    let rated: Vec<(StakeholderId, (f64, f64))> =
        people.filter_map(|id| Some((id, rated(cx, initiative, id)?))).collect();
    let room = |values: &mut dyn Iterator<Item = f64>, by: f64| {
        let (low, high) = values.fold((100.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
        by.clamp(-low, 100.0 - high)
    };
    if rated.is_empty() {
        return Vec::new();
    }
    let up = room(&mut rated.iter().map(|(_, own)| own.0), by.0);
    let right = room(&mut rated.iter().map(|(_, own)| own.1), by.1);
    if up.abs() < 0.5 && right.abs() < 0.5 {
        return Vec::new();
    }
    let moved = rated
        .into_iter()
        .map(|(id, own)| (id, Some(Rating::nearest(own.0 + up)), Some(Rating::nearest(own.1 + right))));
    moved.collect()
}

/// The field of new ratings.
fn field(stage: &Stage<'_>, influence: Option<Rating>, interest: Option<Rating>) -> Option<Quadrant> {
    let (_, initiative) = stage.cx.current()?;
    plan::quadrant(influence, interest, initiative)
}

/// New ratings as they are read aloud: *Influence 65, Interest 40, Keep satisfied*.
pub(super) fn spoken(stage: &Stage<'_>, ratings: &Ratings) -> String {
    let [(_, Some(influence), Some(interest))] = ratings.as_slice() else {
        return format!("{} people re-rated", ratings.len());
    };
    let field = field(stage, Some(*influence), Some(*interest));
    let field = field.map(|field| format!(", {}", field.name())).unwrap_or_default();
    format!("Influence {influence}, Interest {interest}{field}")
}

impl Grid {
    /// Goes on with a drag: shows where it leads, ends it on release, cancels it on Esc.
    pub(super) fn dragging(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let Some(drag) = &mut self.drag else { return };
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, egui::Key::Escape)) {
            self.drag = None;
            return;
        }
        let frame = stage.drawn.picture.frame;
        let keys = ui.input(|input| input.modifiers);
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) {
            drag.follow(stage, &frame, pointer, keys, self.snap);
        }
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
        let ratings = drag.ratings(stage.cx, stage.initiative);
        if ui.input(|input| input.pointer.any_down()) {
            show(ui, stage, drag, &ratings);
            return;
        }
        if !ratings.is_empty() {
            announce::polite(ui.ctx(), spoken(stage, &ratings));
            out.edit(edits::rate(stage.cx.document, stage.initiative, &ratings));
        }
        self.drag = None;
    }
}

/// The chip with the numbers; for somebody from the tray also their mark.
fn show(ui: &Ui, stage: &Stage<'_>, drag: &Drag, ratings: &Ratings) {
    let Some((_, Some(influence), Some(interest))) = ratings.iter().find(|(id, ..)| *id == drag.grabbed)
    else {
        return;
    };
    let tokens = stage.cx.tokens;
    let at = stage.camera.screen(stage.drawn.picture.frame.place(*influence, *interest));
    let plot = stage.drawn.plot(stage.camera);
    if drag.from_tray {
        guides(ui, tokens, at, plot, influence.get(), interest.get());
        ghost(ui, stage, drag.grabbed, at);
    }
    let old = stage.cx.document.assessments.get(&(stage.initiative, drag.grabbed));
    let change = |name: &str, old: Option<Rating>, new: Rating| match old {
        Some(old) if old != new => format!("{name} {old} → {new}"),
        _ => format!("{name} {new}"),
    };
    let mut first = format!(
        "{} · {}",
        change("Influence", old.and_then(|a| a.influence), *influence),
        change("Interest", old.and_then(|a| a.interest), *interest)
    );
    if ratings.len() > 1 {
        let by = |new: Rating, old: f64| format!("{:+.0}", f64::from(new.get()) - old).replace('-', "−");
        if let Some(own) = rated(stage.cx, stage.initiative, drag.grabbed) {
            first = format!(
                "{} people · Influence {} · Interest {}",
                ratings.len(),
                by(*influence, own.0),
                by(*interest, own.1)
            );
        }
    }
    chip(ui, tokens, at, stage.area, &first, second(stage, drag, ratings));
}

/// What becomes of the field.
fn second(stage: &Stage<'_>, drag: &Drag, ratings: &Ratings) -> super::chip::Words {
    let tokens = stage.cx.tokens;
    let before = |id: StakeholderId| {
        let said = stage.cx.document.assessments.get(&(stage.initiative, id))?;
        field(stage, said.influence, said.interest)
    };
    if ratings.len() > 1 {
        let changed = ratings.iter().filter(|(id, up, right)| field(stage, *up, *right) != before(*id));
        return match changed.count() {
            0 => Vec::new(),
            1 => vec![("1 person changes quadrant".to_owned(), false, tokens.text)],
            several => vec![(format!("{several} people change quadrant"), false, tokens.text)],
        };
    }
    let Some((_, up, right)) = ratings.first() else { return Vec::new() };
    let (now, was) = (field(stage, *up, *right), before(drag.grabbed));
    let Some(now) = now.filter(|now| Some(*now) != was) else { return Vec::new() };
    let mut words = vec![("now ".to_owned(), false, tokens.text), (now.name().to_owned(), true, tokens.text)];
    if let Some(was) = was {
        words.push((format!(" · was {}", was.name()), false, tokens.muted));
    }
    words
}

/// Somebody who has no mark on the plot yet.
pub(super) fn ghost(ui: &Ui, stage: &Stage<'_>, id: StakeholderId, at: Pos2) {
    let tokens = stage.cx.tokens;
    let Some(person) = stage.cx.document.stakeholders.get(&id) else { return };
    ui.painter().circle(at, 17.0, tokens.surface, Stroke::new(2.0, tokens.accent));
    let said = stage.cx.document.assessments.get(&(stage.initiative, id));
    let area = Rect::from_center_size(at, Vec2::splat(28.0));
    widgets::person_mark(ui.painter(), area, person, said, tokens);
    let words = widgets::galley(
        ui,
        &stage.cx.document.name(key(id)),
        crate::app::fonts::semibold(12.0),
        tokens.text,
        200.0,
    );
    ui.painter().galley(at + egui::vec2(24.0, -words.size().y / 2.0), words, tokens.text);
}
