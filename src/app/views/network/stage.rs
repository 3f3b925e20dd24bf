//! What is drawn of the network, and what of it can be used again in the next frame?
//!
//! Three things are kept, each for what it depends on: who is there (the map), the scene (and the zoom, the selection),
//! the painted picture (and the camera). What follows the pointer is painted on top and changes none of them.

use super::ground;
use crate::analysis::Scores;
use crate::analysis::{Counting, Metric, TieFilter};
use crate::app::canvas::{Camera, Hits, Picture};
use crate::app::context::Context;
use crate::app::filter::Filtered;
use crate::diagram::{
    Cast, ColourBy, Inter, Measured, NetworkFrame, NetworkOptions, Scene, SizeBy, network_of,
};
use crate::model::{InitiativeId, StakeholderId};
use crate::plan;
use egui::{Rect, vec2};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// By what people are large or small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Size {
    /// Their influence.
    #[default]
    Influence,
    /// All alike.
    Equal,
    /// The measure with this id.
    Measure(&'static str),
}

/// How the network is shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Show {
    pub(super) size: Size,
    pub(super) colour: ColourBy,
    /// Whether the areas of communities are shown; nothing: unless something else stands behind people.
    pub(super) communities: Option<bool>,
    pub(super) focus: Option<(StakeholderId, u8)>,
}

impl Show {
    /// Whether the areas of communities are shown: they would cross what an arrangement paints behind people.
    pub(super) fn communities(self, cx: &Context<'_>) -> bool {
        self.communities.unwrap_or(cx.grounds.is_empty())
    }
}

/// What was drawn last.
#[derive(Default)]
pub(super) struct Stage {
    cast: Option<(CastOf, Rc<Cast>, BTreeSet<StakeholderId>)>,
    others: Option<(CastOf, Filtered, BTreeSet<StakeholderId>)>,
    drawn: Option<Drawn>,
    pub(super) picture: Picture,
    sized: Option<Taken>,
}

/// The scores of a measure as the picture takes them.
struct Taken {
    scores: Arc<Scores>,
    pale: bool,
    measured: Measured,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct CastOf {
    revision: u64,
    initiative: Option<InitiativeId>,
    today: jiff::civil::Date,
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
    /// Where the scene's origin lies on the screen.
    pub(super) camera: Camera,
}

impl Stage {
    /// The scene for this camera, drawn anew where anything that matters changed.
    pub(super) fn set(&mut self, cx: &Context<'_>, show: Show, world: Camera, area: Rect) -> Set {
        let of = CastOf { revision: cx.revision, initiative: cx.initiative, today: cx.today };
        if self.cast.as_ref().is_none_or(|(before, ..)| *before != of) {
            let late = cx.initiative.map(|id| plan::late(cx.document, id, cx.today)).unwrap_or_default();
            self.cast = Some((of, Rc::new(Cast::of(cx.disclosure, cx.initiative)), late));
        }
        let (cast, late) = match &self.cast {
            Some((_, cast, late)) => (Rc::clone(cast), late.clone()),
            None => (Rc::new(Cast::of(cx.disclosure, cx.initiative)), BTreeSet::new()),
        };
        let others = self.others(cx, of);
        let (hidden, dimmed) =
            if cx.filter.hides() { (others, BTreeSet::new()) } else { (BTreeSet::new(), others) };
        let sized = match show.size {
            Size::Measure(id) => measured(&mut self.sized, cx, id),
            _ => None,
        };
        let size = match show.size {
            Size::Influence => SizeBy::Influence,
            Size::Equal => SizeBy::Equal,
            Size::Measure(_) => SizeBy::Measure,
        };
        let visible = self.drawn.as_ref().map(|drawn| ground::seen(world, &drawn.frame, area));
        let options = NetworkOptions {
            zoom: world.zoom,
            visible,
            selected: cx.selection.keys().into_iter().collect(),
            late,
            hidden,
            dimmed,
            focus: show.focus.filter(|(id, _)| cx.document.stakeholders.contains_key(id)),
            size,
            sized,
            colour: show.colour,
            grounds: Arc::clone(cx.grounds),
            show_communities: show.communities(cx),
            show_legend: false,
            spoken: false,
            ..NetworkOptions::default()
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
        Set { scene, hits, cast, camera }
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

    /// How many others are within so many ties of somebody.
    pub(super) fn near(&self, id: StakeholderId, steps: u8) -> usize {
        self.cast
            .as_ref()
            .map_or(0, |(_, cast, _)| cast.near(id, steps).into_iter().filter(|near| *near).count())
            .saturating_sub(1)
    }
}

/// What is known of a measure, kept as long as it stays the same.
fn measured(kept: &mut Option<Taken>, cx: &Context<'_>, id: &str) -> Option<Measured> {
    let metric = Metric::find(id)?;
    let answer = cx.analyses.scores(metric, Counting::default(), &TieFilter::default());
    let (scores, pale) = (answer.value?, answer.stale);
    let same = |taken: &&mut Taken| Arc::ptr_eq(&taken.scores, &scores) && taken.pale == pale;
    if let Some(taken) = kept.as_mut().filter(same) {
        return Some(taken.measured.clone());
    }
    let measured = Measured::new(metric.name, scores.iter(), pale);
    *kept = Some(Taken { scores, pale, measured: measured.clone() });
    Some(measured)
}
