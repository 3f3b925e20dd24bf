//! How are a rating and the next action painted in their cells?

use super::columns::Line;
use crate::app::context::Context;
use crate::app::theme::Tokens;
use crate::app::{chrome, fonts};
use crate::model::Rating;
use crate::plan;
use egui::{Align2, Rect, Ui, pos2};

pub(super) fn rating(ui: &Ui, tokens: &Tokens, area: Rect, rating: Option<Rating>, selected: bool) {
    let Some(rating) = rating else {
        let color = if selected { tokens.text } else { tokens.muted };
        chrome::line(
            ui,
            pos2(area.left() + 8.0, area.center().y),
            Align2::LEFT_CENTER,
            "–",
            fonts::regular(13.0),
            color,
            20.0,
        );
        return;
    };
    let number = pos2(area.left() + 30.0, area.center().y);
    ui.painter().text(number, Align2::RIGHT_CENTER, rating, fonts::regular(13.0), tokens.text);
    let track = Rect::from_min_max(
        pos2(area.left() + 38.0, area.center().y - 3.0),
        pos2(area.right() - 12.0, area.center().y + 3.0),
    );
    if track.width() > 8.0 {
        let (empty, full) =
            if selected { (tokens.surface, tokens.text) } else { (tokens.line, tokens.muted) };
        ui.painter().rect_filled(track, 3.0, empty);
        let filled = track.with_max_x(track.left() + track.width() * rating.share() as f32);
        ui.painter().rect_filled(filled, 3.0, full);
    }
}

pub(super) fn next_action(ui: &Ui, cx: &Context<'_>, area: Rect, line: &Line<'_>, selected: bool) {
    let tokens = cx.tokens;
    let Some(initiative) = cx.initiative.filter(|_| line.assessment.is_some()) else { return };
    let at = pos2(area.left() + 8.0, area.center().y);
    let Some(next) = plan::next_action(cx.document, initiative, line.id, cx.today) else {
        let color = if selected { tokens.text } else { tokens.muted };
        chrome::line(
            ui,
            at,
            Align2::LEFT_CENTER,
            "None planned",
            fonts::regular(13.0),
            color,
            area.width() - 12.0,
        );
        return;
    };
    let day = next.on.map_or_else(|| "No date".to_owned(), |on| on.strftime("%-d %b").to_string());
    if next.overdue {
        let disc = pos2(area.left() + 15.0, area.center().y);
        ui.painter().circle_filled(disc, 7.0, tokens.danger);
        ui.painter().text(disc, Align2::CENTER_CENTER, "!", fonts::semibold(11.0), tokens.surface);
        let color = if selected { tokens.text } else { tokens.danger };
        let text = format!("{day} · overdue");
        chrome::line(
            ui,
            pos2(area.left() + 28.0, area.center().y),
            Align2::LEFT_CENTER,
            &text,
            fonts::medium(13.0),
            color,
            area.width() - 34.0,
        );
    } else {
        chrome::line(
            ui,
            at,
            Align2::LEFT_CENTER,
            &day,
            fonts::regular(13.0),
            tokens.text,
            area.width() - 12.0,
        );
    }
}
