//! Who has how much influence and interest? The grid of four fields.
//!
//! Interest to the right, influence upwards. An audience that may see ratings sees named marks; one that may see
//! counts sees a number in each field; any other sees what is done with the people in each field.
//!
//! *Invariants:* a mark stands exactly at its ratings unless others share them; then it is packed round that point and
//! a line leads there. The lines between the fields are the initiative's, and a rating on a line counts as high.

use super::backdrop::{backdrop, captions, totals};
use super::drag::{Drag, paint_drag};
use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::labels::{LINE, Place, SIDES_FIRST, Space, place};
use super::legend::{self, Sign};
use super::measure::{Measure, Weight};
use super::pack::packed;
use super::person::{Closeness, Figure, Look, Voice, person};
use super::scene::{Hit, Scene, Shape, Text};
use crate::share::{
    Counts, Disclosure, InitiativeId, Key, Quadrant, Rating, StakeholderId, approach, quadrant,
};
use std::collections::{BTreeMap, BTreeSet};

/// How the grid is painted.
#[derive(Debug, Clone, PartialEq)]
pub struct GridOptions {
    /// The size of the picture, axes and legend included; 320 × 240 at the least.
    pub size: Pos,
    /// With a ring in the accent.
    pub selected: BTreeSet<Key>,
    /// With a soft disc.
    pub hovered: Option<Key>,
    /// Faded: a filter does not match.
    pub dimmed: BTreeSet<StakeholderId>,
    /// Not there: a filter does not match.
    pub hidden: BTreeSet<StakeholderId>,
    /// For whom an action is late; painted only where the audience sees for whom actions are.
    pub late: BTreeSet<StakeholderId>,
    /// Names beside the marks.
    pub show_labels: bool,
    /// The wanted stance beside the badge. The selected show theirs in any case.
    pub show_wanted: bool,
    /// The legend below.
    pub show_legend: bool,
    /// Those who are being dragged: painted at these ratings (influence, interest; 0–100), with their old place.
    pub moved: BTreeMap<StakeholderId, (f32, f32)>,
}

impl Default for GridOptions {
    fn default() -> Self {
        Self {
            size: pos(960.0, 720.0),
            selected: BTreeSet::new(),
            hovered: None,
            dimmed: BTreeSet::new(),
            hidden: BTreeSet::new(),
            late: BTreeSet::new(),
            show_labels: true,
            show_wanted: false,
            show_legend: true,
            moved: BTreeMap::new(),
        }
    }
}

/// Where ratings stand in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridFrame {
    /// The four fields together.
    pub plot: Area,
    /// From which influence on it is high.
    pub influence_line: f32,
    /// From which interest on it is high.
    pub interest_line: f32,
}

/// How far 0 and 100 lie inside the frame, so that no mark is cut.
const INSET: f32 = 20.0;
/// More people than this are painted as badges alone.
const CROWD: usize = 90;

impl GridFrame {
    /// The frame in a picture of this size above a legend of this height.
    pub fn new(size: Pos, legend: f32, influence_line: u32, interest_line: u32) -> Self {
        let height = (size.y.max(240.0) - 36.0 - legend).max(120.0);
        let width = (size.x.max(320.0) - 60.0).min(height * 4.0 / 3.0);
        let left = ((size.x - width) / 2.0 + 2.0).max(32.0);
        Self {
            plot: Area::sized(pos(left, 16.0), width, height),
            influence_line: influence_line as f32,
            interest_line: interest_line as f32,
        }
    }

    /// Where ratings stand.
    pub fn place(&self, influence: Rating, interest: Rating) -> Pos {
        pos(self.x(f32::from(interest.get())), self.y(f32::from(influence.get())))
    }

    /// The ratings, influence and interest, at a place; what lies outside counts as the nearest.
    pub fn rating_at(&self, at: Pos) -> (Rating, Rating) {
        let inner = self.plot.grown(-INSET);
        let interest = (at.x - inner.min.x) / inner.width() * 100.0;
        let influence = (inner.max.y - at.y) / inner.height() * 100.0;
        (Rating::nearest(f64::from(influence)), Rating::nearest(f64::from(interest)))
    }

    pub(super) fn x(&self, interest: f32) -> f32 {
        let inner = self.plot.grown(-INSET);
        inner.min.x + inner.width() * interest / 100.0
    }

    pub(super) fn y(&self, influence: f32) -> f32 {
        let inner = self.plot.grown(-INSET);
        inner.max.y - inner.height() * influence / 100.0
    }

    /// One of the four fields.
    pub fn field(&self, quadrant: Quadrant) -> Area {
        let middle = pos(self.x(self.interest_line), self.y(self.influence_line));
        let (min, max) = (self.plot.min, self.plot.max);
        match quadrant {
            Quadrant::KeyPlayers => Area { min: pos(middle.x, min.y), max: pos(max.x, middle.y) },
            Quadrant::KeepSatisfied => Area { min, max: middle },
            Quadrant::KeepInformed => Area { min: middle, max },
            Quadrant::Monitor => Area { min: pos(min.x, middle.y), max: pos(middle.x, max.y) },
        }
    }
}

/// Whether the audience may see where each person stands.
fn named(disclosure: &Disclosure) -> bool {
    disclosure.sees("assessment.influence") && disclosure.sees("assessment.interest")
}

fn signs(disclosure: &Disclosure, options: &GridOptions, named: bool) -> Vec<Vec<Sign>> {
    if !named {
        return Vec::new();
    }
    let stances = disclosure.sees("assessment.engagement_now");
    let mut extra = Vec::new();
    if options.show_wanted {
        extra.push(Sign::Wanted);
    }
    if !options.late.is_empty() {
        extra.push(Sign::Late);
    }
    legend::people(stances, disclosure.sees("assessment.advocacy.state"), extra)
}

/// The grid of an initiative, or of the disclosure's own where none is named, and where ratings stand in it.
/// O(n log n) in the people assessed.
pub fn grid(
    disclosure: &Disclosure,
    initiative: impl Into<Option<InitiativeId>>,
    options: &GridOptions,
    measure: &dyn Measure,
) -> (Scene, GridFrame) {
    let chosen = initiative.into().or_else(|| disclosure.initiative().map(|(id, _)| id));
    let record = chosen.and_then(|id| disclosure.initiatives().get(&id));
    let (influence, interest) =
        record.map_or((50, 50), |record| (record.influence_line.get(), record.interest_line.get()));
    let named = named(disclosure);
    let groups = if options.show_legend { signs(disclosure, options, named) } else { Vec::new() };
    let below = if groups.is_empty() { 0.0 } else { legend::height(&groups, options.size.x, measure) };
    let frame = GridFrame::new(options.size, below, influence, interest);
    let mut scene = Scene { size: options.size, ..Scene::default() };
    scene.rect(
        Area::sized(pos(0.0, 0.0), options.size.x, options.size.y),
        0.0,
        Paint::from(Ink::Surface),
        None,
    );
    let figures = match chosen {
        Some(initiative) if named => figures(disclosure, initiative, options),
        _ => Vec::new(),
    };
    let counts = chosen.map(|id| disclosure.counts(id)).unwrap_or_default();
    let numbers: BTreeMap<Quadrant, String> = if named {
        let count = |quadrant| figures.iter().filter(|figure| figure.quadrant == Some(quadrant)).count();
        Quadrant::ALL.iter().map(|quadrant| (*quadrant, count(*quadrant).to_string())).collect()
    } else {
        BTreeMap::new()
    };
    let mut space = Space::new(frame.plot);
    let crowd = figures.len() > CROWD;
    backdrop(&mut scene, &frame);
    let mut over = Scene::default();
    captions(if crowd { &mut over } else { &mut scene }, &frame, &numbers, crowd, &mut space, measure);
    if named {
        let now = |influence, interest| quadrant(Some(influence), Some(interest), record?);
        marks(&mut scene, &frame, &figures, options, &now, space, measure);
        scene.shapes.append(&mut over.shapes);
    } else {
        totals(&mut scene, &frame, &counts, measure);
    }
    if !groups.is_empty() {
        legend::paint(&mut scene, &groups, pos(0.0, options.size.y - below), options.size.x, measure);
    }
    let name = record.map(|record| record.name.as_str());
    scene.title = format!("Influence and interest: {}", name.unwrap_or("no initiative"));
    scene.description = description(&figures, &counts, named);
    (scene, frame)
}

/// Everybody with both ratings, the least important first.
fn figures(disclosure: &Disclosure, initiative: InitiativeId, options: &GridOptions) -> Vec<Figure> {
    let late = disclosure.sees("action.audience") && disclosure.sees("action.due");
    let mut figures: Vec<Figure> = disclosure
        .assessments_of(initiative)
        .filter(|(id, said)| {
            said.influence.is_some() && said.interest.is_some() && !options.hidden.contains(id)
        })
        .filter_map(|(id, _)| Some((id, disclosure.stakeholders().get(&id)?)))
        .map(|(id, record)| {
            let mut figure = Figure::of(disclosure, Some(initiative), id, record);
            figure.late = late && options.late.contains(&id);
            figure
        })
        .collect();
    let rank = |figure: &Figure| {
        let key = Key::Stakeholder(figure.id);
        let (chosen, hovered) = (options.selected.contains(&key), options.hovered == Some(key));
        (chosen, hovered, figure.voice == Voice::Advocate, figure.influence, std::cmp::Reverse(figure.id))
    };
    figures.sort_by_key(rank);
    figures
}

/// How a person is painted in a grid of so many.
fn look(figure: &Figure, options: &GridOptions, crowd: bool) -> Look {
    let key = Key::Stakeholder(figure.id);
    let selected = options.selected.contains(&key);
    Look {
        radius: if crowd { 7.0 } else { 14.0 },
        detail: if crowd { Closeness::Badge } else { Closeness::Full },
        selected,
        hovered: options.hovered == Some(key),
        wanted: !crowd && (options.show_wanted || selected),
        opacity: if options.dimmed.contains(&figure.id) { 0.15 } else { 1.0 },
    }
}

fn marks(
    scene: &mut Scene,
    frame: &GridFrame,
    figures: &[Figure],
    options: &GridOptions,
    now: &dyn Fn(Rating, Rating) -> Option<Quadrant>,
    mut space: Space,
    measure: &dyn Measure,
) {
    let crowd = figures.len() > CROWD;
    let rated = |figure: &Figure| Some(frame.place(figure.influence?, figure.interest?));
    let (figures, points): (Vec<&Figure>, Vec<Pos>) =
        figures.iter().filter_map(|figure| Some((figure, rated(figure)?))).unzip();
    // The most important stay in the middle of a crowd.
    let mut first: Vec<Pos> = points.clone();
    first.reverse();
    let inner = frame.plot.grown(-14.0);
    let mut placed = packed(&first, if crowd { 15.0 } else { 38.0 }, |p| inner.contains(p));
    placed.reverse();
    for (point, at) in points.iter().zip(&placed) {
        if (*at - *point).length() > 6.0 {
            scene.segment(*point, *at, Stroke::new(Ink::Ctl.faded(0.6), 1.0));
        }
    }
    for (figure, at) in figures.iter().zip(&placed) {
        let look = look(figure, options, crowd);
        figure.places(*at, &look).into_iter().for_each(|area| space.take(area));
        if !options.moved.contains_key(&figure.id) {
            mark(scene, figure, *at, &look);
        }
    }
    if options.show_labels {
        // Names go along with whoever is dragged.
        let moved = |(figure, at): (&&Figure, &Pos)| match options.moved.get(&figure.id) {
            Some((influence, interest)) => pos(frame.x(*interest), frame.y(*influence)),
            None => *at,
        };
        let standing: Vec<Pos> = figures.iter().zip(&placed).map(moved).collect();
        names(scene, frame, &figures, &standing, options, &mut space, measure);
    }
    for (figure, at) in figures.iter().zip(&placed) {
        if let Some(to) = options.moved.get(&figure.id) {
            let look = Look { selected: true, ..look(figure, options, crowd) };
            let (influence, interest) = frame.rating_at(pos(frame.x(to.1), frame.y(to.0)));
            let drag = Drag {
                to: *to,
                influence,
                interest,
                now: now(influence, interest),
                alone: options.moved.len() == 1,
            };
            paint_drag(scene, frame, figure, *at, &drag, &look, measure);
        }
    }
}

/// A person as a record of the picture.
pub(super) fn mark(scene: &mut Scene, figure: &Figure, at: Pos, look: &Look) {
    let hit = Hit::Disc(at, figure.reach(look.radius).max(12.0));
    let weight = figure.influence.map_or(0.0, |rating| f32::from(rating.get()))
        + if look.selected { 1000.0 } else { 0.0 };
    scene.mark(Key::Stakeholder(figure.id), figure.aloud(), hit, weight, |scene| {
        person(scene, figure, at, look);
    });
}

/// Names, the most important first; who finds no place is counted in a chip where several are near each other.
fn names(
    scene: &mut Scene,
    frame: &GridFrame,
    figures: &[&Figure],
    placed: &[Pos],
    options: &GridOptions,
    space: &mut Space,
    measure: &dyn Measure,
) {
    let crowd = figures.len() > CROWD;
    let divider = frame.y(frame.influence_line);
    let mut nameless: BTreeMap<(i32, i32), Vec<Pos>> = BTreeMap::new();
    // Of a crowd only the most important are named; the fields say how many there are.
    let tried = if crowd { CROWD } else { figures.len() };
    for (figure, at) in figures.iter().zip(placed).rev().take(tried) {
        let look = look(figure, options, crowd);
        let width = measure.width(&figure.name, 12.0, Weight::Medium) + 2.0;
        let lift = if look.wanted && figure.wanted.is_some() { 6.0 } else { 0.0 };
        let reach = figure.reach(look.radius);
        let places = SIDES_FIRST.map(|side| place(side, *at, reach, width, lift));
        let free = |p: &&Place| frame.plot.grown(-2.0).holds(&p.area) && space.is_free(&p.area);
        let field = figure.quadrant.map(|quadrant| frame.field(quadrant));
        let home = |p: &&Place| field.is_some_and(|field| field.holds(&p.area));
        let clear = |p: &&Place| p.area.min.y >= divider || p.area.max.y <= divider;
        let found = places
            .iter()
            .find(|p| home(p) && free(p))
            .or_else(|| places.iter().find(|p| clear(p) && free(p)))
            .or_else(|| places.iter().find(free))
            .copied();
        // Farther away, with a line that leads there.
        let far = || {
            let steps = [14.0, 28.0, 42.0].into_iter();
            let places =
                steps.flat_map(|far| SIDES_FIRST.map(|side| place(side, *at, reach + far, width, lift)));
            places.into_iter().find(|p| free(&p)).filter(|_| !crowd)
        };
        let led = if found.is_none() { far() } else { None };
        if let Some(led) = led {
            let end = led.area.nearest(*at);
            let start = *at + (end - *at).unit() * (reach + 1.0);
            scene.segment(start, end, Stroke::new(Ink::Ctl.faded(look.opacity), 0.8));
        }
        if let Some(found) = found.or(led) {
            space.take(found.area);
            let weight = if look.selected { Weight::SemiBold } else { Weight::Medium };
            let text = Text::new(found.anchor(), figure.name.clone(), 12.0, weight, Ink::Text);
            let mut shape = Shape::Text(text.aligned(found.align).with_halo(Ink::Surface));
            shape.fade(look.opacity);
            scene.push(shape);
        } else {
            nameless.entry(((at.x / 96.0) as i32, (at.y / 64.0) as i32)).or_default().push(*at);
        }
    }
    for group in nameless.values().filter(|group| group.len() > 1 && !crowd) {
        let sum = group.iter().fold(pos(0.0, 0.0), |sum, p| sum + *p);
        let words = format!("+{}", group.len());
        let width = measure.width(&words, 11.0, Weight::Medium) + 12.0;
        let middle = sum * (1.0 / group.len() as f32);
        let tries = (0..20).flat_map(|far| SIDES_FIRST.map(|side| (side, far)));
        let spot = tries
            .map(|(side, far)| place(side, middle, 8.0 + 8.0 * far as f32, width, 0.0).area.grown(1.5))
            .find(|area| frame.plot.holds(area) && space.is_free(area));
        if let Some(area) = spot {
            space.take(area);
            scene.rect(area, LINE / 2.0 + 1.5, Paint::from(Ink::Surface), Stroke::new(Ink::Ctl, 1.0));
            scene.push(Shape::Text(Text::new(area.centre(), words, 11.0, Weight::Medium, Ink::Text)));
        }
    }
}

fn description(figures: &[Figure], counts: &Counts, named: bool) -> String {
    let said = |quadrant: &Quadrant| {
        if named {
            let inside = figures.iter().filter(|figure| figure.quadrant == Some(*quadrant));
            let names: Vec<&str> = inside.map(|figure| figure.name.as_str()).collect();
            let list = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
            format!("{}: {list}.", quadrant.name())
        } else {
            match counts.quadrants.as_ref().and_then(|tally| tally.of(*quadrant)) {
                Some(count) => format!("{}: {count}.", quadrant.name()),
                None => format!("{}: {}.", quadrant.name(), approach(*quadrant)),
            }
        }
    };
    Quadrant::ALL.iter().map(said).collect::<Vec<_>>().join(" ")
}
