//! Who stands where, person by person?
//!
//! *Invariants:* those with the most influence first, as far as the readers see it; in a crowd the others are counted.

use super::word;
use crate::diagram::geometry::{Area, pos};
use crate::diagram::glyph::{Stance, badge, hollow_badge};
use crate::diagram::ink::{Ink, Paint, Stroke};
use crate::diagram::legend::{Entry, Sign};
use crate::diagram::measure::Measure;
use crate::diagram::page::{EDGE, Face, LEADING, Page, WIDTH, card, counted};
use crate::diagram::scene::{Align, Hit, Mark, Scene};
use crate::share::{Assessment, Disclosure, Engagement, InitiativeId, Key, Stakeholder, StakeholderId};
use std::cmp::Reverse;

/// No more people than these have a row of their own.
const ROWS: usize = 40;
/// More people than these have one line each.
const ROOMY: usize = 20;
/// Where the columns of stances begin, and how wide one is.
const LEFT: f32 = 268.0;
const WIDE: f32 = (WIDTH - EDGE - LEFT) / 5.0;

/// One person.
struct Person<'a> {
    id: StakeholderId,
    record: &'a Stakeholder,
    said: &'a Assessment,
}

impl Person<'_> {
    fn is_there(&self) -> bool {
        self.said.engagement_now.is_some() && self.said.engagement_now == self.said.engagement_wanted
    }
}

/// The middle of a stance's column.
fn column(stance: Engagement) -> f32 {
    let place = Engagement::ALL.iter().position(|other| *other == stance).unwrap_or(0);
    LEFT + WIDE * (place as f32 + 0.5)
}

pub(super) fn matrix(
    disclosure: &Disclosure,
    initiative: InitiativeId,
    title: String,
    measure: &dyn Measure,
) -> Scene {
    let assessed = disclosure.assessments_of(initiative);
    let mut people: Vec<Person<'_>> = assessed
        .filter_map(|(id, said)| Some(Person { id, record: disclosure.stakeholders().get(&id)?, said }))
        .collect();
    let all = people.len();
    people.retain(|one| one.said.engagement_now.is_some() || one.said.engagement_wanted.is_some());
    people.sort_by(|a, b| {
        let influence = Reverse(a.said.influence).cmp(&Reverse(b.said.influence));
        influence.then_with(|| a.record.name.cmp(&b.record.name)).then_with(|| a.id.cmp(&b.id))
    });
    if people.is_empty() {
        let text = "Nobody has said yet how people stand to this change, or how they should.";
        return card(title, "Nothing is known yet", text, measure);
    }
    let now = disclosure.sees("assessment.engagement_now");
    let mut page = Page::new(measure);
    head(&mut page, disclosure);
    let top = page.y;
    let shown = people.len().min(ROWS);
    for person in &people[..shown] {
        row(&mut page, disclosure, person, shown > ROOMY);
    }
    if people.len() > ROWS {
        rest(&mut page, &people[ROWS..], now);
    }
    totals(&mut page, &people, now);
    columns(&mut page, top);
    let unsaid = all - people.len();
    if unsaid > 0 {
        let who = counted(unsaid, "person", "people");
        page.note(&format!("Of {who} nothing is said yet, and they are not listed."));
    }
    if !now {
        page.note("What people think of the change today is not part of this copy.");
    }
    let supportive = Engagement::Supportive;
    let mut signs = Vec::new();
    if now {
        signs.push(Entry::new(Sign::Stance(supportive), "Where they stand"));
    }
    signs.push(Entry::new(Sign::Wanted, "Where they should stand"));
    let described = people[..shown].iter().map(|person| aloud(disclosure, person));
    page.finish(title, described.collect::<Vec<_>>().join(" "), &[signs])
}

fn head(page: &mut Page<'_>, disclosure: &Disclosure) {
    let words: Vec<(Engagement, Vec<String>)> = Engagement::ALL
        .iter()
        .map(|stance| (*stance, page.broken(word(disclosure, *stance), WIDE - 8.0, Face::HEAD, 3)))
        .collect();
    let most = words.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
    let bottom = 10.0 + LEADING * most as f32;
    page.words(pos(EDGE, bottom - LEADING / 2.0), "Name and role", Face::HEAD, Align::Start);
    for (stance, lines) in words {
        let first = bottom - LEADING * (lines.len() as f32 - 0.5);
        for (row, line) in lines.iter().enumerate() {
            let at = pos(column(stance), first + LEADING * row as f32);
            page.words(at, line.as_str(), Face::HEAD, Align::Middle);
        }
    }
    page.y = bottom + 8.0;
    page.rule(page.y, Ink::Text);
}

/// Every second column has a ground, so that the eye keeps to it.
fn columns(page: &mut Page<'_>, top: f32) {
    let mut behind = Scene::default();
    for place in [0.0, 2.0, 4.0] {
        let area = Area::sized(pos(LEFT + WIDE * place, top), WIDE, page.y - top);
        behind.rect(area, 0.0, Paint::from(Ink::Surface2), None);
    }
    let count = behind.shapes.len();
    page.scene.shapes.splice(1..1, behind.shapes);
    for mark in &mut page.scene.marks {
        mark.items = mark.items.start + count..mark.items.end + count;
    }
}

fn row(page: &mut Page<'_>, disclosure: &Disclosure, person: &Person<'_>, close: bool) {
    let room = LEFT - EDGE - 12.0;
    let names = page.broken(&person.record.name, room, Face::NAME, 2);
    let role = person.record.role.as_deref().unwrap_or_default();
    let (top, first) = (page.y, page.scene.shapes.len());
    let roles = if close { Vec::new() } else { page.broken(role, room, Face::SMALL, 2) };
    let lines = (names.len() + roles.len()) as f32;
    let high = (LEADING * lines + 8.0).max(if close { 22.0 } else { 28.0 });
    let middle = top + high / 2.0;
    let begin = middle - LEADING * lines / 2.0;
    let below = page.lines(pos(EDGE, begin), &names, Face::NAME);
    page.lines(pos(EDGE, begin + below), &roles, Face::SMALL);
    if let ([name], true) = (names.as_slice(), close) {
        // The role stands behind the name where there is room for all of it.
        let x = EDGE + page.measure.width(name, Face::NAME.size, Face::NAME.weight) + 8.0;
        if page.measure.width(role, Face::SMALL.size, Face::SMALL.weight) <= LEFT - 8.0 - x {
            page.words(pos(x, middle), role, Face::SMALL, Align::Start);
        }
    }
    let (now, wanted) = (person.said.engagement_now, person.said.engagement_wanted);
    if let (Some(now), Some(wanted)) = (now, wanted) {
        let (from, to) = (column(now), column(wanted));
        let way = (to - from).signum();
        if from != to {
            let line = Stroke::new(Ink::Ctl, 1.2);
            page.scene.segment(pos(from + way * 9.0, middle), pos(to - way * 10.0, middle), line);
        }
    }
    if person.is_there() {
        // Both in one: the sign stands in the ring of what is wanted.
        let at = pos(now.map_or(LEFT, column), middle);
        let ink = Stance::Is(now.unwrap_or_default()).ink();
        page.scene.circle(at, 9.5, None, Stroke::new(ink, 1.2));
        badge(&mut page.scene, at, 6.5, now.map_or(Stance::Unknown, Stance::Is));
    } else {
        if let Some(wanted) = wanted {
            hollow_badge(&mut page.scene, pos(column(wanted), middle), 7.5, Stance::Is(wanted));
        }
        if let Some(now) = now {
            badge(&mut page.scene, pos(column(now), middle), 7.5, Stance::Is(now));
        }
    }
    let mark = Mark {
        key: Key::Stakeholder(person.id),
        name: aloud(disclosure, person),
        hit: Hit::Area(Area::sized(pos(0.0, top), WIDTH, high)),
        weight: person.said.influence.map_or(0.0, |rating| f32::from(rating.get())),
        items: first..page.scene.shapes.len(),
    };
    page.scene.marks.push(mark);
    page.y += high;
    page.rule(page.y, Ink::Line);
}

/// How many of these people stand at each stance, and how many should.
fn numbers(people: &[Person<'_>], stance: Engagement) -> (usize, usize) {
    let of = |said: fn(&Assessment) -> Option<Engagement>| {
        people.iter().filter(|one| said(one.said) == Some(stance)).count()
    };
    (of(|said| said.engagement_now), of(|said| said.engagement_wanted))
}

fn rest(page: &mut Page<'_>, people: &[Person<'_>], now: bool) {
    let words = format!("{} with less influence", counted(people.len(), "other", "others"));
    tally(page, &words, people, now, Face::TEXT);
    page.rule(page.y, Ink::Line);
}

fn totals(page: &mut Page<'_>, people: &[Person<'_>], now: bool) {
    page.rule(page.y, Ink::Text);
    let words = format!("All {}", people.len());
    tally(page, &words, people, now, Face::NAME);
}

/// A row of numbers: how many stand there, how many should.
fn tally(page: &mut Page<'_>, words: &str, people: &[Person<'_>], now: bool, face: Face) {
    let high = if now { 40.0 } else { 28.0 };
    let middle = page.y + high / 2.0;
    page.words(pos(EDGE, middle), words, face, Align::Start);
    for stance in Engagement::ALL {
        let (stand, should) = numbers(people, *stance);
        let x = column(*stance);
        if now {
            page.words(pos(x, middle - 7.5), stand.to_string(), face, Align::Middle);
            page.words(pos(x, middle + 7.5), format!("should: {should}"), Face::SMALL, Align::Middle);
        } else {
            page.words(pos(x, middle), should.to_string(), face, Align::Middle);
        }
    }
    page.y += high;
}

fn aloud(disclosure: &Disclosure, person: &Person<'_>) -> String {
    let name = &person.record.name;
    let lower = |stance| word(disclosure, stance).to_lowercase();
    match (person.said.engagement_now, person.said.engagement_wanted) {
        (Some(now), Some(wanted)) if now == wanted => format!("{name}: {}, as wanted.", lower(now)),
        (Some(now), Some(wanted)) => format!("{name}: {}, wanted: {}.", lower(now), lower(wanted)),
        (Some(now), None) => format!("{name}: {}.", lower(now)),
        (None, Some(wanted)) => format!("{name}: wanted: {}.", lower(wanted)),
        (None, None) => format!("{name}."),
    }
}
