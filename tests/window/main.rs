//! Does the real window do the main jobs: open, drag, tie, write, paste, save, undo? Runs where `.ci/window` has set up
//! a display.

#![cfg(feature = "gui")]
#![allow(unreachable_pub, reason = "helpers of this test only")]

#[path = "../common/mod.rs"]
mod common;
mod desk;
#[path = "../common/harness.rs"]
mod harness;
mod mirror;

use common::find;
use desk::{Desk, pause};
use egui::{Key as Press, Modifiers, Pos2, Vec2, vec2};
use groundswell::file;
use groundswell::model::{Assessment, Document, InitiativeId, Rating, StakeholderId};
use mirror::Mirror;
use std::collections::BTreeSet;

/// The initiative that the sample opens with.
fn initiative(document: &Document) -> InitiativeId {
    let found = document.initiatives.iter().find(|(_, one)| one.name == "One service desk");
    *found.expect("it is there").0
}

fn person(document: &Document, name: &str) -> StakeholderId {
    find(document, name).expect("they are in the sample")
}

/// Influence and interest.
fn rating(document: &Document, name: &str) -> (Option<Rating>, Option<Rating>) {
    let stands = &document.assessments[&(initiative(document), person(document, name))];
    (stands.influence, stands.interest)
}

/// Who was rated anew, and by how much.
fn moves(before: &Document, after: &Document) -> Vec<(StakeholderId, i16, i16)> {
    let number = |rating: Option<Rating>| rating.map_or(0, |rating| i16::from(rating.get()));
    let by = |old: &Assessment, new: &Assessment| {
        let influence = number(new.influence) - number(old.influence);
        (influence, number(new.interest) - number(old.interest))
    };
    let all = before.assessments.iter().map(|(key, old)| (key.1, by(old, &after.assessments[key])));
    all.filter(|(_, by)| *by != (0, 0)).map(|(id, by)| (id, by.0, by.1)).collect()
}

#[test]
fn a_dot_is_dragged_saved_and_undone() {
    let Some(desk) = Desk::open() else { return };
    let who = "Ruth Goldberg";
    let (before, sample) = (desk.document(), desk.bytes());
    desk.drag(Mirror::open(desk.path()).mark(who), vec2(80.0, -64.0));
    desk.save_until("the drag was saved", |desk| desk.bytes() != sample);
    let mut after = desk.document();
    let (old, new) = (rating(&before, who), rating(&after, who));
    assert!(new.0 > old.0 && new.1 > old.1, "up and to the right: {old:?} → {new:?}");
    after.assessments.clone_from(&before.assessments);
    assert_eq!(moves(&before, &desk.document()).len(), 1, "nobody else moved");
    assert_eq!(after, before, "nothing else changed");
    desk.undo_to(&sample);
    desk.quit();
}

#[test]
fn the_keyboard_alone_finds_rates_ties_and_plans() {
    let Some(desk) = Desk::open() else { return };
    let (before, sample) = (desk.document(), desk.bytes());
    let (bjorn, grace) = (person(&before, "Björn Sørensen"), person(&before, "Grace Mbeki"));
    let find_bjorn = || {
        desk.keys(&["ctrl+k"]);
        desk.write("soren");
        desk.keys(&["Return"]);
        pause(1000);
    };

    find_bjorn();
    desk.keys(&["ctrl+Down"]);
    desk.save_until("he was re-rated", |desk| desk.bytes() != sample);
    let rated = desk.bytes();
    let (moved, mut after) = (moves(&before, &desk.document()), desk.document());
    assert_eq!(moved, [(bjorn, -5, 0)]);
    after.assessments.clone_from(&before.assessments);
    assert_eq!(after, before, "nothing else changed");

    desk.keys(&["t"]);
    desk.write("grace");
    desk.keys(&["Return", "Return"]);
    desk.save_until("they were tied", |desk| desk.bytes() != rated);
    let tied = desk.bytes();
    let between = |document: &Document| {
        let ends = BTreeSet::from([bjorn, grace]);
        document.ties.values().filter(|tie| BTreeSet::from([tie.from, tie.to]) == ends).count()
    };
    let mut after = desk.document();
    assert_eq!((between(&after), after.ties.len()), (between(&before) + 1, before.ties.len() + 1));
    after.ties.clone_from(&before.ties);
    after.assessments.clone_from(&before.assessments);
    assert_eq!(after, before, "nothing else changed");

    find_bjorn();
    desk.keys(&["ctrl+shift+a"]);
    desk.write("Coffee on the night shift");
    desk.keys(&["Return"]);
    desk.save_until("the action was saved", |desk| desk.bytes() != tied);
    let mut after = desk.document();
    let fresh: Vec<_> = after.actions.iter().filter(|(id, _)| !before.actions.contains_key(id)).collect();
    let [(_, action)] = fresh[..] else { panic!("one new action: {fresh:?}") };
    assert_eq!(action.title, "Coffee on the night shift");
    assert_eq!(action.initiative, initiative(&before));
    assert_eq!(action.audience.stakeholders.iter().copied().collect::<Vec<_>>(), [bjorn]);
    assert_eq!(after.ties.len(), before.ties.len() + 1);
    assert_eq!(moves(&before, &after), moved);
    after.actions.clone_from(&before.actions);
    after.ties.clone_from(&before.ties);
    after.assessments.clone_from(&before.assessments);
    assert_eq!(after, before, "nothing else changed");

    for bytes in [&tied, &rated, &sample] {
        desk.undo_to(bytes);
    }
    desk.quit();
}

#[test]
fn the_pointer_moves_several_ties_writes_and_pastes() {
    let Some(mut desk) = Desk::open() else { return };
    let mut mirror = Mirror::open(desk.path());
    let mut steps = vec![desk.bytes()];
    for step in [several_are_moved, a_tie_is_drawn, a_cell_is_written, a_block_is_pasted] {
        step(&mut desk, &mut mirror);
        steps.push(desk.bytes());
    }
    for bytes in steps.iter().rev().skip(1) {
        desk.undo_to(bytes);
    }
    assert_eq!(desk.document(), file::sample());
    desk.quit();
}

fn several_are_moved(desk: &mut Desk, mirror: &mut Mirror) {
    let (before, bytes) = (desk.document(), desk.bytes());
    let (corner, way) = mirror.band();
    desk.drag(corner, way);
    let band = egui::Rect::from_min_size(corner, way);
    let marks = mirror.marks();
    let (_, one) = marks.iter().find(|(_, mark)| band.contains(mark.center())).expect("somebody in it");
    let middle = Pos2::new(640.0, 400.0);
    let by = vec2((middle.x - one.center().x).signum() * 60.0, (middle.y - one.center().y).signum() * 50.0);
    mirror.drag(one.center(), by);
    desk.drag(one.center(), by);
    desk.save_until("they were moved", |desk| desk.bytes() != bytes);
    let mut after = desk.document();
    let moved = moves(&before, &after);
    assert!(moved.len() >= 3, "several: {moved:?}");
    assert!(moved.iter().all(|one| (one.1, one.2) == (moved[0].1, moved[0].2)), "by the same: {moved:?}");
    after.assessments.clone_from(&before.assessments);
    assert_eq!(after, before, "nothing else changed");
}

/// From the ring at somebody's right edge to somebody to whom there is no tie.
fn a_tie_is_drawn(desk: &mut Desk, mirror: &mut Mirror) {
    let (before, bytes) = (desk.document(), desk.bytes());
    mirror.press(Modifiers::COMMAND, Press::Num2);
    desk.keys(&["ctrl+2"]);
    pause(1000);
    let (from, by) = way_of_tie(mirror, &before);
    mirror.drag(from, by);
    assert!(mirror.has_button("Add tie"), "the question is there");
    mirror.press(Modifiers::NONE, Press::Enter);
    let fresh = |document: &Document| -> Vec<BTreeSet<StakeholderId>> {
        let ties = document.ties.iter().filter(|(id, _)| !before.ties.contains_key(id));
        ties.map(|(_, tie)| BTreeSet::from([tie.from, tie.to])).collect()
    };
    let expected = fresh(mirror.document());
    assert_eq!(expected.len(), 1);
    desk.drag(from, by);
    desk.keys(&["Return"]);
    desk.save_until("the tie was drawn", |desk| desk.bytes() != bytes);
    let mut after = desk.document();
    assert_eq!(fresh(&after), expected);
    after.ties.clone_from(&before.ties);
    assert_eq!(after, before, "nothing else changed");
}

fn way_of_tie(mirror: &Mirror, document: &Document) -> (Pos2, Vec2) {
    let named = |label: &str| {
        document.stakeholders.iter().find(|(_, one)| label.starts_with(&one.name)).map(|(id, _)| *id)
    };
    let marks: Vec<_> =
        mirror.marks().into_iter().filter_map(|(label, area)| Some((named(&label)?, area))).collect();
    for (one, area) in &marks {
        let ring = area.center() + vec2(area.width() / 2.0 + 1.0, 0.0);
        let alone =
            marks.iter().all(|(id, other)| id == one || other.expand(30.0).distance_to_pos(ring) > 0.0);
        for (other, target) in &marks {
            let by = target.center() - ring;
            let tied = document.ties_of(*one).any(|(_, tie)| tie.from == *other || tie.to == *other);
            if alone && one != other && !tied && by.length() > 150.0 {
                return (ring, by);
            }
        }
    }
    panic!("nobody stands alone");
}

fn a_cell_is_written(desk: &mut Desk, mirror: &mut Mirror) {
    let (before, bytes) = (desk.document(), desk.bytes());
    mirror.press(Modifiers::COMMAND, Press::Num3);
    desk.keys(&["ctrl+3"]);
    pause(500);
    let who = mirror.rows()[1].clone();
    desk.double_click(mirror.cell("Role", &who));
    desk.keys(&["ctrl+a"]);
    desk.write("Night porter");
    desk.keys(&["Return"]);
    desk.save_until("the cell was written", |desk| desk.bytes() != bytes);
    let mut expected = before;
    let id = person(&expected, &who);
    expected.stakeholders.get_mut(&id).expect("they are there").role = Some("Night porter".to_owned());
    assert_eq!(desk.document(), expected);
}

/// Two rows of two cells from another program.
fn a_block_is_pasted(desk: &mut Desk, mirror: &mut Mirror) {
    const BLOCK: &str = "A\tB\nC\tD";
    let (before, bytes) = (desk.document(), desk.bytes());
    desk.put_on_clipboard(BLOCK);
    let rows = mirror.rows();
    let at = mirror.cell("Role", &rows[3]);
    mirror.click(at);
    mirror.paste(BLOCK);
    desk.click(at);
    desk.keys(&["ctrl+v"]);
    desk.save_until("the block was pasted", |desk| desk.bytes() != bytes);
    let after = desk.document();
    let (mut changed, expected) = (Vec::new(), mirror.document());
    for (id, new) in &after.stakeholders {
        if *new != before.stakeholders[id] {
            assert_eq!(*new, expected.stakeholders[id], "as in the table without a window");
            changed.push((new.name.clone(), new.role.clone()));
        }
    }
    changed.sort_by_key(|(name, _)| rows.iter().position(|row| row == name));
    let role = |text: &str| Some(text.to_owned());
    assert_eq!(changed, [(rows[3].clone(), role("A")), (rows[4].clone(), role("C"))]);
    let mut rest = after;
    rest.stakeholders.clone_from(&before.stakeholders);
    assert_eq!(rest, before, "nothing else changed");
}
