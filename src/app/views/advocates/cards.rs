//! Who are the picks, and what can be done with each?

use super::ruling::{self, Attempt};
use super::{Advocates, card, parts};
use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection as Selected;
use crate::app::theme::gap;
use crate::app::views::VIEWS;
use crate::app::widgets;
use crate::model::{AdvocacyState, Key as Named, StakeholderId};
use crate::plan::advocates::{Pick, Selection};
use egui::{EventFilter, Id, Key, Modifiers, Popup, Rect, Response, Sense, Ui, pos2, vec2};

/// From this width on two cards stand side by side.
const TWO: f32 = 740.0;
/// Between two cards.
const BETWEEN: f32 = 12.0;

/// What is wished of a pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Must,
    Never,
    Swap,
    Open,
    Show,
}

/// The id of a card, the same in every frame.
fn card_id(person: StakeholderId) -> Id {
    Id::unique(("advocate card", person))
}

impl Advocates {
    /// Draws a card for each pick.
    pub(super) fn cards(&mut self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
        self.focused = false;
        let columns = if ui.available_width() >= TWO { 2 } else { 1 };
        let whole = ui.available_width();
        let width = (whole - BETWEEN * (columns - 1) as f32) / columns as f32;
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown: Vec<&Pick> =
            selection.picks.iter().filter(|pick| !cx.filter.hides() || cx.filter.fits(pick.person)).collect();
        let order: Vec<StakeholderId> = shown.iter().map(|pick| pick.person).collect();
        for (row, picks) in shown.chunks(columns).enumerate() {
            if row > 0 {
                ui.add_space(BETWEEN);
            }
            let chosen = |pick: &&&Pick| cx.selection.has(Named::Stakeholder(pick.person));
            let tall =
                |pick: &&Pick| self.told.pick(pick.person).map_or(0.0, |words| card::more(ui, words, width));
            let extra = picks.iter().filter(chosen).map(tall).fold(0.0, f32::max);
            let (area, _) = ui.allocate_exact_size(vec2(whole, card::HEIGHT + extra), Sense::hover());
            for (column, pick) in picks.iter().enumerate() {
                let left = area.left() + (width + BETWEEN) * column as f32;
                let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
                self.pick(ui, cx, pick, place, (&order, columns), out);
            }
        }
    }

    fn pick(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        pick: &Pick,
        place: Rect,
        (order, columns): (&[StakeholderId], usize),
        out: &mut Outbox,
    ) {
        let Some(words) = self.told.pick(pick.person) else { return };
        let person = pick.person;
        let response = ui.interact(place, card_id(person), Sense::click());
        let name = self.naming.full(person);
        let state = parts::state(cx, person);
        response.widget_info(|| {
            let chosen = cx.selection.has(Named::Stakeholder(person));
            let thanked = words.last_thanked();
            let mut said = format!("{name}, {}. {} {thanked}", card::state_word(state), words.whole);
            if !cx.filter.fits(person) {
                said.push_str(parts::UNFIT);
            }
            egui::WidgetInfo::selected(egui::Role::Button, true, chosen, said)
        });
        let locked = cx.current().is_some_and(|(_, initiative)| initiative.picking.must.contains(&person));
        let shown = card::Shown { pick, words, name: &name, state, locked, response: &response, place };
        let before = ui.opacity();
        // Whatever has the keyboard is seen.
        if !cx.filter.fits(person) && !response.has_focus() {
            ui.multiply_opacity(parts::DIMMED);
        }
        let pressed = card::ui(ui, cx, &shown);
        ui.set_opacity(before);
        if let Some(command) = pressed.link {
            out.ask(Request::Select(Selected::one(Named::Stakeholder(person))));
            out.ask(Request::Run(command));
        }
        let mut wish = None;
        Popup::menu(&pressed.dots).width(220.0).show(|ui| wish = menu(ui, locked));
        response.context_menu(|ui| wish = menu(ui, locked).or(wish));
        if response.clicked() {
            out.ask(Request::Select(Selected::one(Named::Stakeholder(person))));
            response.request_focus();
        }
        if response.double_clicked() {
            wish = Some(Wish::Open);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            self.focused = true;
            wish = wish.or(keys(ui, &response, person, order, columns));
        }
        if let Some(wish) = wish {
            self.carry_out(cx, wish, person, locked, pressed.dots.rect, out);
        }
    }

    fn carry_out(
        &mut self,
        cx: &Context<'_>,
        wish: Wish,
        person: StakeholderId,
        locked: bool,
        beside: Rect,
        out: &mut Outbox,
    ) {
        match wish {
            Wish::Must if locked => {
                let edit = ruling::free(cx, &self.naming, person);
                edit.into_iter().for_each(|edit| out.edit(edit));
            }
            Wish::Must => self.try_out(Attempt::Must(person), beside),
            Wish::Never => self.try_out(Attempt::Never(person), beside),
            Wish::Swap => self.choose_other(person, beside),
            Wish::Open => {
                out.ask(Request::Select(Selected::one(Named::Stakeholder(person))));
                if !cx.inspector_open {
                    out.ask(Request::Run("view.inspector"));
                }
            }
            Wish::Show => {
                out.ask(Request::Select(Selected::one(Named::Stakeholder(person))));
                if let Some(network) = VIEWS.iter().find(|view| view.id == "view.network") {
                    out.ask(Request::Show(network));
                }
            }
        }
    }
}

fn menu(ui: &mut Ui, locked: bool) -> Option<Wish> {
    let must = if locked { "No longer a must" } else { "Must have" };
    let rows = [
        (Some(Icon::Lock), must, "L", Wish::Must),
        (Some(Icon::Close), "Never ask", "X", Wish::Never),
        (Some(Icon::Swap), "Swap for…", "S", Wish::Swap),
        (Some(Icon::Panel), "Open", "Enter", Wish::Open),
        (Some(Icon::Network), "Show on network", "", Wish::Show),
    ];
    let mut wish = None;
    for (place, (sign, word, keys, what)) in rows.into_iter().enumerate() {
        if place == 3 {
            ui.separator();
        }
        if widgets::menu_item(ui, sign, word, keys).clicked() {
            wish = Some(what);
        }
    }
    wish
}

/// What the keys ask of the card that has them.
fn keys(
    ui: &Ui,
    response: &Response,
    person: StakeholderId,
    order: &[StakeholderId],
    columns: usize,
) -> Option<Wish> {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    if Popup::is_any_open(ui.ctx()) {
        return None;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let at = order.iter().position(|other| *other == person)?;
    let steps = [
        (Key::ArrowLeft, at.checked_sub(1)),
        (Key::ArrowRight, Some(at + 1)),
        (Key::ArrowUp, at.checked_sub(columns)),
        (Key::ArrowDown, Some(at + columns)),
    ];
    for (key, to) in steps {
        if pressed(key)
            && let Some(next) = to.and_then(|to| order.get(to))
        {
            ui.memory_mut(|memory| memory.request_focus(card_id(*next)));
        }
    }
    let wishes =
        [(Key::L, Wish::Must), (Key::X, Wish::Never), (Key::S, Wish::Swap), (Key::Enter, Wish::Open)];
    wishes.into_iter().find(|(key, _)| pressed(*key)).map(|(_, wish)| wish)
}

/// The command that goes on with somebody at this point of the way, and its word.
pub(super) const fn next_step(state: AdvocacyState) -> (&'static str, &'static str) {
    match state {
        AdvocacyState::Asked => ("Remind…", "advocate.remind"),
        AdvocacyState::Agreed | AdvocacyState::Active => ("Thank…", "advocate.thank"),
        _ => ("Ask…", "advocate.ask"),
    }
}

/// Between the cards and what stands under them.
pub(super) const UNDER: f32 = gap::M;
