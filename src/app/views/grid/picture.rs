//! Which picture of the grid is on the screen, and when must it be made anew?
//!
//! *Invariants:* a picture is made again only when something that it shows has changed; names stay where they stood.

use super::Grid;
use crate::app::canvas::Camera;
use crate::app::context::Context;
use crate::app::selection::Selection;
use crate::diagram::legend::{Entry, legend as legend_scene};
use crate::diagram::{Beside, GridOptions, GridPicture, Inter, Pos, Scene, Versus, grid_picture, pos};
use crate::model::{InitiativeId, Key, ReviewId, StakeholderId};
use crate::plan;
use egui::{Rect, Vec2};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// What a picture was made from: equal means that it can be used again.
#[derive(Debug, Clone, PartialEq)]
struct From {
    revision: u64,
    initiative: Option<InitiativeId>,
    today: Date,
    size: Vec2,
    selection: Selection,
    filter: (String, bool, bool),
    shows: (bool, bool, bool, bool),
    trails: Vec<ReviewId>,
    versus: Option<Versus>,
    lines: Option<(u32, u32)>,
    moved: BTreeMap<StakeholderId, (f32, f32)>,
}

/// A picture with what is looked up in it.
pub(super) struct Made {
    /// The picture.
    pub(super) picture: GridPicture,
    /// The marks in the order of the names.
    pub(super) by_name: Vec<usize>,
}

impl Made {
    /// The four fields on the screen.
    pub(super) fn plot(&self, camera: Camera) -> Rect {
        let plot = self.picture.frame.plot;
        Rect::from_min_max(camera.screen(plot.min), camera.screen(plot.max))
    }
}

/// The picture of the last frame.
pub(super) struct Drawn {
    from: From,
    made: Rc<Made>,
    /// Where names stood when nothing was being dragged.
    beside: BTreeMap<StakeholderId, Beside>,
    legend: Option<(Vec<Vec<Entry>>, Pos, Rc<Scene>)>,
}

impl Drawn {
    pub(super) fn made(&self) -> Rc<Made> {
        Rc::clone(&self.made)
    }

    pub(super) fn scene(&self) -> &Scene {
        &self.made.picture.scene
    }

    pub(super) fn plot(&self, camera: Camera) -> Rect {
        self.made.plot(camera)
    }
}

impl Grid {
    /// How the grid is to be painted.
    pub(super) fn options(&self, cx: &Context<'_>, size: Vec2) -> GridOptions {
        let mut options = GridOptions {
            size: pos(size.x, size.y),
            selected: cx.selection.keys().into_iter().collect(),
            show_labels: self.labels,
            show_wanted: self.wanted,
            show_legend: false,
            arrange: self.arrange,
            versus: self.versus,
            ..GridOptions::default()
        };
        let Some(initiative) = cx.initiative else { return options };
        options.late = plan::late(cx.document, initiative, cx.today);
        if self.fresh {
            options.aged = Arc::new(plan::pulse::aged(cx.document, initiative, cx.today));
        }
        options.trails = self.trails.reviews(cx, initiative);
        options.lines = self.moving.as_ref().map(|moving| moving.lines(cx, initiative));
        options.moved = self.drag.as_ref().map(|drag| drag.moved(cx, initiative)).unwrap_or_default();
        if cx.filter.is_on() {
            let others = cx.document.assessments_of(initiative).map(|(id, _)| id);
            let others = others.filter(|id| !cx.filter.fits(*id)).collect();
            // Where nobody fits the marks stay, faded, so that one sees what is being filtered.
            if cx.filter.hides() && cx.filter.count().0 > 0 {
                options.hidden = others;
            } else {
                options.dimmed = others;
            }
        }
        options
    }

    /// Makes the picture anew where anything that it shows has changed.
    pub(super) fn follow(&mut self, cx: &Context<'_>, size: Vec2) {
        let from = From {
            revision: cx.revision,
            initiative: cx.initiative,
            today: cx.today,
            size,
            selection: cx.selection.clone(),
            filter: (cx.filter.text().to_owned(), cx.filter.hides(), cx.filter.is_on()),
            shows: (self.labels, self.wanted, self.arrange, self.fresh),
            trails: cx.initiative.map(|id| self.trails.reviews(cx, id)).unwrap_or_default(),
            versus: self.versus,
            lines: self.moving.as_ref().zip(cx.initiative).map(|(moving, id)| moving.lines(cx, id)),
            moved: self
                .drag
                .as_ref()
                .zip(cx.initiative)
                .map(|(drag, id)| drag.moved(cx, id))
                .unwrap_or_default(),
        };
        if self.drawn.as_ref().is_some_and(|drawn| drawn.from == from) {
            return;
        }
        let before = self.drawn.take().filter(|drawn| drawn.from.initiative == from.initiative);
        let (beside, legend) = before.map(|drawn| (drawn.beside, drawn.legend)).unwrap_or_default();
        let options = self.options(cx, size);
        let picture = grid_picture(cx.disclosure, cx.initiative, &options, &beside, &Inter);
        let beside = if from.moved.is_empty() { picture.beside.clone() } else { beside };
        let mut named: Vec<(String, usize)> = picture
            .scene
            .marks
            .iter()
            .enumerate()
            .map(|(place, mark)| (cx.document.name(mark.key).to_lowercase(), place))
            .collect();
        named.sort();
        let by_name = named.into_iter().map(|(_, place)| place).collect();
        self.drawn = Some(Drawn { from, made: Rc::new(Made { picture, by_name }), beside, legend });
    }

    /// Where somebody stands in the picture.
    pub(super) fn mark_of(&self, id: StakeholderId) -> Option<Pos> {
        let scene = self.drawn.as_ref()?.scene();
        Some(scene.find(Key::Stakeholder(id))?.hit.bounds().centre())
    }
}

/// The legend with these signs, made once.
pub(super) fn legend(drawn: &mut Option<Drawn>, groups: Vec<Vec<Entry>>, size: Pos) -> Rc<Scene> {
    let known = drawn.as_ref().and_then(|drawn| drawn.legend.as_ref());
    if let Some((old, there, scene)) = known
        && *old == groups
        && *there == size
    {
        return Rc::clone(scene);
    }
    let scene = Rc::new(legend_scene(&groups, size.x, &Inter));
    if let Some(drawn) = drawn {
        drawn.legend = Some((groups, size, Rc::clone(&scene)));
    }
    scene
}
