//! Who is tied to whom, and in which communities?
//!
//! People at given places, sized by influence; ties between them; the areas of communities behind.
//!
//! *Invariants:* it moves nobody: places are an input. What the audience may not see of a person, a tie or a community
//! is not there. At less zoom it shows less: names from 35 % on, initials from 18 % on, then dots.

use super::areas::{areas, paint_caption};
use super::crossings::Crossings;
use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint};
use super::labels::{BELOW_FIRST, Place, Space, place};
use super::legend::{self, Line, Sign};
use super::measure::{Measure, Weight, fitted};
use super::person::{Closeness, Figure, Look, Voice, person};
use super::scene::{Detail, Hit, Scene, Shape, Text};
use super::ties::{self, Course};
use crate::share::{Disclosure, InitiativeId, Key, Point, StakeholderId, Tie, TieId, TieKind, counted};
use std::collections::{BTreeMap, BTreeSet};

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
    /// One person and so many ties round them; the others are faded.
    pub focus: Option<(StakeholderId, u8)>,
    /// Names beside the marks.
    pub show_labels: bool,
    /// The areas of communities.
    pub show_communities: bool,
    /// The legend below.
    pub show_legend: bool,
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
            focus: None,
            show_labels: true,
            show_communities: true,
            show_legend: true,
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

/// Names shown at once, at the most.
const NAMES: usize = 300;
/// Up to so many ties it is weighed how many a name would cover.
const WEIGHED: usize = 1_000;
/// Round the people, for names and areas.
const MARGIN: f32 = 72.0;

struct Node {
    figure: Figure,
    at: Pos,
    look: Look,
    /// 1 in focus, else less.
    focus: f32,
}

/// A person's places in the list of nodes.
type Index = BTreeMap<StakeholderId, usize>;

/// The network, and where places stand in it. Stance and influence are those in the initiative, or in the disclosure's
/// own where none is named. O(people · log + ties · log).
pub fn network(
    disclosure: &Disclosure,
    initiative: impl Into<Option<InitiativeId>>,
    positions: &BTreeMap<StakeholderId, Point>,
    options: &NetworkOptions,
    measure: &dyn Measure,
) -> (Scene, NetworkFrame) {
    let initiative = initiative.into().or_else(|| disclosure.initiative().map(|(id, _)| id));
    let zoom = options.zoom.clamp(0.02, 8.0);
    let shown =
        |id: &StakeholderId| !options.hidden.contains(id) && disclosure.stakeholders().contains_key(id);
    let raw = positions.iter().filter(|(id, _)| shown(id));
    let raw = Area::of(raw.map(|(_, at)| pos(at.x as f32, at.y as f32) * zoom)).unwrap_or_default();
    let frame = NetworkFrame { zoom, origin: pos(MARGIN, MARGIN) - raw.min };
    let nodes = nodes(disclosure, positions, options, initiative, &frame);
    let index: Index = nodes.iter().enumerate().map(|(at, node)| (node.figure.id, at)).collect();
    let width = (raw.width() + 2.0 * MARGIN).max(320.0);
    let bottom = raw.height() + 2.0 * MARGIN;
    let groups = if options.show_legend { network_signs(disclosure) } else { Vec::new() };
    let legend = if options.show_legend { legend::height(&groups, width, measure) } else { 0.0 };
    let title = "Network of stakeholders".to_owned();
    let mut scene = Scene { size: pos(width, bottom + legend), title, ..Scene::default() };
    scene.rect(Area::sized(pos(0.0, 0.0), width, scene.size.y), 0.0, Paint::from(Ink::Surface), None);
    let mut space = Space::new(Area::sized(pos(0.0, 0.0), width, bottom));
    let mut captions = Vec::new();
    if options.show_communities && zoom >= 0.18 {
        let placed = nodes.iter().map(|node| (node.figure.id, (node.at, node.look.radius))).collect();
        captions = areas(&mut scene, disclosure, initiative, &placed, options.focus.is_some());
    }
    let courses = paint_ties(&mut scene, disclosure, &nodes, &index, options);
    for node in &nodes {
        paint_node(&mut scene, node);
    }
    if options.show_labels && zoom >= 0.35 {
        for node in &nodes {
            node.figure.places(node.at, &node.look).into_iter().for_each(|area| space.take(area));
        }
        captions.retain(|caption| options.visible.is_none_or(|visible| visible.hits(&caption.area)));
        for caption in captions {
            paint_caption(&mut scene, caption, &mut space, measure);
        }
        names(&mut scene, &nodes, options, &courses, &mut space, measure);
    }
    if options.show_legend {
        legend::paint(&mut scene, &groups, pos(0.0, bottom), width, measure);
    }
    scene.description =
        format!("{} and {}.", counted(nodes.len(), "stakeholder"), counted(courses.len(), "tie"));
    (scene, frame)
}

/// The signs of a network for this audience: kinds of ties that are there, and those of people.
pub fn network_signs(disclosure: &Disclosure) -> Vec<Vec<Sign>> {
    let lines: BTreeSet<Line> = disclosure.ties().values().map(ties::line).collect();
    let stances = disclosure.sees("assessment.engagement_now");
    let mut groups = vec![lines.into_iter().map(Sign::Tie).collect()];
    groups.extend(legend::people(stances, disclosure.sees("assessment.advocacy.state"), Vec::new()));
    groups
}

/// Everybody with a place, the least important first.
fn nodes(
    disclosure: &Disclosure,
    positions: &BTreeMap<StakeholderId, Point>,
    options: &NetworkOptions,
    initiative: Option<InitiativeId>,
    frame: &NetworkFrame,
) -> Vec<Node> {
    let zoom = frame.zoom;
    let late = disclosure.sees("action.audience") && disclosure.sees("action.due");
    let rated = disclosure.sees("assessment.influence");
    let near = options.focus.map(|(centre, steps)| neighbours(disclosure, centre, steps));
    let small = if zoom >= 0.5 { 1.0 } else { (zoom / 0.5).max(0.6) };
    let detail = match zoom {
        zoom if zoom < 0.18 => Closeness::Dot,
        zoom if zoom < 0.35 => Closeness::Initials,
        _ => Closeness::Full,
    };
    let mut nodes: Vec<Node> = positions
        .iter()
        .filter(|(id, _)| !options.hidden.contains(id))
        .filter_map(|(id, at)| Some((id, at, disclosure.stakeholders().get(id)?)))
        .map(|(id, at, record)| {
            let mut figure = Figure::of(disclosure, initiative, *id, record);
            figure.late = late && options.late.contains(id);
            let full = match figure.influence {
                Some(rating) => 11.0 + 11.0 * rating.share() as f32,
                None if rated => 11.0,
                None => 14.0,
            };
            let key = Key::Stakeholder(*id);
            let focus = if near.as_ref().is_none_or(|near| near.contains(id)) { 1.0 } else { 0.22 };
            let dim = if options.dimmed.contains(id) { 0.15 } else { 1.0 };
            let look = Look {
                // Nine points are the least that hold initials.
                radius: if detail == Closeness::Dot { 3.0 } else { (full * small).max(9.0) },
                detail,
                selected: options.selected.contains(&key),
                hovered: options.hovered == Some(key),
                wanted: false,
                opacity: dim * focus,
            };
            Node { figure, at: frame.place(*at), look, focus }
        })
        .collect();
    nodes.sort_by_key(|node| {
        let figure = &node.figure;
        (
            node.look.selected,
            node.look.hovered,
            node.focus >= 1.0,
            figure.voice == Voice::Advocate,
            figure.influence,
            std::cmp::Reverse(figure.id),
        )
    });
    nodes
}

/// Everybody within so many ties.
fn neighbours(disclosure: &Disclosure, centre: StakeholderId, steps: u8) -> BTreeSet<StakeholderId> {
    let mut near = BTreeSet::from([centre]);
    for _ in 0..steps {
        let next: Vec<StakeholderId> = disclosure
            .ties()
            .values()
            .flat_map(|tie| [(tie.from, tie.to), (tie.to, tie.from)])
            .filter(|(from, _)| near.contains(from))
            .map(|(_, to)| to)
            .collect();
        near.extend(next);
    }
    near
}

fn paint_node(scene: &mut Scene, node: &Node) {
    let reach = node.figure.reach(node.look.radius);
    let weight = node.figure.influence.map_or(0.0, |rating| f32::from(rating.get()))
        + if node.look.selected { 1000.0 } else { 0.0 };
    let hit = Hit::Disc(node.at, reach.max(if node.look.detail == Closeness::Dot { 5.0 } else { 12.0 }));
    scene.mark(Key::Stakeholder(node.figure.id), node.figure.aloud(), hit, weight, |scene| {
        if node.look.opacity < 1.0 {
            scene.circle(node.at, node.look.radius, Paint::from(Ink::Surface), None);
        }
        person(scene, &node.figure, node.at, &node.look);
    });
}

/// Paints the ties, the weakest first, and says where they run and how much they matter.
fn paint_ties(
    scene: &mut Scene,
    disclosure: &Disclosure,
    nodes: &[Node],
    index: &Index,
    options: &NetworkOptions,
) -> Vec<(Pos, Pos, f32)> {
    let mut known: Vec<(TieId, &Tie)> = disclosure.ties().iter().map(|(id, tie)| (*id, tie)).collect();
    known.sort_by_key(|(id, tie)| (options.selected.contains(&Key::Tie(*id)), tie.strength.get(), *id));
    let mut beside: BTreeMap<(StakeholderId, StakeholderId), usize> = BTreeMap::new();
    let mut courses = Vec::with_capacity(known.len());
    for (id, tie) in known {
        let (Some(from), Some(to)) = (index.get(&tie.from), index.get(&tie.to)) else { continue };
        let (from, to) = (&nodes[*from], &nodes[*to]);
        let pair = (tie.from.min(tie.to), tie.from.max(tie.to));
        let lane = beside.entry(pair).or_default();
        // 0, 5, −5, 10 … off the middle, the same side whichever way the tie points.
        let side = if tie.from <= tie.to { 1.0 } else { -1.0 };
        let aside = side * [0.0, 5.0, -5.0, 10.0, -10.0, 15.0][(*lane).min(5)];
        *lane += 1;
        let ends = |node: &Node| (node.at, node.figure.reach(node.look.radius));
        let Some(course) = Course::between(ends(from), ends(to), aside) else { continue };
        let strength = tie.strength.get();
        let key = Key::Tie(id);
        let chosen = options.selected.contains(&key) || options.hovered == Some(key);
        let paint = match options.focus {
            _ if chosen => Paint::from(Ink::Accent),
            Some((centre, _)) if tie.other(centre).is_some() => Paint::from(Ink::Accent),
            Some(_) if from.focus < 1.0 || to.focus < 1.0 => Ink::Ctl.faded(0.1),
            Some(_) => Ink::Ctl.faded(0.55),
            None => Ink::Ctl.faded(ties::opacity(strength)),
        };
        let dim = from.look.opacity.min(to.look.opacity);
        let paint = if options.focus.is_none() { paint.faded(dim.max(0.15)) } else { paint };
        courses.push((course.from, course.to, strength as f32));
        scene.mark(key, aloud(tie, from, to), Hit::Segment(course.from, course.to), -2.0, |scene| {
            ties::paint(scene, tie, course, paint);
        });
    }
    courses
}

/// *Ana Ruiz reports to Ben Ode, strength 4*.
fn aloud(tie: &Tie, from: &Node, to: &Node) -> String {
    let (from, to) = (&from.figure.name, &to.figure.name);
    let words = match &tie.kind {
        TieKind::Informal => format!("{from} and {to}, informal tie"),
        TieKind::Conflict => format!("{from} in conflict with {to}"),
        kind => format!("{from} {} {to}", kind.name().to_lowercase()),
    };
    format!("{words}, strength {}", tie.strength)
}

/// Names, the most important first: the free place that crosses the fewest and weakest ties.
fn names(
    scene: &mut Scene,
    nodes: &[Node],
    options: &NetworkOptions,
    courses: &[(Pos, Pos, f32)],
    space: &mut Space,
    measure: &dyn Measure,
) {
    let seen =
        |node: &&Node| node.focus >= 1.0 && options.visible.is_none_or(|visible| visible.contains(node.at));
    // Where there are so many ties, every place is crossed: the first free one is as good.
    let crossings = Crossings::new(if courses.len() > WEIGHED { &[] } else { courses });
    let page = Area::sized(pos(0.0, 0.0), scene.size.x, scene.size.y);
    for node in nodes.iter().rev().filter(seen).take(NAMES) {
        let name = fitted(&node.figure.name, 200.0, 12.0, Weight::Medium, measure);
        let width = measure.width(&name, 12.0, Weight::Medium) + 2.0;
        let reach = node.figure.reach(node.look.radius);
        let places = BELOW_FIRST.map(|side| place(side, node.at, reach, width, 0.0));
        let free = places.iter().filter(|p| space.is_free(&p.area));
        let best = free
            .map(|p| (crossings.cost(&p.area) + if page.holds(&p.area) { 0.0 } else { 1000.0 }, p))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, place): (f32, &Place)| *place);
        let Some(best) = best else { continue };
        space.take(best.area);
        let weight = if node.look.selected { Weight::SemiBold } else { Weight::Medium };
        let text = Text::new(best.anchor(), name, 12.0, weight, Ink::Text)
            .aligned(best.align)
            .seen_from(Detail::Near);
        let mut shape = Shape::Text(text.with_halo(Ink::Surface));
        shape.fade(node.look.opacity);
        scene.push(shape);
    }
}
