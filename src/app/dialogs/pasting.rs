//! Who is on this list? Several people at once, seen before they are added.

use super::{Dialog, Outcome, foot, head};
use crate::app::App;
use crate::app::search::folded;
use crate::app::selection::Selection;
use crate::app::theme::{Tokens, gap, radius, size};
use crate::app::{fonts, widgets};
use crate::import::names::{self, Listed};
use crate::model::{Document, Key, StakeholderId};
use egui::{
    Align2, Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};
use std::collections::BTreeMap;

/// Height of the field and of the preview.
const HEIGHT: f32 = 320.0;

/// The question for a list.
#[derive(Default)]
pub(in crate::app) struct Pasting {
    text: String,
    /// What the text was read as, so that it is read once.
    read: Option<(String, Vec<Row>)>,
    /// Add those who seem to be on the map already too.
    twins_too: bool,
    fresh: bool,
}

/// One person, and who on the map they seem to be.
struct Row {
    listed: Listed,
    twin: Option<StakeholderId>,
}

impl Pasting {
    /// A list that begins with this.
    pub(in crate::app) fn new(text: String) -> Self {
        Self { text, fresh: true, ..Self::default() }
    }
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut pasting: Pasting) -> Outcome {
    head(
        ui,
        tokens,
        "Add several people",
        "A line a person, an invitation’s “To:” line, or cells of a spreadsheet. They wait in the tray until you rate them.",
    );
    if pasting.read.as_ref().is_none_or(|(text, _)| *text != pasting.text) {
        let rows = read(&pasting.text, app.document());
        pasting.read = Some((pasting.text.clone(), rows));
    }
    let width = ui.available_width();
    let left = (width * 0.44).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap::L;
        field(ui, tokens, &mut pasting, left);
        let rows = pasting.read.as_ref().map_or(&[][..], |(_, rows)| rows.as_slice());
        preview(ui, tokens, rows, width - left - gap::L);
    });
    let rows = pasting.read.as_ref().map_or(&[][..], |(_, rows)| rows.as_slice());
    let twins = rows.iter().filter(|row| row.twin.is_some()).count();
    if twins > 0 {
        ui.add_space(gap::S);
        let words = if twins == 1 {
            "Add the one who seems to be on the map already too".to_owned()
        } else {
            format!("Add the {twins} who seem to be on the map already too")
        };
        ui.checkbox(&mut pasting.twins_too, words);
    }
    let chosen: Vec<Listed> = rows
        .iter()
        .filter(|row| pasting.twins_too || row.twin.is_none())
        .map(|row| row.listed.clone())
        .collect();
    let verb = match chosen.len() {
        0 => "Add".to_owned(),
        1 => "Add 1 person".to_owned(),
        many => format!("Add {many} people"),
    };
    let (go, cancel) = foot(ui, &verb, !chosen.is_empty());
    let sent = ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::Enter));
    if cancel {
        return Outcome::Closed;
    }
    if (go || sent) && !chosen.is_empty() {
        let (added, edit) = names::add(&mut app.ids, &chosen, app.initiative);
        let label = edit.label.replace("Add ", "Added ");
        app.apply(edit);
        app.selection = Selection::of(added.into_iter().map(Key::Stakeholder));
        app.notices.offer(label, "edit.undo");
        return Outcome::Closed;
    }
    Outcome::Open(Dialog::Paste(Box::new(pasting)))
}

/// The same e-mail address, or the same name without regard to case and diacritics. O(people + lines · log).
fn read(text: &str, document: &Document) -> Vec<Row> {
    let mut known: BTreeMap<String, StakeholderId> = BTreeMap::new();
    for (id, person) in &document.stakeholders {
        known.entry(folded(person.name.trim())).or_insert(*id);
        if let Some(email) = &person.email {
            known.entry(email.to_lowercase()).or_insert(*id);
        }
    }
    let twin = |listed: &Listed| {
        let email = listed.email.as_ref().and_then(|email| known.get(&email.to_lowercase()));
        email.or_else(|| known.get(&folded(&listed.name))).copied()
    };
    names::listed(text).into_iter().map(|listed| Row { twin: twin(&listed), listed }).collect()
}

fn field(ui: &mut Ui, tokens: &Tokens, pasting: &mut Pasting, width: f32) {
    Frame::new()
        .stroke(Stroke::new(1.0, tokens.ctl))
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::same(8))
        .show(ui, |ui| {
            ui.set_width(width - 18.0);
            ScrollArea::vertical().max_height(HEIGHT - 18.0).min_scrolled_height(HEIGHT - 18.0).auto_shrink(false).show(ui, |ui| {
                let hint = "Ana Ruiz, Finance Director, Northmoor <ana@example.org> #finance !80/40\nBo Lund, Ward manager";
                let field = TextEdit::multiline(&mut pasting.text)
                    .frame(Frame::NONE)
                    .font(fonts::regular(size::CONTROL))
                    .desired_width(f32::INFINITY)
                    .desired_rows(16)
                    .hint_text(RichText::new(hint).color(tokens.muted));
                let response = ui.add(field);
                response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, "People, a line each"));
                if std::mem::take(&mut pasting.fresh) {
                    response.request_focus();
                }
            });
        });
}

/// What the text was understood as.
fn preview(ui: &mut Ui, tokens: &Tokens, rows: &[Row], width: f32) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = match rows.len() {
            0 => "Nobody yet".to_owned(),
            1 => "1 person".to_owned(),
            many => format!("{many} people"),
        };
        ui.label(RichText::new(count).font(fonts::semibold(size::CONTROL)).color(tokens.text));
        ui.add_space(gap::XS);
        ScrollArea::vertical().id_salt("preview").max_height(HEIGHT - 24.0).auto_shrink(false).show_rows(
            ui,
            40.0,
            rows.len(),
            |ui, range| {
                for row in &rows[range] {
                    line(ui, tokens, row);
                }
            },
        );
    });
}

fn line(ui: &mut Ui, tokens: &Tokens, row: &Row) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let listed = &row.listed;
    let twin = if row.twin.is_some() { "On the map already" } else { "" };
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{} {twin}", listed.name)));
    ui.painter().line_segment([area.left_bottom(), area.right_bottom()], tokens.hairline(ui));
    let right = if row.twin.is_some() {
        let at = pos2(area.right() - 4.0, area.top() + 12.0);
        let place = Rect::from_center_size(pos2(at.x - 124.0, at.y), Vec2::splat(14.0));
        crate::app::icons::icon(ui.painter(), place, crate::app::icons::Icon::Warning, tokens.warn);
        widgets::write(ui, at, Align2::RIGHT_CENTER, twin, fonts::regular(size::SMALL), tokens.warn, 114.0);
        140.0
    } else if let Some((influence, interest)) = listed.ratings {
        let at = pos2(area.right() - 4.0, area.top() + 12.0);
        let words = format!("{influence} / {interest}");
        widgets::write(ui, at, Align2::RIGHT_CENTER, &words, fonts::regular(size::SMALL), tokens.muted, 80.0);
        84.0
    } else {
        0.0
    };
    let room = area.width() - 8.0 - right;
    let name = pos2(area.left() + 4.0, area.top() + 12.0);
    widgets::write(
        ui,
        name,
        Align2::LEFT_CENTER,
        &listed.name,
        fonts::medium(size::CONTROL),
        tokens.text,
        room,
    );
    let mut details: Vec<String> =
        [&listed.role, &listed.organisation, &listed.email].into_iter().flatten().cloned().collect();
    details.extend(listed.tags.iter().map(|tag| format!("#{tag}")));
    let below = pos2(area.left() + 4.0, area.top() + 28.0);
    let words = if details.is_empty() { "No role given".to_owned() } else { details.join(" · ") };
    widgets::write(
        ui,
        below,
        Align2::LEFT_CENTER,
        &words,
        fonts::regular(size::SMALL),
        tokens.muted,
        area.width() - 8.0,
    );
}
