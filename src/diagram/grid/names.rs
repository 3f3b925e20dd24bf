//! Where do the names stand on the grid, and what of those that find no place?
//!
//! The most important are placed first, each at the place of the last picture if that is still free, else at the first
//! of eight round the mark, else farther away with a line that leads there. Who finds no place is counted in a chip
//! where several are near each other.
//!
//! *Invariants:* no name lies on a mark, a caption or another name.

use super::marks::Room;
use super::{GridFrame, GridOptions, GridPicture};
use crate::diagram::geometry::{Area, Pos, pos};
use crate::diagram::ink::{Ink, Paint, Stroke};
use crate::diagram::labels::{LINE, Place, SIDES_FIRST, Side, Space, place};
use crate::diagram::measure::{Measure, Weight, fitted};
use crate::diagram::person::{Body, Figure, Look};
use crate::diagram::scene::{Scene, Shape, Text};
use crate::share::StakeholderId;
use std::collections::BTreeMap;

/// Where a name stands beside its mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    side: Side,
    far: f32,
}

/// A chip that stands for several names.
#[derive(Debug, Clone, PartialEq)]
pub struct More {
    /// Where.
    pub area: Area,
    /// Whose, the most important first.
    pub people: Vec<StakeholderId>,
}

/// No name is wider than this; a longer one ends in an ellipsis.
const WIDEST: f32 = 176.0;
/// Of a crowd only so many are named.
const NAMED_IN_A_CROWD: usize = 90;
/// How far names are led away from marks that have no room around them.
const FAR: [f32; 4] = [16.0, 30.0, 46.0, 62.0];
/// How near each other people without a name are counted in one chip, in parts of the plot's width.
const TOGETHER: f32 = 0.15;

/// One name on its way to a place.
struct Name<'a> {
    figure: &'a Figure,
    at: Pos,
    reach: f32,
    width: f32,
    lift: f32,
}

impl Name<'_> {
    fn place(&self, beside: Beside) -> Place {
        place(beside.side, self.at, self.reach + beside.far, self.width, self.lift)
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one picture, each used once")]
pub(super) fn names(
    picture: &mut GridPicture,
    figures: &[&Figure],
    placed: &[Pos],
    looks: &[Look],
    options: &GridOptions,
    beside: &BTreeMap<StakeholderId, Beside>,
    room: Room,
    space: &mut Space,
    measure: &dyn Measure,
) {
    let crowd = room == Room::Crowd;
    let mut nameless: Vec<(Pos, StakeholderId)> = Vec::new();
    let tried = if crowd { NAMED_IN_A_CROWD } else { figures.len() };
    let mut shorts: BTreeMap<String, usize> = BTreeMap::new();
    for text in figures.iter().filter_map(|figure| short(figure)) {
        *shorts.entry(text).or_default() += 1;
    }
    let standing = figures.iter().zip(placed).zip(looks).rev();
    for ((figure, at), look) in standing.filter(|((f, _), _)| !options.moved.contains_key(&f.id)).take(tried)
    {
        let weight = if look.selected { Weight::SemiBold } else { Weight::Medium };
        let name = |text: &str| Name {
            figure,
            at: *at,
            reach: figure.reach(look.radius),
            width: measure.width(text, 12.0, weight) + 2.0,
            lift: if look.wanted && figure.wanted.is_some() { 6.0 } else { 0.0 },
        };
        let before = beside.get(&figure.id).copied();
        let full = fitted(&figure.name, WIDEST, 12.0, Weight::Medium, measure);
        // A first name that several have says nobody's.
        let short = short(figure).filter(|short| !crowd && shorts.get(short) == Some(&1));
        // Where the whole name has no room the first may have some.
        let tries = [Some(full), short].into_iter().flatten();
        let found = tries.into_iter().find_map(|text| {
            let name = name(&text);
            find(&name, before, &picture.frame, space, crowd).map(|found| (text, name, found))
        });
        let Some((text, name, found)) = found else {
            // Who does not fit the filter needs no chip.
            if look.opacity >= 1.0 {
                nameless.push((*at, figure.id));
            }
            continue;
        };
        let spot = name.place(found);
        let scene = &mut picture.scene;
        if found.far > 0.0 {
            let (start, end) = leader(&name, &spot);
            scene.segment(start, end, Stroke::new(Ink::Ctl.faded(look.opacity), 0.8));
        }
        space.take(spot.area);
        let text = Text::new(spot.anchor(), text, 12.0, weight, Ink::Text);
        let mut shape = Shape::Text(text.aligned(spot.align).with_halo(Ink::Surface));
        shape.fade(look.opacity);
        scene.push(shape);
        picture.beside.insert(figure.id, found);
    }
    if !crowd {
        chips(picture, nameless, space, measure);
    }
}

/// The first name of a person, with a title before it; groups have none.
fn short(figure: &Figure) -> Option<String> {
    let (first, rest) = figure.name.split_once(' ').filter(|_| figure.body != Body::Square)?;
    let title = first.chars().count() <= 2 || first.ends_with('.');
    let words = if title { 2 } else { 1 };
    let short: Vec<&str> = figure.name.split(' ').take(words).collect();
    (!rest.is_empty() && short.len() == words).then(|| short.join(" ")).filter(|short| *short != figure.name)
}

/// The best place that is free.
fn find(
    name: &Name<'_>,
    before: Option<Beside>,
    frame: &GridFrame,
    space: &Space,
    crowd: bool,
) -> Option<Beside> {
    let divider = frame.y(frame.influence_line);
    let free = |spot: &Place| frame.plot.grown(-2.0).holds(&spot.area) && space.is_free(&spot.area);
    let led = |spot: &Place| {
        let (start, end) = leader(name, spot);
        free(spot) && space.is_clear(start, end, name.at)
    };
    let still = before.filter(|beside| {
        let spot = name.place(*beside);
        if beside.far > 0.0 { led(&spot) } else { free(&spot) }
    });
    let near = SIDES_FIRST.map(|side| Beside { side, far: 0.0 });
    if still.is_some_and(|beside| beside.far == 0.0) {
        return still;
    }
    let field = name.figure.quadrant.map(|quadrant| frame.field(quadrant));
    let home = |spot: &Place| field.is_some_and(|field| field.holds(&spot.area));
    let clear = |spot: &Place| spot.area.min.y >= divider || spot.area.max.y <= divider;
    let first = |fits: &dyn Fn(&Place) -> bool| {
        near.iter().copied().find(|beside| {
            let spot = name.place(*beside);
            fits(&spot) && free(&spot)
        })
    };
    let beside = first(&home).or_else(|| first(&clear)).or_else(|| first(&|_| true)).or(still);
    if beside.is_some() || crowd {
        return beside;
    }
    let far = FAR.into_iter().flat_map(|far| SIDES_FIRST.map(|side| Beside { side, far }));
    far.into_iter().find(|beside| led(&name.place(*beside)))
}

/// The line from a mark to its name.
fn leader(name: &Name<'_>, spot: &Place) -> (Pos, Pos) {
    let end = spot.area.nearest(name.at);
    (name.at + (end - name.at).unit() * (name.reach + 1.0), end)
}

/// A chip with their number where several names near each other found no place.
fn chips(
    picture: &mut GridPicture,
    nameless: Vec<(Pos, StakeholderId)>,
    space: &mut Space,
    measure: &dyn Measure,
) {
    let together = picture.frame.plot.width() * TOGETHER;
    let mut groups: Vec<Vec<(Pos, StakeholderId)>> = Vec::new();
    for one in nameless {
        let near = groups.iter_mut().find(|group| (group[0].0 - one.0).length() < together);
        match near {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    for group in groups.iter().filter(|group| group.len() > 1) {
        let words = format!("+{}", group.len());
        let width = measure.width(&words, 11.0, Weight::Medium) + 12.0;
        let sum = group.iter().fold(pos(0.0, 0.0), |sum, (at, _)| sum + *at);
        let middle = sum * (1.0 / group.len() as f32);
        let tries = (0..20).flat_map(|far| SIDES_FIRST.map(|side| (side, far)));
        let spot = tries
            .map(|(side, far)| place(side, middle, 8.0 + 8.0 * far as f32, width, 0.0).area.grown(1.5))
            .find(|area| picture.frame.plot.holds(area) && space.is_free(area));
        let Some(area) = spot else { continue };
        space.take(area);
        chip(&mut picture.scene, area, words);
        picture.more.push(More { area, people: group.iter().map(|(_, id)| *id).collect() });
    }
}

/// The name of somebody who is being dragged: beside the mark, above everything that it passes.
pub(super) fn name_on_top(
    scene: &mut Scene,
    frame: &GridFrame,
    figure: &Figure,
    at: Pos,
    look: &Look,
    space: &Space,
    measure: &dyn Measure,
) {
    let text = fitted(&figure.name, WIDEST, 12.0, Weight::Medium, measure);
    let width = measure.width(&text, 12.0, Weight::SemiBold) + 2.0;
    let lift = if look.wanted && figure.wanted.is_some() { 6.0 } else { 0.0 };
    let spots = SIDES_FIRST.map(|side| place(side, at, figure.reach(look.radius), width, lift));
    let inside = || spots.iter().filter(|spot| frame.plot.holds(&spot.area));
    let free = inside().find(|spot| space.is_free(&spot.area));
    let Some(spot) = free.or_else(|| inside().next()) else { return };
    let text = Text::new(spot.anchor(), text, 12.0, Weight::SemiBold, Ink::Text);
    scene.push(Shape::Text(text.aligned(spot.align).with_halo(Ink::Surface)));
}

fn chip(scene: &mut Scene, area: Area, words: String) {
    scene.rect(area, LINE / 2.0 + 1.5, Paint::from(Ink::Surface), Stroke::new(Ink::Ctl, 1.0));
    scene.push(Shape::Text(Text::new(area.centre(), words, 11.0, Weight::Medium, Ink::Text)));
}
