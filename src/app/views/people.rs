//! Everybody in a table: sort, find, select, edit in place.

mod cells;
mod columns;
mod editing;

use super::View;
use crate::app::context::Context;
use crate::app::icons::Icon;
use crate::app::request::{Outbox, Request};
use crate::app::selection::{Click, Selection};
use crate::app::theme::Tokens;
use crate::app::{chrome, fonts, search, widgets};
use crate::model::message::Quadrant;
use crate::model::{AdvocacyState, InitiativeId, Key, StakeholderId};
use cells::{next_action, rating};
use columns::{Column, Line, SortKey, matches_query, sort_key};
use editing::said;
use egui::{
    Align, Align2, Color32, Frame, Layout, Margin, Panel, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column as Track, TableBuilder};

/// The table and how it is looked at.
#[derive(Default)]
pub(super) struct People {
    sort: Column,
    descending: bool,
    query: String,
    whole_map: bool,
    editing: Option<Editing>,
    anchor: Option<StakeholderId>,
    shown: Option<StakeholderId>,
    order: Vec<StakeholderId>,
    ordered: Option<(u64, Option<InitiativeId>, Column, bool, String, bool)>,
}

struct Editing {
    person: StakeholderId,
    column: Column,
    text: String,
    fresh: bool,
}

impl People {
    fn line<'a>(id: StakeholderId, cx: &Context<'a>) -> Option<Line<'a>> {
        let person = cx.document.stakeholders.get(&id)?;
        let assessment = cx.initiative.and_then(|initiative| cx.document.assessments.get(&(initiative, id)));
        Some(Line { id, person, assessment })
    }

    /// Sorts and filters anew where anything that matters changed. O(people · log).
    fn follow(&mut self, cx: &Context<'_>) {
        let state =
            (cx.revision, cx.initiative, self.sort, self.descending, self.query.clone(), self.whole_map);
        if self.ordered.as_ref() == Some(&state) {
            return;
        }
        let everyone: Vec<StakeholderId> = match cx.initiative {
            Some(initiative) if !self.whole_map => {
                cx.document.assessments_of(initiative).map(|(id, _)| id).collect()
            }
            _ => cx.document.stakeholders.keys().copied().collect(),
        };
        let query = search::folded(self.query.trim());
        let mut keyed: Vec<(SortKey, StakeholderId)> = everyone
            .into_iter()
            .filter_map(|id| Self::line(id, cx))
            .filter(|line| query.is_empty() || matches_query(line, cx.document, &query))
            .map(|line| (sort_key(&line, self.sort, cx), line.id))
            .collect();
        keyed.sort_by(|a, b| a.0.partial_cmp(&b.0).unwrap_or(std::cmp::Ordering::Equal).then(a.1.cmp(&b.1)));
        if self.descending {
            // Who has no value stays at the end.
            let first_empty = keyed.iter().position(|(key, _)| key.empty).unwrap_or(keyed.len());
            keyed[..first_empty].reverse();
        }
        self.order = keyed.into_iter().map(|(_, id)| id).collect();
        self.ordered = Some(state);
    }

    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if widgets::Button::flat("Add person").icon(Icon::Plus).ui(ui).on_hover_text("N").clicked() {
                out.ask(Request::Run("people.add"));
            }
            ui.add_space(4.0);
            let field = TextEdit::singleline(&mut self.query)
                .desired_width(220.0)
                .font(fonts::regular(13.0))
                .hint_text("Filter by name, role or community");
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Filter the table"));
            if !self.query.is_empty() && chrome::close_button(ui, tokens, "Clear the filter").clicked() {
                self.query.clear();
            }
            ui.add_space(4.0);
            ui.checkbox(&mut self.whole_map, "Everybody on the map");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let total = if self.whole_map || cx.initiative.is_none() {
                    cx.document.stakeholders.len()
                } else {
                    cx.initiative.map_or(0, |i| cx.document.assessments_of(i).count())
                };
                let text = format!("{} of {total}", self.order.len());
                ui.label(egui::RichText::new(text).size(12.0).color(tokens.muted));
            });
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        egui::ScrollArea::horizontal().id_salt("people sideways").auto_shrink([false, false]).show(
            ui,
            |ui| {
                self.rows(ui, cx, out);
            },
        );
    }

    fn rows(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let mut table = TableBuilder::new(ui)
            .id_salt("people")
            .sense(Sense::click())
            .auto_shrink([false, false])
            .cell_layout(Layout::left_to_right(Align::Center));
        for column in Column::ALL {
            table = table.column(Track::initial(column.width()).at_least(64.0).clip(true).resizable(true));
        }
        // Whoever was selected elsewhere is brought into view, once.
        let person = cx.selection.person();
        if person != self.shown {
            self.shown = person;
            let place = person.and_then(|id| self.order.iter().position(|other| *other == id));
            if let Some(row) = place {
                table = table.scroll_to_row(row, None);
            }
        }
        let order = std::mem::take(&mut self.order);
        table
            .header(32.0, |mut row| {
                for column in Column::ALL {
                    row.col(|ui| self.heading(ui, tokens, column));
                }
            })
            .body(|body| {
                body.rows(32.0, order.len(), |mut row| {
                    let id = order[row.index()];
                    let Some(line) = Self::line(id, cx) else { return };
                    let selected = cx.selection.has(Key::Stakeholder(id));
                    let even = row.index() % 2 == 1;
                    for column in Column::ALL {
                        row.col(|ui| {
                            let ground = if selected {
                                tokens.sel
                            } else if even {
                                tokens.surface2
                            } else {
                                tokens.surface
                            };
                            let area = ui.max_rect();
                            ui.painter().rect_filled(area, 0.0, ground);
                            ui.painter()
                                .line_segment([area.left_bottom(), area.right_bottom()], tokens.hairline(ui));
                            self.cell(ui, cx, &line, column, selected, out);
                        });
                    }
                    let response = row.response();
                    let name = format!("{} in row {}", line.person.name, row.index() + 1);
                    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, &name));
                    self.row_clicked(&response, id, &order, cx, out);
                });
            });
        self.order = order;
    }

    fn row_clicked(
        &mut self,
        response: &Response,
        id: StakeholderId,
        order: &[StakeholderId],
        cx: &Context<'_>,
        out: &mut Outbox,
    ) {
        if !response.clicked() {
            return;
        }
        let modifiers = response.ctx.input(|input| input.modifiers);
        let key = Key::Stakeholder(id);
        let place = |id| order.iter().position(|other| *other == id);
        let range = self.anchor.and_then(place).zip(place(id)).filter(|_| modifiers.shift);
        let next = if let Some((a, b)) = range {
            let mut keys: Vec<Key> =
                order[a.min(b)..=a.max(b)].iter().map(|id| Key::Stakeholder(*id)).collect();
            keys.sort_by_key(|other| *other != key);
            Selection::of(keys)
        } else {
            self.anchor = Some(id);
            cx.selection.clicked(key, Click::with(modifiers))
        };
        out.ask(Request::Select(next));
    }

    fn heading(&mut self, ui: &mut Ui, tokens: &Tokens, column: Column) {
        let area = ui.max_rect();
        ui.painter().rect_filled(area, 0.0, tokens.surface2);
        let response = ui.interact(area, ui.scope_id().with(("heading", column.name())), Sense::click());
        let on = self.sort == column;
        let (font, color) =
            if on { (fonts::semibold(12.0), tokens.text) } else { (fonts::medium(12.0), tokens.muted) };
        if response.hovered() {
            ui.painter().rect_filled(area, 0.0, tokens.accent_soft);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(area.shrink(1.0), 4.0, tokens.focus_ring(), StrokeKind::Inside);
        }
        let width = chrome::line(
            ui,
            pos2(area.left() + 8.0, area.center().y),
            Align2::LEFT_CENTER,
            column.name(),
            font,
            color,
            area.width() - 26.0,
        );
        if on {
            let at = pos2(area.left() + 18.0 + width, area.center().y);
            let tip = if self.descending { 3.0 } else { -3.0 };
            let points = vec![at + vec2(-4.0, -tip), at + vec2(4.0, -tip), at + vec2(0.0, tip)];
            ui.painter().add(egui::Shape::convex_polygon(points, tokens.text, Stroke::NONE));
        }
        ui.painter().line_segment([area.left_bottom(), area.right_bottom()], Stroke::new(1.0, tokens.ctl));
        let how = match (on, self.descending) {
            (false, _) => "",
            (true, false) => ", sorted, lowest first",
            (true, true) => ", sorted, highest first",
        };
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("Sort by {}{how}", column.name().to_lowercase()))
        });
        if response.clicked() {
            self.descending =
                if on { !self.descending } else { matches!(column, Column::Influence | Column::Interest) };
            self.sort = column;
        }
    }

    fn cell(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        line: &Line<'_>,
        column: Column,
        selected: bool,
        out: &mut Outbox,
    ) {
        if self.editing.as_ref().is_some_and(|editing| editing.person == line.id && editing.column == column)
        {
            self.edit_field(ui, cx, out);
            return;
        }
        let tokens = cx.tokens;
        let area = ui.max_rect();
        let soft = if selected { tokens.text } else { tokens.muted };
        let write = |ui: &Ui, left: f32, text: &str, medium: bool, color: Color32| {
            let font = if medium { fonts::medium(13.0) } else { fonts::regular(13.0) };
            let at = pos2(area.left() + left, area.center().y);
            chrome::line(ui, at, Align2::LEFT_CENTER, text, font, color, area.width() - left - 6.0);
        };
        match column {
            Column::Name => {
                let mark =
                    Rect::from_center_size(pos2(area.left() + 20.0, area.center().y), vec2(24.0, 24.0));
                widgets::person_mark(ui.painter(), mark, line.person, line.assessment, tokens);
                write(ui, 40.0, &line.person.name, true, tokens.text);
            }
            Column::Role => match &line.person.role {
                Some(role) => write(ui, 8.0, role, false, tokens.text),
                None => write(ui, 8.0, "–", false, soft),
            },
            Column::Community => {
                let names = line.communities(cx.document);
                let (text, color) =
                    if names.is_empty() { ("–", soft) } else { (names.as_str(), tokens.text) };
                write(ui, 8.0, text, false, color);
            }
            Column::Influence | Column::Interest => rating(ui, tokens, area, line.rating(column), selected),
            Column::Quadrant => match line.quadrant(cx) {
                Some(quadrant) => {
                    write(ui, 8.0, quadrant.name(), quadrant == Quadrant::KeyPlayers, tokens.text);
                }
                None => write(
                    ui,
                    8.0,
                    if line.assessment.is_some() { "Not rated" } else { "Not in it" },
                    false,
                    soft,
                ),
            },
            Column::Now => match line.assessment.and_then(|a| a.engagement_now) {
                Some(now) => {
                    let badge = pos2(area.left() + 15.0, area.center().y);
                    widgets::paint_badge(ui.painter(), badge, 7.0, now, true, tokens);
                    write(ui, 28.0, now.name(), false, tokens.text);
                }
                None => write(ui, 8.0, "–", false, soft),
            },
            Column::Wanted => match line.assessment.and_then(|a| a.engagement_wanted) {
                Some(wanted) if line.assessment.and_then(|a| a.engagement_now) == Some(wanted) => {
                    write(ui, 8.0, "as now", false, soft);
                }
                Some(wanted) => {
                    let badge = pos2(area.left() + 15.0, area.center().y);
                    widgets::paint_badge(ui.painter(), badge, 7.0, wanted, false, tokens);
                    write(ui, 28.0, wanted.name(), false, tokens.text);
                }
                None => write(ui, 8.0, "–", false, soft),
            },
            Column::Advocate => {
                let state = line.assessment.map_or(AdvocacyState::None, |a| a.advocacy.state);
                if state != AdvocacyState::None {
                    write(ui, 8.0, state.name(), state.is_advocate(), tokens.text);
                }
            }
            Column::Next => next_action(ui, cx, area, line, selected),
        }
        if column.edits() {
            let response =
                ui.interact(area, ui.scope_id().with(("cell", line.id, column.name())), Sense::click());
            let name = format!("{} of {}", column.name(), line.person.name);
            response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
            let f2 = column == Column::Name
                && cx.selection.person() == Some(line.id)
                && !cx.blocked
                && !cx.focused
                && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
            if response.double_clicked() || f2 {
                self.editing =
                    Some(Editing { person: line.id, column, text: said(line, column), fresh: true });
            } else if response.clicked() {
                let order = self.order.clone();
                self.row_clicked(&response, line.id, &order, cx, out);
                if self.order.is_empty() {
                    out.ask(Request::Select(
                        cx.selection
                            .clicked(Key::Stakeholder(line.id), Click::with(ui.input(|i| i.modifiers))),
                    ));
                }
            }
        }
    }
}

impl View for People {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        Panel::top("people toolbar")
            .frame(Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(12, 0)))
            .exact_size(36.0)
            .resizable(false)
            .show(ui, |ui| self.toolbar(ui, cx, out));
        self.follow(cx);
        if self.order.is_empty() {
            let filtered = !self.query.is_empty();
            let (title, text, button, command) = if filtered {
                ("No match", "Nobody fits this filter.", "Clear filter", "")
            } else {
                (
                    "Nobody here yet",
                    "Everybody whom this change concerns stands in this table.",
                    "Add a person",
                    "people.add",
                )
            };
            if widgets::empty_state(ui, tokens, title, text, button) {
                if filtered {
                    self.query.clear();
                } else {
                    out.ask(Request::Run(command));
                }
            }
            return;
        }
        self.table(ui, cx, out);
    }
}
