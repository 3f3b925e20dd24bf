//! Who has how much influence and interest? The grid of four fields.
//!
//! Interest to the right, influence upwards. An audience that may see ratings sees named marks; one that may see
//! counts sees a number in each field; any other sees what is done with the people in each field.
//!
//! *Invariants:* a mark stands exactly at its ratings unless it would cover another; then it is packed round that point,
//! within its field, and a line leads there. The lines between the fields are the initiative's, and a rating on a line counts as high.

mod frame;
mod marks;
mod names;
mod trails;

pub use frame::GridFrame;
pub use names::{Beside, More};
pub use trails::{Moved, Versus, moved_since};

use super::backdrop::{backdrop, captions, totals};
use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint};
use super::labels::Space;
use super::legend::{self, Entry, Sign};
use super::measure::Measure;
use super::person::Figure;
use super::scene::Scene;
use crate::share::{
    Counts, Disclosure, Initiative, InitiativeId, Key, Quadrant, ReviewId, StakeholderId, Whole, approach,
    quadrant,
};
pub(super) use marks::mark;
use marks::{Room, figures, marks};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
pub(super) use trails::trail_sign;

/// How the grid is painted.
#[derive(Debug, Clone, PartialEq)]
pub struct GridOptions {
    /// The size of the picture, axes and legend included; 320 × 240 at the least.
    pub size: Pos,
    /// With a ring in the accent.
    pub selected: BTreeSet<Key>,
    /// Faded: a filter does not match.
    pub dimmed: BTreeSet<StakeholderId>,
    /// Not there: a filter does not match.
    pub hidden: BTreeSet<StakeholderId>,
    /// For whom an action is late; painted only where the audience sees for whom actions are.
    pub late: BTreeSet<StakeholderId>,
    /// Who was judged too long ago, and how many days: for the screen of the owner alone, empty in what leaves.
    pub aged: Arc<BTreeMap<StakeholderId, u32>>,
    /// Names beside the marks.
    pub show_labels: bool,
    /// The wanted stance beside the badge. The selected show theirs in any case.
    pub show_wanted: bool,
    /// The legend below.
    pub show_legend: bool,
    /// Marks that would cover each other are packed side by side.
    pub arrange: bool,
    /// Where people stood at these reviews, and the way from there. The oldest first.
    pub trails: Vec<ReviewId>,
    /// Where else people stand or stood, as ghosts.
    pub versus: Option<Versus>,
    /// From which influence and interest on a rating is high, while the lines are being moved.
    pub lines: Option<(u32, u32)>,
    /// Those who are being dragged: painted at these ratings (influence, interest; 0–100), with their old place.
    pub moved: BTreeMap<StakeholderId, (f32, f32)>,
}

impl Default for GridOptions {
    fn default() -> Self {
        Self {
            size: pos(960.0, 720.0),
            selected: BTreeSet::new(),
            dimmed: BTreeSet::new(),
            hidden: BTreeSet::new(),
            late: BTreeSet::new(),
            aged: Arc::default(),
            show_labels: true,
            show_wanted: false,
            show_legend: true,
            arrange: true,
            trails: Vec::new(),
            versus: None,
            lines: None,
            moved: BTreeMap::new(),
        }
    }
}

/// The grid, and what of it can be used besides the marks.
#[derive(Debug, Clone, PartialEq)]
pub struct GridPicture {
    /// The picture.
    pub scene: Scene,
    /// Where ratings stand in it.
    pub frame: GridFrame,
    /// Where the names stand: handed to the next picture, they stay there as long as nothing is in their way.
    pub beside: BTreeMap<StakeholderId, Beside>,
    /// Chips that stand for several names which found no place.
    pub more: Vec<More>,
    /// Where the names of the fields stand.
    pub captions: Vec<(Quadrant, Area)>,
}

/// Whether the audience may see where each person stands.
fn named(disclosure: &Disclosure) -> bool {
    disclosure.sees("assessment.influence") && disclosure.sees("assessment.interest")
}

/// The signs that a grid with these options uses, in groups; none where nobody is shown by name.
pub fn grid_signs(disclosure: &Disclosure, options: &GridOptions) -> Vec<Vec<Entry>> {
    if !named(disclosure) {
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
    if !options.trails.is_empty() {
        extra.push(Sign::Moved);
    }
    extra.extend(options.versus.map(|versus| match versus {
        Versus::Initiative(_) => Sign::Elsewhere,
        Versus::Review(_) => Sign::Then,
    }));
    let voices = if disclosure.sees("assessment.advocacy.state") { &legend::VOICES[..] } else { &[] };
    legend::people(stances, voices, &legend::BODIES, extra)
}

/// The grid of an initiative, or of the disclosure's own where none is named, and where ratings stand in it.
/// O(n log n) in the people assessed.
pub fn grid(
    disclosure: &Disclosure,
    initiative: impl Into<Option<InitiativeId>>,
    options: &GridOptions,
    measure: &dyn Measure,
) -> (Scene, GridFrame) {
    let picture = grid_picture(disclosure, initiative.into(), options, &BTreeMap::new(), measure);
    (picture.scene, picture.frame)
}

/// The grid with everything that a window needs of it. Names keep to where they were, as `beside` says. O(n log n) in
/// the people assessed.
pub fn grid_picture(
    disclosure: &Disclosure,
    initiative: Option<InitiativeId>,
    options: &GridOptions,
    beside: &BTreeMap<StakeholderId, Beside>,
    measure: &dyn Measure,
) -> GridPicture {
    let chosen = initiative.or_else(|| disclosure.initiative().map(|(id, _)| id));
    let record = chosen.and_then(|id| disclosure.initiatives().get(&id)).map(|record| lines(record, options));
    let (influence, interest) =
        record.as_ref().map_or((50, 50), |record| (record.influence_line.get(), record.interest_line.get()));
    let named = named(disclosure);
    let groups = if options.show_legend { grid_signs(disclosure, options) } else { Vec::new() };
    let below = if groups.is_empty() { 0.0 } else { legend::height(&groups, options.size.x, measure) };
    let frame = GridFrame::new(options.size, below, influence, interest);
    let mut scene = Scene { size: options.size, ..Scene::default() };
    scene.rect(
        Area::sized(pos(0.0, 0.0), options.size.x, options.size.y),
        0.0,
        Paint::from(Ink::Surface),
        None,
    );
    let mut figures = match chosen {
        Some(initiative) if named => figures(disclosure, initiative, options),
        _ => Vec::new(),
    };
    if let (Some(record), Some(_)) = (&record, options.lines) {
        for figure in &mut figures {
            figure.quadrant = quadrant(figure.influence, figure.interest, record);
        }
    }
    let counts = chosen.map(|id| disclosure.counts(id)).unwrap_or_default();
    let numbers: BTreeMap<Quadrant, String> = if named {
        let count = |quadrant| figures.iter().filter(|figure| figure.quadrant == Some(quadrant)).count();
        Quadrant::ALL.iter().map(|quadrant| (*quadrant, count(*quadrant).to_string())).collect()
    } else {
        BTreeMap::new()
    };
    let mut space = Space::new(frame.plot);
    let room = Room::of(&frame, figures.len());
    let crowd = room == Room::Crowd;
    backdrop(&mut scene, &frame);
    let mut over = Scene::default();
    let captions =
        captions(if crowd { &mut over } else { &mut scene }, &frame, &numbers, crowd, &mut space, measure);
    let mut picture = GridPicture { scene, frame, beside: BTreeMap::new(), more: Vec::new(), captions };
    if named {
        let past = chosen.map(|id| trails::past(disclosure, id, options)).unwrap_or_default();
        marks(&mut picture, &figures, &past, options, beside, room, space, measure);
        picture.scene.shapes.append(&mut over.shapes);
    } else {
        totals(&mut picture.scene, &frame, &counts, measure);
    }
    let scene = &mut picture.scene;
    if !groups.is_empty() {
        legend::paint(scene, &groups, pos(0.0, options.size.y - below), options.size.x, measure);
    }
    let name = record.as_ref().map(|record| record.name.as_str());
    scene.title = format!("Influence and interest: {}", name.unwrap_or("no initiative"));
    scene.description = description(&figures, &counts, named);
    picture
}

/// The name and the lines of an initiative, as they are or as they are being moved.
fn lines(record: &Initiative, options: &GridOptions) -> Initiative {
    let (influence_line, interest_line) = match options.lines {
        Some((influence, interest)) => (Whole::nearest(influence), Whole::nearest(interest)),
        None => (record.influence_line, record.interest_line),
    };
    Initiative { name: record.name.clone(), influence_line, interest_line, ..Initiative::default() }
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
