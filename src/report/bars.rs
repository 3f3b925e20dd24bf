//! How many stand where, now and as wanted, as two bars?
//!
//! *Invariants:* every piece has its number and its sign; nothing is told by colour alone. Drawn only from numbers that may
//! all be told.

use crate::diagram::glyph::{Stance, badge};
use crate::diagram::{Align, Area, Ink, Inter, Measure, Paint, Scene, Shape, Stroke, Text, Weight, pos};
use crate::share::{Count, Counts, Engagement, Tally};

const WIDTH: f32 = 680.0;
const LEFT: f32 = 64.0;
const BAR: f32 = 30.0;
const STEP: f32 = 46.0;
const LETTERS: f32 = 13.0;
/// The least width of a piece: its number must stand in it.
const LEAST: f32 = 30.0;

/// The bars; nothing where a number may not be told or there is nobody.
pub(super) fn bars(counts: &Counts, word: &dyn Fn(Engagement) -> &'static str) -> Option<Scene> {
    let now = numbers(counts.engagement_now.as_ref()?)?;
    let wanted = numbers(counts.engagement_wanted.as_ref()?)?;
    let most = now.iter().sum::<u32>().max(wanted.iter().sum());
    if most == 0 {
        return None;
    }
    let mut scene = Scene { size: pos(WIDTH, 2.0 * STEP + 28.0), ..Scene::default() };
    for (line, (title, numbers)) in [("Now", &now), ("Wanted", &wanted)].into_iter().enumerate() {
        let y = STEP * line as f32;
        let text = Text::new(pos(0.0, y + BAR / 2.0), title, LETTERS, Weight::Medium, Ink::Text);
        scene.push(Shape::Text(text.aligned(Align::Start)));
        bar(&mut scene, y, numbers, most);
    }
    let mut x = LEFT;
    let y = 2.0 * STEP + 12.0;
    for stance in Engagement::ALL {
        badge(&mut scene, pos(x + 7.0, y), 7.0, Stance::Is(*stance));
        let name = word(*stance);
        let text = Text::new(pos(x + 20.0, y), name, LETTERS, Weight::Regular, Ink::Muted);
        scene.push(Shape::Text(text.aligned(Align::Start)));
        x += 40.0 + Inter.width(name, LETTERS, Weight::Regular);
    }
    let told = |numbers: &[u32]| -> String {
        let each =
            Engagement::ALL.iter().zip(numbers).map(|(stance, count)| format!("{} {count}", word(*stance)));
        each.collect::<Vec<_>>().join(", ")
    };
    scene.title = "Engagement, now and wanted".to_owned();
    scene.description = format!("Now: {}. Wanted: {}.", told(&now), told(&wanted));
    Some(scene)
}

/// The numbers of all stances, if every one may be told.
fn numbers(tally: &Tally<Engagement>) -> Option<Vec<u32>> {
    let number = |stance: &Engagement| match tally.of(*stance) {
        Some(Count::Exact(number)) => Some(number),
        _ => None,
    };
    Engagement::ALL.iter().map(number).collect()
}

fn bar(scene: &mut Scene, y: f32, numbers: &[u32], most: u32) {
    let room = WIDTH - LEFT;
    let there = numbers.iter().filter(|count| **count > 0).count() as f32;
    let share = room - there * LEAST;
    let mut x = LEFT;
    for (stance, count) in Engagement::ALL.iter().zip(numbers).filter(|(_, count)| **count > 0) {
        let width = LEAST + share * *count as f32 / most as f32;
        let area = Area::sized(pos(x, y), width - 2.0, BAR);
        let ink = Stance::Is(*stance).ink();
        let is_open = *stance == Engagement::Unaware;
        let fill = if is_open { Paint::from(Ink::Surface) } else { Paint::from(ink) };
        let rim = is_open.then(|| Stroke::new(ink, 1.5).dashed(3.6, 2.6));
        scene.rect(area, 3.0, fill, rim);
        let words = count.to_string();
        let wide = Inter.width(&words, LETTERS, Weight::SemiBold);
        let middle = area.centre();
        let with_sign = width >= wide + 44.0;
        let half = if with_sign { wide / 2.0 + 18.0 } else { wide / 2.0 + 7.0 };
        let chip = Area::sized(pos(middle.x - half, middle.y - 10.0), 2.0 * half, 20.0);
        scene.rect(chip, 10.0, Paint::from(Ink::Surface), None);
        let mut at = middle.x;
        if with_sign {
            badge(scene, pos(middle.x - wide / 2.0 - 3.0, middle.y), 6.0, Stance::Is(*stance));
            at += 10.0;
        }
        let text = Text::new(pos(at, middle.y), words, LETTERS, Weight::SemiBold, Ink::Text);
        scene.push(Shape::Text(text.aligned(Align::Middle)));
        x += width;
    }
}
