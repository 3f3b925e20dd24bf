//! How many people stand where, for readers who see counts only?
//!
//! *Invariants:* the length of a bar tells no more than its number; where there is no number there is no bar, but a sign of
//! the same size for all.

use crate::diagram::geometry::{Area, pos};
use crate::diagram::glyph::{Stance, badge, hollow_badge};
use crate::diagram::ink::{Ink, Paint, Stroke};
use crate::diagram::legend::{Entry, Sign};
use crate::diagram::measure::Measure;
use crate::diagram::page::{EDGE, Face, Page, WIDTH};
use crate::diagram::scene::{Align, Scene};
use crate::share::{Count, Counts, Engagement, Tally, for_others};

/// Where the bars begin, and the longest one.
const LEFT: f32 = 236.0;
const LONGEST: f32 = 330.0;
const HIGH: f32 = 52.0;

/// How many stand and should stand at each stance.
pub(super) fn bars(counts: &Counts, title: String, measure: &dyn Measure) -> Scene {
    let mut page = Page::new(measure);
    let (now, wanted) = (counts.engagement_now.as_ref(), counts.engagement_wanted.as_ref());
    let exact = |tally: &Tally<Engagement>| {
        let numbers =
            tally.cells.iter().map(|(_, count)| if let Count::Exact(number) = count { *number } else { 0 });
        numbers.max().unwrap_or(0)
    };
    let most = now.map_or(0, exact).max(wanted.map_or(0, exact)).max(1);
    page.words(pos(EDGE, 14.0), "How people stand", Face::HEAD, Align::Start);
    page.words(pos(LEFT, 14.0), "How many", Face::HEAD, Align::Start);
    page.rule(26.0, Ink::Text);
    page.y = 26.0;
    let mut told = Vec::new();
    for stance in Engagement::ALL {
        let middle = page.y + HIGH / 2.0;
        page.words(pos(EDGE, middle), for_others(*stance), Face::NAME, Align::Start);
        let both = [(now, "now", -10.0), (wanted, "wanted", 10.0)];
        let mut words = Vec::new();
        for (tally, word, aside) in both {
            let Some(count) = tally.and_then(|tally| tally.of(*stance)) else { continue };
            let y = if now.is_some() && wanted.is_some() { middle + aside } else { middle };
            one(&mut page, count, most, y, *stance, word == "wanted");
            words.push(format!("{word} {}", aloud(count)));
        }
        told.push(format!("{}: {}.", for_others(*stance), words.join(", ")));
        page.y += HIGH;
        page.rule(page.y, Ink::Line);
    }
    page.note("Numbers below five are not shown, nor one from which they could be worked out. Nobody is named here.");
    let mut signs = Vec::new();
    signs.extend(now.map(|_| Entry::new(Sign::Stance(Engagement::Supportive), "Today")));
    signs.extend(wanted.map(|_| Entry::new(Sign::Wanted, "Wanted")));
    page.finish(title, told.join(" "), &[signs])
}

fn aloud(count: Count) -> String {
    match count {
        Count::Exact(number) => number.to_string(),
        Count::Few => "fewer than five".to_owned(),
        Count::Withheld => "not shown".to_owned(),
    }
}

fn one(page: &mut Page<'_>, count: Count, most: u32, y: f32, stance: Engagement, wanted: bool) {
    let sign = pos(LEFT - 16.0, y);
    if wanted {
        hollow_badge(&mut page.scene, sign, 7.0, Stance::Is(stance));
    } else {
        badge(&mut page.scene, sign, 7.0, Stance::Is(stance));
    }
    let Count::Exact(number) = count else {
        let area = Area::sized(pos(LEFT, y - 7.0), 14.0, 14.0);
        page.scene.rect(area, 2.0, Paint::from(Ink::Surface), Stroke::new(Ink::Ctl, 1.0).dashed(2.5, 2.0));
        page.words(pos(LEFT + 22.0, y), count.to_string(), Face::SMALL, Align::Start);
        return;
    };
    let width = (LONGEST * number as f32 / most as f32).clamp(0.0, WIDTH - LEFT - 60.0).max(2.0);
    let area = Area::sized(pos(LEFT, y - 7.0), width, 14.0);
    let ink = Stance::Is(stance).ink();
    let fill = if wanted { Ink::Surface.tinted(ink, 0.12) } else { Paint::from(ink) };
    page.scene.rect(area, 2.0, fill, Stroke::new(ink, 1.0));
    page.words(pos(LEFT + width + 8.0, y), number.to_string(), Face::NAME, Align::Start);
}
