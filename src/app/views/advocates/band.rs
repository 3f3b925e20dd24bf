//! What do the picks reach together, how sure is that, and what would others reach?

use super::{Advocates, parts, ruling};
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Enlisting};
use crate::app::fonts::{medium, regular, semibold};
use crate::app::icons::Icon;
use crate::app::insight::Known;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, size};
use crate::app::widgets::{Button, galley};
use crate::model::{AdvocacyState, StakeholderId, edits};
use crate::plan::advocates::Selection;
use crate::plan::advocates::telling::{self, percent};
use egui::{Align, Layout, RichText, Ui, pos2, vec2};

/// Below this width the comparisons have a row of their own.
const ONE_ROW: f32 = 1400.0;

/// How high the band is.
pub(super) fn height(width: f32) -> f32 {
    if width < ONE_ROW { 112.0 } else { 64.0 }
}

impl Advocates {
    pub(super) fn band(&mut self, ui: &mut Ui, cx: &Context<'_>, known: &Known<Selection>, out: &mut Outbox) {
        let Some(selection) = known.value.as_deref() else { return };
        let split = ui.available_width() < ONE_ROW;
        let row = |ui: &mut Ui, height: f32, add: &mut dyn FnMut(&mut Ui)| {
            let size = vec2(ui.available_width(), height);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_height(height);
                ui.spacing_mut().item_spacing.x = gap::L;
                add(ui);
            });
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        row(ui, if split { 60.0 } else { 64.0 }, &mut |ui| {
            headline(ui, cx, known, selection, self.told.ratio.as_deref());
            self.state(ui, cx, known, selection, out);
            if !split {
                self.comparisons(ui, cx, selection);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.buttons(ui, cx, selection, out);
                });
            }
        });
        if split {
            row(ui, 44.0, &mut |ui| {
                self.comparisons(ui, cx, selection);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.buttons(ui, cx, selection, out);
                });
            });
        }
    }

    /// How sure it is that nothing better exists, and what can be done about it.
    fn state(
        &self,
        ui: &mut Ui,
        cx: &Context<'_>,
        known: &Known<Selection>,
        selection: &Selection,
        out: &mut Outbox,
    ) {
        let tokens = cx.tokens;
        ui.spacing_mut().item_spacing.x = gap::S;
        let grey = (tokens.muted, tokens.surface2);
        let certain = format!("{:.1} %", (selection.certainty() * 1000.0).floor().min(999.0) / 10.0);
        if known.working.is_some() {
            let words =
                if known.stale { "Working it out…".to_owned() } else { format!("Improving, {certain}") };
            parts::pill(ui, None, &words, grey.0, grey.1);
            if Button::flat("Stop").ui(ui).clicked() {
                cx.analyses.stop();
            }
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
        } else if known.stopped && known.stale {
            parts::pill(ui, None, "Stopped: this is for the rules before", grey.0, grey.1);
            if Button::flat("Work it out").ui(ui).clicked() {
                cx.analyses.resume();
            }
        } else if let Some(fewest) = selection.fewest {
            let words = cx.advice.rules(cx).and_then(|rules| telling::too_few_words(selection, &rules));
            let words = words.unwrap_or_default();
            parts::pill(ui, Some(Icon::Warning), &words, tokens.warn, tokens.warn_soft);
            if Button::outlined(&format!("Use {fewest}")).ui(ui).clicked()
                && let Some(edit) = ruling::how_many(cx, Some(fewest))
            {
                out.edit(edit);
            }
        } else if selection.picks.is_empty() {
            parts::pill(ui, Some(Icon::Info), "Nobody to pick", grey.0, grey.1);
        } else if selection.proven {
            let fill = tokens.surface.lerp_to_gamma(tokens.ok, 0.12);
            let help = "Every other choice that keeps to the rules reaches less, or as much with others";
            parts::pill(ui, Some(Icon::Check), "Proven best", tokens.ok, fill).on_hover_text(help);
        } else {
            let words = telling::state_words(selection);
            let help = "No choice that keeps to the rules reaches more than this leaves open";
            parts::pill(ui, None, &words, grey.0, grey.1).on_hover_text(help);
            if !cx.advice.looks_longer(cx) && Button::flat("Keep looking").ui(ui).clicked() {
                cx.advice.look_longer(cx);
            }
        }
    }

    fn buttons(&self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.x = gap::S;
        let new = self.not_yet(cx, selection);
        let help = if new.is_empty() {
            "All of them are candidates or further already".to_owned()
        } else {
            let names: Vec<String> = new.iter().map(|id| self.naming.first(*id)).collect();
            format!("Makes {} {}", list(&names), if new.len() == 1 { "a candidate" } else { "candidates" })
        };
        ui.add_enabled_ui(!new.is_empty(), |ui| {
            let button = Button::primary("Use these as advocates").ui(ui);
            let button = button.on_hover_text(&help).on_disabled_hover_text(&help);
            if let Some(initiative) = cx.initiative.filter(|_| button.clicked()) {
                out.edit(edits::adopt(
                    cx.document,
                    initiative,
                    &new,
                    AdvocacyState::Candidate,
                    Some(cx.today),
                ));
            }
        });
        self.ask_button(ui, cx, selection, out);
    }

    /// The picks who could be asked, at once.
    fn ask_button(&self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
        let of = |pick: &crate::plan::advocates::Pick| pick.person;
        let waiting = |person: &StakeholderId| parts::state(cx, *person) == AdvocacyState::Candidate;
        let people: Vec<StakeholderId> = selection.picks.iter().map(of).filter(waiting).collect();
        let word = match people.len() {
            0 => return,
            1 => "Ask the candidate…".to_owned(),
            count => format!("Ask the {} candidates…", telling::number(count)),
        };
        if Button::outlined(&word).icon(Icon::Mail).ui(ui).clicked() {
            out.ask(Request::Ask(Dialog::Enlist(Box::new(Enlisting::new(people)))));
        }
    }

    /// The picks who are not on the way to be advocates yet.
    fn not_yet(&self, cx: &Context<'_>, selection: &Selection) -> Vec<StakeholderId> {
        let picks = selection.picks.iter().map(|pick| pick.person);
        picks.filter(|person| parts::state(cx, *person) == AdvocacyState::None).collect()
    }

    /// What others would reach, what the rules cost, and how many people there are for each advocate.
    fn comparisons(&self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection) {
        let (curve, prices) = (cx.advice.curve(cx), cx.advice.prices(cx));
        ui.spacing_mut().item_spacing.x = gap::L;
        let left = ui.max_rect().left();
        let before = ui.opacity();
        if curve.stale || prices.stale {
            ui.set_opacity(0.6);
        }
        let found = prices.value.as_deref().map(Vec::as_slice);
        let costs = found.map(|prices| self.naming.tell(|names| telling::prices_words(prices, names)));
        let all = telling::comparisons(selection, curve.value.as_deref(), found);
        for (place, (what, number)) in all.iter().enumerate() {
            if place > 0 || ui.available_rect_before_wrap().left() > left + gap::L {
                parts::divider(ui, 32.0);
            }
            let response = fact(ui, cx, what, number);
            if let Some(costs) = costs.as_ref().filter(|costs| what.starts_with("Price") && !costs.is_empty())
            {
                response.on_hover_text(costs.join("\n"));
            }
        }
        ui.set_opacity(before);
    }
}

/// A number with what it is.
pub(super) fn fact(ui: &mut Ui, cx: &Context<'_>, what: &str, number: &str) -> egui::Response {
    let room = ui.available_width();
    let tokens = cx.tokens;
    let above = galley(ui, what, regular(size::SMALL), tokens.muted, room);
    let below = galley(ui, number, medium(size::BODY), tokens.text, room);
    let width = above.size().x.max(below.size().x);
    let (area, response) = ui.allocate_exact_size(vec2(width, 38.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{what}: {number}")));
    ui.painter().galley(area.min, above, tokens.muted);
    ui.painter().galley(pos2(area.left(), area.bottom() - below.size().y), below, tokens.text);
    response
}

/// The share, in what, and what becomes of it.
fn headline(
    ui: &mut Ui,
    cx: &Context<'_>,
    known: &Known<Selection>,
    selection: &Selection,
    ratio: Option<&str>,
) {
    let tokens = cx.tokens;
    let before = ui.opacity();
    if known.stale {
        ui.set_opacity(0.6);
    }
    let share = percent(selection.share());
    let share = RichText::new(share).font(semibold(28.0)).line_height(Some(36.0)).color(tokens.text);
    ui.add(egui::Label::new(share).extend());
    let sentence = telling::headline_rest(selection);
    let later = telling::once_agreed_words(selection).unwrap_or_default();
    let above = galley(ui, &sentence, medium(size::BODY), tokens.text, 420.0);
    let below = galley(ui, &later, regular(size::SMALL), tokens.muted, 420.0);
    let width = above.size().x.max(below.size().x);
    let (area, response) = ui.allocate_exact_size(vec2(width, 40.0), egui::Sense::hover());
    let aloud = format!("{}. {later}", telling::headline(selection));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &aloud));
    ui.painter().galley(area.min, above, tokens.text);
    ui.painter().galley(pos2(area.left(), area.bottom() - below.size().y), below, tokens.muted);
    if let Some(ratio) = ratio {
        response.on_hover_text(ratio);
    }
    ui.set_opacity(before);
}

/// *Ana, Bo and Cy*; of many the first few are named.
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] if most.len() < 6 => format!("{} and {last}", most.join(", ")),
        many => format!("{} and {} more", many[..5].join(", "), many.len() - 5),
    }
}
