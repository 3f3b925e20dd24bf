//! The row below the headings: who is shown, column by column?
//!
//! It writes the tokens of the one filter of the window, so that the header shows the same, and every view agrees.

use super::columns::Column;
use super::ground::Ground;
use super::toolbar::choice;
use super::{People, TICK};
use crate::app::context::Context;
use crate::app::filter::{chunks, term, token, with_token};
use crate::app::fonts;
use crate::app::icons::{Icon, icon};
use crate::app::request::{Outbox, Request};
use crate::app::search;
use crate::app::theme::{gap, radius};
use crate::app::widgets;
use crate::model::Engagement;
use crate::model::message::Quadrant;
use egui::{
    Align2, Frame, Id, Popup, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

/// One answer of a menu: its words, and the token that it stands for.
type Offer = (String, &'static str, String);

/// How a column is filtered.
enum Way {
    /// By words that stand anywhere.
    Words,
    /// By text for a token of this key.
    Text(&'static str),
    /// By one of these.
    Menu(Vec<Offer>),
}

fn way(cx: &Context<'_>, column: Column) -> Option<Way> {
    let offer = |words: &str, key, value: &str| (words.to_owned(), key, value.to_owned());
    let rating = |key| {
        let offers = [("≥ 75", ">=75"), ("≥ 50", ">=50"), ("< 50", "<50"), ("< 25", "<25")];
        Way::Menu(offers.map(|(words, value)| offer(words, key, value)).into())
    };
    let stance = |key| {
        let each = Engagement::ALL.iter().map(|stance| offer(stance.name(), key, stance.id()));
        Way::Menu(each.collect())
    };
    Some(match column {
        Column::Name => Way::Words,
        Column::Role => Way::Text("role"),
        Column::Organisation | Column::Unit => Way::Text("unit"),
        Column::Tags => Way::Text("tag"),
        Column::Community => {
            let mut names: Vec<&str> = cx.document.communities.values().map(|c| c.name.as_str()).collect();
            names.sort_by_key(|name| search::folded(name));
            Way::Menu(names.into_iter().map(|name| offer(name, "community", &name.to_lowercase())).collect())
        }
        Column::Influence => rating("influence"),
        Column::Interest => rating("interest"),
        Column::Impact => rating("impact"),
        Column::Quadrant => Way::Menu(
            Quadrant::ALL.iter().map(|q| offer(q.name(), "quadrant", &q.name().to_lowercase())).collect(),
        ),
        Column::Stance => stance("stance"),
        Column::Wanted => stance("wanted"),
        Column::Advocate => {
            Way::Menu(vec![offer("Advocates", "is", "advocate"), offer("Candidates", "is", "candidate")])
        }
        Column::Next => Way::Menu(vec![
            offer("Overdue", "is", "overdue"),
            offer("Within 7 days", "due", "<7d"),
            offer("Within 30 days", "due", "<30d"),
            offer("None planned", "has", "no-action"),
        ]),
        _ => return None,
    })
}

/// Which answer the filter has now.
fn chosen(text: &str, offers: &[Offer]) -> Option<usize> {
    offers.iter().position(|(_, key, value)| token(text, key) == Some(value))
}

/// The filter without what this column says, and with the answer at this place.
fn with_answer(text: &str, offers: &[Offer], place: Option<usize>) -> String {
    let mut next = text.to_owned();
    for (_, key, value) in offers {
        // A key that several columns share is taken away only where this one has set it.
        if !matches!(*key, "is" | "has") || token(&next, key) == Some(value) {
            next = with_token(&next, key, None);
        }
    }
    match place.and_then(|place| offers.get(place)) {
        Some((_, key, value)) => with_token(&next, key, Some(value)),
        None => next,
    }
}

/// The words of the filter that are no tokens.
fn words(text: &str) -> String {
    chunks(text).into_iter().filter(|chunk| term(chunk).is_none()).collect::<Vec<_>>().join(" ")
}

/// The filter with other words.
fn with_words(text: &str, words: &str) -> String {
    let tokens = chunks(text).into_iter().filter(|chunk| term(chunk).is_some());
    tokens.chain((!words.trim().is_empty()).then(|| words.trim())).collect::<Vec<_>>().join(" ")
}

impl People {
    /// Draws the row.
    pub(super) fn filter_row(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        area: Rect,
        ground: &Ground,
    ) {
        let tokens = cx.tokens;
        ui.painter().rect_filled(area, 0.0, tokens.surface2);
        let right = area.with_min_x((area.left() + ground.sticky).min(area.right()));
        let mut moving = ui.new_child(UiBuilder::new().id_salt("filters").max_rect(right));
        moving.set_clip_rect(right.intersect(ui.clip_rect()));
        let sign = Rect::from_center_size(pos2(area.left() + TICK / 2.0, area.center().y), Vec2::splat(14.0));
        icon(ui.painter(), sign, Icon::Filter, if cx.filter.is_on() { tokens.accent } else { tokens.muted });
        for (column, left, width) in self.spans() {
            let sticky = column == Column::Name;
            let from = if sticky { area.left() } else { ground.origin.x };
            let place = Rect::from_min_size(pos2(from + left, area.top()), vec2(width, area.height()));
            let ui = if sticky { &mut *ui } else { &mut moving };
            let Some(way) = way(cx, column).filter(|_| ui.clip_rect().intersects(place)) else { continue };
            let field = place.shrink2(vec2(4.0, 4.0));
            match way {
                Way::Menu(offers) => menu(ui, cx, out, field, column, &offers),
                Way::Words | Way::Text(_) => self.words(ui, cx, out, field, column, &way),
            }
        }
        ui.painter().hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, tokens.ctl));
    }

    fn words(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        out: &mut Outbox,
        area: Rect,
        column: Column,
        way: &Way,
    ) {
        let text = cx.filter.text();
        let id = Id::unique("filter by").with(column);
        let said = match way {
            Way::Text(key) => token(text, key).unwrap_or_default().to_owned(),
            _ => words(text),
        };
        let mut typed = match &self.filtering {
            Some((held, typed)) if *held == column => typed.clone(),
            _ => said.clone(),
        };
        let used = !said.is_empty();
        let focused = ui.memory(|memory| memory.has_focus(id));
        ground(ui, cx, area, used, focused);
        let cross = if used { 20.0 } else { 0.0 };
        let inner = area.with_max_x(area.right() - cross).shrink2(vec2(6.0, 0.0));
        // A field is never lower than a control: it is centred on its frame, not hung into it.
        let inner = Rect::from_center_size(inner.center(), vec2(inner.width(), gap::CONTROL));
        let color = if used { cx.tokens.accent } else { cx.tokens.text };
        let field = TextEdit::singleline(&mut typed)
            .id(id)
            .frame(Frame::NONE)
            .font(fonts::regular(12.0))
            .text_color(color)
            .align(Align2::LEFT_CENTER)
            .min_size(inner.size())
            .hint_text(egui::RichText::new(column.name()).font(fonts::regular(12.0)).color(cx.tokens.muted))
            .desired_width(inner.width());
        let response = ui.put(inner, field);
        let name = format!("Filter by {}", column.name().to_lowercase());
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        let mut next = response.changed().then(|| typed.trim().to_owned());
        if used && clear(ui, cx, area, &name) {
            next = Some(String::new());
            typed.clear();
        }
        if let Some(next) = next {
            let next = match way {
                Way::Text(key) => with_token(text, key, Some(next.as_str()).filter(|next| !next.is_empty())),
                _ => with_words(text, &next),
            };
            out.ask(Request::Filter(next));
        }
        if response.has_focus() {
            self.filtering = Some((column, typed));
        } else if response.lost_focus() {
            self.filtering = None;
        }
    }
}

fn menu(ui: &Ui, cx: &Context<'_>, out: &mut Outbox, area: Rect, column: Column, offers: &[Offer]) {
    let text = cx.filter.text();
    let tokens = cx.tokens;
    let place = chosen(text, offers);
    // Another value than those offered may have been typed into the filter.
    let other = offers
        .first()
        .filter(|(_, key, _)| !matches!(*key, "is" | "due"))
        .and_then(|(_, key, _)| token(text, key));
    let said = place.map(|place| offers[place].0.clone()).or_else(|| other.map(readable));
    let id = Id::unique("filter by").with(column);
    let response = ui.interact(area, id, Sense::click());
    let name = format!("Filter by {}", column.name().to_lowercase());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, &name);
        info.current_text_value = Some(said.clone().unwrap_or_else(|| "Any".to_owned()));
        info
    });
    ground(ui, cx, area, said.is_some(), response.has_focus());
    let color = if said.is_some() { tokens.accent } else { tokens.muted };
    let cut = said.is_some() && area.width() > 40.0;
    if area.width() > 40.0 {
        let at = pos2(area.left() + 6.0, area.center().y);
        let words = said.as_deref().unwrap_or("Any");
        widgets::write(ui, at, Align2::LEFT_CENTER, words, fonts::regular(12.0), color, area.width() - 26.0);
    }
    if !cut {
        let at = if area.width() > 40.0 { area.right() - 11.0 } else { area.center().x };
        let arrow = Rect::from_center_size(pos2(at, area.center().y), Vec2::splat(12.0));
        icon(ui.painter(), arrow, Icon::ChevronDown, color);
    }
    Popup::menu(&response).width(180.0).show(|ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            if choice(ui, "Any", Role::MenuItemRadio, said.is_none()).clicked() {
                out.ask(Request::Filter(with_answer(text, offers, None)));
            }
            for (at, (words, ..)) in offers.iter().enumerate() {
                if choice(ui, words, Role::MenuItemRadio, place == Some(at)).clicked() {
                    out.ask(Request::Filter(with_answer(text, offers, Some(at))));
                }
            }
        });
    });
    if cut && clear(ui, cx, area, &name) {
        out.ask(Request::Filter(with_answer(text, offers, None)));
    }
}

fn ground(ui: &Ui, cx: &Context<'_>, area: Rect, used: bool, focused: bool) {
    let tokens = cx.tokens;
    let fill = if used { tokens.accent_soft } else { tokens.surface };
    let rim = match (focused, used) {
        (true, _) => tokens.focus_ring(),
        (false, true) => Stroke::new(1.0, tokens.accent),
        (false, false) => Stroke::new(1.0, tokens.ctl),
    };
    ui.painter().rect(area, radius::CONTROL, fill, rim, StrokeKind::Inside);
}

/// A cross at the end of a field that is in use.
fn clear(ui: &Ui, cx: &Context<'_>, area: Rect, name: &str) -> bool {
    let place = area.with_min_x(area.right() - 24.0);
    let response = ui.interact(place, Id::unique("clear").with(name), Sense::CLICK);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Clear: {}", name.to_lowercase())));
    let sign = Rect::from_center_size(place.center(), Vec2::splat(gap::M));
    icon(ui.painter(), sign, Icon::Close, cx.tokens.accent);
    response.clicked()
}

/// A value as it is said to people.
fn readable(value: &str) -> String {
    value.replace(">=", "≥ ").replace("<=", "≤ ").replace('>', "> ").replace('<', "< ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_replaces_its_own_token_and_leaves_the_others() {
        let next: Vec<Offer> =
            vec![("Overdue".into(), "is", "overdue".into()), ("Soon".into(), "due", "<7d".into())];
        let text = "is:advocate due:<30d nurse";
        let soon = with_answer(text, &next, Some(1));
        assert_eq!(chosen(&soon, &next), Some(1));
        assert!(soon.contains("is:advocate") && soon.contains("nurse") && !soon.contains("<30d"), "{soon}");
        let none = with_answer(&soon, &next, None);
        assert!(chosen(&none, &next).is_none() && none.contains("is:advocate"), "{none}");
        assert_eq!(words("stance:resistant two words"), "two words");
        assert_eq!(with_words("stance:resistant two words", ""), "stance:resistant");
    }
}
