//! How often and by how many ways is enough, and where does a new message begin?

use super::changes::{self, Enough};
use super::{Messages, words};
use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap};
use crate::app::widgets::{self, Button, menu_frame};
use egui::{Align, Label, Layout, Popup, PopupCloseBehavior, Ui};

/// What can be chosen without opening a message, which may want more.
const TIMES: [&str; 6] = ["once", "twice", "3", "4", "5", "6 times"];
const CHANNELS: [&str; 4] = ["any channel", "2", "3", "4 channels"];

impl Messages {
    /// The right end of the toolbar.
    pub(super) fn tools(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let Some(initiative) = cx.initiative else { return };
        let enough = Enough::of(cx.document, initiative);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            let narrow = ui.available_width() < 340.0;
            let add = Button::outlined("New message").icon(Icon::Plus).compact(narrow).help("N");
            if add.ui(ui).clicked() {
                self.add(cx, out);
            }
            if enough.of == 0 {
                return;
            }
            let said = match (enough.times, enough.channels) {
                (Some(times), Some(channels)) => words::enough(times, channels),
                _ => "differs by message".to_owned(),
            };
            let button = Button::outlined(&said).arrow().ui(ui);
            let name = format!("Enough means: {said}");
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &name));
            if ui.available_width() > 100.0 {
                ui.add(Label::new(theme::table("Enough means").color(cx.tokens.muted)));
            }
            let close = PopupCloseBehavior::CloseOnClickOutside;
            let frame = menu_frame(cx.tokens).inner_margin(12);
            Popup::menu(&button).close_behavior(close).frame(frame).width(364.0).show(|ui| {
                ui.set_width(340.0);
                ui.spacing_mut().item_spacing.y = gap::XS;
                let asked = choices(ui, enough);
                out.edit(changes::set_enough(cx.document, initiative, asked.0, asked.1));
            });
        });
    }
}

/// The two choices; returns what was just chosen.
fn choices(ui: &mut Ui, enough: Enough) -> (Option<u32>, Option<u32>) {
    let color = theme::tokens(ui).muted;
    let place =
        |number: Option<u32>| number.and_then(|number| number.checked_sub(1)).unwrap_or(u32::MAX) as usize;
    let chosen = |place: Option<usize>| place.and_then(|place| u32::try_from(place + 1).ok());
    let mixed = |ui: &mut Ui, number: Option<u32>| {
        if number.is_none() {
            ui.label(theme::small("Not the same for all messages yet").color(color));
        }
    };
    ui.label(theme::name("Heard so many times"));
    let times = ui.push_id("times", |ui| widgets::segments(ui, &TIMES, place(enough.times))).inner;
    mixed(ui, enough.times);
    ui.add_space(gap::XS);
    ui.label(theme::name("by so many different channels"));
    let channels =
        ui.push_id("channels", |ui| widgets::segments(ui, &CHANNELS, place(enough.channels))).inner;
    mixed(ui, enough.channels);
    ui.add_space(gap::XS);
    let all = match enough.of {
        1 => "It holds for the one message".to_owned(),
        several => format!("It holds for all {several} messages"),
    };
    let words =
        format!("{all} of this initiative, and counts what was heard only: what was sent is not heard yet.");
    ui.add(Label::new(theme::small(words).color(color)).wrap());
    (chosen(times), chosen(channels))
}
