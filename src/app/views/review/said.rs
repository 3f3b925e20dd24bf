//! What moved, in words for a reader?
//!
//! The paragraph is made from the map. What the user writes instead is kept with the later review and marked.
//!
//! *Invariants:* while somebody writes, every name in the text is pointed out: the text may be shared. What is copied is what is
//! shown.

use super::head;
use super::known::Known;
use crate::app::context::Context;
use crate::app::fonts::{regular, semibold};
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::field::prose_area;
use crate::app::widgets::{self, Button};
use crate::model::{ReviewId, edits};
use crate::share::{Reader, names_in};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Label, Layout, Popup, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// What is being written for a review.
pub(super) struct Writing {
    review: ReviewId,
    text: String,
    /// Names in the text as it was last looked through.
    names: Vec<String>,
    fresh: bool,
}

pub(super) fn ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    known: &mut Known,
    reader: &mut Reader,
    writing: &mut Option<Writing>,
    out: &mut Outbox,
) {
    // What was written speaks of what moved since the review before, and of nothing else.
    let review = known.later.filter(|(_, next)| *next).map(|(id, _)| id);
    if writing.as_ref().is_some_and(|open| Some(open.review) != review) {
        *writing = None;
    }
    let edited = review
        .and_then(|id| cx.document.reviews.get(&id))
        .and_then(|review| review.what_moved.as_ref())
        .map(|text| text.0.clone());
    head(ui, cx, "What moved", |ui| {
        let word = reader.name();
        let response = Button::link(word).arrow().help("For whom it is written").ui(ui);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Written for {word}"))
        });
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(200.0);
            for one in Reader::ALL {
                if widgets::menu_item(ui, (one == *reader).then_some(Icon::Check), one.name(), "").clicked() {
                    *reader = one;
                }
            }
        });
        let before = if edited.is_some() { "edited by hand ·" } else { "written for" };
        ui.label(theme::small(before).color(cx.tokens.muted));
    });
    let whole = ui.available_rect_before_wrap();
    let foot = Rect::from_min_max(whole.min + vec2(0.0, whole.height() - 44.0), whole.max);
    let text = whole.with_max_y(foot.top());
    ui.painter().hline(foot.x_range(), foot.top(), cx.tokens.hairline(ui));
    if let Some(open) = writing {
        let done = write(ui, cx, open, text.shrink2(vec2(12.0, 4.0)), foot.shrink2(vec2(12.0, 0.0)), out);
        if done {
            *writing = None;
        }
        return;
    }
    let shown = edited.clone().unwrap_or_else(|| known.paragraph.words());
    ui.scope_builder(UiBuilder::new().id_salt("text").max_rect(text.shrink2(vec2(12.0, 0.0))), |ui| {
        ScrollArea::vertical().id_salt("what moved").auto_shrink([false, false]).show(ui, |ui| {
            let job = match &edited {
                Some(text) => plain(cx, text),
                None => told(cx, known),
            };
            ui.add(Label::new(job).wrap());
        });
    });
    let foot = foot.shrink2(vec2(12.0, 0.0));
    let builder =
        UiBuilder::new().id_salt("foot").max_rect(foot).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = gap::S;
        if Button::outlined("Copy").icon(Icon::Copy).ui(ui).clicked() {
            ui.ctx().copy_text(shown.clone());
            out.ask(Request::Tell(format!("Copied, written for {}", reader.name().to_lowercase())));
        }
        let edit = ui.add_enabled(review.is_some(), Button::flat("Edit").icon(Icon::Note));
        let edit = edit.on_disabled_hover_text(
            "Words are kept with a review: compare two that follow each other, or freeze one first",
        );
        if edit.clicked()
            && let Some(review) = review
        {
            let names = names_in(cx.document, &shown);
            *writing = Some(Writing { review, text: shown.clone(), names, fresh: true });
        }
        if let Some(review) = review.filter(|_| edited.is_some())
            && Button::link("Write it from the map").ui(ui).clicked()
        {
            out.edit(edits::what_moved(cx.document, review, ""));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = if edited.is_some() { "As it was written, for any reader" } else { reader.limits() };
            ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).truncate());
        });
    });
}

fn format(cx: &Context<'_>, strong: bool) -> TextFormat {
    let font = if strong { semibold(size::BODY) } else { regular(size::BODY) };
    TextFormat { font_id: font, color: cx.tokens.text, line_height: Some(20.0), ..TextFormat::default() }
}

fn plain(cx: &Context<'_>, text: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.append(text, 0.0, format(cx, false));
    job
}

fn told(cx: &Context<'_>, known: &Known) -> LayoutJob {
    let mut job = LayoutJob::default();
    let said = &known.paragraph;
    job.append(&format!("{} ", said.opening), 0.0, format(cx, false));
    job.append(&said.lead, 0.0, format(cx, true));
    job.append(&said.rest, 0.0, format(cx, false));
    job
}

/// The text as it is written; true when that is done.
fn write(
    ui: &mut Ui,
    cx: &Context<'_>,
    open: &mut Writing,
    text: Rect,
    foot: Rect,
    out: &mut Outbox,
) -> bool {
    let mut done = false;
    ui.scope_builder(UiBuilder::new().id_salt("writing").max_rect(text), |ui| {
        ScrollArea::vertical().id_salt("writing").auto_shrink([false, false]).show(ui, |ui| {
            let response = prose_area(ui, "What moved, in your words", "", 6, &mut open.text);
            if std::mem::take(&mut open.fresh) {
                response.request_focus();
            }
            if response.changed() {
                open.names = names_in(cx.document, &open.text);
            }
            if !open.names.is_empty() {
                let names = open.names.join(", ");
                let words = format!("Others may read this, and it names {names}.");
                ui.add(Label::new(theme::small(words).color(cx.tokens.warn)).wrap());
            }
        });
    });
    let builder =
        UiBuilder::new().id_salt("foot").max_rect(foot).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        if Button::outlined("Keep").ui(ui).clicked() {
            out.edit(edits::what_moved(cx.document, open.review, &open.text));
            done = true;
        }
        done |= Button::flat("Cancel").ui(ui).clicked();
    });
    done
}
