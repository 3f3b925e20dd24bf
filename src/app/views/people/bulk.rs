//! What can be done with several people at once? A bar over the table, from two selected people on.

use super::People;
use super::changes::Verb;
use super::columns::Column;
use super::toolbar::choice;
use crate::app::context::Context;
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::selection::Selection;
use crate::app::theme::{gap, radius};
use crate::app::widgets::{self, Button};
use crate::model::stakeholder::TagLevel;
use crate::model::{Edit, Engagement, Key, StakeholderId};
use egui::{
    Align, Align2, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// How high the bar is.
const HIGH: f32 = 44.0;

impl People {
    /// Whether the bar is there.
    pub(super) fn shows_bulk(&self, cx: &Context<'_>) -> bool {
        cx.selection.people().len() > 1
    }

    /// Draws the bar over the foot of the table.
    pub(super) fn bulk(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox, table: Rect) {
        if !self.shows_bulk(cx) {
            return;
        }
        let people = cx.selection.people();
        let narrow = table.width() < 860.0;
        let width = self.bar.min(table.width() - 16.0);
        let middle = pos2(table.center().x, table.bottom() - 8.0 - HIGH / 2.0);
        let area = Rect::from_center_size(middle, vec2(width, HIGH));
        // What lies below must not be pressed between the buttons.
        ui.interact(area, ui.scope_id().with("bulk bar"), Sense::click_and_drag());
        let tokens = cx.tokens;
        ui.painter().add(tokens.shadow().as_shape(area, radius::CARD));
        let rim = Stroke::new(1.0, tokens.line);
        ui.painter().rect(area, radius::CARD, tokens.surface, rim, StrokeKind::Inside);
        let inner = area.shrink2(vec2(gap::S, gap::S));
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
        let used = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = gap::XS;
            ui.add_space(gap::S);
            let text = format!("{} selected", people.len());
            ui.label(egui::RichText::new(text).font(fonts::semibold(13.0)).color(tokens.text));
            divider(ui, cx);
            let response = Button::flat("Stance").arrow().ui(ui);
            self.stances(&response, cx, out, &people, Column::Stance);
            let response = Button::flat("Wanted").arrow().ui(ui);
            self.stances(&response, cx, out, &people, Column::Wanted);
            let response = Button::flat("Tag").icon(Icon::Tag).arrow().ui(ui);
            self.tags(&response, cx, out, &people);
            if cx.ready("action.add").is_some() {
                let word = if narrow { "Action" } else { "Add action" };
                if Button::flat(word).icon(Icon::Plus).ui(ui).clicked() {
                    out.ask(Request::Run("action.add"));
                }
            }
            let word = if narrow { "Remove" } else { "Remove from initiative" };
            if Button::flat(word)
                .ui(ui)
                .on_hover_text("Take them out of this initiative; they stay on the map")
                .clicked()
            {
                out.ask(Request::Run("people.leave"));
            }
            if Button::flat("Delete").icon(Icon::Trash).danger().ui(ui).clicked() {
                out.ask(Request::Run("edit.delete"));
            }
            divider(ui, cx);
            if widgets::icon_button(ui, tokens, Icon::Close, "Clear the selection").clicked() {
                out.ask(Request::Select(Selection::default()));
            }
            ui.min_rect().width()
        });
        // It fits what stands in it: known from the next frame on.
        let fits = used.inner + 2.0 * gap::S;
        if (fits - self.bar).abs() > 0.5 {
            self.bar = fits;
            ui.ctx().request_repaint();
        }
    }

    fn stances(
        &self,
        response: &Response,
        cx: &Context<'_>,
        out: &mut Outbox,
        people: &[StakeholderId],
        column: Column,
    ) {
        let common = common(cx, people, column);
        Popup::menu(response).width(180.0).show(|ui| {
            for stance in Engagement::ALL {
                let on = common == Some(Some(*stance));
                if stance_row(ui, cx, *stance, column == Column::Stance, on).clicked() {
                    self.set_all(people, column, stance.name(), cx, out);
                }
            }
            ui.separator();
            if choice(ui, "Not set", Role::MenuItemRadio, common == Some(None)).clicked() {
                self.set_all(people, column, "", cx, out);
            }
        });
    }

    fn set_all(
        &self,
        people: &[StakeholderId],
        column: Column,
        text: &str,
        cx: &Context<'_>,
        out: &mut Outbox,
    ) {
        let texts: Vec<_> = people.iter().map(|id| (*id, column, text.to_owned())).collect();
        self.carry_out(Verb::Set, &texts, cx, out);
    }

    fn tags(&mut self, response: &Response, cx: &Context<'_>, out: &mut Outbox, people: &[StakeholderId]) {
        let popup =
            Popup::menu(response).width(240.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| {
            let field = widgets::text_field(ui, cx.tokens, "New tag", &mut self.tag);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let tag = self.tag.trim().trim_start_matches('#').trim().to_owned();
            if entered && !tag.is_empty() {
                out.edit(tagged(cx, people, &tag, true));
                self.tag.clear();
                field.request_focus();
            }
            let all: BTreeSet<&String> =
                cx.document.stakeholders.values().flat_map(|s| s.tags.keys()).collect();
            egui::ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                for tag in all {
                    let has = |id: &StakeholderId| {
                        cx.document.stakeholders.get(id).is_some_and(|person| person.tags.contains_key(tag))
                    };
                    let on = people.iter().all(has);
                    if choice(ui, tag, Role::MenuItemCheckBox, on).clicked() {
                        out.edit(tagged(cx, people, tag, !on));
                    }
                }
            });
        });
    }
}

/// What all of them say alike; nothing where they differ.
fn common(cx: &Context<'_>, people: &[StakeholderId], column: Column) -> Option<Option<Engagement>> {
    let initiative = cx.initiative?;
    let mut all = people.iter().map(|id| {
        let stands = cx.document.assessments.get(&(initiative, *id));
        stands.and_then(|stands| match column {
            Column::Stance => stands.engagement_now,
            _ => stands.engagement_wanted,
        })
    });
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The edit that gives everybody a tag, or takes it from them.
fn tagged(cx: &Context<'_>, people: &[StakeholderId], tag: &str, on: bool) -> Edit {
    let mut changed = Vec::new();
    for id in people {
        let Some(person) = cx.document.stakeholders.get(id) else { continue };
        if person.tags.contains_key(tag) == on {
            continue;
        }
        let mut person = person.clone();
        if on {
            person.tags.insert(tag.to_owned(), TagLevel::Team);
        } else {
            person.tags.remove(tag);
        }
        changed.push((*id, person));
    }
    let verb = if on { "Tag" } else { "Untag" };
    let mut edit = Edit::new(format!("{verb} {} with {tag}", super::rows::people(changed.len())));
    for (id, person) in changed {
        edit.put(Key::Stakeholder(id), person);
    }
    edit
}

fn stance_row(ui: &mut Ui, cx: &Context<'_>, stance: Engagement, filled: bool, on: bool) -> Response {
    let tokens = cx.tokens;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, on, stance.name()));
    widgets::ground(ui, tokens, &response, area, false);
    if on {
        let place = Rect::from_center_size(pos2(area.left() + 16.0, area.center().y), vec2(14.0, 14.0));
        icon(ui.painter(), place, Icon::Check, tokens.accent);
    }
    let at = pos2(area.left() + 39.0, area.center().y);
    widgets::paint_badge(ui.painter(), at, 7.0, stance, filled, tokens);
    let at = pos2(area.left() + 52.0, area.center().y);
    let room = area.width() - 60.0;
    widgets::write(ui, at, Align2::LEFT_CENTER, stance.name(), fonts::regular(13.0), tokens.text, room);
    response
}

fn divider(ui: &mut Ui, cx: &Context<'_>) {
    let (area, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(area.center().x, area.y_range(), cx.tokens.hairline(ui));
}
