//! Who is painted on the grid, how large, and where where several would cover each other?
//!
//! *Invariants:* the most important stay at their points; who is selected is painted last.

use super::names::{name_on_top, names};
use super::trails::{Past, ghosts, paths};
use super::{Beside, GridFrame, GridOptions, GridPicture};
use crate::diagram::drag::{Drag, paint_drag};
use crate::diagram::geometry::{Pos, pos};
use crate::diagram::ink::{Ink, Stroke};
use crate::diagram::labels::Space;
use crate::diagram::measure::Measure;
use crate::diagram::pack::packed;
use crate::diagram::person::{Closeness, Figure, Look, Voice, person};
use crate::diagram::scene::{Hit, Scene};
use crate::share::{Disclosure, InitiativeId, Key, StakeholderId};
use std::collections::BTreeMap;

/// How much room each person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Enough for everything at its own size.
    Enough,
    /// Enough for smaller marks.
    Little,
    /// For badges alone.
    Crowd,
}

impl Room {
    /// By the points of the plot for each.
    pub(super) fn of(frame: &GridFrame, people: usize) -> Self {
        let each = frame.plot.width() * frame.plot.height() / people.max(1) as f32;
        if each >= 5500.0 {
            Self::Enough
        } else if each >= 2300.0 {
            Self::Little
        } else {
            Self::Crowd
        }
    }

    const fn radius(self) -> f32 {
        match self {
            Self::Enough => 14.0,
            Self::Little => 12.0,
            Self::Crowd => 7.0,
        }
    }

    /// How near two marks may come, and how far they are moved apart.
    const fn distances(self) -> (f32, f32) {
        match self {
            Self::Enough => (27.0, 34.0),
            Self::Little => (23.0, 28.0),
            Self::Crowd => (8.0, 15.0),
        }
    }
}

/// Everybody with both ratings, the least important first.
pub(super) fn figures(
    disclosure: &Disclosure,
    initiative: InitiativeId,
    options: &GridOptions,
) -> Vec<Figure> {
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
            figure.aged = options.aged.get(&id).copied();
            figure
        })
        .collect();
    figures.sort_by_key(|figure| {
        let chosen = options.selected.contains(&Key::Stakeholder(figure.id));
        let fits = !options.dimmed.contains(&figure.id);
        let advocate = figure.voice == Voice::Advocate;
        (chosen, fits, advocate, figure.influence, std::cmp::Reverse(figure.id))
    });
    figures
}

/// How a person is painted where there is so much room.
pub(super) fn look(figure: &Figure, options: &GridOptions, room: Room) -> Look {
    let selected = options.selected.contains(&Key::Stakeholder(figure.id));
    let crowd = room == Room::Crowd;
    Look {
        radius: room.radius(),
        detail: if crowd { Closeness::Badge } else { Closeness::Full },
        selected,
        hovered: false,
        // Where marks are small already a second badge beside each would cover the next.
        wanted: !crowd && (selected || options.show_wanted && room == Room::Enough),
        opacity: if options.dimmed.contains(&figure.id) { 0.15 } else { 1.0 },
    }
}

/// Everybody, with their names, their past and whoever is being dragged.
#[expect(clippy::too_many_arguments, reason = "the parts of one picture, each used once")]
pub(super) fn marks(
    picture: &mut GridPicture,
    figures: &[Figure],
    past: &Past,
    options: &GridOptions,
    beside: &BTreeMap<StakeholderId, Beside>,
    room: Room,
    mut space: Space,
    measure: &dyn Measure,
) {
    let frame = picture.frame;
    let rated = |figure: &Figure| Some(frame.place(figure.influence?, figure.interest?));
    let (figures, points): (Vec<&Figure>, Vec<Pos>) =
        figures.iter().filter_map(|figure| Some((figure, rated(figure)?))).unzip();
    let looks: Vec<Look> = figures.iter().map(|figure| look(figure, options, room)).collect();
    let placed =
        if options.arrange { apart(&figures, &points, options, room, &frame) } else { points.clone() };
    let scene = &mut picture.scene;
    for ((point, at), look) in points.iter().zip(&placed).zip(&looks) {
        if (*at - *point).length() > 6.0 {
            let tether = Stroke::new(Ink::Ctl.faded(0.6 * look.opacity), 1.0);
            scene.segment(*point, *at, tether);
            scene.circle(*point, 1.8, Ink::Ctl.faded(0.8 * look.opacity), None);
        }
    }
    paths(scene, past, &frame, &figures, &placed, &looks, &mut space);
    ghosts(scene, past, &frame, &figures, &placed, &looks, &mut space);
    for ((figure, at), look) in figures.iter().zip(&placed).zip(&looks) {
        let mut places = figure.places(*at, look).into_iter();
        places.by_ref().take(1).for_each(|body| space.take(body));
        places.for_each(|tab| space.take_softly(tab));
        if !options.moved.contains_key(&figure.id) {
            mark(scene, figure, *at, look);
        }
    }
    if options.show_labels {
        names(picture, &figures, &placed, &looks, options, beside, room, &mut space, measure);
    }
    let alone = options.moved.len() == 1;
    for ((figure, at), look) in figures.iter().zip(&placed).zip(&looks) {
        if let Some(to) = options.moved.get(&figure.id) {
            let look = Look { selected: true, ..*look };
            let drag = Drag { to: *to, alone };
            paint_drag(&mut picture.scene, &frame, figure, *at, &drag, &look, measure);
            if options.show_labels {
                let to = pos(frame.x(to.1), frame.y(to.0));
                name_on_top(&mut picture.scene, &frame, figure, to, &look, &space, measure);
            }
        }
    }
}

/// Where everybody is painted so that nobody is covered. The most important stay at their points, whoever is selected:
/// a mark must not move away from under the pointer.
fn apart(
    figures: &[&Figure],
    points: &[Pos],
    options: &GridOptions,
    room: Room,
    frame: &GridFrame,
) -> Vec<Pos> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|place| {
        let figure = figures[*place];
        std::cmp::Reverse((figure.voice == Voice::Advocate, figure.influence, std::cmp::Reverse(figure.id)))
    });
    let first: Vec<Pos> = order.iter().map(|place| points[*place]).collect();
    let inner = frame.plot.grown(-14.0);
    let (near, step) = room.distances();
    // Whoever is moved keeps off the wanted stances of the others, too.
    let shown = options.show_wanted && room == Room::Enough;
    let all = figures.iter().zip(points).filter(|_| shown);
    let ghosts: Vec<Pos> = all.filter_map(|(figure, at)| figure.ghost(*at, room.radius())).collect();
    let clear = |p: Pos| ghosts.iter().all(|ghost| (*ghost - p).length() >= room.radius() + 6.0);
    // Nor into another field: that would say something else of them.
    let home = |place: usize, p: Pos| {
        let quadrant = figures[order[place]].quadrant;
        quadrant.is_none_or(|quadrant| frame.field(quadrant).contains(p))
    };
    let fits = |place: usize, p: Pos| inner.contains(p) && clear(p) && home(place, p);
    let mut placed = points.to_vec();
    for (place, at) in order.iter().zip(packed(&first, near, step, fits)) {
        placed[*place] = at;
    }
    placed
}

/// A person as a record of the picture.
pub(in crate::diagram) fn mark(scene: &mut Scene, figure: &Figure, at: Pos, look: &Look) {
    let hit = Hit::Disc(at, figure.reach(look.radius).max(12.0));
    let weight = figure.influence.map_or(0.0, |rating| f32::from(rating.get()))
        + if look.selected { 1000.0 } else { 0.0 };
    scene.mark(Key::Stakeholder(figure.id), figure.aloud(), hit, weight, |scene| {
        person(scene, figure, at, look);
    });
}
