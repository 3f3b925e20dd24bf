//! Who is tied to whom, and in which communities?
//!
//! People at given places, sized by influence; ties between them; the areas of communities behind.
//!
//! *Invariants:* it moves nobody: places are an input. What the audience may not see of a person, a tie or a community
//! is not there. At less zoom it shows less: names from 35 % on, initials from 18 % on, then dots.

mod lines;
mod names;
mod nodes;
mod signs;

use super::areas::{Caption, areas, found_areas, paint_caption};
use super::cast::{Cast, SizeBy};
use super::colouring::Colouring;
use super::found::Found;
use super::geometry::{Area, Pos, pos};
use super::grounds;
use super::ink::{Ink, Paint};
use super::labels::Space;
use super::legend;
use super::marks::Marks;
use super::measure::{Inter, Measure};
use super::measured::Measured;
use super::scene::Scene;
use crate::layout::{Arranged, Ground};
use crate::share::{CommunityId, Disclosure, InitiativeId, Key, Point, StakeholderId, TieFilter, counted};
use lines::paint_ties;
use names::names;
use nodes::{Node, nodes, paint_node};
pub use signs::network_legend;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How the network is painted.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkOptions {
    /// How far places lie apart: 1 is the places as they are. Marks and names keep their size.
    pub zoom: f32,
    /// What is seen of the picture, in its points: people there get names first, and nobody outside gets one.
    pub visible: Option<Area>,
    /// With a ring in the accent; ties in the accent.
    pub selected: BTreeSet<Key>,
    /// With a soft disc.
    pub hovered: Option<Key>,
    /// Faded: a filter does not match.
    pub dimmed: BTreeSet<StakeholderId>,
    /// Not there: a filter does not match.
    pub hidden: BTreeSet<StakeholderId>,
    /// For whom an action is late; painted only where the audience sees for whom actions are.
    pub late: BTreeSet<StakeholderId>,
    /// Who was judged too long ago, and how many days: for the screen of the owner alone, empty in what leaves.
    pub aged: Arc<BTreeMap<StakeholderId, u32>>,
    /// One person and so many ties round them; the others are faded.
    pub focus: Option<(StakeholderId, u8)>,
    /// By what people are large or small.
    pub size: SizeBy,
    /// The number by which they are large, where they are sized by one; all are alike while it is not known.
    pub sized: Option<Measured>,
    /// The colours of people, where they are not those of stances.
    pub colouring: Option<Colouring>,
    /// Which ties are seen; focus and names go by them too.
    pub ties: TieFilter,
    /// Who stands between others, where that is marked.
    pub marks: Option<Marks>,
    /// Groups found from ties, whose areas are drawn in place of those of communities.
    pub found: Option<Found>,
    /// Names beside the marks.
    pub show_labels: bool,
    /// What stands behind everybody, the rearmost first.
    pub grounds: Arc<Vec<Ground>>,
    /// The areas of communities.
    pub show_communities: bool,
    /// The legend below.
    pub show_legend: bool,
    /// Marks say what is read aloud; [`Cast::aloud`] says it otherwise.
    pub spoken: bool,
}

impl Default for NetworkOptions {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            visible: None,
            selected: BTreeSet::new(),
            hovered: None,
            dimmed: BTreeSet::new(),
            hidden: BTreeSet::new(),
            late: BTreeSet::new(),
            aged: Arc::default(),
            focus: None,
            size: SizeBy::default(),
            sized: None,
            colouring: None,
            ties: TieFilter::default(),
            marks: None,
            found: None,
            show_labels: true,
            grounds: Arc::default(),
            show_communities: true,
            show_legend: true,
            spoken: true,
        }
    }
}

/// Where places stand in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NetworkFrame {
    /// Points of the picture for a point of the places.
    pub zoom: f32,
    /// Where the places' origin is in the picture.
    pub origin: Pos,
}

impl NetworkFrame {
    /// Where a place stands in the picture.
    pub fn place(&self, at: Point) -> Pos {
        self.origin + pos(at.x as f32, at.y as f32) * self.zoom
    }

    /// Which place stands there; nothing beyond the limits of places.
    pub fn point_at(&self, at: Pos) -> Option<Point> {
        let p = (at - self.origin) * (1.0 / self.zoom);
        Point::new(f64::from(p.x), f64::from(p.y))
    }
}

/// Above and below the people, for areas and their names.
const MARGIN: f32 = 72.0;
/// From this zoom on people have names; areas have theirs from far away.
const NAMED: f32 = 0.35;
/// To the left and right of them, where names are longer.
pub(super) const SIDE: f32 = 104.0;

/// The network, and where places stand in it. Stance and influence are those in the initiative, or in the disclosure's
/// own where none is named. O(people · log + ties · log).
pub fn network(
    disclosure: &Disclosure,
    initiative: impl Into<Option<InitiativeId>>,
    positions: &BTreeMap<StakeholderId, Point>,
    options: &NetworkOptions,
    measure: &dyn Measure,
) -> (Scene, NetworkFrame) {
    network_of(&Cast::of(disclosure, initiative), disclosure, positions, options, measure)
}

/// The same with the cast looked up before. O(people · log + ties).
pub fn network_of(
    cast: &Cast,
    disclosure: &Disclosure,
    positions: &BTreeMap<StakeholderId, Point>,
    options: &NetworkOptions,
    measure: &dyn Measure,
) -> (Scene, NetworkFrame) {
    let zoom = options.zoom.clamp(0.02, 8.0);
    let shown = |id: &StakeholderId| !options.hidden.contains(id) && cast.place(*id).is_some();
    let raw = positions.iter().filter(|(id, _)| shown(id));
    let raw = Area::of(raw.map(|(_, at)| pos(at.x as f32, at.y as f32) * zoom)).unwrap_or_default();
    let raw = grounds::bounds(&options.grounds)
        .map_or(raw, |area| raw.with(Area { min: area.min * zoom, max: area.max * zoom }));
    let frame = NetworkFrame { zoom, origin: pos(SIDE, MARGIN) - raw.min };
    let nodes = nodes(cast, disclosure, positions, options, &frame);
    let width = (raw.width() + 2.0 * SIDE).max(320.0);
    let bottom = raw.height() + 2.0 * MARGIN;
    let groups = if options.show_legend { network_legend(cast, disclosure, options) } else { Vec::new() };
    let legend = if options.show_legend { legend::height(&groups, width, measure) } else { 0.0 };
    let title = "Network of stakeholders".to_owned();
    let mut scene = Scene { size: pos(width, bottom + legend), title, ..Scene::default() };
    scene.rect(Area::sized(pos(0.0, 0.0), width, scene.size.y), 0.0, Paint::from(Ink::Surface), None);
    grounds::paint(&mut scene, &options.grounds, &frame);
    let captions = paint_areas(&mut scene, cast, disclosure, &nodes, options);
    let mut index = vec![usize::MAX; cast.people.len()];
    for (at, node) in nodes.iter().enumerate() {
        index[node.place] = at;
    }
    let courses = paint_ties(&mut scene, cast, disclosure, &nodes, &index, options);
    for node in &nodes {
        paint_node(&mut scene, node, options.spoken);
    }
    let written_on = !captions.is_empty() || !options.grounds.is_empty();
    if options.show_labels && (zoom >= NAMED || written_on) {
        let page = Area::sized(pos(0.0, 0.0), width, bottom);
        // What lies far outside of what is seen takes no name's place.
        let near = options.visible.map(|visible| visible.grown(300.0));
        let mut space = Space::new(near.unwrap_or(page));
        let take = |space: &mut Space, least: f32| {
            let there =
                |node: &&Node| node.look.opacity >= least && near.is_none_or(|near| near.contains(node.at));
            for node in nodes.iter().filter(there) {
                node.figure.places(node.at, &node.look).into_iter().for_each(|area| space.take(area));
            }
        };
        take(&mut space, 0.0);
        let mut captions = captions;
        captions.retain(|caption| options.visible.is_none_or(|visible| visible.hits(&caption.area)));
        let mut written = grounds::captions(&mut scene, &options.grounds, &frame, &mut space, measure);
        let of_communities = captions
            .into_iter()
            .filter_map(|caption| paint_caption(&mut scene, caption, &mut space, measure));
        written.extend(of_communities);
        if options.focus.is_some() || !options.dimmed.is_empty() {
            // Names may stand over those who are faded.
            space = Space::new(near.unwrap_or(page));
            take(&mut space, 1.0);
            written.into_iter().for_each(|area| space.take(area));
        }
        if zoom >= NAMED {
            names(&mut scene, &nodes, options, &courses, &mut space, page, measure);
        }
    }
    if options.show_legend {
        legend::paint(&mut scene, &groups, pos(0.0, bottom), width, measure);
    }
    scene.description =
        format!("{} and {}.", counted(nodes.len(), "stakeholder"), counted(courses.len(), "tie"));
    (scene, frame)
}

/// Paints the areas of communities, or of groups found from ties, and says what is to be written at them.
fn paint_areas(
    scene: &mut Scene,
    cast: &Cast,
    disclosure: &Disclosure,
    nodes: &[Node],
    options: &NetworkOptions,
) -> Vec<Caption> {
    if options.zoom < 0.06 || !(options.show_communities || options.found.is_some()) {
        return Vec::new();
    }
    let mut by_id: Vec<&Node> = nodes.iter().collect();
    by_id.sort_by_key(|node| node.place);
    let focused = options.focus.is_some();
    if let Some(found) = &options.found {
        let mut members: BTreeMap<usize, Vec<(Pos, f32)>> = BTreeMap::new();
        for node in by_id {
            if let Some(group) = found.of(node.figure.id) {
                members.entry(group).or_default().push((node.at, node.look.radius));
            }
        }
        return found_areas(scene, found, &members, focused);
    }
    let mut members: BTreeMap<CommunityId, Vec<(Pos, f32)>> = BTreeMap::new();
    for node in by_id {
        if let Some(home) = cast.homes[node.place] {
            members.entry(home).or_default().push((node.at, node.look.radius));
        }
    }
    areas(scene, disclosure, cast.initiative, &members, focused)
}

/// The network with people coloured and sized by a number, at its usual size. O(people · log + ties · log).
pub fn network_measured(disclosure: &Disclosure, arranged: &Arranged, measured: &Measured) -> Scene {
    let cast = Cast::of(disclosure, None);
    let options = NetworkOptions {
        size: SizeBy::Measure,
        colouring: Some(Colouring::of_measured(&cast, measured)),
        sized: Some(measured.clone()),
        ..NetworkOptions::of(&arranged.grounds)
    };
    let mut scene = network_of(&cast, disclosure, &arranged.places, &options, &Inter).0;
    scene.title = format!("{} by {}", scene.title, measured.name().to_lowercase());
    scene
}
