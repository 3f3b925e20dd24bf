//! Which communities does the initiative affect, how much of each is reached and by whom, and what is missing?

use super::said::LISTED;
use super::{Advocates, parts, ruling};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection as Selected;
use crate::app::theme::{self, Tokens, gap, size};
use crate::app::views::VIEWS;
use crate::app::widgets::{self, Button};
use crate::model::{CommunityId, Key};
use crate::plan::advocates::telling::{self, Tone, percent};
use crate::plan::advocates::{Gap, Rules, Selection, Served};
use egui::{
    Align, Color32, Label, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

/// How high a row is; the chosen one has a line more.
const ROW: f32 = 72.0;
/// How high that line is.
const LINE: f32 = 20.0;

impl Advocates {
    /// The card of all affected communities.
    pub(super) fn communities(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        selection: &Selection,
        out: &mut Outbox,
    ) {
        let inside = parts::padding(ui);
        parts::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                ui.set_height(24.0);
                parts::title(ui, cx, "Communities affected");
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let wanted = percent(Rules::WANTED);
                    let narrow = ui.available_width() < 170.0;
                    let words = if narrow {
                        format!("mark: {wanted}")
                    } else {
                        format!("Reached · mark: {wanted} wanted")
                    };
                    ui.label(theme::small(words).color(cx.tokens.muted));
                });
            });
            ui.add_space(6.0);
            for served in &selection.communities {
                self.row(ui, cx, served, inside);
            }
            line(ui, cx, inside);
            self.foot(ui, cx, selection, out);
            self.missed(ui, cx, selection, out);
        });
    }

    fn row(&mut self, ui: &mut Ui, cx: &Context<'_>, served: &Served, inside: f32) {
        let tokens = cx.tokens;
        let chosen = self.community == Some(served.community);
        let backup = chosen.then(|| self.naming.tell(|names| telling::backup_words(served, names)));
        let backup = backup.flatten().unwrap_or_default();
        let height = if backup.is_empty() { ROW } else { ROW + LINE };
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let name = self.naming.community(served.community);
        let (tone, words) = self.told.community(served.community);
        let (sign, color) = sign(tone, tokens);
        let words = words.to_owned();
        let fits = !cx.filter.is_on()
            || served.listed.iter().chain(&served.voices).any(|person| cx.filter.fits(*person));
        let before = ui.opacity();
        if !fits && !response.has_focus() {
            ui.multiply_opacity(parts::DIMMED);
        }
        response.widget_info(|| {
            let reached = percent(served.reach);
            let mut name = format!("{name}: {reached} reached, {}. {words}", self.by_whom(served));
            if !fits {
                name.push_str(parts::UNFIT);
            }
            WidgetInfo::selected(Role::Button, true, chosen, name)
        });
        let whole = area.expand2(vec2(inside - 1.0, 0.0));
        if !served.served && served.gap != Gap::Accepted {
            ui.painter().rect_filled(whole, 0.0, tokens.surface.lerp_to_gamma(tokens.warn, 0.08));
        }
        if chosen || response.hovered() {
            ui.painter().rect_filled(
                whole,
                0.0,
                tokens.accent_soft.gamma_multiply(if chosen { 0.9 } else { 0.6 }),
            );
        }
        let hair = Stroke::new(1.0, tokens.line);
        ui.painter().hline(whole.x_range(), area.top(), hair);
        if response.has_focus() {
            ui.painter().rect_stroke(whole.shrink(1.0), 4.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        let at = |y: f32| pos2(area.left(), area.top() + y);
        let end = |y: f32| pos2(area.right(), area.top() + y);

        // Name, bar, share.
        let bar = Rect::from_min_size(pos2(area.right() - 124.0, area.top() + 16.0), vec2(80.0, 6.0));
        parts::left(ui, at(19.0), &name, medium(size::CONTROL), tokens.text, bar.left() - area.left() - 12.0);
        parts::bar(ui.painter(), bar, served.reach as f32, tokens.advocate, tokens);
        let mark = bar.left() + bar.width() * Rules::WANTED as f32;
        ui.painter().vline(mark, bar.center().y - 6.0..=bar.center().y + 6.0, Stroke::new(1.0, tokens.text));
        let share = if served.served { tokens.text } else { tokens.warn };
        parts::right(ui, end(19.0), &percent(served.reach), medium(size::CONTROL), share, 60.0);

        // Head-count, impact, who covers it.
        let small = regular(size::SMALL);
        let heads = match served.headcount {
            0 => format!("{} listed", served.listed.len()),
            heads => parts::people(heads as usize),
        };
        let narrow = area.width() < 320.0;
        parts::left(ui, at(39.0), &heads, small.clone(), tokens.muted, 84.0);
        let impact = area.left() + if narrow { 76.0 } else { 88.0 };
        let mut after =
            parts::left(ui, pos2(impact, area.top() + 39.0), "impact", small.clone(), tokens.muted, 60.0)
                .right();
        match served.impact {
            Some(rating) => {
                if !narrow {
                    let bar = Rect::from_min_size(pos2(after + 6.0, area.top() + 36.0), vec2(48.0, 6.0));
                    parts::bar(ui.painter(), bar, f32::from(rating.get()) / 100.0, tokens.muted, tokens);
                    after = bar.right();
                }
                let number = rating.to_string();
                after = parts::left(
                    ui,
                    pos2(after + 6.0, area.top() + 39.0),
                    &number,
                    small.clone(),
                    tokens.text,
                    28.0,
                )
                .right();
            }
            None => {
                after = parts::left(
                    ui,
                    pos2(after + 4.0, area.top() + 39.0),
                    "not said",
                    small.clone(),
                    tokens.muted,
                    60.0,
                )
                .right();
            }
        }
        self.who(ui, cx, served, end(39.0), area.right() - after - 12.0);

        // What is missing.
        let place = Rect::from_center_size(pos2(area.left() + 7.0, area.top() + 58.0), Vec2::splat(14.0));
        icon(ui.painter(), place, sign, color);
        let ink = if sign == Icon::Warning { tokens.text } else { tokens.muted };
        parts::left(
            ui,
            pos2(area.left() + 20.0, area.top() + 58.0),
            &words,
            small.clone(),
            ink,
            area.width() - 20.0,
        );
        if !backup.is_empty() {
            parts::left(
                ui,
                pos2(area.left() + 20.0, area.top() + 77.0),
                &backup,
                small,
                tokens.text,
                area.width() - 20.0,
            );
        }
        ui.set_opacity(before);
        if response.clicked() {
            self.community = (!chosen).then_some(served.community);
        }
        let hover = if backup.is_empty() { words } else { format!("{words}\n{backup}") };
        parts::explained(ui, &response, &hover);
    }

    /// Who covers it, at the right, with the mark of an advocate.
    fn who(&self, ui: &Ui, cx: &Context<'_>, served: &Served, end: egui::Pos2, room: f32) {
        let tokens = cx.tokens;
        let font = medium(size::SMALL);
        let Some(first) = served.voices.first() else {
            let words = match (served.gap == Gap::Accepted, served.best) {
                (true, _) => "accepted".to_owned(),
                (false, Some(best)) if served.served => format!("through {}", self.naming.first(best)),
                _ => "no local advocate".to_owned(),
            };
            let color = if served.served || served.gap == Gap::Accepted { tokens.muted } else { tokens.warn };
            parts::right(ui, end, &words, font, color, room);
            return;
        };
        let more = served.voices.len() - 1;
        let mut words = self.naming.full(*first);
        if more > 0 {
            words = format!("{words} +{more}");
        }
        let text = parts::right(ui, end, &words, font, tokens.text, room - 22.0);
        let at = pos2(text.left() - 12.0, end.y);
        parts::star(ui.painter(), at, 14.0, parts::state(cx, *first), tokens);
    }

    fn by_whom(&self, served: &Served) -> String {
        match served.voices.first() {
            Some(voice) => format!("local advocate {}", self.naming.full(*voice)),
            None => "no local advocate".to_owned(),
        }
    }

    /// What is to be said about a community that has no voice of its own.
    fn foot(&mut self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
        let lacks = |served: &&Served| !served.served || served.gap == Gap::Accepted;
        let chosen = selection.communities.iter().find(|served| Some(served.community) == self.community);
        let first = selection.communities.iter().find(|served| !served.served && served.gap != Gap::Accepted);
        let Some(served) = chosen.filter(lacks).or(first) else { return };
        let name = self.naming.community(served.community);
        ui.add_space(gap::S + 2.0);
        let accepted = served.gap == Gap::Accepted;
        let title = if accepted {
            format!("{name} stays without a voice of its own")
        } else {
            format!("{name} has no voice of its own")
        };
        ui.add(Label::new(RichText::new(title).font(medium(size::CONTROL)).color(cx.tokens.text)).wrap());
        ui.add_space(2.0);
        let words = if accepted {
            "You accepted that. It is not looked for, and it counts for nothing when the picks are chosen."
                .to_owned()
        } else {
            self.lacking(served)
        };
        ui.add(Label::new(theme::small(words).color(cx.tokens.muted)).wrap());
        ui.add_space(gap::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::S, gap::XS);
            if accepted {
                if Button::outlined("Look for a voice again").ui(ui).clicked() {
                    accept(cx, served.community, &name, false, out);
                }
                return;
            }
            let short = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(&name);
            let find = Button::outlined(&format!("Find someone in {short}…")).icon(Icon::Search).ui(ui);
            if find.on_hover_text(format!("Shows the people of {name} in the table")).clicked() {
                out.ask(Request::Filter(format!("community:\"{name}\" ")));
                if let Some(table) = VIEWS.iter().find(|view| view.id == "view.people") {
                    out.ask(Request::Show(table));
                }
            }
            let help = "It is no longer looked for; you can take that back here";
            if Button::flat("Accept as unserved").help(help).ui(ui).clicked() {
                accept(cx, served.community, &name, true, out);
            }
        });
    }

    /// What it lacks, and how far it is reached all the same.
    fn lacking(&self, served: &Served) -> String {
        let (_, words) = self.told.community(served.community);
        let reached = match served.best {
            Some(best) if served.reach > 0.0 => {
                let by = self.naming.first(best);
                format!(
                    "{} of it is reached, most by {by}; {} is wanted.",
                    percent(served.reach),
                    percent(Rules::WANTED)
                )
            }
            _ => format!("Nobody reaches it; {} is wanted.", percent(Rules::WANTED)),
        };
        format!("{words}. {reached}")
    }

    /// Whom nobody reaches: how many, and who they are on a click.
    fn missed(&mut self, ui: &mut Ui, cx: &Context<'_>, selection: &Selection, out: &mut Outbox) {
        let count = selection.missed.len();
        if count == 0 || selection.picks.is_empty() {
            return;
        }
        ui.add_space(gap::S);
        let words = format!("{} nobody reaches", parts::people(count));
        let sign = if self.shows_missed { Icon::ChevronDown } else { Icon::ChevronRight };
        let button = Button::flat(&words).icon(sign).on(self.shows_missed).ui(ui);
        if button.clicked() {
            self.shows_missed = !self.shows_missed;
        }
        if !self.shows_missed {
            return;
        }
        for person in selection.missed.iter().take(LISTED) {
            let why = self.told.missed(*person);
            let name = self.naming.full(*person);
            let (area, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {why}")));
            widgets::ground(ui, cx.tokens, &response, area, cx.selection.has(Key::Stakeholder(*person)));
            let middle = area.center().y;
            let end = parts::left(
                ui,
                pos2(area.left() + gap::S, middle),
                &name,
                medium(size::SMALL),
                cx.tokens.text,
                area.width() * 0.45,
            );
            let room = area.right() - end.right() - 2.0 * gap::S;
            parts::right(
                ui,
                pos2(area.right() - gap::S, middle),
                why,
                regular(size::SMALL),
                cx.tokens.muted,
                room,
            );
            if response.on_hover_text(why).clicked() {
                out.ask(Request::Select(Selected::one(Key::Stakeholder(*person))));
            }
        }
        if count > LISTED {
            let rest = format!("and {} more", parts::people(count - LISTED));
            ui.label(theme::small(rest).color(cx.tokens.muted));
        }
        let all = selection.missed.iter().copied().map(Key::Stakeholder);
        if Button::link(if count == 1 { "Select them" } else { "Select all of them" }).ui(ui).clicked() {
            out.ask(Request::Select(Selected::of(all)));
        }
    }
}

fn accept(cx: &Context<'_>, community: CommunityId, name: &str, yes: bool, out: &mut Outbox) {
    let label =
        if yes { format!("{name} accepted as unserved") } else { format!("Look for a voice in {name}") };
    let edit = ruling::change(cx, label, |initiative| {
        if yes {
            initiative.picking.accepted.insert(community);
        } else {
            initiative.picking.accepted.remove(&community);
        }
    });
    edit.into_iter().for_each(|edit| out.edit(edit));
}

fn line(ui: &Ui, cx: &Context<'_>, inside: f32) {
    let area = ui.available_rect_before_wrap();
    let range = area.x_range().expand(inside - 1.0);
    ui.painter().hline(range, area.top(), Stroke::new(1.0, cx.tokens.line));
}

/// The icon of what is said of a community.
const fn sign(tone: Tone, tokens: &Tokens) -> (Icon, Color32) {
    match tone {
        Tone::Fine => (Icon::Check, tokens.ok),
        Tone::Note => (Icon::Info, tokens.muted),
        Tone::Lack => (Icon::Warning, tokens.warn),
    }
}
