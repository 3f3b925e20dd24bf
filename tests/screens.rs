//! Does every screen hold at every size, in both themes, empty, with the sample, and with five hundred people? And can
//! the whole work be done by somebody who hears the screen?

#![cfg(feature = "gui")]

mod common;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "common/harness.rs"]
mod harness;

use common::large;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::{App, VIEWS};
use groundswell::file;
use groundswell::model::{Document, StakeholderId};
use std::path::PathBuf;

/// What the window draws that stands where it should not: words cut off at a side, or things outside the window.
fn misplaced(harness: &Harness<'_, App>, canvas: Rect) -> Vec<String> {
    let window = harness.ctx.content_rect();
    let mut wrong = Vec::new();
    for clipped in &harness.output().shapes {
        words(&clipped.shape, clipped.clip_rect, canvas, &mut wrong);
    }
    harness.ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        for widget in widgets.layers().flat_map(|(_, widgets)| widgets.iter()) {
            let takes_keys = widget.enabled && widget.visible && widget.sense.is_focusable();
            let shown = widget.interact_rect.is_positive();
            if takes_keys && shown && !window.expand(1.0).contains_rect(widget.interact_rect) {
                let name = widgets.info(widget.id).and_then(|info| info.label.clone());
                wrong.push(format!("{name:?} at {:?}", widget.interact_rect));
            }
        }
    });
    wrong
}

/// Words that are cut off at the left or right of their panel. A picture may be larger than its panel.
fn words(shape: &egui::Shape, clip: Rect, canvas: Rect, wrong: &mut Vec<String>) {
    match shape {
        egui::Shape::Text(text) if text.angle == 0.0 && !text.galley.text().trim().is_empty() => {
            let area = text.visual_bounding_rect();
            let seen = area.intersect(clip);
            // What is scrolled out of a list or a table for the most part is on its way out.
            let hidden =
                !seen.is_positive() || !clip.contains(area.center()) || canvas.contains(area.center());
            if !hidden && (area.left() < clip.left() - 2.0 || area.right() > clip.right() + 2.0) {
                wrong.push(format!("“{}” at {area:?} in {clip:?}", text.galley.text()));
            }
        }
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| words(shape, clip, canvas, wrong)),
        _ => {}
    }
}

#[test]
fn nothing_is_cut_off_or_outside_on_any_screen() {
    let maps = [("empty", Document::default()), ("sample", file::sample()), ("crowd", large(500, 1500))];
    for (what, document) in maps {
        for size in [[960.0, 600.0], [1280.0, 800.0], [1920.0, 1080.0]] {
            let mut harness = harness::with(document.clone(), size);
            harness.state_mut().look_at("One service desk");
            for theme in [egui::Theme::Light, egui::Theme::Dark] {
                harness.ctx.set_theme(theme);
                for view in VIEWS {
                    harness.get_by_role_and_label(Role::Button, view.name).click();
                    harness.run_steps(4);
                    // The picture of the view scrolls and zooms; the rest must fit.
                    let rail = if size[0] < 1100.0 {
                        48.0
                    } else if size[0] < 1600.0 {
                        64.0
                    } else {
                        208.0
                    };
                    let canvas =
                        Rect::from_min_max(egui::pos2(rail, 120.0), egui::pos2(size[0], size[1] - 24.0));
                    let wrong = misplaced(&harness, canvas);
                    assert!(wrong.is_empty(), "{what} {size:?} {theme:?} {}:\n{}", view.id, wrong.join("\n"));
                }
            }
        }
    }
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn type_into(harness: &mut Harness<'_, App>, role: Role, name: &str, text: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(role, name).type_text(text);
    harness.run_steps(3);
}

fn find(harness: &mut Harness<'_, App>, query: &str) {
    press(harness, Modifiers::COMMAND, Key::K);
    type_into(harness, Role::SearchInput, "Find a command, person or initiative", query);
    press(harness, Modifiers::NONE, Key::Enter);
}

fn person(document: &Document, name: &str) -> StakeholderId {
    let found = document.stakeholders.iter().find(|(_, s)| s.name == name);
    found.map(|(id, _)| *id).expect("they are on the map")
}

/// The whole job without the pointer and without seeing: find somebody, re-rate them, tie them, plan something, export.
#[test]
fn the_whole_work_is_done_by_names_and_keys_alone() {
    let folder = common::Dir::new();
    let mut harness = harness::with(file::sample(), [1280.0, 800.0]);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    find(&mut harness, "soren");
    let document = harness.state().document().clone();
    let initiative = harness.state().initiative().expect("an initiative");
    let bjorn = person(&document, "Björn Sørensen");
    let rated = |document: &Document| document.assessments[&(initiative, bjorn)].influence;
    let before = rated(&document);
    press(&mut harness, Modifiers::COMMAND, Key::ArrowDown);
    assert_ne!(rated(harness.state().document()), before, "re-rated by keys");
    let heard: Vec<String> =
        harness.query_all_by_role(Role::Status).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(heard.iter().any(|text| text.contains("Influence")), "the new rating is read aloud: {heard:?}");

    press(&mut harness, Modifiers::NONE, Key::T);
    type_into(&mut harness, Role::TextInput, "To", "ward 7");
    let ties = harness.state().document().ties.len();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().document().ties.len(), ties, "nobody of this name is on the map");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::T);
    type_into(&mut harness, Role::TextInput, "To", "grace");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().document().ties.len(), ties + 1, "tied by keys");

    find(&mut harness, "soren");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    let actions = harness.state().document().actions.len();
    type_into(&mut harness, Role::TextInput, "What", "Show him the figures");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let document = harness.state().document().clone();
    assert_eq!(document.actions.len(), actions + 1, "planned by keys");
    let planned =
        document.actions.values().find(|action| action.title == "Show him the figures").expect("it");
    assert!(planned.audience.stakeholders.contains(&bjorn), "for whom it was asked");

    press(&mut harness, Modifiers::COMMAND, Key::E);
    let path = folder.path().join("plan.html");
    let field = || path.to_string_lossy().into_owned();
    harness.get_by_role_and_label(Role::TextInput, "File").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "File").type_text(&field());
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "HTML").click_accesskit();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Export HTML").click_accesskit();
    for _ in 0..6000 {
        harness.run_steps(1);
        if path.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let plan = std::fs::read_to_string(&path).expect("the plan was written");
    assert!(plan.contains("One service desk"));
}

#[test]
fn esc_leaves_a_field_of_a_large_dialog_before_the_dialog() {
    let mut harness = harness::with(file::sample(), [1280.0, 800.0]);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    type_into(&mut harness, Role::TextInput, "What", "Show him the figures");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let what = harness.get_by_role_and_label(Role::TextInput, "What");
    assert_eq!(what.accesskit_node().value().as_deref(), Some("Show him the figures"), "it is still there");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::TextInput, "What").is_none(), "the second press closes it");
}

#[test]
fn f6_goes_round_the_parts_of_the_window() {
    let mut harness = harness::with(file::sample(), [1280.0, 800.0]);
    harness.run_steps(3);
    let mut places = Vec::new();
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::F6);
        let focused = harness.ctx.memory(egui::Memory::focused).expect("something has the keyboard");
        let area = harness.ctx.read_response(focused).expect("it is drawn").rect;
        places.push(area.center());
    }
    let parts: std::collections::BTreeSet<&str> = places.iter().map(|at| part(*at)).collect();
    assert!(parts.len() >= 4, "{places:?} lie in {parts:?}");
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    let focused = harness.ctx.memory(egui::Memory::focused).expect("something has the keyboard");
    let back = harness.ctx.read_response(focused).expect("it is drawn").rect.center();
    assert_eq!(part(back), part(places[3]), "Shift+F6 goes back");
}

/// Which part of a window of 1280 × 800 this is.
fn part(at: egui::Pos2) -> &'static str {
    match (at.x, at.y) {
        (_, y) if y < 28.0 => "menus",
        (_, y) if y < 76.0 => "header",
        (_, y) if y > 776.0 => "status",
        (x, _) if x < 64.0 => "rail",
        (x, _) if x > 960.0 => "inspector",
        _ => "view",
    }
}

#[test]
fn the_filter_is_shared_by_all_views_and_esc_clears_what_was_typed() {
    let mut harness = harness::with(file::sample(), [1280.0, 800.0]);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::F);
    type_into(&mut harness, Role::SearchInput, "Filter people", "stance:resistant ");
    assert!(harness.query_by_label("Remove Stance: resistant").is_some(), "the token is a chip");
    type_into(&mut harness, Role::SearchInput, "Filter people", "tomasz");
    assert!(harness.query_by_label_contains("1 of 4").is_some(), "how many fit is said");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains("1 of 4").is_none(), "what was typed is gone, the token stays");
    assert!(harness.query_by_label("Remove Stance: resistant").is_some());
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(harness.query_by_label("Remove Stance: resistant").is_none(), "the filter is cleared");
}

#[test]
fn the_table_keeps_its_width_until_the_inspector_is_asked_for() {
    let mut harness = harness::with(file::sample(), [1280.0, 800.0]);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    find(&mut harness, "amara");
    assert!(harness.query_by_label_contains("Motivators").is_some(), "beside the grid it is open");
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    assert!(harness.query_by_label_contains("Motivators").is_none(), "beside the table it is not");
    press(&mut harness, Modifiers::COMMAND, Key::I);
    assert!(harness.query_by_label_contains("Motivators").is_some(), "until it is asked for");
    press(&mut harness, Modifiers::COMMAND, Key::I);
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    assert!(harness.query_by_label_contains("Motivators").is_some(), "the grid keeps its own");
}

/// Pixels that differ visibly may be so many of a thousand: edges are drawn a little differently on other machines.
const MOST_DIFFERENT: usize = 6;

fn compare(name: &str, image: &image::RgbaImage) {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/screens").join(format!("{name}.png"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        image.save(&path).expect("the picture is written");
        return;
    }
    let golden = image::open(&path).expect("the picture is there: UPDATE=1 draws it").to_rgba8();
    assert_eq!(golden.dimensions(), image.dimensions(), "{name}");
    let far = |a: &image::Rgba<u8>, b: &image::Rgba<u8>| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 48);
    let different = golden.pixels().zip(image.pixels()).filter(|(a, b)| far(a, b)).count();
    let most = golden.pixels().len() * MOST_DIFFERENT / 1000;
    assert!(different <= most, "{name}: {different} pixels differ, {most} may; look at it and run UPDATE=1");
}

#[test]
fn the_main_screens_look_as_they_did_at_two_scales() {
    for (scale, theme) in [(1.0, egui::Theme::Light), (2.0, egui::Theme::Dark)] {
        let size = [1280.0 / scale, 800.0 / scale];
        let size = if scale > 1.0 { [960.0, 600.0] } else { size };
        let renderer = cpu_renderer::CpuRenderer::default();
        let mut harness = harness::painted_at(file::sample(), size, scale, renderer);
        harness.ctx.set_theme(theme);
        harness.state_mut().look_at("One service desk");
        harness.run_steps(4);
        for view in VIEWS {
            harness.get_by_role_and_label(Role::Button, view.name).click();
            harness.run_steps(3);
            harness.hover_at(egui::pos2(-50.0, -50.0));
            while harness.query_all_by_label_contains("Working out").next().is_some() {
                std::thread::sleep(std::time::Duration::from_millis(20));
                harness.run_steps(3);
            }
            harness.run_steps(12);
            let image = harness.render().expect("it is drawn");
            compare(&format!("{}-{}x", view.name.to_lowercase(), scale), &image);
        }
    }
}
