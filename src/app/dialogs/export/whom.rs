//! Who reads it, what do they see of it, and why more than usual?

use super::state::{Exporting, Reader, What};
use super::{fields, parts, person};
use crate::app::App;
use crate::app::theme::{self, Tokens, gap};
use crate::share::Audience;
use egui::{Frame, Id, Label, Margin, Ui, UiBuilder};

const READERS: [(Reader, &str, &str); 5] = [
    (Reader::Of(Audience::Sponsor), "Sponsor", "Counts, no one’s ratings"),
    (Reader::Of(Audience::Team), "Team", "Names and ratings"),
    (Reader::Of(Audience::Everyone), "Everyone", "Nobody’s ratings or views"),
    (Reader::Person, "One person…", "A card, or their own record"),
    (Reader::Of(Audience::Me), "Only me", "Everything, private notes too"),
];

pub(super) fn ui(app: &App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 10 }).show(ui, |ui| {
        parts::title(ui, tokens, "For whom");
        ui.add_space(8.0);
        let backup = open.what == What::Backup;
        for (reader, name, hint) in READERS {
            let on = if backup { reader == Reader::Of(Audience::Me) } else { open.reader == reader };
            // A backup holds everything: nobody else can be chosen for it.
            let offered = !backup || on;
            let card = ui.add_enabled_ui(offered, |ui| parts::reader(ui, tokens, on, name, hint)).inner;
            if card.on_disabled_hover_text("A backup holds everything, so it is for you only").clicked() {
                open.read_by(reader);
                if reader == Reader::Person && open.person.is_none() {
                    open.person = app.selection.person();
                }
            }
            ui.add_space(4.0);
        }
        if open.reader == Reader::Person && !backup {
            ui.add_space(4.0);
            person::ui(app, ui, tokens, open);
        }
        if open.lacks_person() {
            return;
        }
        ui.add_space(6.0);
        let rest = ui.available_rect_before_wrap();
        let reason = open.asks_reason();
        let below = reason.map_or(0.0, |_| 56.0);
        let list = rest.with_max_y(rest.bottom() - below);
        let mut upper = ui.new_child(UiBuilder::new().max_rect(list).id_salt("fields"));
        fields::ui(app, &mut upper, tokens, open);
        let just_asked = Id::unique("export asks why");
        if reason.is_none() && open.asks_reason().is_some() {
            ui.data_mut(|data| data.insert_temp(just_asked, true));
        }
        if let Some(addition) = reason {
            let place = rest.with_min_y(list.bottom() + gap::XS);
            let mut lower = ui.new_child(UiBuilder::new().max_rect(place).id_salt("reason"));
            let asked = format!("Why do they need “{}”?", addition.name.to_lowercase());
            let words = theme::small(asked).font(crate::app::fonts::medium(12.0)).color(tokens.warn);
            lower.add(Label::new(words).truncate());
            lower.add_space(3.0);
            let name = "Why do they need it?";
            let field = parts::line(&mut lower, tokens, name, true, &mut open.reason);
            if field.changed() {
                open.changed();
            }
            // What is asked for is typed next.
            if ui.data_mut(|data| data.remove_temp::<bool>(just_asked)).is_some() {
                field.request_focus();
            }
            field.on_hover_text("Kept in the export log of this map");
        }
        ui.advance_cursor_after_rect(rest);
    });
}
