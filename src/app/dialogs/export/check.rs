//! What was found in the finished file when it was read back?
//!
//! *Invariants:* names and numbers are counted in what would be written, not in the map.

use super::names;
use super::state::{Exporting, What};
use crate::app::App;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::publishing::Draft;
use crate::app::theme::{Tokens, gap, radius, size};
use crate::app::widgets;
use crate::export::proof::Proof;
use crate::share::Audience;
use egui::{
    Align2, Color32, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};

/// Height of the verdict.
const VERDICT: f32 = 36.0;
/// Height of the numbers.
const NUMBERS: f32 = 63.0;
/// Height of a line.
const LINE: f32 = 24.0;
/// Between the numbers and the edge of the lines.
const AIR: f32 = 8.0;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Good,
    Look,
    Stop,
    Wait,
}

impl Tone {
    const fn icon(self) -> Icon {
        match self {
            Self::Good => Icon::Check,
            Self::Look | Self::Stop => Icon::Warning,
            Self::Wait => Icon::Clock,
        }
    }

    fn color(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Good => tokens.ok,
            Self::Look => tokens.warn,
            Self::Stop => tokens.danger,
            Self::Wait => tokens.muted,
        }
    }
}

/// How high the panel is to be, with so much room.
pub(super) fn height(open: &Exporting, room: f32) -> f32 {
    let stops = open.current().is_some_and(|draft| !draft.stopped.is_empty());
    if stops {
        return (room * 0.6).max(200.0);
    }
    let lines = open.publisher.draft().map_or(4, |draft| lines(draft, open).len().max(1));
    VERDICT + NUMBERS + LINE * lines.clamp(1, 6) as f32 + 2.0 * AIR
}

/// Draws the panel; true where the dialog is closed to mend something.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) -> bool {
    if open.lacks_person() {
        return false;
    }
    let rest = ui.available_rect_before_wrap();
    let stopped = open.current().map(|draft| draft.stopped.clone()).unwrap_or_default();
    if !stopped.is_empty() {
        return names::ui(app, ui, tokens, open, &stopped);
    }
    let Some(draft) = open.publisher.draft().cloned() else { return false };
    let (tone, verdict) = verdict(&draft, open);
    let lines = lines(&draft, open);
    let wanted = height(open, rest.height());
    let area = rest.with_max_y((rest.top() + wanted).min(rest.bottom()));
    let rim = match tone {
        Tone::Look => tokens.warn,
        Tone::Stop => tokens.danger,
        Tone::Good | Tone::Wait => tokens.line,
    };
    ui.painter().rect(area, radius::CARD, tokens.surface, Stroke::new(1.0, rim), StrokeKind::Inside);
    let top = area.with_max_y(area.top() + VERDICT);
    let response = ui.interact(top, ui.scope_id().with("verdict"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &verdict));
    let color = tone.color(tokens);
    let at = pos2(top.left() + 22.0, top.center().y);
    icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(16.0)), tone.icon(), color);
    let at = pos2(top.left() + 38.0, top.center().y);
    let font = semibold(size::CONTROL);
    let said =
        widgets::write(ui, at, Align2::LEFT_CENTER, &verdict, font, color, top.right() - at.x - gap::S);
    if said.right() > top.right() - 20.0 {
        response.on_hover_text(&verdict);
    }
    ui.painter().hline(area.x_range(), top.bottom(), tokens.hairline(ui));
    let mut below = top.bottom();
    if let Some(proof) = &draft.proof {
        let numbers = area.with_min_y(below).with_max_y(below + NUMBERS);
        three(ui, tokens, proof, &draft, numbers);
        below = numbers.bottom();
        ui.painter().hline(area.x_range(), below, tokens.hairline(ui));
    }
    let place = area.with_min_y(below + AIR).with_max_y(area.bottom() - 2.0);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(place).id_salt("lines"));
    ScrollArea::vertical().id_salt("lines").auto_shrink(false).show(&mut inner, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (tone, words) in &lines {
            line(ui, tokens, *tone, words);
        }
    });
    false
}

fn verdict(draft: &Draft, open: &Exporting) -> (Tone, String) {
    if let Some(trouble) = &draft.trouble {
        return (Tone::Stop, trouble.clone());
    }
    if !open.ready && draft.order.audience != open.audience() {
        return (Tone::Wait, "Preparing…".to_owned());
    }
    if open.what == What::Backup {
        return (Tone::Look, "Everything, private notes too: for you only".to_owned());
    }
    match &draft.proof {
        None => (Tone::Wait, "Preparing…".to_owned()),
        Some(proof) if !proof.is_safe() => (Tone::Stop, proof.verdict(draft.order.audience)),
        Some(proof) => {
            let wide = proof.assessed > 0 || draft.order.audience == Audience::Me || draft.let_through > 0;
            let tone = if wide { Tone::Look } else { Tone::Good };
            (tone, proof.verdict(draft.order.audience))
        }
    }
}

/// The three large numbers.
fn three(ui: &mut Ui, tokens: &Tokens, proof: &Proof, draft: &Draft, area: Rect) {
    let names = if proof.names.len() == 1 { "name" } else { "names" };
    let third = if proof.assessed > 0 {
        (proof.assessed, "views of people", tokens.warn)
    } else {
        (proof.notes, if proof.notes == 1 { "note" } else { "notes" }, tokens.text)
    };
    let hidden = proof.private_fields;
    let warn = if hidden > 0 { tokens.warn } else { tokens.text };
    let own = draft.order.audience == Audience::Me;
    let fields = if hidden == 1 { "private field" } else { "private fields" };
    let all = [
        (proof.names.len(), names, tokens.text),
        (hidden, fields, if own || hidden > 0 { warn } else { tokens.text }),
        third,
    ];
    let width = area.width() / 3.0;
    for (place, (number, words, color)) in all.into_iter().enumerate() {
        let left = area.left() + width * place as f32;
        let cell = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        let spoken = format!("{number} {words}");
        let response = ui.interact(cell, ui.scope_id().with(("number", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        let at = pos2(left + 15.0, area.top() + 24.0);
        let font = semibold(size::DISPLAY);
        widgets::write(ui, at, Align2::LEFT_CENTER, &number.to_string(), font, color, width);
        let at = pos2(left + 15.0, area.top() + 47.0);
        let font = regular(size::SMALL);
        widgets::write(ui, at, Align2::LEFT_CENTER, words, font, tokens.muted, width - 16.0);
        if place > 0 {
            ui.painter().vline(left, area.y_range(), tokens.hairline(ui));
        }
    }
}

/// What was found, a line each; what needs to be looked at first.
fn lines(draft: &Draft, open: &Exporting) -> Vec<(Tone, String)> {
    let mut said = Vec::new();
    if open.what == What::Backup {
        said.push((Tone::Look, "Keep it where only you can read it".to_owned()));
        said.push((Tone::Good, "Opens in this program as the map that it is".to_owned()));
        return said;
    }
    let Some(proof) = &draft.proof else { return said };
    for leak in proof.leaks.iter().take(4) {
        said.push((Tone::Stop, format!("{} in {}", leak.field, leak.place)));
    }
    if let Some(addition) = open.asks_reason() {
        let kept = if open.lacks_reason() { "say why below the list" } else { "your reason is kept" };
        said.push((Tone::Look, format!("{} added; {kept}", addition.name)));
    }
    if draft.let_through > 0 {
        said.push((Tone::Look, format!("Names in texts let through: {}", draft.let_through)));
    }
    for warning in &draft.warnings {
        said.push((Tone::Look, warning.clone()));
    }
    said.push((Tone::Good, named(&proof.names)));
    if draft.order.audience.is_counted() {
        said.push((Tone::Good, suppressed(proof.suppressed)));
    }
    if proof.private_fields == 0 && draft.order.audience != Audience::Me {
        said.push((Tone::Good, "Motives, notes and reasons: none".to_owned()));
    }
    said.push(properties(&proof.properties));
    said.push((Tone::Good, "Read back and checked again after it is written".to_owned()));
    said
}

fn named(names: &[String]) -> String {
    const SHOWN: usize = 2;
    match names.len() {
        0 => "Names: none".to_owned(),
        few if few <= SHOWN + 1 => format!("Names: {}", names.join(", ")),
        many => format!("Names: {} and {} more", names[..SHOWN].join(", "), many - SHOWN),
    }
}

/// What the file says of itself beside its title and day.
fn properties(found: &[(String, String)]) -> (Tone, String) {
    const PERSONAL: [&str; 7] = ["author", "creator", "lastmodifiedby", "company", "manager", "user", "path"];
    let is_personal = |name: &str| {
        let name = name.to_lowercase();
        PERSONAL.iter().any(|word| name.ends_with(word))
    };
    // The program that wrote a PDF calls itself its creator.
    let own = |text: &str| text.trim().is_empty() || text.starts_with("Groundswell");
    let telling: Vec<String> = found
        .iter()
        .filter(|(name, text)| is_personal(name) && !own(text))
        .map(|(name, text)| format!("{name} {text}"))
        .collect();
    if telling.is_empty() {
        (Tone::Good, "File properties: no author, no path, no user".to_owned())
    } else {
        (Tone::Look, format!("File properties: {}", telling.join(", ")))
    }
}

fn suppressed(count: usize) -> String {
    match count {
        0 => "No count below 5 had to be hidden".to_owned(),
        1 => "One count hidden, so that nobody can be worked out".to_owned(),
        2 => "Two counts under 5 hidden, neither can be worked out".to_owned(),
        many => format!("{many} counts hidden, none can be worked out"),
    }
}

fn line(ui: &mut Ui, tokens: &Tokens, tone: Tone, words: &str) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let at = pos2(area.left() + 22.0, area.center().y);
    icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(14.0)), tone.icon(), tone.color(tokens));
    let at = pos2(area.left() + 37.0, area.center().y);
    let width = area.right() - at.x - gap::S;
    let font = if tone == Tone::Stop { medium(size::CONTROL) } else { regular(size::CONTROL) };
    let said = widgets::write(ui, at, Align2::LEFT_CENTER, words, font, tokens.text, width);
    if said.width() > width - 2.0 {
        response.on_hover_text(words);
    }
}
