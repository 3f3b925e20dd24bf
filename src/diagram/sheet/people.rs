//! Where do people stand on the map of a sheet, and where their names?
//!
//! *Invariants:* no name lies on a mark, on the name of a field or on another name. The most important are named first.

use super::key::key;
use super::{Ground, LETTERS};
use crate::diagram::geometry::{Area, Pos, pos};
use crate::diagram::glyph::{Stance, badge, round};
use crate::diagram::ink::{Ink, Paint, Stroke};
use crate::diagram::labels::{SIDES_FIRST, Space, place};
use crate::diagram::measure::{Measure, Weight, fitted};
use crate::diagram::person::{Body, Figure, Voice};
use crate::diagram::scene::{Align, Hit, Scene, Shape, Text};
use crate::share::{Disclosure, InitiativeId, Key, Quadrant, StakeholderId};

/// 3.1 mm across on paper.
const RADIUS: f32 = 5.9;
/// How far the ring of an advocate reaches.
const RING: f32 = 10.2;
/// A longer name ends in an ellipsis.
const WIDEST: f32 = 150.0;
/// So many are named at the most: more would be unreadable at any size.
const NAMED: usize = 40;

/// A mark of this kind; `size` is 1 on the map.
pub(super) fn dot(scene: &mut Scene, at: Pos, body: Body, stance: Stance, voice: Voice, size: f32) {
    let radius = RADIUS * size;
    match voice {
        Voice::Advocate => {
            scene.circle(at, RING * size, Paint::from(Ink::Surface), Stroke::new(Ink::Advocate, 1.8 * size));
        }
        Voice::Candidate => {
            let rim = Stroke::new(Ink::Advocate, 1.6 * size).dashed(3.2 * size, 2.4 * size);
            scene.circle(at, RING * size, Paint::from(Ink::Surface), rim);
        }
        Voice::None => {}
    }
    let paint = |stance: Stance| match stance {
        Stance::NotShown => Paint::from(Ink::Muted),
        other => other.ink().into(),
    };
    match (body, stance) {
        (Body::Circle, Stance::NotShown) => scene.circle(at, radius, paint(stance), None),
        (Body::Circle, stance) => badge(scene, at, radius * 1.12, stance),
        (Body::Square, Stance::NotShown) => {
            scene.rect(Area::around(at, radius * 0.92), 1.5, paint(stance), None);
        }
        (Body::Hexagon, Stance::NotShown) => {
            scene.polygon(round(at, radius * 1.08, 6).collect(), paint(stance), None);
        }
        (body, stance) => {
            let rim = stance.outline();
            let rim = Stroke { width: 1.3, ..rim };
            match body {
                Body::Square => {
                    scene.rect(Area::around(at, radius * 1.3), 1.5, Paint::from(Ink::Surface), rim);
                }
                _ => scene.polygon(round(at, radius * 1.55, 6).collect(), Paint::from(Ink::Surface), rim),
            }
            badge(scene, at, radius * 0.85, stance);
        }
    }
}

/// Everybody with both ratings, with the legend. Returns whose name found no place.
pub(super) fn people(
    scene: &mut Scene,
    ground: &Ground,
    disclosure: &Disclosure,
    initiative: InitiativeId,
    measure: &dyn Measure,
) -> Vec<StakeholderId> {
    let mut figures: Vec<(Figure, Pos)> = disclosure
        .assessments_of(initiative)
        .filter_map(|(id, said)| {
            Some((id, said.influence?, said.interest?, disclosure.stakeholders().get(&id)?))
        })
        .map(|(id, influence, interest, record)| {
            let at = ground.at(f32::from(influence.get()), f32::from(interest.get()));
            (Figure::of(disclosure, Some(initiative), id, record), at)
        })
        .collect();
    figures.sort_by(|(a, _), (b, _)| {
        let rank = |figure: &Figure| (figure.influence, figure.interest, figure.voice == Voice::Advocate);
        rank(b).cmp(&rank(a)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
    });
    let mut space = Space::new(ground.plot);
    captions(scene, ground, &mut space, measure);
    let with_stances = disclosure.sees("assessment.engagement_now");
    // Of a crowd each mark is smaller, so that one sees how many there are.
    let scale = match figures.len() {
        ..=60 => 1.0,
        61..=150 => 0.8,
        _ => 0.6,
    };
    let reach = |figure: &Figure| scale * if figure.voice == Voice::None { RADIUS + 1.5 } else { RING + 0.8 };
    for (figure, at) in &figures {
        space.take(Area::around(*at, reach(figure)));
    }
    // The most important are painted last, on top.
    for (figure, at) in figures.iter().rev() {
        let key = Key::Stakeholder(figure.id);
        scene.mark(key, figure.aloud(), Hit::Disc(*at, RADIUS + 3.0), 0.0, |scene| {
            dot(scene, *at, figure.body, figure.stance, figure.voice, scale);
        });
    }
    let mut nameless = Vec::new();
    let shorts: Vec<Option<&str>> = figures.iter().map(|(figure, _)| first_name(figure)).collect();
    for (number, (figure, at)) in figures.iter().enumerate() {
        let full = fitted(&figure.name, WIDEST, LETTERS, Weight::Medium, measure);
        // Where the whole name has no room the first may have some; one that several have says nobody's.
        let alone = |short: &&str| shorts.iter().filter(|other| **other == Some(*short)).count() == 1;
        let short = shorts[number].filter(alone).map(str::to_owned);
        let free = |area: &Area| ground.plot.grown(-1.0).holds(area) && space.is_free(area);
        let divide = ground.divide;
        let crosses = |area: &Area| {
            let across = area.min.y < divide.y && area.max.y > divide.y;
            let down = area.min.x < divide.x && area.max.x > divide.x;
            u8::from(across) * 2 + u8::from(down)
        };
        let find = |text: &String| {
            let width = measure.width(text, LETTERS, Weight::Medium) + 2.0;
            // The gap that is usual beside the large marks of the screen is too wide here.
            let spots = SIDES_FIRST.map(|side| place(side, *at, reach(figure) - 3.0, width, 0.0));
            spots.into_iter().filter(|spot| free(&spot.area)).min_by_key(|spot| crosses(&spot.area))
        };
        let tries = [Some(full), short].into_iter().flatten();
        let found = tries.filter(|_| number < NAMED).find_map(|text| Some((find(&text)?, text)));
        let Some((spot, text)) = found else {
            nameless.push(figure.id);
            continue;
        };
        space.take(spot.area);
        let text = Text::new(spot.anchor(), text, LETTERS, Weight::Medium, Ink::Text);
        scene.push(Shape::Text(text.aligned(spot.align).with_halo(Ink::Surface)));
    }
    key(scene, ground, with_stances, measure);
    scene.description = described(&figures);
    nameless
}

/// The first name of a person; nothing for groups, for titles and for names of one word.
fn first_name(figure: &Figure) -> Option<&str> {
    let (first, _) = figure.name.split_once(' ').filter(|_| figure.body != Body::Square)?;
    (first.chars().count() > 2 && !first.ends_with('.')).then_some(first)
}

/// The name of each field, at its left.
fn captions(scene: &mut Scene, ground: &Ground, space: &mut Space, measure: &dyn Measure) {
    for quadrant in Quadrant::ALL {
        let field = ground.field(*quadrant);
        let top = matches!(quadrant, Quadrant::KeyPlayers | Quadrant::KeepSatisfied);
        let y = if top { ground.plot.min.y + 15.0 } else { ground.plot.max.y - 13.0 };
        let at = pos(field.min.x + 9.0, y);
        let width = measure.width(quadrant.name(), LETTERS, Weight::SemiBold);
        space.take(Area::sized(at - pos(2.0, 9.0), width + 4.0, 18.0));
        let text = Text::new(at, quadrant.name(), LETTERS, Weight::SemiBold, Ink::Muted);
        scene.push(Shape::Text(text.aligned(Align::Start)));
    }
}

/// What one would say of it to somebody who cannot see it.
fn described(figures: &[(Figure, Pos)]) -> String {
    let said = Quadrant::ALL.iter().map(|quadrant| {
        let inside = figures.iter().filter(|(figure, _)| figure.quadrant == Some(*quadrant));
        let names: Vec<&str> = inside.map(|(figure, _)| figure.name.as_str()).collect();
        let list = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
        format!("{}: {list}.", quadrant.name())
    });
    said.collect::<Vec<_>>().join(" ")
}
