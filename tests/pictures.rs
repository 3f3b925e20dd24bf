//! Pictures of the window, drawn without a graphics card. `.ci/pictures` names a folder; without one nothing is drawn.

#![cfg(feature = "gui")]

mod common;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "common/harness.rs"]
mod harness;

use common::large;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable as _;
use groundswell::export::pdf::{Paper, Printed};
use groundswell::file;
use groundswell::model::Document;
use groundswell::report::{Context, ReportKind};
use groundswell::share::{Audience, Choices, disclose};
use std::path::PathBuf;

/// One picture: its name, the map, the view, the theme, the size, and who is found first.
struct Shot {
    name: &'static str,
    document: Document,
    view: &'static str,
    theme: Theme,
    size: [f32; 2],
    find: &'static str,
}

fn take(shot: Shot, folder: &std::path::Path) {
    let mut harness = harness::painted(shot.document, shot.size, cpu_renderer::CpuRenderer::default());
    harness.ctx.set_theme(shot.theme);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, shot.view).click();
    harness.run_steps(3);
    if !shot.find.is_empty() {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
        harness.run_steps(3);
        harness
            .get_by_role_and_label(Role::SearchInput, "Find a command, person or initiative")
            .type_text(shot.find);
        harness.run_steps(3);
        if !shot.name.starts_with("palette") {
            harness.key_press(Key::Enter);
            harness.run_steps(4);
        }
    }
    harness.hover_at(egui::pos2(-50.0, -50.0));
    while harness.query_all_by_label_contains("Working out").next().is_some() {
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.run_steps(3);
    }
    harness.run_steps(12);
    let image = harness.render().expect("the picture is drawn");
    image.save(folder.join(format!("{}.png", shot.name))).expect("the picture is written");
}

#[test]
fn pictures_are_drawn_where_a_folder_is_named() {
    let Some(folder) = std::env::var_os("GROUNDSWELL_PICTURES").map(PathBuf::from) else { return };
    let all = std::env::var_os("GROUNDSWELL_PICTURES_ALL").is_some();
    let shot =
        |name, view, theme, size, find| Shot { name, document: file::sample(), view, theme, size, find };
    let (small, large_size) = ([1280.0, 800.0], [1920.0, 1080.0]);
    let mut shots = vec![
        shot("grid-light", "Grid", Theme::Light, small, "tomasz"),
        shot("grid-dark", "Grid", Theme::Dark, small, "tomasz"),
        shot("network-light", "Network", Theme::Light, small, ""),
        shot("network-dark", "Network", Theme::Dark, small, ""),
        shot("people-light", "People", Theme::Light, small, ""),
        shot("advocates-light", "Advocates", Theme::Light, large_size, ""),
        shot("dashboard-light", "Dashboard", Theme::Light, small, ""),
        shot("plan-light", "Plan", Theme::Light, large_size, ""),
        shot("review-dark", "Review", Theme::Dark, small, ""),
    ];
    if all {
        shots.extend([
            shot("grid-dark-large", "Grid", Theme::Dark, large_size, "grace"),
            shot("network-light-large", "Network", Theme::Light, large_size, "grace"),
            shot("people-found", "People", Theme::Light, small, "ruth"),
            shot("people-dark-large", "People", Theme::Dark, large_size, ""),
            shot("advocates-dark", "Advocates", Theme::Dark, small, ""),
            Shot {
                document: large(500, 1500),
                ..shot("crowd-advocates", "Advocates", Theme::Light, small, "")
            },
            shot("palette-dark", "Grid", Theme::Dark, small, "re"),
            Shot { document: Document::default(), ..shot("empty-light", "Grid", Theme::Light, small, "") },
            Shot { document: large(500, 1500), ..shot("crowd-grid", "Grid", Theme::Light, small, "") },
            Shot { document: large(500, 1500), ..shot("crowd-network", "Network", Theme::Light, small, "") },
            Shot { document: large(500, 1500), ..shot("crowd-people", "People", Theme::Light, small, "") },
            shot("grid-smallest", "Grid", Theme::Light, [960.0, 600.0], "tomasz"),
        ]);
    }
    for shot in shots {
        take(shot, &folder);
    }
    exporting(small, &folder);
    one_page(&folder);
}

/// The export dialog with the page as it will be written.
fn exporting(size: [f32; 2], folder: &std::path::Path) {
    let mut harness = harness::painted(file::sample(), size, cpu_renderer::CpuRenderer::default());
    harness.ctx.set_theme(Theme::Light);
    harness.state_mut().look_at("One service desk");
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    while harness.query_by_label("Safe to share with everyone").is_none() {
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.run_steps(3);
    }
    harness.hover_at(egui::pos2(-50.0, -50.0));
    harness.run_steps(12);
    let image = harness.render().expect("the picture is drawn");
    image.save(folder.join("export-light.png")).expect("the picture is written");
}

/// The sample's plan on one page, for everyone.
fn one_page(folder: &std::path::Path) {
    let map = std::sync::Arc::new(file::sample());
    let change = map.initiatives.iter().find(|(_, record)| record.name == "One service desk");
    let id = change.map(|(id, _)| *id);
    let copy = disclose(&map, id, Audience::Everyone, &Choices::default()).expect("the change is there");
    let kind = ReportKind::find("one-page").expect("the report is there");
    let file = "one-service-desk_plan_everyone_2026-11-22.pdf".to_owned();
    let context = Context { file, ..Context::on(jiff::civil::date(2026, 11, 22)) };
    let report = kind.make(&copy, &context).expect("a report of one change");
    let printed = Printed::report(&report, Paper::A4).expect("it is laid out").output;
    let png = printed.png(0, 1.6).expect("the page is drawn");
    #[expect(clippy::disallowed_methods, reason = "a picture of the README")]
    std::fs::write(folder.join("one-page.png"), png).expect("the picture is written");
}
