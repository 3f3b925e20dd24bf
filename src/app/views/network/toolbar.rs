//! How is the network shown? Arrangements, sizes, colours, focus, pictures.

use super::menus;
use super::show::{Choice, Colour, Offer, Size};
use super::{Look, Network};
use crate::app::command;
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Exporting};
use crate::app::fonts;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::size;
use crate::app::widgets::{self, Button};
use crate::layout::LAYOUTS;
use egui::{Align, Layout, Popup, Response, RichText, Ui};

/// From this width of the window on, buttons have words.
const WORDS: f32 = 1600.0;
/// Below this width of the toolbar what is chosen stands in the menus only, not on their buttons.
const ROOMY: f32 = 1010.0;

/// What stands behind the choice of a colour takes so much, without words and with them.
const FOLLOWING: (f32, f32) = (512.0, 792.0);

/// The picture of an arrangement.
fn icon_of(layout: &str) -> Icon {
    match layout {
        "community" => Icon::Clusters,
        "unit" => Icon::Building,
        "reporting" => Icon::Chart,
        "circles" => Icon::Rings,
        "onion" => Icon::Onion,
        _ => Icon::Arrange,
    }
}

/// A button with a word where there is room, else an icon with its name.
fn tool(ui: &mut Ui, cx: &Context<'_>, words: bool, icon: Icon, name: &str) -> Response {
    if words { Button::flat(name).icon(icon).ui(ui) } else { widgets::icon_button(ui, cx.tokens, icon, name) }
}

/// A button for each way to arrange people. The one by which they stand has its word where there is room for one.
fn arrangements(ui: &mut Ui, cx: &Context<'_>, words: bool, out: &mut Outbox) {
    let now = &cx.document.about.arrangement.layout;
    let now = crate::layout::Layout::find(now).map_or(LAYOUTS[0].id, |layout| layout.id);
    ui.spacing_mut().item_spacing.x = 4.0;
    for layout in LAYOUTS {
        let on = layout.id == now;
        let button = Button::flat(layout.name).icon(icon_of(layout.id)).compact(!(words && on)).on(on);
        let button = button.help(layout.help);
        if button.ui(ui).clicked() {
            out.ask(Request::Run(command::arrange_id(layout)));
        }
    }
}

impl Network {
    /// Follows a choice; who picks a measure anew wants it worked out.
    fn choose(&mut self, cx: &Context<'_>, choice: Choice) {
        cx.analyses.resume();
        self.show.choose(choice);
    }

    pub(super) fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let window = ui.ctx().content_rect().width();
        let (words, tight) = (window >= WORDS, ui.available_width() < ROOMY);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.scope(|ui| arrangements(ui, cx, words, out));
            divider(ui, cx);
            if let Some(size) = menus::offers(ui, "Size", tight, &Size::offers(), self.show.size) {
                self.choose(cx, Choice::Size(size));
            }
            let offers = Colour::offers();
            let brief = tight || !fits(ui, &offers, self.show.colour, words);
            if let Some(colour) = menus::offers(ui, "Colour", brief, &offers, self.show.colour) {
                self.choose(cx, Choice::Colour(colour));
            }
            self.areas_menu(ui, cx, words);
            self.ties_menu(ui, cx, words);
            self.marks_switch(ui, words);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if tool(ui, cx, !tight, Icon::Fit, "Fit").on_hover_text("Shows everybody (Shift+1)").clicked()
                {
                    self.look = Some(Look::All);
                }
                self.picture_menu(ui, tight, out);
                self.focus_steps(ui, cx, tight);
            });
        });
    }

    fn picture_menu(&mut self, ui: &mut Ui, tight: bool, out: &mut Outbox) {
        let button = if tight { Button::flat("") } else { Button::flat("Picture").arrow() };
        let button = button.icon(Icon::Picture).ui(ui);
        Popup::menu(&button).show(|ui| {
            if widgets::menu_item(ui, Some(Icon::Copy), "Copy picture", "").clicked() {
                self.shot = 2;
                ui.request_repaint();
            }
            if widgets::menu_item(ui, Some(Icon::Export), "Export…", "").clicked() {
                out.ask(Request::Ask(Dialog::Export(Box::new(Exporting::picture("network")))));
            }
        });
    }

    fn focus_steps(&mut self, ui: &mut Ui, cx: &Context<'_>, tight: bool) {
        let centre = self.show.focus.map(|(id, _)| id).or(cx.selection.person());
        let steps = self.show.focus.map_or(0, |(_, steps)| steps);
        let mut picked = None;
        ui.add_enabled_ui(centre.is_some(), |ui| {
            picked = widgets::segments(ui, &["Off", "1", "2", "3"], usize::from(steps));
        });
        if !tight && ui.available_width() > 64.0 {
            ui.label(RichText::new("Focus").size(12.0).color(cx.tokens.muted))
                .on_hover_text("Shows the selected person with those within so many ties");
        }
        if let (Some(steps), Some(centre)) = (picked, centre) {
            self.show.focus =
                u8::try_from(steps).ok().filter(|steps| *steps > 0).map(|steps| (centre, steps));
        }
    }
}

/// Whether there is room for what is chosen beside all that follows.
fn fits(ui: &Ui, offers: &[Offer<Colour>], now: Colour, words: bool) -> bool {
    let name = offers.iter().find(|offer| offer.value == now).map_or("", |offer| offer.name);
    let font = fonts::medium(size::CONTROL);
    let wide = ui.painter().layout_no_wrap(name.to_owned(), font, egui::Color32::PLACEHOLDER).size().x;
    let following = if words { FOLLOWING.1 } else { FOLLOWING.0 };
    ui.available_width() > wide + following
}

fn divider(ui: &mut Ui, cx: &Context<'_>) {
    let (area, _) = ui.allocate_exact_size(egui::vec2(9.0, 20.0), egui::Sense::hover());
    ui.painter().vline(area.center().x, area.y_range(), cx.tokens.hairline(ui));
}
