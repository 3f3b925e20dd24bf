//! How does it look to its readers? The pages of the file itself, or its text, or its tables.

use super::state::Exporting;
use super::{check, parts};
use crate::app::App;
use crate::app::fonts::{medium, regular};
use crate::app::icons::Icon;
use crate::app::publishing::Shown;
use crate::app::theme::{self, Tokens, gap, radius, size};
use crate::app::widgets;
use crate::report::{Item, List};
use egui::{
    Align, Align2, Color32, FontFamily, FontId, Frame, Key, Label, Layout, Margin, Modifiers, Rect, Role,
    ScrollArea, Sense, Stroke, StrokeKind, TextWrapMode, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// How many rows of a table are shown.
const ROWS: usize = 200;

/// The preview over the check panel; true where the dialog is closed to mend something.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) -> bool {
    let mut closes = false;
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 16 }).show(ui, |ui| {
        heading(ui, tokens, open);
        ui.add_space(8.0);
        let rest = ui.available_rect_before_wrap();
        let panel = check::height(open, rest.height());
        let upper = rest.with_max_y(rest.bottom() - panel - gap::L);
        let used = parts_of(ui, tokens, open, upper);
        // The panel follows the page where that leaves room.
        let top = (used + gap::L).min(rest.bottom() - panel);
        let place = rest.with_min_y(top);
        let mut lower = ui.new_child(UiBuilder::new().max_rect(place).id_salt("check"));
        closes = check::ui(app, &mut lower, tokens, open);
        ui.advance_cursor_after_rect(rest);
    });
    closes
}

/// The title with the arrows, or with how the work stands.
fn heading(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let mut left = ui.new_child(UiBuilder::new().max_rect(area.with_max_x(area.left() + 90.0)));
    parts::title(&mut left, tokens, "Preview");
    let mut row = ui.new_child(
        UiBuilder::new().max_rect(area.expand2(vec2(0.0, 4.0))).layout(Layout::right_to_left(Align::Center)),
    );
    pager(&mut row, tokens, open);
    if open.publisher.draft().and_then(|draft| draft.shown.printed()).is_some()
        && widgets::icon_button(&mut row, tokens, Icon::Fit, "Larger pages").clicked()
    {
        open.large = true;
    }
}

/// Which page of how many, with a way to the next. From right to left.
pub(super) fn pager(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let count = open.publisher.draft().map_or(0, |draft| draft.shown.count());
    open.page = open.page.min(count.saturating_sub(1));
    let by = |ui: &Ui, key: Key| {
        !ui.ctx().text_edit_focused() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
    };
    let last = open.page + 1 >= count;
    ui.spacing_mut().item_spacing.x = 0.0;
    let next = ui.add_enabled_ui(!last, |ui| {
        widgets::icon_button(ui, tokens, Icon::ChevronRight, "Next page").clicked()
    });
    if (next.inner || by(ui, Key::PageDown)) && !last {
        open.page += 1;
    }
    let words = match (open.ready, count) {
        (false, _) => "Preparing…".to_owned(),
        (true, 0) => String::new(),
        (true, count) => format!("{} of {count}", open.page + 1),
    };
    ui.add(Label::new(theme::table(words).color(tokens.muted)).wrap_mode(TextWrapMode::Extend));
    let first = open.page == 0;
    let before = ui.add_enabled_ui(!first, |ui| {
        widgets::icon_button(ui, tokens, Icon::ChevronLeft, "Page before").clicked()
    });
    if (before.inner || by(ui, Key::PageUp)) && !first {
        open.page -= 1;
    }
}

/// Draws the page, text or table; returns how far down it goes.
fn parts_of(ui: &mut Ui, tokens: &Tokens, open: &mut Exporting, area: Rect) -> f32 {
    if open.lacks_person() {
        return empty(ui, tokens, area, "Choose whom it is about");
    }
    let Some(draft) = open.publisher.draft().cloned() else {
        return empty(ui, tokens, area, "Preparing…");
    };
    match &draft.shown {
        Shown::Pages(printed) | Shown::Alike(printed) => {
            let page = open.page.min(printed.pages().saturating_sub(1));
            let (width, height) = printed.size(page);
            let alike = matches!(draft.shown, Shown::Alike(_));
            let foot = if alike { 20.0 } else { 0.0 };
            let fit = (area.width() / width.max(1.0)).min((area.height() - foot) / height.max(1.0));
            let size = vec2(width, height) * fit;
            let at = pos2(area.center().x - size.x / 2.0, area.top());
            let place = Rect::from_min_size(at, size);
            paint(ui, tokens, open, place);
            let response = ui.interact(place, ui.scope_id().with("page"), Sense::click());
            let name = format!("Page {} as it will be", page + 1);
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            if response.on_hover_text("Press to see it large").clicked() {
                open.large = true;
            }
            if alike {
                let words = "The same words as pages: this format flows by itself.";
                let at = pos2(area.center().x, place.bottom() + 12.0);
                let font = regular(size::SMALL);
                widgets::write(ui, at, Align2::CENTER_CENTER, words, font, tokens.muted, area.width());
            }
            place.bottom() + foot
        }
        Shown::Text(text) => {
            sheet(ui, tokens, area);
            let mut inner = ui.new_child(UiBuilder::new().max_rect(area.shrink(8.0)).id_salt("text"));
            ScrollArea::both().id_salt("text").auto_shrink(false).show(&mut inner, |ui| {
                let font = FontId::new(size::MICRO, FontFamily::Monospace);
                let words = egui::RichText::new(fonts_visible(text)).font(font).color(tokens.text);
                ui.add(Label::new(words).wrap_mode(TextWrapMode::Extend));
            });
            area.bottom()
        }
        Shown::Tables(lists) => {
            sheet(ui, tokens, area);
            if let Some(list) = lists.get(open.page.min(lists.len().saturating_sub(1))) {
                table(ui, tokens, list, area.shrink(1.0));
            } else {
                empty(ui, tokens, area, "These readers see no rows");
            }
            area.bottom()
        }
        Shown::Nothing => {
            let words = match &draft.trouble {
                Some(_) => "Nothing to look at",
                None => "Everything in this map, as it is in its file",
            };
            empty(ui, tokens, area.with_max_y(area.top() + 160.0), words)
        }
    }
}

/// What cannot be seen is written out.
fn fonts_visible(text: &str) -> String {
    crate::app::fonts::visible(text).into_owned()
}

/// The picture of the page, in the dots of the screen.
pub(super) fn paint(ui: &Ui, tokens: &Tokens, open: &mut Exporting, place: Rect) {
    ui.painter().rect_filled(place, 0.0, Color32::WHITE);
    let dots = (place.width() * ui.pixels_per_point()).round().clamp(1.0, 4000.0) as u32;
    if let Some(texture) = open.publisher.page(ui.ctx(), open.page, dots) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        // While the next page is made the one before stays, in its own shape.
        let size = texture.size_vec2();
        let fit = (place.width() / size.x.max(1.0)).min(place.height() / size.y.max(1.0));
        let shown = Rect::from_center_size(place.center(), size * fit);
        ui.painter().image(texture.id(), shown, whole, Color32::WHITE);
    }
    let rim = Stroke::new(1.0, tokens.ctl);
    ui.painter().rect_stroke(place, 0.0, rim, StrokeKind::Outside);
}

fn sheet(ui: &Ui, tokens: &Tokens, area: Rect) {
    ui.painter().rect(area, 0.0, tokens.surface, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
}

/// A few words where there is nothing to look at; returns how far down they go.
fn empty(ui: &Ui, tokens: &Tokens, area: Rect, words: &str) -> f32 {
    let rim = Stroke::new(1.0, tokens.line);
    ui.painter().rect(area, radius::CARD, tokens.surface, rim, StrokeKind::Inside);
    let font = regular(size::CONTROL);
    widgets::write(ui, area.center(), Align2::CENTER_CENTER, words, font, tokens.muted, area.width());
    area.bottom()
}

/// The table as its readers will have it.
fn table(ui: &mut Ui, tokens: &Tokens, list: &List, area: Rect) {
    const HIGH: f32 = 22.0;
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area).id_salt(("table", list.id)));
    ScrollArea::both().id_salt(list.id).auto_shrink(false).show(&mut inner, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let wide = |place: usize| f32::from(list.columns[place].width.clamp(6, 40)) * 6.5 + 16.0;
        let widths: Vec<f32> = (0..list.columns.len()).map(wide).collect();
        let total: f32 = widths.iter().sum();
        let (head, _) = ui.allocate_exact_size(vec2(total.max(area.width()), HIGH), Sense::hover());
        ui.painter().rect_filled(head, 0.0, tokens.surface2);
        let titles: Vec<String> = list.columns.iter().map(|column| column.title.clone()).collect();
        cells(ui, &titles, &widths, head, medium(size::SMALL), tokens.text);
        for row in list.rows.iter().take(ROWS) {
            let (line, _) = ui.allocate_exact_size(vec2(total.max(area.width()), HIGH), Sense::hover());
            let said: Vec<String> = row.iter().map(words_of).collect();
            cells(ui, &said, &widths, line, regular(size::SMALL), tokens.text);
            ui.painter().hline(line.x_range(), line.bottom(), tokens.hairline(ui));
        }
        let name = format!("{}: {} rows", list.name, list.rows.len());
        let (foot, response) = ui.allocate_exact_size(vec2(total.max(area.width()), HIGH), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &name));
        let at = pos2(foot.left() + gap::S, foot.center().y);
        widgets::write(ui, at, Align2::LEFT_CENTER, &name, regular(size::SMALL), tokens.muted, total);
    });
}

fn cells(ui: &Ui, said: &[String], widths: &[f32], line: Rect, font: FontId, color: Color32) {
    let mut left = line.left();
    for (text, width) in said.iter().zip(widths) {
        let at = pos2(left + gap::S, line.center().y);
        widgets::write(ui, at, Align2::LEFT_CENTER, text, font.clone(), color, width - gap::S);
        left += width;
    }
}

fn words_of(item: &Item) -> String {
    match item {
        Item::None => String::new(),
        Item::Text(text) => text.clone(),
        Item::Number(number) => number.to_string(),
        Item::Date(date) => date.to_string(),
    }
}
