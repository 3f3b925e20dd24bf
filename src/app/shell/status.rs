//! What stands at the foot: counts, the selection, what is being done, and a hint.

use crate::app::theme::Tokens;
use crate::app::{App, fonts};
use egui::{Align, Layout, ProgressBar, RichText, Role, Ui, WidgetInfo};
use std::time::Duration;

/// Work that goes on beside what the user does, and how it is ended.
struct UnderWay {
    words: String,
    /// How far it is, 0–1, where that is known.
    share: Option<f32>,
    end: Option<End>,
}

/// How work is ended, or gone on with.
struct End {
    word: &'static str,
    /// As it is read aloud.
    aloud: &'static str,
    now: fn(&mut App),
}

impl UnderWay {
    fn ui(self, app: &mut App, ui: &mut Ui, tokens: &Tokens) {
        if let Some(end) = self.end {
            let link = ui.link(RichText::new(end.word).font(fonts::medium(12.0)));
            link.widget_info(|| WidgetInfo::labeled(Role::Link, true, end.aloud));
            if link.clicked() {
                (end.now)(app);
            }
        }
        if let Some(share) = self.share {
            ui.add(ProgressBar::new(share).desired_width(120.0).desired_height(8.0));
            ui.ctx().request_repaint_after(Duration::from_millis(100));
        }
        ui.label(RichText::new(self.words).size(12.0).color(tokens.muted));
    }
}

/// What is being done: files first, then arranging, then measuring.
fn under_way(app: &App) -> Vec<UnderWay> {
    let mut all = Vec::new();
    if let Some((what, cancellable)) = app.working() {
        let end = End { word: "Cancel", aloud: "Cancel", now: App::cancel_work };
        all.push(UnderWay { words: format!("{what}…"), share: None, end: cancellable.then_some(end) });
    }
    if app.places.is_arranging() {
        let end = End { word: "Stop", aloud: "Stop arranging", now: App::stop_arranging };
        let words = "Arranging the network".to_owned();
        all.push(UnderWay { words, share: Some(app.places.progress()), end: Some(end) });
    }
    if let Some(doing) = app.analyses.doing() {
        let end = End { word: "Stop", aloud: "Stop measuring", now: App::stop_measuring };
        let more = if doing.waiting > 0 { format!(" and {} more", doing.waiting) } else { String::new() };
        let words = format!("Working out: {}{more}", doing.words);
        all.push(UnderWay { words, share: Some(doing.share), end: Some(end) });
    } else if app.analyses.is_stopped() {
        let end = End { word: "Go on", aloud: "Go on measuring", now: App::resume_measuring };
        all.push(UnderWay { words: "Measuring was stopped".to_owned(), share: None, end: Some(end) });
    }
    all
}

/// The status bar.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens) {
    let document = std::sync::Arc::clone(app.document());
    let small = |text: String| RichText::new(text).size(12.0).color(tokens.muted);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let (people, rated) = app.initiative.map_or((document.stakeholders.len(), 0), |id| {
            let rated =
                document.assessments_of(id).filter(|(_, a)| a.influence.is_some() && a.interest.is_some());
            (document.assessments_of(id).count(), rated.count())
        });
        let usual = || format!("{people} people · {rated} rated · {} ties on the map", document.ties.len());
        let counts = app.view_mut().and_then(|view| view.counts()).unwrap_or_else(usual);
        ui.label(small(counts));
        let selected = match app.selection.keys().as_slice() {
            [] => None,
            [one] => Some(format!("1 selected: {}", document.name(*one))),
            several => Some(format!("{} selected", several.len())),
        };
        if let Some(selected) = selected {
            ui.separator();
            ui.label(RichText::new(selected).font(fonts::medium(12.0)).color(tokens.text));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let under_way = under_way(app);
            let saved = app.recovery_word().filter(|_| app.working().is_none());
            if let Some(word) = saved {
                ui.label(small(word));
                ui.separator();
            }
            for work in under_way {
                work.ui(app, ui, tokens);
                ui.separator();
            }
            let usual = app.view.hint;
            let hint = app.view_mut().and_then(|view| view.hint()).unwrap_or_else(|| usual.to_owned());
            // Work that goes on takes its place where there is not enough for both.
            let font = fonts::regular(12.0);
            let width = ui.painter().layout_no_wrap(hint.clone(), font, tokens.muted).size().x;
            if !hint.is_empty() && width <= ui.available_width() {
                ui.label(small(hint));
            }
        });
    });
}
