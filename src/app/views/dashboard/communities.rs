//! How much of each affected community do the advocates on board reach, and who speaks for it?

use super::parts;
use super::places::COMMUNITY;
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::request::Outbox;
use crate::app::theme::{self, size};
use crate::app::views::advocates::parts::{bar, left, right, star};
use crate::model::{AdvocacyState, Key, StakeholderId};
use crate::plan::overview::{Overview, Reached};
use egui::{Label, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, overview: &Overview, out: &mut Outbox) {
    if parts::head(ui, "Communities", "", "Open advocates") {
        parts::show(out, "view.advocates", None);
    }
    ui.add_space(6.0);
    if overview.communities.is_empty() {
        let words = "No community is affected yet. Say which are, and this shows who speaks for them.";
        ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
        return;
    }
    ScrollArea::vertical().id_salt("communities").auto_shrink([false, false]).show_rows(
        ui,
        COMMUNITY,
        overview.communities.len(),
        |ui, rows| {
            for reached in &overview.communities[rows] {
                row(ui, cx, reached, out);
            }
        },
    );
}

fn row(ui: &mut Ui, cx: &Context<'_>, reached: &Reached, out: &mut Outbox) {
    let tokens = cx.tokens;
    let voice = &reached.voice;
    let name = cx.document.name(Key::Community(voice.community));
    let person = |id: &StakeholderId| cx.document.name(Key::Stakeholder(*id));
    let aboard = voice.advocates.first().or_else(|| voice.carriers.first());
    let coming = voice.prospects.first();
    let (who, state) = match (aboard, coming) {
        (Some(id), _) => (Some(person(id)), AdvocacyState::Active),
        (None, Some(id)) => (Some(person(id)), AdvocacyState::Candidate),
        (None, None) => (None, AdvocacyState::None),
    };
    let percent = format!("{} %", (100.0 * reached.reach).round());
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), COMMUNITY), Sense::click());
    response.widget_info(|| {
        let who = match (&who, state) {
            (None, _) => "nobody speaks for it".to_owned(),
            (Some(who), AdvocacyState::Candidate) => format!("{who} may speak for it"),
            (Some(who), _) => format!("{who} speaks for it"),
        };
        WidgetInfo::labeled(Role::Button, true, format!("{name}: {percent} reached, {who}"))
    });
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, tokens.line));
    parts::ground(ui, cx, &response, area);
    let middle = area.center().y;
    let first = |name: &str| {
        let mut words = name.split_whitespace().filter(|word| !word.ends_with('.') && *word != "Dr");
        words.next().unwrap_or(name).to_owned()
    };
    let who_left = area.right() - 74.0;
    left(
        ui,
        pos2(area.left(), middle),
        &name,
        regular(size::SMALL),
        tokens.text,
        who_left - 76.0 - area.left(),
    );
    let line = Rect::from_min_size(pos2(who_left - 70.0, middle - 3.0), vec2(24.0, 6.0));
    bar(ui.painter(), line, reached.reach as f32, tokens.advocate, tokens);
    right(ui, pos2(who_left - 8.0, middle), &percent, regular(size::SMALL), tokens.text, 36.0);
    let mark = pos2(who_left + 7.0, middle);
    let room = area.right() - mark.x - 12.0;
    if let Some(who) = &who {
        star(ui.painter(), mark, 14.0, state, tokens);
        let ink = if state == AdvocacyState::Active { tokens.text } else { tokens.muted };
        left(ui, mark + vec2(12.0, 0.0), &first(who), medium(size::SMALL), ink, room);
    } else {
        icon(ui.painter(), Rect::from_center_size(mark, Vec2::splat(14.0)), Icon::Warning, tokens.warn);
        left(ui, mark + vec2(12.0, 0.0), "none", medium(size::SMALL), tokens.warn, room);
    }
    let hover = match (&who, state) {
        (None, _) => format!("{name}: nobody was asked to speak for it"),
        (Some(who), AdvocacyState::Candidate) => format!("{name}: {who} was thought of or asked"),
        (Some(who), _) => format!("{name}: {who}. The advocates on board reach {percent}"),
    };
    if response.on_hover_text(hover).clicked() {
        parts::show(out, "view.advocates", None);
    }
}
