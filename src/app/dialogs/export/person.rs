//! Whom is it about? Found by typing.

use super::state::Exporting;
use crate::app::App;
use crate::app::icons::Icon;
use crate::app::search::score;
use crate::app::theme::{Tokens, gap};
use crate::app::widgets::{self, Button};
use crate::model::StakeholderId;
use egui::{Align, Layout, Popup, PopupCloseBehavior, Role, Ui, WidgetInfo, vec2};

/// How many are offered.
const OFFERED: usize = 8;

/// The button with the name, and the list behind it.
pub(super) fn ui(app: &App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let named = open.person.and_then(|id| app.document().stakeholders.get(&id));
    let word = named.map_or("Choose whom it is about", |record| record.name.as_str());
    let size = vec2(ui.available_width(), gap::CONTROL);
    let button = ui
        .allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            Button::outlined(word).icon(Icon::Person).arrow().width(size.x).ui(ui)
        })
        .inner;
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("About whom: {word}")));
    let close = PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(&button).close_behavior(close).width(300.0).show(|ui| {
        ui.set_width(292.0);
        let field = widgets::text_field(ui, tokens, "Whom is it about?", &mut open.looked_for);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let found = found(app, &open.looked_for);
        let mut picked = found.first().filter(|_| entered).map(|(id, _)| *id);
        for (id, name) in &found {
            if widgets::row_button(ui, tokens, name).clicked() {
                picked = Some(*id);
            }
        }
        if found.is_empty() {
            ui.label(crate::app::theme::small("Nobody of this name is on the map").color(tokens.muted));
        }
        if let Some(id) = picked {
            open.person = Some(id);
            open.looked_for.clear();
            open.page = 0;
            open.changed();
            ui.close();
        }
    });
}

/// Those who fit what is looked for, the best first.
fn found(app: &App, query: &str) -> Vec<(StakeholderId, String)> {
    let all = app.document().stakeholders.iter();
    let mut found: Vec<(i32, &str, StakeholderId)> = all
        .filter_map(|(id, record)| Some((score(query.trim(), &record.name)?, record.name.as_str(), *id)))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.into_iter().take(OFFERED).map(|(_, name, id)| (id, name.to_owned())).collect()
}
