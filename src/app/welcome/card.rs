//! What was not saved, and what can be done about it?

use crate::app::App;
use crate::app::dialogs::Purpose;
use crate::app::files::{clock, day};
use crate::app::fonts::{regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{self, Tokens, radius, size};
use crate::app::widgets::Button;
use crate::model::edit::counted;
use crate::store::Note;
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Frame, Label, Margin, Rect, Stroke, Ui, Vec2, pos2, vec2};
use jiff::civil::Date;

/// The card of the newest copy.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, width: f32) {
    let Some(found) = app.recovery.found.first() else { return };
    let (note, more) = (found.note.clone(), app.recovery.found.len() - 1);
    let edge = if note.given_up { tokens.ctl } else { tokens.warn };
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin { left: 52, right: 16, top: 12, bottom: 12 });
    let drawn = frame.show(ui, |ui| {
        ui.set_width(width - 68.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
            ui.add(Label::new(heading(&note, tokens)).wrap());
            ui.add(Label::new(theme::table(sentence(&note, more, app.today)).color(tokens.muted)).wrap());
            ui.add_space(10.0);
            ui.horizontal(|ui| buttons(app, ui));
        });
    });
    let area = drawn.response.rect;
    let corners = CornerRadius { nw: radius::CARD, sw: radius::CARD, ..CornerRadius::ZERO };
    ui.painter().rect_filled(Rect::from_min_size(area.min, vec2(4.0, area.height())), corners, edge);
    let place = Rect::from_center_size(pos2(area.left() + 30.0, area.top() + 24.0), Vec2::splat(20.0));
    let sign = if note.given_up { Icon::Clock } else { Icon::Warning };
    icon(ui.painter(), place, sign, if note.given_up { tokens.muted } else { tokens.warn });
}

fn heading(note: &Note, tokens: &Tokens) -> LayoutJob {
    let format = |font| TextFormat {
        font_id: font,
        color: tokens.text,
        line_height: Some(20.0),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let start = if note.given_up { "You closed " } else { "We kept unsaved changes of " };
    job.append(start, 0.0, format(regular(size::BODY)));
    job.append(&note.title, 0.0, format(semibold(size::BODY)));
    if note.given_up {
        job.append(" without saving", 0.0, format(regular(size::BODY)));
    }
    job
}

/// When it was kept, how much it is, and what is not touched.
fn sentence(note: &Note, more: usize, today: Date) -> String {
    let when = format!("From {} {}", clock(note.kept_secs), day(note.kept_secs, today));
    let changes = match (note.changes, note.saved_secs) {
        (0, _) => String::new(),
        (count, Some(saved)) => {
            format!(": {} since the last save at {}", counted(count, "change"), clock(saved))
        }
        (count, None) => format!(": {}", counted(count, "change")),
    };
    let file =
        if note.path.is_some() { " Your saved file is untouched." } else { " It was never saved to a file." };
    let until = if note.given_up {
        format!(" Kept until {}.", day(note.kept_secs + 14 * 86_400, today))
    } else {
        String::new()
    };
    let more = if more > 0 { format!(" {more} more after this one.") } else { String::new() };
    format!("{when}{changes}.{file}{until}{more}")
}

fn buttons(app: &mut App, ui: &mut Ui) {
    if Button::primary("Review & restore").ui(ui).clicked() {
        app.review_copy();
    }
    if Button::outlined("Save a copy…").ui(ui).clicked() {
        app.files.copying = app.recovery.found.first().cloned().map(Box::new);
        app.pick(Purpose::SaveCopy);
    }
    if Button::flat("Discard").ui(ui).clicked() {
        let now = ui.input(|input| input.time);
        app.discard_copy(now);
    }
}
