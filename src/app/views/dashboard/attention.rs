//! What needs attention, and what could be done about it?
//!
//! One row for each person, community or action; what several rules say of it stands in one sentence.

use super::parts;
use super::places::ROW;
use crate::app::context::Context;
use crate::app::finding;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::views::advocates::parts::left;
use crate::app::widgets::{self, Button, menu_frame, menu_item, paint_badge};
use crate::plan::advocates::telling::thousands;
use crate::plan::checks::{Finding, Findings, Severity, Subject};
use egui::{
    Align, Label, Layout, Popup, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many rows before the rest is asked for.
const FIRST: usize = 7;

/// The findings by what they are about, kept until there are others.
#[derive(Default)]
pub(super) struct Grouped {
    of: Option<Arc<Findings>>,
    groups: Vec<Vec<usize>>,
}

impl Grouped {
    /// Groups these, in the order of the first of each. Notes are facts, not work: they stay out. O(findings · log) once for
    /// each change of them.
    pub(super) fn follow(&mut self, findings: Option<&Arc<Findings>>) {
        let same = match (&self.of, findings) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if same {
            return;
        }
        self.of = findings.cloned();
        self.groups.clear();
        let mut places = BTreeMap::new();
        let shown = findings.map_or(&[][..], |findings| findings.shown.as_slice());
        for (number, finding) in shown.iter().enumerate() {
            if finding.severity() == Severity::Note {
                continue;
            }
            let about = match finding.subject.key() {
                Some(key) => (Some(key), String::new()),
                None => (None, finding.subject.mark()),
            };
            let place = *places.entry(about).or_insert(self.groups.len());
            if place == self.groups.len() {
                self.groups.push(Vec::new());
            }
            self.groups[place].push(number);
        }
    }

    /// How many rows there are room for while not all are shown.
    pub(super) fn rows(&self) -> usize {
        self.groups.len().min(FIRST)
    }

    fn group(&self, place: usize) -> Group<'_> {
        let shown = self.of.as_ref().map_or(&[][..], |findings| findings.shown.as_slice());
        let numbers = self.groups.get(place).map_or(&[][..], Vec::as_slice);
        Group { findings: numbers.iter().filter_map(|number| shown.get(*number)).collect() }
    }
}

/// What is said of one person, community or action.
struct Group<'a> {
    /// The first finding is the one that matters most.
    findings: Vec<&'a Finding>,
}

impl Group<'_> {
    fn title(&self) -> &str {
        self.findings.first().map_or("", |finding| finding.title.as_str())
    }

    fn words(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        for finding in &self.findings {
            let mut letters = finding.message.chars();
            let small = !said.is_empty();
            let first = letters
                .next()
                .map(|first| if small { first.to_lowercase().to_string() } else { first.to_string() });
            said.push(format!("{}{}", first.unwrap_or_default(), letters.as_str()));
        }
        said.join("; ")
    }
}

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, grouped: &Grouped, all: &mut bool, out: &mut Outbox) {
    let (groups, known) = (&grouped.groups, grouped.of.is_some());
    let shown = if *all { groups.len() } else { groups.len().min(FIRST) };
    let beside = if groups.len() > FIRST && !*all {
        format!("{FIRST} of {}", thousands(groups.len()))
    } else {
        thousands(groups.len())
    };
    let (why, more) = head(ui, cx, if known { &beside } else { "" }, groups.len() > FIRST, *all);
    if why {
        out.ask(Request::Run("plan.checks"));
    }
    if more {
        *all = !*all;
    }
    ui.add_space(6.0);
    if groups.is_empty() {
        let words =
            if known { "Nothing: every rule that looks at the plan is content." } else { "Looking…" };
        ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
        return;
    }
    ScrollArea::vertical().id_salt("attention").auto_shrink([false, false]).show_rows(
        ui,
        ROW,
        shown,
        |ui, rows| {
            for place in rows {
                row(ui, cx, &grouped.group(place), out);
            }
        },
    );
}

/// The head; what of it was clicked: why, and all or fewer.
fn head(ui: &mut Ui, cx: &Context<'_>, beside: &str, more: bool, all: bool) -> (bool, bool) {
    let mut clicked = (false, false);
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(
            egui::RichText::new("Needs attention")
                .font(crate::app::fonts::semibold(size::CONTROL))
                .color(cx.tokens.text),
        );
        ui.label(theme::small(beside).color(cx.tokens.muted));
        if more {
            let word = if all { "Fewer" } else { "All" };
            let help = if all { "Only the first seven" } else { "All that needs attention" };
            clicked.1 = Button::link(word).help(help).ui(ui).clicked();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if cx.ready("plan.checks").is_some() {
                clicked.0 = Button::link("Why am I seeing this?").ui(ui).clicked();
            }
        });
    });
    clicked
}

fn row(ui: &mut Ui, cx: &Context<'_>, group: &Group<'_>, out: &mut Outbox) {
    let tokens = cx.tokens;
    let Some(first) = group.findings.first() else { return };
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = group.words();
    let title = group.title();
    response.widget_info(|| {
        let severity = first.severity().name();
        WidgetInfo::labeled(Role::Button, true, format!("{severity}: {title}. {words}"))
    });
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, tokens.line));
    parts::ground(ui, cx, &response, area);
    sign(ui, cx, first, pos2(area.left() + 8.0, area.center().y));
    let fix = group.findings.iter().find_map(|finding| finding.fix.as_ref().map(|fix| (*finding, fix)));
    let verb = fix.map_or("Show", |(_, fix)| fix.label.as_str());
    let text = widgets::galley(ui, verb, medium(size::CONTROL), tokens.text, 160.0);
    let wide = (text.size().x + 24.0).max(92.0);
    let button = Rect::from_center_size(
        pos2(area.right() - wide / 2.0 - 2.0, area.center().y),
        vec2(wide, gap::CONTROL),
    );
    let x = area.left() + 24.0;
    let end = button.left() - 12.0;
    let name = left(ui, pos2(x, area.center().y), title, medium(size::CONTROL), tokens.text, (end - x) * 0.5);
    let room = end - name.right() - 8.0;
    let said = pos2(name.right() + 8.0, area.center().y);
    left(ui, said, &words, regular(size::CONTROL), tokens.muted, room);
    let builder = UiBuilder::new().id_salt(&words).max_rect(button);
    let pressed = ui.scope_builder(builder, |ui| Button::outlined(verb).width(wide).ui(ui).clicked()).inner;
    let about = fix.map_or(*first, |(finding, _)| finding);
    if pressed {
        finding::act(cx, about, out);
    } else if response.clicked() {
        finding::show(cx, first, out);
    }
    menu(&response, cx, group, out);
    response.on_hover_text(format!("{title}: {words}"));
}

/// How the person stands, or what kind of thing it is.
fn sign(ui: &Ui, cx: &Context<'_>, finding: &Finding, at: egui::Pos2) {
    let tokens = cx.tokens;
    let stance = match finding.subject {
        Subject::Person(id) => cx
            .initiative
            .and_then(|initiative| cx.document.assessments.get(&(initiative, id)))
            .and_then(|said| said.engagement_now),
        _ => None,
    };
    if let Some(stance) = stance {
        paint_badge(ui.painter(), at, 7.0, stance, true, tokens);
        return;
    }
    let sign = match finding.subject {
        Subject::Person(_) => Icon::Person,
        Subject::Community(_) | Subject::Need(..) => Icon::People,
        Subject::Action(_) => Icon::Clock,
        Subject::Message(_) | Subject::Hearing(..) => Icon::Chat,
        Subject::Decision(_) => Icon::Group,
        Subject::Promise(..) => Icon::Hand,
        Subject::Whole => Icon::Flag,
    };
    let ink = if finding.severity() == Severity::Urgent { tokens.danger } else { tokens.muted };
    icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(16.0)), sign, ink);
}

/// What else can be done about each finding: by a right click, or Shift+F10.
fn menu(response: &Response, cx: &Context<'_>, group: &Group<'_>, out: &mut Outbox) {
    Popup::context_menu(response).frame(menu_frame(cx.tokens)).show(|ui| {
        ui.set_min_width(220.0);
        for one in &group.findings {
            let name = one.rule().map_or("", |check| check.name);
            if menu_item(ui, Some(Icon::Info), &format!("Why: {name}"), "").clicked() {
                finding::explain(one, out);
            }
        }
        for one in &group.findings {
            let name = one.rule().map_or("", |check| check.name);
            if menu_item(ui, Some(Icon::Clock), &format!("Put aside: {name}…"), "").clicked() {
                finding::put_aside(one, out);
            }
        }
    });
}
