//! Which texts name somebody whom the readers may not see, and what is done about it?
//!
//! *Invariants:* each place is listed. Either the text is edited, or all of them are let through with a reason that is logged.

use super::state::Exporting;
use crate::app::App;
use crate::app::icons::{Icon, icon};
use crate::app::selection::Selection;
use crate::app::theme::{self, Tokens, gap, radius};
use crate::app::widgets::Button;
use crate::model::{Document, Key};
use crate::share::NameInText;
use egui::{
    Frame, Label, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, vec2,
};

/// Draws the panel; true where a text is edited, and so the dialog is closed.
pub(super) fn ui(
    app: &mut App,
    ui: &mut Ui,
    tokens: &Tokens,
    open: &mut Exporting,
    stopped: &[NameInText],
) -> bool {
    let area = ui.available_rect_before_wrap();
    let rim = Stroke::new(1.0, tokens.danger);
    ui.painter().rect(area, radius::CARD, tokens.surface, rim, StrokeKind::Inside);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area).id_salt("names"));
    let mut edited = None;
    Frame::new().inner_margin(Margin::symmetric(12, 10)).show(&mut inner, |ui| {
        ui.horizontal(|ui| {
            let (place, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            icon(ui.painter(), place, Icon::Warning, tokens.danger);
            let words = match stopped.len() {
                1 => "A text names someone whom they may not see".to_owned(),
                several => format!("{several} texts name people whom they may not see"),
            };
            ui.add(Label::new(theme::name(words).color(tokens.danger)).wrap());
        });
        ui.add_space(gap::XS);
        let foot = if open.lets_through { 62.0 } else { 34.0 };
        let room = (ui.available_height() - foot).max(60.0);
        ScrollArea::vertical().id_salt("names").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for found in stopped {
                if row(ui, tokens, found) {
                    edited = record(app.document(), &found.place);
                }
            }
        });
        ui.add_space(gap::XS);
        let word = "Let these names through, for a reason";
        let on = open.lets_through;
        if Button::outlined(word).on(on).ui(ui).clicked() {
            open.lets_through = !on;
            open.changed();
        }
        if open.lets_through {
            ui.add_space(gap::XS);
            let name = "Let these names through because";
            if super::parts::line(ui, tokens, name, true, &mut open.let_through).changed() {
                open.changed();
            }
        }
    });
    if let Some(key) = edited {
        app.selection = Selection::one(key);
        app.open_selected();
        return true;
    }
    false
}

/// A place with its name; true where it is to be edited.
fn row(ui: &mut Ui, tokens: &Tokens, found: &NameInText) -> bool {
    let mut edits = false;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 64.0;
        ui.allocate_ui_with_layout(vec2(width, 32.0), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(theme::name(&found.name).color(tokens.text)).truncate());
            ui.add(Label::new(theme::small(&found.place).color(tokens.muted)).truncate());
        });
        let name = format!("Edit {}", found.place);
        let button = Button::link("Edit").help("Leave the export and go there").ui(ui);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        edits = button.clicked();
    });
    let line = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    ui.painter().hline(line.x_range(), line.top(), tokens.hairline(ui));
    edits
}

/// The record that a place is about: *action “Walk the night shift”, Title*.
fn record(document: &Document, place: &str) -> Option<Key> {
    let keys = document
        .initiatives
        .keys()
        .map(|id| Key::Initiative(*id))
        .chain(document.actions.keys().map(|id| Key::Action(*id)))
        .chain(document.messages.keys().map(|id| Key::Message(*id)))
        .chain(document.communities.keys().map(|id| Key::Community(*id)))
        .chain(document.reviews.keys().map(|id| Key::Review(*id)))
        .chain(document.interactions.keys().map(|id| Key::Interaction(*id)))
        .chain(document.stakeholders.keys().map(|id| Key::Stakeholder(*id)));
    let begins = |key: &Key| place.starts_with(&format!("{} “{}”, ", key.word(), document.name(*key)));
    keys.into_iter().find(begins)
}
