//! The table's own controls: add, group, choose columns.

use super::People;
use super::columns::Column;
use super::order::Grouping;
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Exporting, What};
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, tokens};
use crate::app::widgets::{self, Button};
use egui::{
    Align, Align2, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

/// Below this width some buttons are pictures only.
const NARROW: f32 = 800.0;

impl People {
    /// Draws the controls.
    pub(super) fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let narrow = ui.available_width() < NARROW;
        ui.spacing_mut().item_spacing.x = gap::XS;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if Button::flat("Add person")
                .icon(Icon::Plus)
                .ui(ui)
                .on_hover_text(keys(cx, "people.add"))
                .clicked()
            {
                out.ask(Request::Run("people.add"));
            }
            let word = if narrow { "Paste" } else { "Paste a list" };
            let paste = Button::flat(word).icon(Icon::People).ui(ui);
            if paste.on_hover_text(keys(cx, "people.paste")).clicked() {
                out.ask(Request::Run("people.paste"));
            }
            divider(ui);
            let word = if narrow {
                self.shape.grouping.name().to_owned()
            } else {
                format!("Group: {}", self.shape.grouping.name())
            };
            let response = Button::flat(&word).icon(Icon::Group).arrow().ui(ui);
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Button, true, format!("Group: {}", self.shape.grouping.name()))
            });
            self.group_menu(&response);
            let response = Button::flat("Columns").icon(Icon::Columns).arrow().ui(ui);
            self.columns_menu(&response);
            let word = if narrow { "Filter" } else { "Filter row" };
            let response = Button::flat(word).icon(Icon::Filter).on(self.filters).ui(ui);
            if response.on_hover_text(keys(cx, "people.filter-row")).clicked() {
                self.filters = !self.filters;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let asks = |ui: &mut Ui, sign, word: &str| {
                    let response = if narrow {
                        widgets::icon_button(ui, cx.tokens, sign, word)
                    } else {
                        Button::flat(word).icon(sign).ui(ui)
                    };
                    response.clicked()
                };
                if asks(ui, Icon::Panel, "Inspector") {
                    out.ask(Request::Run("view.inspector"));
                }
                if asks(ui, Icon::Export, "Export list") {
                    let asked = Exporting::of(What::People);
                    out.ask(Request::Ask(Dialog::Export(Box::new(asked))));
                }
            });
        });
    }

    fn group_menu(&mut self, response: &Response) {
        Popup::menu(response).width(220.0).show(|ui| {
            for grouping in Grouping::ALL {
                let name = match grouping {
                    Grouping::None => "No groups".to_owned(),
                    _ => format!("By {}", grouping.name()),
                };
                if choice(ui, &name, Role::MenuItemRadio, self.shape.grouping == grouping).clicked() {
                    self.shape.grouping = grouping;
                    self.shape.closed.clear();
                }
            }
            ui.separator();
            let name = "Everybody on the map";
            if choice(ui, name, Role::MenuItemCheckBox, self.shape.whole_map)
                .on_hover_text("Also people who are not in this initiative")
                .clicked()
            {
                self.shape.whole_map = !self.shape.whole_map;
            }
        });
    }

    fn columns_menu(&mut self, response: &Response) {
        let popup = Popup::menu(response).width(460.0);
        let room = (response.ctx.content_rect().height() - 160.0).max(200.0);
        popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                ui.columns(2, |sides| {
                    let [left, right] = sides else { return };
                    left.label(theme::micro("Columns").color(tokens(left).muted));
                    for column in Column::ALL.iter().filter(|column| **column != Column::Name) {
                        let on = self.columns.contains(column);
                        if choice(left, column.name(), Role::MenuItemCheckBox, on).clicked() {
                            if on {
                                self.columns.retain(|other| other != column);
                            } else {
                                self.columns.push(*column);
                            }
                        }
                    }
                    self.measures_menu(right);
                });
            });
            ui.separator();
            if choice(ui, "The usual columns", Role::MenuItem, false).clicked() {
                self.columns = usual();
                self.widths.clear();
            }
        });
    }
}

impl People {
    /// The measures of the network, each on or off.
    fn measures_menu(&mut self, ui: &mut Ui) {
        ui.label(theme::micro("Measures of the network").color(tokens(ui).muted));
        for column in Column::measures() {
            let on = self.columns.contains(&column);
            let row = choice(ui, column.name(), Role::MenuItemCheckBox, on);
            let help = column.measure().map_or("", |metric| metric.help);
            if row.on_hover_text(help).clicked() {
                if on {
                    self.columns.retain(|other| *other != column);
                } else {
                    // Behind the name and the measures that are there: to be seen without scrolling.
                    let is_other = |shown: &Column| *shown != Column::Name && shown.measure().is_none();
                    let place = self.columns.iter().position(is_other).unwrap_or(self.columns.len());
                    self.columns.insert(place, column);
                }
            }
        }
    }
}

fn keys(cx: &Context<'_>, id: &str) -> String {
    cx.ready(id).map(|ready| ready.keys.clone()).unwrap_or_default()
}

/// The columns that are shown at first.
pub(super) fn usual() -> Vec<Column> {
    Column::ALL.iter().copied().filter(|column| column.is_usual()).collect()
}

fn divider(ui: &mut Ui) {
    let (area, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(area.center().x, area.y_range(), tokens(ui).hairline(ui));
}

/// A row of a menu that is on or off.
pub(super) fn choice(ui: &mut Ui, name: &str, role: Role, on: bool) -> Response {
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
