//! What is asked of the picks?
//!
//! As many of the rules as there is room for; the others behind *More*. How many, must and never always stand here.

use super::controls::{self, Badge, Step};
use super::ruling::{self, Attempt};
use super::{Advocates, parts};
use crate::app::context::Context;
use crate::app::form as pickers;
use crate::app::icons::Icon;
use crate::app::request::Outbox;
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button, menu_frame};
use crate::model::field::Table;
use crate::model::initiative::{ChangeKind, Counted, Picking};
use crate::model::{Initiative, Key, StakeholderId};
use crate::plan::advocates::Selection;
use egui::{Align, Label, Layout, Popup, PopupCloseBehavior, RichText, Ui};
use std::collections::BTreeSet;

/// A rule that stands behind *More* where there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Local,
    Direct,
    Twice,
    Count,
    Change,
}

/// In the order in which they get room.
const RULES: [Rule; 5] = [Rule::Local, Rule::Count, Rule::Change, Rule::Direct, Rule::Twice];

/// What is said of a rule when it is named.
const LOCAL: &str = "Local per community";
const DIRECT: &str = "Direct ties only";
const TWICE: &str = "Hears it twice";

impl Rule {
    fn width(self, ui: &Ui, initiative: &Initiative) -> f32 {
        match self {
            Self::Local => {
                controls::width(ui, LOCAL) + gap::S + controls::stepper_width(ui, &local(initiative))
            }
            Self::Direct => 36.0 + controls::width(ui, DIRECT),
            Self::Twice => 36.0 + controls::width(ui, TWICE),
            Self::Count => {
                let words = ["Count", "Communities", "People"];
                words.iter().map(|word| controls::width(ui, word)).sum::<f32>() + gap::S + 4.0 * gap::M
            }
            Self::Change => {
                let word = controls::width(ui, initiative.picking.change.name());
                controls::width(ui, "Kind of change") + gap::S + word + 2.0 * gap::S + 16.0
            }
        }
    }
}

fn local(initiative: &Initiative) -> String {
    initiative.advocates_wanted.get().to_string()
}

/// How many of the rules behind *More* are not as they come.
fn unusual(initiative: &Initiative, shown: &[Rule]) -> usize {
    let usual = Picking::default();
    let picking = &initiative.picking;
    let hidden = |rule: Rule, differs: bool| usize::from(differs && !shown.contains(&rule));
    hidden(Rule::Local, initiative.advocates_wanted.get() != 1)
        + hidden(Rule::Direct, picking.direct_only)
        + hidden(Rule::Twice, picking.twice)
        + hidden(Rule::Count, picking.count != usual.count)
        + hidden(Rule::Change, picking.change != usual.change)
        + usize::from(picking.ties_equal)
}

impl Advocates {
    pub(super) fn toolbar(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        selection: Option<&Selection>,
        out: &mut Outbox,
    ) {
        let between = if ui.available_width() >= 1500.0 { gap::L } else { gap::M };
        ui.spacing_mut().item_spacing.x = between;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(chosen) = controls::choice(ui, &["List", "Map"], usize::from(self.map)) {
                self.map = chosen == 1;
            }
            let Some((_, initiative)) = cx.current() else { return };
            grouped(ui, |ui| self.how_many(ui, cx, selection, out));
            let most = if ui.available_width() > 1200.0 { 2 } else { 1 };
            let names = self.names_width(ui, initiative, most);
            let more = 86.0 + between;
            let mut room = ui.available_width() - names - more;
            let mut shown = Vec::new();
            for rule in RULES {
                let width = rule.width(ui, initiative) + between;
                if width <= room {
                    room -= width;
                    shown.push(rule);
                }
            }
            for rule in [Rule::Local, Rule::Direct, Rule::Twice, Rule::Count] {
                if shown.contains(&rule) {
                    grouped(ui, |ui| rule_ui(ui, cx, rule, initiative, out));
                }
            }
            if ui.available_width() > names + 24.0 + more {
                parts::divider(ui, 20.0);
            }
            self.people(ui, cx, "Must", initiative, most, out);
            self.people(ui, cx, "Never", initiative, most, out);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                more_menu(ui, cx, initiative, &shown, out);
                if shown.contains(&Rule::Change) {
                    change_menu(ui, cx, initiative, out);
                    controls::label(ui, "Kind of change");
                }
            });
        });
    }

    /// How wide both groups of people will be.
    fn names_width(&self, ui: &Ui, initiative: &Initiative, most: usize) -> f32 {
        let group = |word: &str, people: &[StakeholderId]| {
            let chips =
                people.iter().take(most).map(|id| controls::chip_width(ui, &self.naming.first(*id)) + gap::S);
            let rest = if people.len() > most { 48.0 } else { 0.0 };
            controls::width(ui, word) + chips.sum::<f32>() + rest + gap::CONTROL + 2.0 * gap::S + gap::L
        };
        let never: Vec<StakeholderId> = initiative.picking.never.iter().copied().collect();
        group("Must", &self.in_order(&initiative.picking.must)) + group("Never", &never)
    }

    /// Who is among the picks in any case, or in none.
    fn people(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        word: &'static str,
        initiative: &Initiative,
        most: usize,
        out: &mut Outbox,
    ) {
        let must = word == "Must";
        let people = if must { &initiative.picking.must } else { &initiative.picking.never };
        let ordered = if must { self.in_order(people) } else { people.iter().copied().collect() };
        let mut gone = None;
        let mut asked = None;
        grouped(ui, |ui| {
            controls::label(ui, word);
            for person in ordered.iter().take(most) {
                gone = self.chip(ui, cx, *person, word).then_some(*person).or(gone);
            }
            if people.len() > most {
                let rest = Button::outlined(&format!("+{}", people.len() - most)).ui(ui);
                rest.widget_info(|| {
                    let name = format!("{word}: all {}", people.len());
                    egui::WidgetInfo::labeled(egui::Role::Button, true, name)
                });
                let close = PopupCloseBehavior::CloseOnClickOutside;
                Popup::menu(&rest).close_behavior(close).frame(menu_frame(cx.tokens).inner_margin(8)).show(
                    |ui| {
                        ui.spacing_mut().item_spacing.y = gap::XS;
                        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                            for person in &ordered {
                                gone = self.chip(ui, cx, *person, word).then_some(*person).or(gone);
                            }
                        });
                    },
                );
            }
            let name =
                if must { "Add somebody who must be among them" } else { "Add somebody not to be asked" };
            let plus = widgets::icon_button(ui, cx.tokens, Icon::Plus, name);
            let taken = |key: Key| match key {
                Key::Stakeholder(id) => people.contains(&id),
                _ => true,
            };
            if let Some(Key::Stakeholder(id)) =
                pickers::add_reference(ui, cx.document, &plus, Table::Stakeholder, &taken)
            {
                asked = Some((id, plus.rect));
            }
        });
        if let Some((id, at)) = asked {
            self.try_out(if must { Attempt::Must(id) } else { Attempt::Never(id) }, at);
        }
        if let Some(person) = gone {
            let edit = ruling::free(cx, &self.naming, person);
            edit.into_iter().for_each(|edit| out.edit(edit));
        }
    }

    fn chip(&self, ui: &mut Ui, cx: &Context<'_>, person: StakeholderId, word: &str) -> bool {
        let stance = parts::assessment(cx, person).and_then(|said| said.engagement_now);
        let remove = format!("Remove {} from {}", self.naming.full(person), word.to_lowercase());
        let trouble = if word == "Must" { self.told.refused(person) } else { None };
        let badge = trouble.map_or(Badge::Stance(stance), |_| Badge::Trouble);
        let aloud = trouble.map_or_else(|| remove.clone(), |trouble| format!("{remove}. {trouble}"));
        let help = trouble.map_or_else(|| remove.clone(), |trouble| format!("{trouble}\n{remove}"));
        controls::person_chip(ui, &self.naming.first(person), badge, &aloud, &help).clicked()
    }

    /// In the order of their chips: those who are a must in vain come first, so that they are seen.
    fn in_order(&self, people: &BTreeSet<StakeholderId>) -> Vec<StakeholderId> {
        let (mut first, rest): (Vec<_>, Vec<_>) =
            people.iter().partition(|person| self.told.refused(**person).is_some());
        first.extend(rest);
        first
    }
}

/// A label and its control, closer to each other than to others.
fn grouped(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = gap::S;
        ui.with_layout(Layout::left_to_right(Align::Center), add);
    });
}

fn rule_ui(ui: &mut Ui, cx: &Context<'_>, rule: Rule, initiative: &Initiative, out: &mut Outbox) {
    let edit = match rule {
        Rule::Local => {
            controls::label(ui, LOCAL);
            let now = initiative.advocates_wanted.get();
            let (step, _) = controls::stepper(ui, LOCAL, &local(initiative), (now > 0, now < 20));
            step.and_then(|step| {
                let next = if step == Step::More { now + 1 } else { now.saturating_sub(1) };
                ruling::change(cx, format!("{next} local advocates for each community"), |initiative| {
                    initiative.advocates_wanted = crate::model::numbers::Whole::nearest(next);
                })
            })
        }
        Rule::Direct => {
            let on = initiative.picking.direct_only;
            let help = "Only their own ties count, not what somebody else passes on for them";
            let turned = controls::switch(ui, DIRECT, on, help).clicked();
            turned
                .then(|| ruling::change(cx, DIRECT, |initiative| initiative.picking.direct_only = !on))
                .flatten()
        }
        Rule::Twice => {
            let on = initiative.picking.twice;
            let help = "Everybody should hear it from two advocates: the two who reach them best count";
            let turned = controls::switch(ui, TWICE, on, help).clicked();
            turned.then(|| ruling::change(cx, TWICE, |initiative| initiative.picking.twice = !on)).flatten()
        }
        Rule::Count => {
            controls::label(ui, "Count");
            let now = usize::from(initiative.picking.count == Counted::People);
            controls::choice(ui, &["Communities", "People"], now).and_then(|chosen| {
                let count = if chosen == 1 { Counted::People } else { Counted::Communities };
                let label = format!("Count {}", count.name().to_lowercase());
                ruling::change(cx, label, |initiative| initiative.picking.count = count)
            })
        }
        Rule::Change => {
            change_menu(ui, cx, initiative, out);
            None
        }
    };
    edit.into_iter().for_each(|edit| out.edit(edit));
}

/// Where the kinds of change are from.
const SOURCE: &str = "The idea is from a study of 68 changes in a health service (Battilana and Casciaro 2012), the numbers are ours. They \
     do not foretell what becomes of your change.";

const fn meaning(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Unsaid => "Nothing is weighed: everybody counts plainly, however they stand.",
        ChangeKind::Small => {
            "It goes on from what there is. Reaching the undecided and opponents counts a quarter more; among equal \
             picks those come first whose contacts know each other."
        }
        ChangeKind::Big => {
            "It breaks with what was. Reaching the undecided counts a quarter more, opponents half as much; among \
             equal picks those come first who join groups that are otherwise apart."
        }
    }
}

fn change_menu(ui: &mut Ui, cx: &Context<'_>, initiative: &Initiative, out: &mut Outbox) {
    let now = initiative.picking.change;
    let button = Button::flat(now.name()).arrow().ui(ui);
    button.widget_info(|| {
        let name = format!("Kind of change: {}", now.name());
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    Popup::menu(&button).frame(menu_frame(cx.tokens).inner_margin(8)).width(340.0).show(|ui| {
        kinds(ui, cx, now, out);
    });
}

fn kinds(ui: &mut Ui, cx: &Context<'_>, now: ChangeKind, out: &mut Outbox) {
    ui.set_width(324.0);
    ui.spacing_mut().item_spacing.y = gap::XS;
    for kind in [ChangeKind::Unsaid, ChangeKind::Small, ChangeKind::Big] {
        let response = controls::radio(ui, kind.name(), kind == now);
        indented(ui, |ui| {
            ui.add(Label::new(theme::small(meaning(kind)).color(cx.tokens.muted)).wrap());
        });
        if response.clicked() && kind != now {
            let label = format!("Kind of change: {}", kind.name().to_lowercase());
            let edit = ruling::change(cx, label, |initiative| initiative.picking.change = kind);
            edit.into_iter().for_each(|edit| out.edit(edit));
        }
    }
    ui.separator();
    parts::prose(ui, SOURCE);
}

fn indented(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(32.0 - ui.spacing().item_spacing.x);
        ui.vertical(add);
    });
}

/// The rules that found no room, and those that are changed rarely.
fn more_menu(ui: &mut Ui, cx: &Context<'_>, initiative: &Initiative, shown: &[Rule], out: &mut Outbox) {
    let count = unusual(initiative, shown);
    let word = if count > 0 { format!("More · {count}") } else { "More".to_owned() };
    let button = Button::flat(&word).arrow().on(count > 0).ui(ui);
    button.widget_info(|| {
        let name =
            if count > 0 { format!("More rules, {count} of them set") } else { "More rules".to_owned() };
        egui::WidgetInfo::labeled(egui::Role::Button, true, name)
    });
    let close = PopupCloseBehavior::CloseOnClickOutside;
    let frame = menu_frame(cx.tokens).inner_margin(12);
    Popup::menu(&button).close_behavior(close).frame(frame).width(348.0).show(|ui| {
        ui.set_width(324.0);
        ui.spacing_mut().item_spacing.y = gap::S;
        let heading = |text: &str| {
            RichText::new(text).font(crate::app::fonts::medium(size::SMALL)).color(cx.tokens.muted)
        };
        for rule in [Rule::Local, Rule::Count, Rule::Direct, Rule::Twice] {
            if !shown.contains(&rule) {
                ui.horizontal(|ui| rule_ui(ui, cx, rule, initiative, out));
            }
        }
        let on = initiative.picking.ties_equal;
        let help = "For maps where strengths were never told apart";
        if controls::switch(ui, "Every tie counts as a strong one", on, help).clicked() {
            let edit = ruling::change(cx, "All ties equal", |initiative| initiative.picking.ties_equal = !on);
            edit.into_iter().for_each(|edit| out.edit(edit));
        }
        ui.horizontal(|ui| {
            controls::label(ui, "Communities for each advocate");
            let now = initiative.load_cap.get();
            let name = "Communities for each advocate";
            let (step, _) = controls::stepper(ui, name, &now.to_string(), (now > 1, now < 20));
            if let Some(step) = step {
                let next = if step == Step::More { now + 1 } else { now - 1 };
                let edit = ruling::change(
                    cx,
                    format!("At most {next} communities for each advocate"),
                    |initiative| {
                        initiative.load_cap = crate::model::numbers::Whole::nearest(next);
                    },
                );
                edit.into_iter().for_each(|edit| out.edit(edit));
            }
        });
        if !shown.contains(&Rule::Change) {
            ui.label(heading("Kind of change"));
            kinds(ui, cx, initiative.picking.change, out);
        }
    });
}
