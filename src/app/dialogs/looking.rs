//! In which ways can the people of this change be looked at, and what does each way make of them?
//!
//! At the left the methods, at the right the people as the chosen one sorts them, what it is for, its source and its limits.
//! For the owner's screen alone: nothing of it stands in a presentation or an export.

mod about;
mod band;
mod classes;
mod people;
mod plane;
mod roles;
mod sheet;

pub(super) use people::row as person_row;

use super::{Dialog, Missing, Outcome};
use crate::app::App;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::{Icon, icon};
use crate::app::selection::Selection;
use crate::app::theme::{self, Tokens, gap, size};
use crate::app::widgets::{self, Button, ground, write};
use crate::model::{Key, StakeholderId};
use crate::plan::methods::missing::Origin;
use crate::plan::methods::{Beside, Look, METHODS, Member, Method, Seen, seen};
use egui::{
    Align, Align2, EventFilter, Id, Key as Press, Layout, Modifiers, Popup, PopupCloseBehavior, Rect,
    RichText, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// How wide the list of methods is.
const LIST: f32 = 204.0;
/// How wide the words on a method are where they stand beside it.
const ABOUT: f32 = 264.0;
/// From this width of the right side on, they do.
const BESIDE: f32 = 860.0;

/// Which method is looked at.
#[derive(Default)]
pub(in crate::app) struct Looking {
    /// The one that was looked at last where none is.
    chosen: Option<&'static str>,
    /// The words on the method are shown in place of the people, where there is no room for both.
    about: bool,
}

/// What was asked for.
enum Wish {
    Person(StakeholderId),
    Missing,
    /// The empty places of the onion.
    Places,
    Add,
    Initiative,
}

impl Looking {
    fn method(&self, ui: &Ui) -> &'static Method {
        let last = || ui.data(|data| data.get_temp::<&'static str>(kept()));
        self.chosen.or_else(last).and_then(Method::of).unwrap_or(&METHODS[0])
    }
}

fn kept() -> Id {
    Id::unique("the way of looking")
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Looking) -> Outcome {
    let mut wish = None;
    let mut close = false;
    {
        let cx = app.context(ui.ctx(), tokens, true);
        head(ui, &cx);
        let height = (ui.ctx().content_rect().height() - 188.0).clamp(240.0, 880.0);
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let left = Rect::from_min_size(area.min, vec2(LIST, height));
        let line = left.right() + gap::M;
        ui.painter().vline(line, area.y_range(), tokens.hairline(ui));
        let right = Rect::from_min_max(pos2(line + gap::L, area.top()), area.max);
        inside(ui, "methods", left, |ui| list(ui, &cx, &mut open));
        let method = open.method(ui);
        inside(ui, "method", right, |ui| wish = method_ui(ui, &cx, method, &mut open.about));
        ui.add_space(gap::L);
        super::buttons(ui, |ui| {
            close = Button::primary("Close").ui(ui).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if cx.initiative.is_some()
                    && Button::flat("Who is missing?").icon(Icon::Search).ui(ui).clicked()
                {
                    wish = Some(Wish::Missing);
                }
            });
        });
    }
    match wish {
        Some(Wish::Person(id)) => {
            app.selection = Selection::one(Key::Stakeholder(id));
            app.open_selected();
            Outcome::Closed
        }
        Some(Wish::Missing) => Outcome::Open(Dialog::Missing(Box::<Missing>::default())),
        Some(Wish::Places) => Outcome::Open(Dialog::Missing(Box::new(Missing::of(Origin::Onion)))),
        Some(Wish::Initiative) => {
            app.ask_initiative();
            Outcome::Closed
        }
        Some(Wish::Add) => {
            app.ask_people();
            Outcome::Closed
        }
        None if close => Outcome::Closed,
        None => Outcome::Open(Dialog::Looking(Box::new(open))),
    }
}

impl App {
    /// Offers the ways of looking at the people of a change.
    pub(in crate::app) fn ask_methods(&mut self) {
        self.dialog = Some(Dialog::Looking(Box::default()));
    }
}

/// Draws in a part of the dialog.
pub(super) fn inside(ui: &mut Ui, name: &str, area: Rect, add: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().max_rect(area).id_salt(name));
    part.set_clip_rect(area.expand(4.0).intersect(ui.clip_rect()));
    add(&mut part);
}

fn head(ui: &mut Ui, cx: &Context<'_>) {
    ui.label(RichText::new("Ways of looking").font(semibold(16.0)).color(cx.tokens.text));
    let words = match cx.current() {
        Some((_, change)) => format!("{}, by the methods of the field. For you alone.", change.name),
        None => "The people of a change, by the methods of the field. For you alone.".to_owned(),
    };
    ui.label(theme::table(words).color(cx.tokens.muted));
    ui.add_space(gap::M);
}

/// The methods, each with whose it is. The one that gets the keyboard is shown at once.
fn list(ui: &mut Ui, cx: &Context<'_>, open: &mut Looking) {
    let now = open.method(ui).id;
    ScrollArea::vertical().id_salt("methods").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut rows = Vec::with_capacity(METHODS.len());
        let mut step = None;
        for (place, method) in METHODS.iter().enumerate() {
            let size = vec2(ui.available_width() - gap::S, 40.0);
            let (area, response) = ui.allocate_exact_size(size, Sense::click());
            let on = method.id == now;
            let name = format!("{}, {}", method.name, method.by);
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &name));
            if on {
                ui.painter().rect_filled(area, theme::radius::CONTROL, cx.tokens.sel);
            }
            ground(ui, cx.tokens, &response, area, false);
            let (left, room) = (area.left() + gap::S, area.width() - 2.0 * gap::S);
            let at = pos2(left, area.top() + 12.0);
            write(ui, at, Align2::LEFT_CENTER, method.name, medium(size::CONTROL), cx.tokens.text, room);
            let at = pos2(left, area.top() + 28.0);
            let color = if on { cx.tokens.text } else { cx.tokens.muted };
            write(ui, at, Align2::LEFT_CENTER, method.by, regular(size::MICRO), color, room);
            if response.has_focus() {
                let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
                let (down, up) = ui.input_mut(|input| {
                    let down = input.consume_key(Modifiers::NONE, Press::ArrowDown);
                    (down, input.consume_key(Modifiers::NONE, Press::ArrowUp))
                });
                if down || up {
                    step =
                        Some(if down { (place + 1).min(METHODS.len() - 1) } else { place.saturating_sub(1) });
                }
            }
            rows.push((response.id, area));
            if response.gained_focus() && !on {
                response.scroll_to_me(None);
            }
            if response.clicked() || response.gained_focus() {
                open.chosen = Some(method.id);
                ui.data_mut(|data| data.insert_temp(kept(), method.id));
            }
        }
        // What gets the keyboard from here was drawn already: it is chosen at once.
        if let Some((place, (id, area))) = step.and_then(|place| Some((place, rows.get(place)?))) {
            ui.memory_mut(|memory| memory.request_focus(*id));
            ui.scroll_to_rect(*area, None);
            open.chosen = Some(METHODS[place].id);
            ui.data_mut(|data| data.insert_temp(kept(), METHODS[place].id));
        }
    });
}

/// One method: its name, what it comes to, the people, and the words on it.
fn method_ui(ui: &mut Ui, cx: &Context<'_>, method: &'static Method, about: &mut bool) -> Option<Wish> {
    let area = ui.max_rect();
    let roomy = area.width() >= BESIDE;
    let all = cx.judgement.ask(cx, ui.ctx(), "methods", |document, initiative, today| {
        initiative.map(|id| seen(document, id, today)).unwrap_or_default()
    });
    let place = METHODS.iter().position(|one| one.id == method.id).unwrap_or(0);
    let seen = all.value.as_ref().and_then(|all| all.get(place));
    let left = if roomy { area.with_max_x(area.right() - ABOUT - gap::XL) } else { area };
    title(ui, cx, method, seen, left, (!roomy).then_some(&mut *about));
    if roomy {
        let words = area.with_min_x(left.right() + gap::XL);
        inside(ui, "about", words, |ui| about::ui(ui, cx, method));
    }
    let body = left.with_min_y(area.top() + 52.0);
    if *about && !roomy {
        inside(ui, "about", body, |ui| about::ui(ui, cx, method));
        return None;
    }
    let people = cx.initiative.map_or(0, |id| cx.document.assessments_of(id).take(1).count());
    let mut wish = None;
    inside(ui, "people", body, |ui| {
        wish = match seen {
            _ if cx.initiative.is_none() => {
                let words = "Name a change and add the people whom it concerns: then they stand here.";
                widgets::empty_state(ui, cx.tokens, "No change on this map yet", words, "New initiative…")
                    .then_some(Wish::Initiative)
            }
            _ if people == 0 => {
                let words = "Add the people whom it concerns: then this way of looking sorts them.";
                widgets::empty_state(
                    ui,
                    cx.tokens,
                    "Nobody is in this change yet",
                    words,
                    "Add several people…",
                )
                .then_some(Wish::Add)
            }
            None => {
                ui.add_space(gap::S);
                ui.label(theme::table("Being worked out…").color(cx.tokens.muted));
                None
            }
            Some(seen) => {
                if all.stale {
                    ui.set_opacity(0.6);
                }
                seen_ui(ui, cx, method, seen, body)
            }
        };
    });
    wish
}

/// Its name, what it comes to in a sentence, who may ever see it, and where there is little room a switch to the words on it.
fn title(
    ui: &mut Ui,
    cx: &Context<'_>,
    method: &Method,
    seen: Option<&Seen>,
    area: Rect,
    about: Option<&mut bool>,
) {
    let line = Rect::from_min_size(area.min, vec2(area.width(), 28.0));
    let mut right = line.right();
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(line).layout(layout).id_salt("title"), |ui| {
        widgets::privacy_mark(ui, method.level);
        if let Some(about) = about {
            ui.add_space(gap::S);
            let words = ["On this map", "About it"];
            // A control that is drawn from the left stands in its own box in a row that grows to the left.
            ui.allocate_ui_with_layout(vec2(172.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
                if let Some(place) = widgets::segments(ui, &words, usize::from(*about)) {
                    *about = place == 1;
                }
            });
        }
        right = ui.min_rect().left() - gap::M;
    });
    let room = right - line.left();
    let at = line.left_center();
    write(ui, at, Align2::LEFT_CENTER, method.name, semibold(size::H2), cx.tokens.text, room);
    let told = seen.map_or("", |seen| seen.told.as_str());
    let region = ui.interact(line.with_max_x(right), ui.scope_id().with("told"), Sense::hover());
    region.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}: {told}", method.name)));
    if let Some(seen) = seen {
        let at = pos2(line.left(), line.bottom() + 9.0);
        let font = regular(size::CONTROL);
        write(ui, at, Align2::LEFT_CENTER, &seen.told, font, cx.tokens.muted, area.width());
    }
}

/// The people as the method shows them, and below them who stands beside.
fn seen_ui(ui: &mut Ui, cx: &Context<'_>, method: &Method, seen: &Seen, area: Rect) -> Option<Wish> {
    let foot = 28.0 * seen.beside.len() as f32 + if seen.beside.is_empty() { 0.0 } else { gap::S };
    let main = area.with_max_y(area.bottom() - foot);
    let mut wish = None;
    inside(ui, method.id, main, |ui| {
        let picked = match &seen.look {
            Look::Plane(plane) => plane::ui(ui, cx, plane, main),
            Look::Classes(all) => match classes::ui(ui, cx, all, main) {
                Some(classes::Wish::Person(id)) => Some(id),
                Some(classes::Wish::Missing) => {
                    wish = Some(Wish::Places);
                    None
                }
                None => None,
            },
            Look::Sheet(sheet) => sheet::ui(ui, cx, sheet, main),
            Look::Roles(rows) => roles::ui(ui, cx, rows, main),
            Look::Band(band) => {
                band::ui(ui, cx, band, main);
                None
            }
        };
        if let Some(id) = picked {
            wish = Some(Wish::Person(id));
        }
    });
    let mut top = main.bottom() + gap::S;
    for (place, one) in seen.beside.iter().enumerate() {
        let line = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), 28.0));
        if let Some(id) = beside(ui, cx, one, line, place) {
            wish = Some(Wish::Person(id));
        }
        top += 28.0;
    }
    wish
}

/// People who stand beside a method, and why: a line that opens the list of them.
fn beside(ui: &mut Ui, cx: &Context<'_>, one: &Beside, line: Rect, place: usize) -> Option<StakeholderId> {
    let count = one.people.len();
    let names: Vec<String> =
        one.people.iter().take(3).map(|id| cx.document.name(Key::Stakeholder(*id))).collect();
    let names = match count {
        0..=3 => names.join(", "),
        _ => format!("{} and {} more", names[..2].join(", "), count - 2),
    };
    let response = ui.interact(line, ui.scope_id().with(("beside", place)), Sense::click());
    let words = format!("{}: {names}", one.why);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    ground(ui, cx.tokens, &response, line, false);
    let middle = line.center().y;
    let sign = Rect::from_center_size(pos2(line.left() + 10.0, middle), Vec2::splat(14.0));
    icon(ui.painter(), sign, Icon::People, cx.tokens.muted);
    let arrow = Rect::from_center_size(pos2(line.right() - 12.0, middle), Vec2::splat(14.0));
    icon(ui.painter(), arrow, Icon::ChevronDown, cx.tokens.muted);
    let left = line.left() + gap::XL;
    let font = medium(size::SMALL);
    let why = write(
        ui,
        pos2(left, middle),
        Align2::LEFT_CENTER,
        &format!("{count} · {}", one.why),
        font,
        cx.tokens.text,
        line.width() - 60.0,
    );
    let room = arrow.left() - gap::S - why.right() - gap::M;
    if room > 60.0 {
        let at = pos2(why.right() + gap::M, middle);
        write(ui, at, Align2::LEFT_CENTER, &names, regular(size::SMALL), cx.tokens.muted, room);
    }
    let mut picked = None;
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(320.0).show(|ui| {
        ui.set_width(308.0);
        let scroll = ScrollArea::vertical().max_height(280.0).id_salt(("beside", place));
        scroll.show_rows(ui, people::ROW, count, |ui, range| {
            for at in range {
                let Some(id) = one.people.get(at) else { continue };
                let (area, _) =
                    ui.allocate_exact_size(vec2(ui.available_width(), people::ROW), Sense::hover());
                let member = Member { person: *id, said: String::new(), note: None };
                if people::row(ui, cx, area, ("beside", place, at), &member) {
                    picked = Some(*id);
                }
            }
        });
        if picked.is_some() {
            ui.close();
        }
    });
    picked
}
