//! What was open lately?

use super::open_recent;
use crate::app::dialogs::Purpose;
use crate::app::files::day;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::settings::Recent;
use crate::app::theme::{self, Tokens, radius, size};
use crate::app::widgets::{ground, write};
use crate::app::{App, widgets};
use egui::{
    Align, Align2, Label, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use std::path::{Path, PathBuf};

/// How many are shown on the first screen.
const SHOWN: usize = 8;
const ROW: f32 = 40.0;

/// The list with its title.
pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, missing: &[PathBuf]) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let at = pos2(area.left() + 8.0, area.top() + 14.0);
    write(ui, at, Align2::LEFT_CENTER, "Recent", crate::app::fonts::semibold(size::H2), tokens.text, 160.0);
    if !app.settings.recent.is_empty() {
        let right = pos2(area.right() - 8.0, area.top() + 14.0);
        let place = Rect::from_center_size(right - vec2(28.0, 0.0), vec2(72.0, 24.0));
        let response = ui.interact(place, ui.scope_id().with("clear"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), "Clear list"));
        ground(ui, tokens, &response, place, false);
        write(ui, right, Align2::RIGHT_CENTER, "Clear list", regular(size::SMALL), tokens.muted, 72.0);
        if response.on_hover_text("Pinned maps stay").clicked() {
            app.prefs(|settings| settings.recent.retain(|recent| recent.pinned));
        }
    }
    if app.settings.recent.is_empty() {
        let sentence = if app.settings.record_recent {
            "Maps that you open or save are listed here."
        } else {
            "Opened maps are not listed: that is switched off in the settings."
        };
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            ui.add(Label::new(theme::table(sentence).color(tokens.muted)).wrap());
        });
        return;
    }
    rows(app, ui, tokens, missing, SHOWN);
}

/// The rows: pinned ones first. True where one was opened.
pub(in crate::app) fn rows(
    app: &mut App,
    ui: &mut Ui,
    tokens: &Tokens,
    missing: &[PathBuf],
    most: usize,
) -> bool {
    let mut opened = false;
    let mut list = app.settings.recent.clone();
    list.sort_by_key(|recent| !recent.pinned);
    for recent in list.iter().take(most) {
        if missing.contains(&recent.path) {
            missing_row(app, ui, tokens, recent);
        } else {
            opened |= row(app, ui, tokens, recent);
        }
    }
    opened
}

/// What a file is called in the list.
fn title(recent: &Recent) -> String {
    let file = recent.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if recent.title.is_empty() { file } else { recent.title.clone() }
}

fn row(app: &mut App, ui: &mut Ui, tokens: &Tokens, recent: &Recent) -> bool {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = title(recent);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Open {title}")));
    ground(ui, tokens, &response, area, false);
    paint(ui, tokens, area, &title, tokens.text);
    let pin_place = Rect::from_center_size(pos2(area.right() - 20.0, area.center().y), Vec2::splat(24.0));
    let pin = pin_button(ui, tokens, recent, &title, pin_place);
    let over = ui.rect_contains_pointer(area) || pin.has_focus();
    let room = area.width() - 36.0 - 8.0;
    let folder = shortened(ui, &folder(&recent.path), room - 32.0);
    let at = pos2(area.left() + 36.0, area.top() + 29.0);
    write(ui, at, Align2::LEFT_CENTER, &folder, regular(size::SMALL), tokens.muted, room - 24.0);
    if over || recent.pinned {
        let color = if recent.pinned { tokens.accent } else { tokens.muted };
        icon(ui.painter(), Rect::from_center_size(pin_place.center(), Vec2::splat(16.0)), Icon::Pin, color);
    } else {
        let day = capital(&day(recent.used_secs, app.today));
        let at = pos2(area.right() - 8.0, area.top() + 12.0);
        write(ui, at, Align2::RIGHT_CENTER, &day, regular(size::SMALL), tokens.muted, 80.0);
    }
    if pin.clicked() {
        let path = recent.path.clone();
        app.prefs(|settings| {
            for recent in settings.recent.iter_mut().filter(|recent| recent.path == path) {
                recent.pinned = !recent.pinned;
            }
        });
    } else if response.on_hover_text(recent.path.to_string_lossy()).clicked() {
        open_recent(app, recent.path.clone());
        return true;
    }
    false
}

fn pin_button(ui: &mut Ui, tokens: &Tokens, recent: &Recent, title: &str, area: Rect) -> Response {
    let id = ui.scope_id().with(("pin", recent.path.as_os_str()));
    let response = ui.interact(area, id, Sense::click());
    let word = if recent.pinned { "Unpin" } else { "Pin" };
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, ui.is_enabled(), recent.pinned, format!("{word} {title}"))
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(area, radius::CONTROL, tokens.sel);
    }
    response.on_hover_text(format!("{word} to the list"))
}

/// A file that is not where it was.
fn missing_row(app: &mut App, ui: &mut Ui, tokens: &Tokens, recent: &Recent) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let title = title(recent);
    paint(ui, tokens, area, &title, tokens.muted);
    let place = Rect::from_min_max(pos2(area.left() + 36.0, area.top() + 18.0), area.max);
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.label(theme::small("Not found:").color(tokens.muted));
        let link = |ui: &mut Ui, word: &str, name: &str| {
            let galley = widgets::galley(ui, word, medium(size::SMALL), tokens.accent, 80.0);
            let (area, response) = ui.allocate_exact_size(vec2(galley.size().x + 12.0, 22.0), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
            ground(ui, tokens, &response, area, false);
            ui.painter().galley(area.center() - galley.size() / 2.0, galley, tokens.accent);
            response.clicked()
        };
        if link(ui, "Locate…", &format!("Locate {title}")) {
            app.files.locating = Some(recent.path.clone());
            app.pick(Purpose::Open);
        }
        if link(ui, "Remove", &format!("Remove {title} from the list")) {
            let path = recent.path.clone();
            app.prefs(|settings| settings.recent.retain(|recent| recent.path != path));
        }
    });
}

fn paint(ui: &Ui, tokens: &Tokens, area: Rect, title: &str, color: egui::Color32) {
    let place = Rect::from_center_size(pos2(area.left() + 16.0, area.center().y), Vec2::splat(16.0));
    icon(ui.painter(), place, Icon::File, if color == tokens.text { tokens.muted } else { tokens.ctl });
    let at = pos2(area.left() + 36.0, area.top() + 12.0);
    write(ui, at, Align2::LEFT_CENTER, title, medium(size::CONTROL), color, area.width() - 112.0);
}

/// The folder as people write it, with `~` for their own.
fn folder(path: &Path) -> String {
    let folder = path.parent().unwrap_or(Path::new(""));
    let home = std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    match home.as_deref().and_then(|home| folder.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => folder.display().to_string(),
    }
}

/// Shortened in the middle where it is wider than there is room.
fn shortened(ui: &Ui, text: &str, room: f32) -> String {
    let width = |text: &str| {
        let galley =
            ui.painter().layout_no_wrap(text.to_owned(), regular(size::SMALL), egui::Color32::PLACEHOLDER);
        galley.size().x
    };
    let whole = width(text);
    if whole <= room {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut keep = (letters.len() as f32 * room / whole) as usize;
    loop {
        let (head, tail) = (keep * 2 / 5, keep - keep * 2 / 5);
        let start: String = letters.iter().take(head).collect();
        let end: String = letters.iter().skip(letters.len() - tail.min(letters.len())).collect();
        let short = format!("{start}…{end}");
        if keep < 4 || width(&short) <= room {
            return short;
        }
        keep -= 1;
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
