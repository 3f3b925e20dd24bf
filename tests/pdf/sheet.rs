//! A sheet made by hand, as the design shows it.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "made by hand for a test")]

use groundswell::diagram::{GridOptions, Inter, Scene, grid, pos};
use groundswell::report::{
    Block, Cell, Column, Edition, Fact, Line, Mark, Place, Report, Row, Section, Shape, Table, Tone,
};
use groundswell::share::{Audience, Choices, Engagement, disclose};
use jiff::civil::date;
use std::sync::Arc;

fn section(title: &'static str, aside: &str, place: Place, blocks: Vec<Block>) -> Section {
    Section { place, aside: aside.to_owned(), ..Section::new(title, blocks) }
}

fn table(head: Vec<Column>, rows: Vec<(bool, Vec<Cell>)>) -> Block {
    let rows = rows.into_iter().map(|(changed, cells)| Row::Cells(Line { cells, changed })).collect();
    Block::Table(Table { head, rows })
}

pub fn map(audience: Audience) -> Scene {
    let sample = groundswell::file::sample();
    let first =
        sample.initiatives.iter().find(|(_, record)| record.name == "One service desk").map(|(id, _)| *id);
    let copy = disclose(&Arc::new(sample), first, audience, &Choices::default()).unwrap();
    let options = GridOptions { size: pos(362.0, 236.0), ..GridOptions::default() };
    grid(&copy, None, &options, &Inter).0
}

/// The sheet of the design.
pub fn sheet() -> Report {
    let person = |name: &str, role: &str, wanted, step: &str, when: &str, owner: &str, changed| {
        let late = when == "20 Nov";
        let tone = if late { Tone::Late } else { Tone::Plain };
        (
            changed,
            vec![
                Cell::toned(name, Tone::Strong).with(role),
                Cell::plain(Engagement::name(wanted)).signed(Mark::Stance(wanted, false)),
                Cell::plain(step),
                Cell::toned(when, tone).with(if late { "5 days late" } else { "" }),
                Cell::plain(owner),
            ],
        )
    };
    use Engagement::{Leading, Neutral, Supportive};
    let people = table(
        vec![
            Column::words("Person", 43),
            Column::words("Wanted", 25),
            Column::words("Next step", 36),
            Column::words("When", 17),
            Column::words("Owner", 15),
        ],
        vec![
            person(
                "Dr Henrik Lund",
                "Medical Director",
                Supportive,
                "Why one desk, in 20 minutes",
                "7 Dec",
                "Amara",
                true,
            ),
            person("Björn Sørensen", "Finance Director", Neutral, "Weekly update", "27 Nov", "Priya", false),
            person(
                "Mei-Ling Chen",
                "Theatre Manager",
                Supportive,
                "Choose the theatre shortcuts",
                "15 Dec",
                "Mei-Ling",
                true,
            ),
            person(
                "Samir Haddad",
                "Union representative",
                Neutral,
                "Talk through on-call pay",
                "20 Nov",
                "Amara",
                false,
            ),
            person(
                "Grace Mbeki",
                "Ward Sister",
                Leading,
                "Thanks in the Friday bulletin",
                "18 Dec",
                "Amara",
                false,
            ),
            person(
                "Jonas Weber",
                "Supplier account manager",
                Supportive,
                "Rehearse the supplier handover",
                "20 Jan",
                "Priya",
                true,
            ),
            person(
                "Lucía Fernández",
                "Pharmacy systems lead",
                Supportive,
                "Ask Pharmacy what must not break",
                "4 Dec",
                "Priya",
                false,
            ),
            person(
                "Tomasz Żuk",
                "Service desk team lead",
                Supportive,
                "Walk the night shift at Eastgate",
                "3 Dec",
                "Priya",
                false,
            ),
        ],
    );
    let community = |name: &str, sign, words: &str| {
        let tone = match sign {
            Mark::Covered => Tone::Strong,
            Mark::InView => Tone::Plain,
            _ => Tone::Warn,
        };
        (false, vec![Cell::plain(name).signed(sign), Cell::toned(words, tone)])
    };
    let advocates = table(
        vec![Column::words("Community", 40), Column::words("Advocate", 44)],
        vec![
            community("Service desk analysts", Mark::InView, "candidate: Kwame Asante"),
            community("Ward nurses", Mark::Covered, "Grace Mbeki, agreed"),
            community("Theatre staff", Mark::Nobody, "nobody yet"),
            community("Pharmacy", Mark::InView, "candidate: Lucía Fernández"),
            community("Medical secretaries", Mark::InView, "asked: Fatima El Amrani"),
            community("Radiology", Mark::Nobody, "nobody yet"),
            community("Field engineers", Mark::Covered, "Owen Pritchard, active"),
            community("Finance & payroll", Mark::Nobody, "nobody yet"),
            community("Estates & facilities", Mark::Nobody, "nobody yet"),
        ],
    );
    let touch = |day: &str, what: &str, who: &str, changed| {
        (changed, vec![Cell::toned(day, Tone::Strong), Cell::plain(what), Cell::toned(who, Tone::Muted)])
    };
    let weeks = table(
        vec![Column::words("When", 13), Column::words("What", 71), Column::words("Who", 17)],
        vec![
            touch("27 Nov", "Ask Fatima to speak for the secretaries", "Priya", true),
            touch("3 Dec", "Walk the night shift at Eastgate", "Priya", false),
            touch("4 Dec", "Ask Pharmacy what must not break", "Priya", false),
            touch("7 Dec", "Why one desk, in 20 minutes: Dr Lund", "Amara", true),
            touch("10 Dec", "Design the new desk’s roles together", "Priya", true),
            touch("15 Dec", "Choose the theatre shortcuts", "Mei-Ling", true),
            touch("16 Dec", "What stays the same: ward nurses", "Grace", false),
            touch("18 Dec", "Thank the pilot ward in the Friday bulletin", "Amara", false),
            (
                false,
                vec![
                    Cell::toned("18 Dec", Tone::Strong),
                    Cell::plain("Checkpoint: roles agreed").signed(Mark::Checkpoint(false)),
                    Cell::toned("Priya", Tone::Muted),
                ],
            ),
        ],
    );
    let pair = |what: &str, who: &str| (false, vec![Cell::plain(what), Cell::toned(who, Tone::Muted)]);
    let risks = table(
        vec![Column::words("Risk", 56), Column::numbers("Owner", 16)],
        vec![
            pair("On-call pay unsettled before the start", "Amara"),
            pair("Advocates asked to do too much", "Priya"),
            pair("Estates hears of it too late", "Priya"),
        ],
    );
    let measures = table(
        vec![Column::words("Measure", 56), Column::numbers("Target", 16)],
        vec![
            pair("Minutes until help answers", "40 → 20"),
            pair("Solved at the first call", "54 → 75 %"),
            pair("Staff who know whom to ask", "38 → 80 %"),
        ],
    );
    let fact = |name, text: &str| Fact { name, text: text.to_owned() };
    Report {
        id: "one-page",
        kind: "Engagement plan on a page",
        shape: Shape::Sheet,
        title: "One service desk".to_owned(),
        lead: "Staff wait 40 minutes for IT help.\nOne desk that knows their ward will halve that by June."
            .to_owned(),
        organisation: "Northmoor Hospitals Trust".to_owned(),
        audience: Audience::Team,
        classification: "Team: names and ratings. Do not forward.".to_owned(),
        date: date(2026, 11, 25),
        valid_until: Some(date(2026, 12, 21)),
        edition: Edition {
            version: 3,
            since: Some((2, date(2026, 11, 10))),
            changes: vec!["Eight to bring with us: “Dr Henrik Lund” is changed.".to_owned()],
            sum: "7F3A 91C4".to_owned(),
            file: "one-service-desk_plan_team_2026-11-25.pdf".to_owned(),
            ..Edition::default()
        },
        promise: "We promise to involve: your concerns show in what we decide, and we tell you how."
            .to_owned(),
        left_out: vec!["6 of 16 in the table".to_owned(), "2 risks".to_owned()],
        front: vec![Block::Facts(vec![
            fact("Owner", "Priya Raman"),
            fact("Sponsor", "Amara Okafor"),
            fact("Planned", "12 Jan – 30 Jun 2027"),
            fact("Version", "3, of 25 Nov 2026"),
            fact("Valid until", "21 Dec 2026"),
            fact("This copy is for", "Team"),
        ])],
        sections: vec![
            section(
                "The map",
                "15 people and one group, by influence and interest",
                Place::Left,
                vec![Block::Picture(Box::new(map(Audience::Team)), String::new())],
            ),
            section(
                "Eight to bring with us",
                "by influence; sponsor and owner not listed",
                Place::Right,
                vec![people],
            ),
            section("Advocates", "2 of 9 communities covered", Place::Band(0), vec![advocates]),
            section(
                "Next four weeks",
                "25 Nov – 22 Dec, plus the Friday update",
                Place::Band(1),
                vec![weeks],
            ),
            section("Risks", "", Place::Band(2), vec![risks]),
            section("Measures", "today → by June", Place::Band(2), vec![measures]),
        ],
    }
}
