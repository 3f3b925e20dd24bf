//! The table's own controls: by what it is grouped, and which columns it has.

use super::columns::{self, Column};
use super::rows::Grouping;
use super::table::Table;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::theme::{gap, tokens};
use crate::app::widgets::{self, Button};
use egui::{
    Align2, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

/// Below this width the buttons are pictures only.
const NARROW: f32 = 720.0;

impl Table {
    /// Draws the controls.
    pub(super) fn toolbar(&mut self, ui: &mut Ui) {
        let narrow = ui.available_width() < NARROW;
        ui.spacing_mut().item_spacing.x = gap::XS;
        let word = format!("Group: {}", self.shape.grouping.name());
        let button = Button::flat(&word).icon(Icon::Group).arrow().compact(narrow).ui(ui);
        Popup::menu(&button).width(180.0).show(|ui| {
            for grouping in Grouping::ALL {
                let words = match grouping {
                    Grouping::None => "No groups".to_owned(),
                    _ => format!("By {}", grouping.name()),
                };
                let on = grouping == self.shape.grouping;
                if choice(ui, &words, Role::MenuItemRadio, on).clicked() {
                    self.shape.grouping = grouping;
                    self.shape.closed.clear();
                }
            }
        });
        let button = Button::flat("Columns").icon(Icon::Columns).arrow().compact(narrow).ui(ui);
        let room = (button.ctx.content_rect().height() - 160.0).max(200.0);
        let popup = Popup::menu(&button).width(220.0);
        popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                for column in Column::ALL.iter().filter(|column| **column != Column::Title) {
                    let on = self.columns.contains(column);
                    if choice(ui, column.name(), Role::MenuItemCheckBox, on).clicked() {
                        let shown = |other: &Column| (other == column) != self.columns.contains(other);
                        self.columns = Column::ALL.iter().copied().filter(shown).collect();
                    }
                }
            });
            ui.separator();
            if choice(ui, "The usual columns", Role::MenuItem, false).clicked() {
                self.columns = columns::usual();
                self.across = 0.0;
            }
        });
    }
}

/// A row of a menu that is on or off.
fn choice(ui: &mut Ui, name: &str, role: Role, on: bool) -> Response {
    let tokens = tokens(ui);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| match role {
        Role::MenuItem => WidgetInfo::labeled(role, true, name),
        _ => WidgetInfo::selected(role, true, on, name),
    });
    widgets::ground(ui, &tokens, &response, area, false);
    if on {
        let place = Rect::from_center_size(pos2(area.left() + 16.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), place, Icon::Check, tokens.accent);
    }
    let at = pos2(area.left() + 32.0, area.center().y);
    widgets::write(ui, at, Align2::LEFT_CENTER, name, fonts::regular(13.0), tokens.text, area.width() - 40.0);
    response
}
