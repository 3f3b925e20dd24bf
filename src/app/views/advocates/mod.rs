//! Who could carry the initiative to each community that it affects, and why?
//!
//! The rules at the top, what the picks reach below them; then the communities, a card for each pick, and how many is
//! enough, where they are and how far they have come.
//!
//! *Invariants:* the rules are those of the map, so that every change of them can be undone; the result for the rules
//! before stays, paler, until the next one is there.

mod band;
mod board;
mod card;
mod cards;
mod communities;
mod controls;
mod curve;
mod map;
mod notices;
mod number;
pub(super) mod parts;
mod places;
mod ruling;
mod said;
mod toolbar;
mod trial;
mod whereabouts;

use super::View;
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::app::theme::gap;
use crate::app::widgets;
use crate::model::CommunityId;
use crate::plan::advocates::Selection;
use crate::plan::advocates::telling::thousands;
use egui::{Frame, Key, KeyboardShortcut, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use said::{Naming, Told};
use trial::Trial;

/// From this width on the communities, the picks and what is told of them as a whole stand side by side.
const THREE: f32 = 1100.0;

/// The advocates and how they are looked at.
pub(super) struct Advocates {
    /// On the map in place of the cards.
    map: bool,
    places: places::Places,
    large: map::Map,
    naming: Naming,
    told: Told,
    /// The community whose back-up is shown.
    community: Option<CommunityId>,
    /// Whether those whom nobody reaches are listed.
    shows_missed: bool,
    /// The share that is wanted, in percent, while one is looked for.
    wanted: u32,
    /// What is tried before it is done.
    trial: Option<Trial>,
    /// A card has the keyboard.
    focused: bool,
    /// How many there are of what, for the status bar.
    counts: Option<String>,
}

impl Default for Advocates {
    fn default() -> Self {
        Self {
            map: false,
            places: places::Places::default(),
            large: map::Map::default(),
            naming: Naming::default(),
            told: Told::default(),
            community: None,
            shows_missed: false,
            wanted: 60,
            trial: None,
            focused: false,
            counts: None,
        }
    }
}

/// Where the columns stand, from the left; the last is missing where there is no room for it.
struct Columns {
    communities: Rect,
    centre: Rect,
    side: Option<Rect>,
}

impl Columns {
    fn of(area: Rect, inspector: bool) -> Self {
        let roomy = area.width() >= 1300.0;
        let between = if roomy { gap::L } else { gap::M };
        let inner = area.shrink2(vec2(between, 0.0));
        let left = if roomy { 408.0 } else { (area.width() * 0.33).clamp(292.0, 400.0) };
        let right = if roomy { 380.0 } else { 328.0 };
        let has_side = !inspector && area.width() >= THREE && area.width() - left - right > 460.0;
        let communities = inner.with_max_x(inner.left() + left);
        let end = if has_side { inner.right() - right - between } else { inner.right() };
        let centre =
            Rect::from_min_max(pos2(communities.right() + between, inner.top()), pos2(end, inner.bottom()));
        let side = has_side.then(|| inner.with_min_x(inner.right() - right));
        Self { communities, centre, side }
    }
}

/// Draws a column that scrolls by itself.
fn column(ui: &mut Ui, area: Rect, salt: &str, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().id_salt(salt).max_rect(area);
    ui.scope_builder(builder, |ui| {
        let scroll = &mut ui.spacing_mut().scroll;
        scroll.floating_allocated_width = 0.0;
        // The bar lies over the rims of the cards: a ground of its own would cut them, and a light handle be unseen.
        scroll.foreground_color = true;
        scroll.dormant_background_opacity = 0.0;
        scroll.active_background_opacity = 0.0;
        scroll.dormant_handle_opacity = 0.0;
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            ui.add_space(gap::L);
            ui.spacing_mut().item_spacing.y = gap::L;
            add(ui);
            ui.add_space(1.0);
        });
    });
}

impl View for Advocates {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        self.naming.follow(cx);
        let known = cx.advice.selection(cx);
        if let Some(selection) = &known.value {
            self.told.follow(cx, &self.naming, selection);
        }
        self.count(ui, known.value.as_deref());
        let wide = ui.ctx().content_rect().width() >= parts::WIDE;
        Panel::top("advocates toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(if wide { 40.0 } else { 36.0 })
            .resizable(false)
            .show(ui, |ui| self.toolbar(ui, cx, known.value.as_deref(), out));
        let body = ui.available_rect_before_wrap();
        ui.painter().rect_filled(body, 0.0, tokens.app);
        if notices::nothing_to_pick(ui, cx, known.value.as_deref(), out) {
            return;
        }
        let Some(selection) = known.value.clone() else {
            let words = "Looking for those who reach the most…";
            widgets::empty_state(ui, tokens, "Picking advocates", words, "");
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
            return;
        };
        let side: i8 = if wide { 16 } else { 12 };
        Panel::top("advocates band")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(side, 0)))
            .exact_size(band::height(body.width() - 2.0 * f32::from(side)))
            .resizable(false)
            .show(ui, |ui| self.band(ui, cx, &known, out));
        let body = ui.available_rect_before_wrap();
        if known.stale {
            ui.set_opacity(0.6);
        }
        self.columns(ui, cx, &selection, body, out);
        ui.set_opacity(1.0);
        self.trial(ui, cx, &selection, out);
    }

    fn is_full(&self) -> bool {
        true
    }

    fn takes(&self, keys: &KeyboardShortcut) -> bool {
        let for_card = matches!(
            keys.logical_key,
            Key::L
                | Key::X
                | Key::S
                | Key::Enter
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
        );
        self.focused && for_card && keys.modifiers.is_none()
    }

    fn counts(&self) -> Option<String> {
        self.counts.clone()
    }

    fn asks(&self) -> bool {
        self.trial.is_some()
    }

    fn escape(&mut self) -> bool {
        self.trial.take().is_some() || self.community.take().is_some()
    }
}

impl Advocates {
    /// Keeps what the status bar says; it is drawn before the view, so once more where that changed.
    fn count(&mut self, ui: &Ui, selection: Option<&Selection>) {
        let counts = selection.map(|selection| {
            let communities = match selection.communities.len() {
                0 => "No community".to_owned(),
                1 => "1 community".to_owned(),
                count => format!("{} communities", thousands(count)),
            };
            let (picked, could) = (selection.picks.len(), parts::people(selection.available));
            format!("{communities} · {} picked · {could} could be asked", thousands(picked))
        });
        if self.counts != counts {
            self.counts = counts;
            ui.ctx().request_repaint();
        }
    }

    fn columns(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        selection: &Selection,
        body: Rect,
        out: &mut Outbox,
    ) {
        let columns = Columns::of(body, cx.inspector_open);
        column(ui, columns.communities, "communities", |ui| {
            self.communities(ui, cx, selection, out);
            if columns.side.is_none() && !cx.inspector_open {
                self.sides(ui, cx, out);
            }
        });
        if self.map {
            let area = Rect::from_min_max(columns.centre.min + vec2(0.0, gap::L), columns.centre.max);
            ui.scope_builder(UiBuilder::new().id_salt("map").max_rect(area), |ui| self.large.ui(ui, cx, out));
        } else {
            column(ui, columns.centre, "picks", |ui| {
                notices::troubles(ui, cx, selection, out);
                self.refused(ui, cx, selection, out);
                notices::hidden(ui, cx, selection, out);
                self.cards(ui, cx, selection, out);
                ui.add_space(cards::UNDER);
                self.guesses(ui, cx, selection);
            });
        }
        if let Some(side) = columns.side {
            column(ui, side, "side", |ui| self.sides(ui, cx, out));
        }
    }

    fn sides(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        curve::ui(ui, cx, out);
        self.places.ui(ui, cx, out);
        board::ui(ui, cx, out);
    }
}
