//! Where does what stand in the real window? In a window of the same size that does the same, asked by accessible names.

use crate::harness;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use groundswell::app::App;
use groundswell::model::Document;
use std::path::Path;

/// The program without a window.
pub struct Mirror(Harness<'static, App>);

impl Mirror {
    pub fn open(path: &Path) -> Self {
        let mut harness = harness::open(path, [1280.0, 800.0]);
        harness.run_steps(4);
        Self(harness)
    }

    pub fn document(&self) -> &Document {
        self.0.state().document()
    }

    /// Whom the map shows in this view, and where.
    pub fn marks(&self) -> Vec<(String, Rect)> {
        let marks = self.0.query_all_by_role(Role::ListBoxOption);
        marks.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
    }

    /// The middle of somebody's mark.
    pub fn mark(&self, name: &str) -> Pos2 {
        let marks = self.marks();
        marks.iter().find(|(label, _)| label.starts_with(name)).expect("a mark").1.center()
    }

    /// How many people it says are selected.
    pub fn selected(&self) -> usize {
        let said = self.0.query_all_by_label_contains(" selected");
        let said = said.filter_map(|node| node.value().or_else(|| node.accesskit_node().label()));
        said.filter_map(|label| label.trim().split(' ').next()?.parse().ok()).max().unwrap_or_default()
    }

    /// Whether there is a button of this name.
    pub fn has_button(&self, name: &str) -> bool {
        self.0.query_by_role_and_label(Role::Button, name).is_some()
    }

    /// A cell of the table.
    pub fn cell(&self, column: &str, name: &str) -> Pos2 {
        self.0.get_by_role_and_label(Role::Cell, &format!("{column} of {name}")).rect().center()
    }

    /// The names in the table from above to below.
    pub fn rows(&self) -> Vec<String> {
        let mut rows: Vec<(f32, String)> = self
            .0
            .query_all_by_role(Role::Row)
            .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
            .collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        let name = |label: String| label.split(" in row ").next().unwrap_or_default().to_owned();
        rows.into_iter().map(|(_, label)| name(label)).collect()
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run_steps(12);
    }

    pub fn click(&mut self, at: Pos2) {
        self.drag(at, Vec2::ZERO);
    }

    pub fn drag(&mut self, from: Pos2, by: Vec2) {
        self.0.hover_at(from);
        self.0.run_steps(1);
        self.0.drag_at(from);
        self.0.run_steps(1);
        if by != Vec2::ZERO {
            for step in 1..=8u8 {
                self.0.hover_at(from + by * (f32::from(step) / 8.0));
                self.0.run_steps(1);
            }
        }
        self.0.drop_at(from + by);
        self.0.run_steps(4);
    }

    pub fn paste(&mut self, text: &str) {
        self.0.event(Event::Paste(text.to_owned()));
        self.0.run_steps(4);
    }

    /// A rubber band from an empty place over three or more people: its corner and its way. It is drawn here.
    pub fn band(&mut self) -> (Pos2, Vec2) {
        let marks = self.marks();
        let empty = |at: Pos2| !marks.iter().any(|(_, area)| area.expand2(vec2(40.0, 16.0)).contains(at));
        for (_, one) in &marks {
            for (_, other) in &marks {
                let area = one.union(*other).expand2(vec2(24.0, 22.0));
                let inside = marks.iter().filter(|(_, mark)| area.intersects(*mark)).count();
                if !(3..=6).contains(&inside) || !empty(area.min) || area.size().max_elem() > 320.0 {
                    continue;
                }
                self.drag(area.min, area.size());
                if self.selected() >= 3 {
                    return (area.min, area.size());
                }
                self.press(Modifiers::NONE, Key::Escape);
            }
        }
        panic!("no place for a rubber band: {marks:?}");
    }
}
