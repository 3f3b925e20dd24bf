//! What leaves the map, for whom, and how does it look to them?
//!
//! Three columns: what is made, who reads it and what they see, the real pages with what was found in them. Print preview is
//! the same with the pages large.
//!
//! *Invariants:* the default reader is everyone, each time. What is written is the draft that was looked at; it is made beside
//! the window. Nothing is written while a name stops it, a reason is missing or the proof failed.

mod check;
mod fields;
mod foot;
mod large;
mod names;
mod parts;
mod past;
mod person;
mod preview;
mod reasons;
mod state;
mod what;
mod whom;

pub(in crate::app) use state::{Exporting, What};

use super::{Access, Dialog, Outcome};
use crate::app::App;
use crate::app::fonts::{medium, semibold};
use crate::app::icons::Icon;
use crate::app::theme::{Tokens, gap, size};
use crate::app::widgets::Button;
use crate::app::{chrome, widgets};
use egui::{Align, Align2, CornerRadius, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Height of the head.
const HEAD: f32 = 56.0;
/// Height of the foot.
const FOOT: f32 = 64.0;
/// Width of the first column.
const WHAT: f32 = 212.0;
/// Room for the way to past exports.
const PAST: f32 = 190.0;
/// Width of the second column.
const WHOM: f32 = 332.0;

/// The size of the dialog in a window of this size.
pub(super) fn room(window: Rect) -> egui::Vec2 {
    vec2(960.0_f32.min(window.width() - 24.0), 720.0_f32.min(window.height() - 24.0))
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Exporting) -> Outcome {
    if let Some(person) = open.to_look_through() {
        return Outcome::Open(Dialog::Access(Box::new(Access::of(person))));
    }
    let size = room(ui.ctx().content_rect());
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    open.prepare(app);
    open.take_folder(ui.ctx());
    let order = open.order(app);
    let revision = app.session.revision();
    let document = std::sync::Arc::clone(app.document());
    if !open.lacks_person() {
        open.publisher.follow(ui.ctx(), &document, revision, &order, || app.own_places());
    }
    drop(document);
    open.ready = open.publisher.is_ready(&order, revision);

    let head = area.with_max_y(area.top() + HEAD);
    let foot = area.with_min_y(area.bottom() - FOOT);
    let body = Rect::from_min_max(head.left_bottom(), foot.right_top());
    let what = body.with_max_x(body.left() + WHAT);
    let whom = body.with_min_x(what.right()).with_max_x(what.right() + WHOM);
    let rest = body.with_min_x(whom.right());
    let rounded = CornerRadius::ZERO;
    ui.painter().rect_filled(what, rounded, tokens.surface2);
    let seen = if open.large { body.with_min_x(what.right()) } else { rest };
    ui.painter().rect_filled(seen, rounded, tokens.app);

    let mut closes = top(ui, tokens, app, &mut open, head);
    parts::inside(ui, "what", what, |ui| what::ui(app, ui, tokens, &mut open));
    if open.large {
        parts::inside(ui, "pages", seen, |ui| large::ui(ui, tokens, &mut open));
    } else {
        parts::inside(ui, "whom", whom, |ui| whom::ui(app, ui, tokens, &mut open));
        parts::inside(ui, "preview", rest, |ui| {
            if open.past {
                past::ui(app, ui, tokens, &mut open);
            } else {
                closes |= preview::ui(app, ui, tokens, &mut open);
            }
        });
    }
    closes |= foot::ui(app, ui, tokens, &mut open, foot);
    for y in [head.bottom(), foot.top()] {
        ui.painter().hline(area.x_range(), y, tokens.hairline(ui));
    }
    let lines = if open.large { vec![what.right()] } else { vec![what.right(), whom.right()] };
    for x in lines {
        ui.painter().vline(x, body.y_range(), tokens.hairline(ui));
    }
    if closes {
        if let Some(writing) = &app.publishing.writing {
            writing.cancel();
        }
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Export(Box::new(open)))
}

/// The title with the change that it is about; true where it is closed.
fn top(ui: &mut Ui, tokens: &Tokens, app: &App, open: &mut Exporting, area: Rect) -> bool {
    let middle = area.center().y;
    let title = if open.large { "Print preview" } else { "Export" };
    let left = area.left() + 20.0;
    let font = semibold(size::H1);
    let said = widgets::write(ui, pos2(left, middle), Align2::LEFT_CENTER, title, font, tokens.text, 240.0);
    let close = Rect::from_center_size(pos2(area.right() - 24.0, middle), vec2(24.0, 24.0));
    let named = app.initiative.and_then(|id| app.document().initiatives.get(&id));
    if let Some(change) = named {
        let sign = parts::initials(&change.name);
        let tile = Rect::from_center_size(pos2(said.right() + 24.0, middle), vec2(22.0, 18.0));
        ui.painter().rect_filled(tile, 3.0, tokens.accent);
        let font = semibold(size::MICRO);
        let centre = Align2::CENTER_CENTER;
        widgets::write(ui, tile.center(), centre, &sign, font, tokens.on_accent, tile.width());
        let at = pos2(tile.right() + gap::M, middle);
        let width = close.left() - at.x - gap::M - PAST;
        let font = medium(size::CONTROL);
        widgets::write(ui, at, Align2::LEFT_CENTER, &change.name, font, tokens.text, width);
    }
    let place = Rect::from_min_max(
        pos2(close.left() - PAST, middle - 14.0),
        pos2(close.left() - gap::S, middle + 14.0),
    );
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(place).id_salt("past").layout(layout));
    past_button(&mut row, app, open);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(close).id_salt("close"));
    chrome::close_button(&mut corner, tokens, "Close").clicked()
}

/// The way to what left the map before, where anything did.
fn past_button(ui: &mut Ui, app: &App, open: &mut Exporting) {
    let count = app.document().about.export_log.len();
    if count == 0 || open.large {
        return;
    }
    let words = if open.past { "Back to the preview".to_owned() } else { format!("Past exports ({count})") };
    let sign = if open.past { Icon::ChevronLeft } else { Icon::Clock };
    let button = Button::link(&words).icon(sign).help("What left this map, when and for whom");
    if button.ui(ui).clicked() {
        open.past = !open.past;
    }
}
