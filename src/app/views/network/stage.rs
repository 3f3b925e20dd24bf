//! What is drawn of the network, and what of it can be used again in the next frame?
//!
//! Three things are kept, each for what it depends on: who is there (the map), the scene (and the zoom, the selection),
//! the painted picture (and the camera). What follows the pointer is painted on top and changes none of them.

use super::ground;
use super::known::{Knowledge, Known};
use super::show::{Areas, Show, Size};
use crate::analysis::TieFilter;
use crate::app::canvas::{Camera, Hits, Picture};
use crate::app::context::Context;
use crate::app::filter::Filtered;
use crate::diagram::{
    Cast, Entry, Found, Inter, NetworkFrame, NetworkOptions, Scene, SizeBy, network_legend, network_of,
};
use crate::model::{InitiativeId, Key, StakeholderId, TieKind};
use crate::plan;
use egui::{Rect, vec2};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// What was drawn last.
#[derive(Default)]
pub(super) struct Stage {
    cast: Option<(CastOf, Rc<Cast>, BTreeSet<StakeholderId>)>,
    others: Option<(CastOf, Filtered, BTreeSet<StakeholderId>)>,
    drawn: Option<Drawn>,
    pub(super) picture: Picture,
    knowledge: Knowledge,
    ready: Option<Ready>,
}

/// What does not depend on the camera, the selection and the filter.
struct Ready {
    of: CastOf,
    options: NetworkOptions,
    known: Known,
    legend: Rc<Vec<Vec<Entry>>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct CastOf {
    revision: u64,
    initiative: Option<InitiativeId>,
    today: jiff::civil::Date,
}

impl CastOf {
    fn now(cx: &Context<'_>) -> Self {
        Self { revision: cx.revision, initiative: cx.initiative, today: cx.today }
    }
}

/// What the scene was drawn from, and what came of it.
struct Drawn {
    of: CastOf,
    arranged: u64,
    options: NetworkOptions,
    scene: Rc<Scene>,
    hits: Rc<Hits>,
    frame: NetworkFrame,
}

/// The scene of this frame.
#[derive(Clone)]
pub(super) struct Set {
    pub(super) scene: Rc<Scene>,
    pub(super) hits: Rc<Hits>,
    pub(super) cast: Rc<Cast>,
    pub(super) known: Known,
    /// Where the scene's origin lies on the screen.
    pub(super) camera: Camera,
}

impl Stage {
    /// Finds out who is there and what is known of them, and gives the entries of the legend. To be called before `set`.
    pub(super) fn prepare(&mut self, cx: &Context<'_>, show: &Show, joiners: &[Key]) -> Rc<Vec<Vec<Entry>>> {
        let of = CastOf::now(cx);
        let (cast, late) = self.cast(cx, of);
        let known = self.knowledge.of(cx, &cast, show, joiners);
        let options = NetworkOptions {
            size: match show.size {
                Size::Influence => SizeBy::Influence,
                Size::Equal => SizeBy::Equal,
                Size::Measure(_) => SizeBy::Measure,
            },
            sized: known.sized.clone(),
            colouring: known.colouring.clone(),
            ties: show.ties.clone(),
            marks: known.marks.clone(),
            found: known.found.clone(),
            late,
            aged: Arc::clone(&known.aged),
            grounds: Arc::clone(cx.grounds),
            show_communities: show.areas(cx) == Areas::Declared,
            show_legend: false,
            spoken: false,
            ..NetworkOptions::default()
        };
        if let Some(ready) = &mut self.ready
            && ready.of == of
            && ready.options == options
        {
            ready.known = known;
            return Rc::clone(&ready.legend);
        }
        let legend = Rc::new(network_legend(&cast, cx.disclosure, &options));
        self.ready = Some(Ready { of, options, known, legend: Rc::clone(&legend) });
        legend
    }

    fn cast(&mut self, cx: &Context<'_>, of: CastOf) -> (Rc<Cast>, BTreeSet<StakeholderId>) {
        if let Some((before, cast, late)) = &self.cast
            && *before == of
        {
            return (Rc::clone(cast), late.clone());
        }
        let late = cx.initiative.map(|id| plan::late(cx.document, id, cx.today)).unwrap_or_default();
        let cast = Rc::new(Cast::of(cx.disclosure, cx.initiative));
        self.cast = Some((of, Rc::clone(&cast), late.clone()));
        (cast, late)
    }

    /// The scene for this camera, drawn anew where anything that matters changed.
    pub(super) fn set(&mut self, cx: &Context<'_>, show: &Show, world: Camera, area: Rect) -> Set {
        let of = CastOf::now(cx);
        let cast = self.cast(cx, of).0;
        let others = self.others(cx, of);
        let (hidden, dimmed) =
            if cx.filter.hides() { (others, BTreeSet::new()) } else { (BTreeSet::new(), others) };
        let (base, known) = match &self.ready {
            Some(ready) => (ready.options.clone(), ready.known.clone()),
            None => (NetworkOptions::default(), Known::default()),
        };
        let visible = self.drawn.as_ref().map(|drawn| ground::seen(world, &drawn.frame, area));
        let options = NetworkOptions {
            zoom: world.zoom,
            visible,
            selected: cx.selection.keys().into_iter().collect(),
            hidden,
            dimmed,
            focus: show.focus.filter(|(id, _)| cx.document.stakeholders.contains_key(id)),
            ..base
        };
        let same = self
            .drawn
            .as_ref()
            .is_some_and(|drawn| drawn.of == of && drawn.arranged == cx.arranged && drawn.options == options);
        if !same {
            let (scene, frame) = network_of(&cast, cx.disclosure, cx.positions, &options, &Inter);
            let hits = Rc::new(Hits::of(&scene));
            self.drawn =
                Some(Drawn { of, arranged: cx.arranged, options, scene: Rc::new(scene), hits, frame });
        }
        let (scene, hits, origin) = match &self.drawn {
            Some(drawn) => (Rc::clone(&drawn.scene), Rc::clone(&drawn.hits), drawn.frame.origin),
            None => (Rc::default(), Rc::default(), crate::diagram::pos(0.0, 0.0)),
        };
        // The scene is drawn at its zoom already: it is only moved.
        let camera = Camera::at(world.origin - vec2(origin.x, origin.y));
        Set { scene, hits, cast, known, camera }
    }
    /// Who does not fit what is looked for.
    fn others(&mut self, cx: &Context<'_>, of: CastOf) -> BTreeSet<StakeholderId> {
        if !cx.filter.is_on() {
            self.others = None;
            return BTreeSet::new();
        }
        if let Some((before, filter, others)) = &self.others
            && *before == of
            && filter == cx.filter
        {
            return others.clone();
        }
        let all = cx.document.stakeholders.keys().copied();
        let others: BTreeSet<StakeholderId> = all.filter(|id| !cx.filter.fits(*id)).collect();
        self.others = Some((of, cx.filter.clone(), others.clone()));
        others
    }

    /// The groups found from ties whose areas are shown.
    pub(super) fn found(&self) -> Option<&Found> {
        self.ready.as_ref()?.known.found.as_ref()
    }

    /// The kinds of ties that are there, in order.
    pub(super) fn kinds(&mut self, cx: &Context<'_>) -> Vec<TieKind> {
        self.cast(cx, CastOf::now(cx)).0.kinds().to_vec()
    }

    /// How many others are within so many ties of somebody.
    pub(super) fn near(&self, id: StakeholderId, steps: u8, ties: &TieFilter) -> usize {
        self.cast
            .as_ref()
            .map_or(0, |(_, cast, _)| cast.near(id, steps, ties).into_iter().filter(|near| *near).count())
            .saturating_sub(1)
    }
}
