//! Who is tied to whom, and in which communities?
//!
//! People at given places, sized by influence; ties between them; the areas of communities behind.
//!
//! *Invariants:* it moves nobody: places are an input. What the audience may not see of a person, a tie or a community
//! is not there. At less zoom it shows less: names from 35 % on, initials from 18 % on, then dots.

use super::areas::{areas, paint_caption};
use super::cast::{Cast, ColourBy, GROUPS, SizeBy};
use super::crossings::Crossings;
use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint};
use super::labels::{BELOW_FIRST, Place, Space, place};
use super::legend::{self, Line, Sign};
use super::measure::{Measure, Weight, fitted};
use super::measured::Measured;
use super::person::{Closeness, Figure, Look, Voice, person};
use super::scene::{Detail, Hit, Scene, Shape, Text};
use super::ties::{self, Course};
use crate::share::{CommunityId, Disclosure, InitiativeId, Key, Point, StakeholderId, counted};
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
    /// By what people are large or small.
    pub size: SizeBy,
    /// The number by which they are large, where they are sized by one; all are alike while it is not known.
    pub sized: Option<Measured>,
    /// By what people are coloured.
    pub colour: ColourBy,
    /// Names beside the marks.
    pub show_labels: bool,
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
            focus: None,
            size: SizeBy::default(),
            sized: None,
            colour: ColourBy::default(),
            show_labels: true,
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

/// Names shown at once, at the most.
const NAMES: usize = 300;
/// Up to so many ties it is weighed how many a name would cover.
const WEIGHED: usize = 1_000;
/// From so many people on it is a crowd.
const CROWD: usize = 600;
/// Round the people, for names and areas.
const MARGIN: f32 = 72.0;

struct Node {
    figure: Figure,
    place: usize,
    at: Pos,
    look: Look,
    /// 1 in focus, else less.
    focus: f32,
}

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
    let frame = NetworkFrame { zoom, origin: pos(MARGIN, MARGIN) - raw.min };
    let nodes = nodes(cast, disclosure, positions, options, &frame);
    let width = (raw.width() + 2.0 * MARGIN).max(320.0);
    let bottom = raw.height() + 2.0 * MARGIN;
    let groups = if options.show_legend { network_signs(disclosure) } else { Vec::new() };
    let legend = if options.show_legend { legend::height(&groups, width, measure) } else { 0.0 };
    let title = "Network of stakeholders".to_owned();
    let mut scene = Scene { size: pos(width, bottom + legend), title, ..Scene::default() };
    scene.rect(Area::sized(pos(0.0, 0.0), width, scene.size.y), 0.0, Paint::from(Ink::Surface), None);
    let mut captions = Vec::new();
    if options.show_communities && zoom >= 0.18 {
        let mut members: BTreeMap<CommunityId, Vec<(Pos, f32)>> = BTreeMap::new();
        let mut by_id: Vec<&Node> = nodes.iter().collect();
        by_id.sort_by_key(|node| node.place);
        for node in by_id {
            if let Some(home) = cast.homes[node.place] {
                members.entry(home).or_default().push((node.at, node.look.radius));
            }
        }
        captions = areas(&mut scene, disclosure, cast.initiative, &members, options.focus.is_some());
    }
    let mut index = vec![usize::MAX; cast.people.len()];
    for (at, node) in nodes.iter().enumerate() {
        index[node.place] = at;
    }
    let courses = paint_ties(&mut scene, cast, disclosure, &nodes, &index, options);
    for node in &nodes {
        paint_node(&mut scene, node, options.spoken);
    }
    if options.show_labels && zoom >= 0.35 {
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
        captions.retain(|caption| options.visible.is_none_or(|visible| visible.hits(&caption.area)));
        let written: Vec<Area> = captions
            .into_iter()
            .filter_map(|caption| paint_caption(&mut scene, caption, &mut space, measure))
            .collect();
        if options.focus.is_some() || !options.dimmed.is_empty() {
            // Names may stand over those who are faded.
            space = Space::new(near.unwrap_or(page));
            take(&mut space, 1.0);
            written.into_iter().for_each(|area| space.take(area));
        }
        names(&mut scene, &nodes, options, &courses, &mut space, page, measure);
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

/// Colour and letter of each person's group, where people are coloured by groups.
fn colours(cast: &Cast, disclosure: &Disclosure, by: ColourBy) -> Vec<Option<(Ink, Option<char>)>> {
    if by == ColourBy::Stance {
        return vec![None; cast.people.len()];
    }
    let look = |number: Option<usize>| match number {
        Some(number) => (GROUPS[number], Some(char::from(b'A' + number as u8))),
        None => (Ink::Ctl, None),
    };
    cast.groups(disclosure, by).1.into_iter().map(|number| Some(look(number))).collect()
}

/// Everybody with a place, the least important first.
fn nodes(
    cast: &Cast,
    disclosure: &Disclosure,
    positions: &BTreeMap<StakeholderId, Point>,
    options: &NetworkOptions,
    frame: &NetworkFrame,
) -> Vec<Node> {
    let zoom = frame.zoom;
    let late = disclosure.sees("action.audience") && disclosure.sees("action.due");
    let rated = disclosure.sees("assessment.influence");
    let near = options.focus.map(|(centre, steps)| cast.near(centre, steps));
    let small = (zoom / 0.7).clamp(0.45, 1.0);
    // Initials of a crowd would lie on each other before that.
    let dots = if positions.len() > CROWD { 0.3 } else { 0.18 };
    let detail = match zoom {
        zoom if zoom < dots => Closeness::Dot,
        zoom if zoom < 0.45 => Closeness::Initials,
        _ => Closeness::Full,
    };
    let groups = colours(cast, disclosure, options.colour);
    let sized = options.sized.as_ref();
    let mut nodes: Vec<Node> = positions
        .iter()
        .filter(|(id, _)| !options.hidden.contains(id))
        .filter_map(|(id, at)| Some((id, at, cast.place(*id)?)))
        .map(|(id, at, place)| {
            let figure = &cast.people[place];
            let full = match (options.size, figure.influence) {
                (SizeBy::Equal, _) => 14.0,
                (SizeBy::Measure, _) => match sized {
                    Some(sized) => 11.0 + 11.0 * sized.share_of(*id).unwrap_or(0.0).sqrt(),
                    None => 14.0,
                },
                (SizeBy::Influence, Some(rating)) => 11.0 + 11.0 * rating.share() as f32,
                (SizeBy::Influence, None) if rated => 11.0,
                (SizeBy::Influence, None) => 14.0,
            };
            let key = Key::Stakeholder(*id);
            let focus = if near.as_ref().is_none_or(|near| near[place]) { 1.0 } else { 0.22 };
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
            let late = late && options.late.contains(id);
            let figure = Figure { late, group: groups[place], ..figure.clone() };
            Node { figure, place, at: frame.place(*at), look, focus }
        })
        .collect();
    nodes.sort_by_key(|node| {
        let figure = &node.figure;
        (
            node.look.selected,
            node.look.hovered,
            node.look.opacity >= 1.0,
            figure.voice == Voice::Advocate,
            figure.influence,
            std::cmp::Reverse(figure.id),
        )
    });
    nodes
}

fn paint_node(scene: &mut Scene, node: &Node, spoken: bool) {
    let reach = node.figure.reach(node.look.radius);
    let weight = node.figure.influence.map_or(0.0, |rating| f32::from(rating.get()))
        + if node.look.selected { 1000.0 } else { 0.0 };
    let hit = Hit::Disc(node.at, reach.max(if node.look.detail == Closeness::Dot { 5.0 } else { 12.0 }));
    let aloud = if spoken { node.figure.aloud() } else { String::new() };
    scene.mark(Key::Stakeholder(node.figure.id), aloud, hit, weight, |scene| {
        if node.look.opacity < 1.0 {
            scene.circle(node.at, node.look.radius, Paint::from(Ink::Surface), None);
        }
        person(scene, &node.figure, node.at, &node.look);
    });
}

/// Paints the ties, the weakest first and the selected last, and says where they run and how much they matter.
fn paint_ties(
    scene: &mut Scene,
    cast: &Cast,
    disclosure: &Disclosure,
    nodes: &[Node],
    index: &[usize],
    options: &NetworkOptions,
) -> Vec<(Pos, Pos, f32)> {
    let far = options.zoom < 0.35;
    // From far, where there are thousands, each is fainter: what is seen is where there are many.
    let faint = if far { (1500.0 / cast.ties.len().max(1) as f32).sqrt().clamp(0.12, 1.0) } else { 1.0 };
    let centre = options.focus.and_then(|(id, _)| cast.place(id)).map(|at| at as u32);
    let mut courses = Vec::with_capacity(cast.ties.len());
    let is_chosen = |id| {
        let key = Key::Tie(id);
        options.selected.contains(&key) || options.hovered == Some(key)
    };
    let some_chosen =
        options.hovered.is_some() || options.selected.iter().any(|key| matches!(key, Key::Tie(_)));
    let later = cast.ties.iter().filter(|tie| some_chosen && is_chosen(tie.id));
    for tie in cast.ties.iter().filter(|tie| !some_chosen || !is_chosen(tie.id)).chain(later) {
        let (Some(from), Some(to)) = (nodes.get(index[tie.from as usize]), nodes.get(index[tie.to as usize]))
        else {
            continue;
        };
        let ends = |node: &Node| (node.at, node.figure.reach(node.look.radius));
        let Some(course) = Course::between(ends(from), ends(to), tie.aside) else { continue };
        let paint = match centre {
            _ if some_chosen && is_chosen(tie.id) => Paint::from(Ink::Accent),
            Some(centre) if tie.from == centre || tie.to == centre => Paint::from(Ink::Accent),
            Some(_) if from.focus < 1.0 || to.focus < 1.0 => Ink::Ctl.faded(0.1),
            Some(_) => Ink::Ctl.faded(0.55),
            None => Ink::Ctl.faded(ties::opacity(tie.strength) * faint),
        };
        let dim = from.look.opacity.min(to.look.opacity);
        let paint = if options.focus.is_none() { paint.faded(dim.max(0.15)) } else { paint };
        courses.push((course.from, course.to, tie.strength as f32));
        let key = Key::Tie(tie.id);
        let aloud =
            if options.spoken { cast.aloud(disclosure, key).unwrap_or_default() } else { String::new() };
        scene.mark(key, aloud, Hit::Segment(course.from, course.to), -2.0, |scene| {
            let line = if far { Line::Plain } else { tie.line };
            ties::paint(scene, line, tie.strength, course, paint, if far { 0.6 } else { 1.0 });
        });
    }
    courses
}

/// Names, the most important first: the free place that crosses the fewest and weakest ties.
fn names(
    scene: &mut Scene,
    nodes: &[Node],
    options: &NetworkOptions,
    courses: &[(Pos, Pos, f32)],
    space: &mut Space,
    page: Area,
    measure: &dyn Measure,
) {
    let seen = |node: &&Node| {
        node.look.opacity >= 1.0 && options.visible.is_none_or(|visible| visible.contains(node.at))
    };
    // Where there are so many ties, every place is crossed: the first free one is as good.
    let crossings = Crossings::new(if courses.len() > WEIGHED { &[] } else { courses });
    let page = Area { max: pos(page.max.x, scene.size.y), ..page };
    let chosen = options.selected.len();
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
        // Whoever is selected has a name, even over others; then it has a ground.
        let best = match best {
            Some(best) => best,
            None if node.look.selected && chosen <= 5 => {
                scene.rect(places[0].area.grown(2.0), 4.0, Ink::Surface.faded(0.9), None);
                places[0]
            }
            None => continue,
        };
        space.take(best.area);
        let weight = if node.look.selected { Weight::SemiBold } else { Weight::Medium };
        let text = Text::new(best.anchor(), name, 12.0, weight, Ink::Text)
            .aligned(best.align)
            .seen_from(Detail::Near);
        let mut shape = Shape::Text(text.with_halo(Ink::Surface));
        shape.fade(node.look.opacity);
        scene.names.push((Key::Stakeholder(node.figure.id), scene.shapes.len()));
        scene.push(shape);
    }
}
