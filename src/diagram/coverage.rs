//! Which of the affected communities have a voice of their own?
//!
//! One row for each, those first on which the effect is largest: how many people it has, how strongly the change affects
//! it, who speaks for it.
//!
//! *Invariants:* an advocate is named to those only who may know them; others read that somebody is in place.

use super::geometry::{Area, pos};
use super::glyph::{advocate_tab, candidate_tab, missed_tab};
use super::ink::{Ink, Paint, Stroke};
use super::legend::{Entry, Sign};
use super::measure::Measure;
use super::page::{EDGE, Face, LEADING, Page, WIDTH, affected, chosen, counted, nothing_chosen};
use super::scene::{Align, Hit, Scene};
use crate::share::grouped;
use crate::share::{
    AdvocacyState, Community, CommunityId, Cover, Disclosure, Effect, InitiativeId, Key, Rating, Voice,
};

/// No more rows than these.
const ROWS: usize = 40;
/// No more voices of one community than these are named.
const VOICES: usize = 4;
/// Where the columns begin: the name, the effect, the voice.
const COLUMNS: [f32; 3] = [64.0, 276.0, 424.0];

/// One row.
struct Row<'a> {
    id: CommunityId,
    record: &'a Community,
    impact: Option<Rating>,
    voice: Voice,
}

/// Which communities have a voice of their own. O(communities · log).
pub fn coverage(disclosure: &Disclosure, measure: &dyn Measure) -> Scene {
    const TITLE: &str = "Advocates by community";
    let Some((id, record)) = chosen(disclosure) else { return nothing_chosen(TITLE, measure) };
    let title = format!("{TITLE}: {}", record.name);
    let voices = disclosure.coverage(id);
    let rows: Vec<Row<'_>> = affected(disclosure, record)
        .into_iter()
        .map(|(community, record, impact)| {
            let voice = voices.get(&community).cloned().unwrap_or_default();
            Row { id: community, record, impact, voice }
        })
        .collect();
    if rows.is_empty() {
        let text = "Nobody has said yet which communities this change affects.";
        return super::page::card(title, "No communities", text, measure);
    }
    let mut page = Page::new(measure);
    summary(&mut page, &rows);
    head(&mut page);
    let most = rows.iter().map(|row| row.record.headcount).max().unwrap_or(0);
    for row in rows.iter().take(ROWS) {
        one(&mut page, disclosure, id, row, most);
    }
    if rows.len() > ROWS {
        let more = counted(rows.len() - ROWS, "more community is", "more communities are");
        page.note(&format!("{more} less affected and not in this picture."));
    }
    let by_name = rows.iter().any(|row| row.voice.cover == Cover::InView);
    let mut signs = vec![Entry::from(Sign::Advocate)];
    signs.extend(by_name.then(|| Entry::new(Sign::Candidate, "Thought of or asked")));
    if rows.iter().any(|row| row.voice.cover == Cover::Nobody) {
        signs.push(Entry::new(Sign::Missed, "Nobody yet"));
    }
    let sizes = (most > 0).then(|| vec![Entry::new(Sign::Sizes, "How many people")]);
    let groups: Vec<Vec<Entry>> = [signs].into_iter().chain(sizes).collect();
    let described = rows.iter().take(ROWS).map(|row| aloud(disclosure, row));
    page.finish(title, described.collect::<Vec<_>>().join(" "), &groups)
}

/// How many communities of which kind, and a bar of the people in them.
fn summary(page: &mut Page<'_>, rows: &[Row<'_>]) {
    let all: u32 = rows.iter().map(|row| row.record.headcount).fold(0, u32::saturating_add);
    let of = |cover: Cover| -> (usize, u32) {
        let found = rows.iter().filter(|row| row.voice.cover == cover);
        found.fold((0, 0), |(n, people), row| (n + 1, row.record.headcount.saturating_add(people)))
    };
    let kinds = [
        (Cover::Covered, "with an advocate", Ink::Advocate),
        (Cover::InView, "with somebody in view", Ink::Advocate),
        (Cover::Nobody, "with nobody yet", Ink::Warn),
    ];
    let kinds: Vec<_> = kinds.into_iter().map(|(cover, words, ink)| (cover, of(cover), words, ink)).collect();
    let shown: Vec<_> = kinds.into_iter().filter(|(_, (count, _), ..)| *count > 0).collect();
    let wide = (WIDTH - 2.0 * EDGE) / 3.0;
    let all_of_them = format!("Of {}", counted(rows.len(), "affected community", "affected communities"));
    page.words(pos(EDGE, 14.0), all_of_them, Face::HEAD, Align::Start);
    for (place, (_, (count, people), words, ink)) in shown.iter().enumerate() {
        let left = EDGE + wide * place as f32;
        let figure = count.to_string();
        page.words(pos(left, 44.0), figure.as_str(), Face::FIGURE.ink(*ink), Align::Start);
        let text = left + 8.0 + page.measure.width(&figure, Face::FIGURE.size, Face::FIGURE.weight);
        page.words(pos(text, 37.0), *words, Face::NAME, Align::Start);
        let below = if all == 0 { String::new() } else { format!("{} people", grouped(*people)) };
        page.words(pos(text, 52.0), below, Face::SMALL, Align::Start);
    }
    let mut left = EDGE;
    let whole = WIDTH - 2.0 * EDGE;
    for (cover, (count, people), ..) in &shown {
        let share = if all == 0 { *count as f32 / rows.len() as f32 } else { *people as f32 / all as f32 };
        let width = whole * share;
        let area = Area::sized(pos(left, 70.0), (width - 2.0).max(1.0), 10.0);
        let (fill, rim) = match cover {
            Cover::Covered => (Paint::from(Ink::Advocate), Stroke::new(Ink::Advocate, 1.0)),
            Cover::InView => (Ink::Surface.tinted(Ink::Advocate, 0.25), Stroke::new(Ink::Advocate, 1.0)),
            Cover::Nobody => (Paint::from(Ink::WarnSoft), Stroke::new(Ink::Warn, 1.0)),
        };
        page.scene.rect(area.grown(-0.5), 2.0, fill, rim);
        left += width;
    }
    page.y = 96.0;
}

fn head(page: &mut Page<'_>) {
    let y = page.y + 10.0;
    for (x, words) in COLUMNS.into_iter().zip(["Community", "Effect of the change", "Who speaks for it"]) {
        page.words(pos(x, y), words, Face::HEAD, Align::Start);
    }
    page.y += 22.0;
    page.rule(page.y, Ink::Text);
}

fn one(page: &mut Page<'_>, disclosure: &Disclosure, initiative: InitiativeId, row: &Row<'_>, most: u32) {
    let names = page.broken(&row.record.name, COLUMNS[1] - COLUMNS[0] - 16.0, Face::NAME, 3);
    let voices = voices(disclosure, initiative, row);
    let room = WIDTH - EDGE - COLUMNS[2] - 24.0;
    let wrapped: Vec<_> =
        voices.iter().map(|voice| page.broken(&voice.words, room, voice.face(), 3)).collect();
    let left = names.len() + usize::from(row.record.headcount > 0);
    let right: usize = wrapped.iter().map(|lines| lines.len().max(1)).sum();
    let high = (LEADING * left.max(right) as f32 + 14.0).max(44.0);
    let (top, middle) = (page.y, page.y + high / 2.0);
    let hit = Hit::Area(Area::sized(pos(0.0, top), WIDTH, high));
    let (first, y) = (page.scene.shapes.len(), middle);
    let radius = (f64::from(row.record.headcount) / f64::from(most.max(1))).sqrt() as f32 * 19.0;
    if row.record.headcount > 0 {
        page.scene.circle(
            pos(EDGE + 22.0, y),
            radius.max(2.5),
            Ink::Surface.tinted(Ink::Muted, 0.12),
            Stroke::new(Ink::Ctl, 1.2),
        );
    }
    let mut at = middle - LEADING * left as f32 / 2.0;
    at += page.lines(pos(COLUMNS[0], at), &names, Face::NAME);
    if row.record.headcount > 0 {
        let people = format!("{} people", grouped(row.record.headcount));
        page.lines(pos(COLUMNS[0], at), &[people], Face::SMALL);
    }
    effect(page, row.impact, y);
    let mut at = middle - LEADING * right as f32 / 2.0;
    for (voice, lines) in voices.iter().zip(&wrapped) {
        let sign = pos(COLUMNS[2] + 7.0, at + LEADING / 2.0);
        match voice.cover {
            Some(Cover::Covered) => advocate_tab(&mut page.scene, sign, 6.5),
            Some(Cover::InView) => candidate_tab(&mut page.scene, sign, 6.5),
            Some(Cover::Nobody) => missed_tab(&mut page.scene, sign, 6.5),
            None => {}
        }
        at += page.lines(pos(COLUMNS[2] + 20.0, at), lines, voice.face());
    }
    let items = first..page.scene.shapes.len();
    let name = aloud(disclosure, row);
    let weight = row.impact.map_or(0.0, |impact| f32::from(impact.get()));
    let mark = super::scene::Mark { key: Key::Community(row.id), name, hit, weight, items };
    page.scene.marks.push(mark);
    page.y += high;
    page.rule(page.y, Ink::Line);
}

/// How strongly the change affects them, as a word over a bar.
fn effect(page: &mut Page<'_>, impact: Option<Rating>, middle: f32) {
    let left = COLUMNS[1];
    let Some(impact) = impact else {
        page.words(pos(left, middle), "Not said", Face::SMALL, Align::Start);
        return;
    };
    page.words(pos(left, middle - 7.0), Effect::of(impact).name(), Face::TEXT, Align::Start);
    let whole = Area::sized(pos(left, middle + 4.0), 124.0, 6.0);
    page.scene.rect(whole, 3.0, Paint::from(Ink::Line), None);
    let share = f32::from(impact.get()) / 100.0;
    if share > 0.0 {
        let filled = Area::sized(whole.min, (whole.width() * share).max(6.0), 6.0);
        page.scene.rect(filled, 3.0, Paint::from(Ink::Accent), None);
    }
}

/// A line about who speaks.
struct Said {
    cover: Option<Cover>,
    words: String,
}

impl Said {
    const fn face(&self) -> Face {
        match self.cover {
            Some(Cover::Nobody) => Face::NAME.ink(Ink::Warn),
            Some(_) => Face::NAME,
            None => Face::SMALL,
        }
    }
}

fn voices(disclosure: &Disclosure, initiative: InitiativeId, row: &Row<'_>) -> Vec<Said> {
    let voice = &row.voice;
    if voice.people.is_empty() {
        let words = match voice.cover {
            Cover::Covered => "An advocate is in place",
            Cover::InView => "Somebody is in view",
            Cover::Nobody => "Nobody yet",
        };
        return vec![Said { cover: Some(voice.cover), words: words.to_owned() }];
    }
    let state = |person| {
        let said = disclosure.assessments().get(&(initiative, person));
        said.map_or(AdvocacyState::None, |said| said.advocacy.state)
    };
    let named = voice.people.iter().take(VOICES).map(|person| {
        let (state, name) = (state(*person), disclosure.person(*person));
        match state {
            // Whose state is not to be known is named as the voice that the community has.
            AdvocacyState::None => Said { cover: Some(voice.cover), words: name.to_owned() },
            state => {
                let cover = if state.is_advocate() { Cover::Covered } else { Cover::InView };
                Said { cover: Some(cover), words: format!("{name}, {}", state.name().to_lowercase()) }
            }
        }
    });
    let mut named: Vec<Said> = named.collect();
    if voice.people.len() > VOICES {
        named.push(Said { cover: None, words: format!("and {} more", voice.people.len() - VOICES) });
    }
    named
}

fn aloud(disclosure: &Disclosure, row: &Row<'_>) -> String {
    let people = match row.record.headcount {
        0 => String::new(),
        number => format!(", {} people", grouped(number)),
    };
    let effect = row
        .impact
        .map_or(String::new(), |impact| format!(", effect {}", Effect::of(impact).name().to_lowercase()));
    let names: Vec<&str> = row.voice.people.iter().map(|person| disclosure.person(*person)).collect();
    let voice = match (row.voice.cover, names.is_empty()) {
        (Cover::Nobody, _) => "nobody speaks for it yet".to_owned(),
        (Cover::Covered, true) => "an advocate is in place".to_owned(),
        (Cover::InView, true) => "somebody is in view".to_owned(),
        (Cover::Covered, false) => format!("advocates: {}", names.join(", ")),
        (Cover::InView, false) => format!("in view: {}", names.join(", ")),
    };
    format!("{}{people}{effect}: {voice}.", row.record.name)
}
