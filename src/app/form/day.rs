//! How is a day typed and picked?
//!
//! People write *3 Dec*, *3 December 2026*, *3.12.*, *2026-12-03*, *today*, *fri* or *+14*. Without a year the day is
//! the one nearest to today. A calendar stands behind the field for those who would rather look.

use crate::app::fonts::{medium, regular};
use crate::app::icons::Icon;
use crate::app::theme::{self, gap, radius, size, tokens};
use crate::app::widgets::{Button, ground, icon_button, write};
use egui::{
    Align, Align2, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// As a day stands in its field.
pub(in crate::app) fn said(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// The same without the year where it is this year's.
pub(in crate::app) fn short(day: Date, today: Date) -> String {
    let format = if day.year() == today.year() { "%-d %b" } else { "%-d %b %Y" };
    day.strftime(format).to_string()
}

/// The day that was meant, if one was.
pub(in crate::app) fn read(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    match text.as_str() {
        "today" => return Some(today),
        "tomorrow" => return today.tomorrow().ok(),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    if let Some(days) = text.strip_prefix('+') {
        let days: i64 = days.trim().parse().ok()?;
        return today.checked_add(Span::new().try_days(days).ok()?).ok();
    }
    if let Some(place) = WEEKDAYS.iter().position(|name| text.len() >= 3 && name.starts_with(&text)) {
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()?;
        return today.nth_weekday(1, weekday).ok();
    }
    let dotted = text.contains('.');
    let parts: Vec<&str> = text.split([' ', ',', '.']).map(ordinal).filter(|part| !part.is_empty()).collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(year)),
        _ => return None,
    };
    let year = match year {
        Some(year) => Some(year.parse::<i16>().ok().map(|year| if year < 100 { 2000 + year } else { year })?),
        None => None,
    };
    let named = |day: &str, month: &str| Some((day.parse::<i8>().ok()?, month_of(month)?));
    let numbered = || Some((day.parse::<i8>().ok()?, month.parse::<i8>().ok()?)).filter(|_| dotted);
    let (day, month) = named(day, month).or_else(|| named(month, day)).or_else(numbered)?;
    match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => nearest(day, month, today),
    }
}

/// *3rd* is 3; a month that begins with the same letters stays.
fn ordinal(part: &str) -> &str {
    let number = part.trim_end_matches(|c: char| c.is_alphabetic());
    if !number.is_empty() && matches!(&part[number.len()..], "st" | "nd" | "rd" | "th") {
        number
    } else {
        part
    }
}

fn month_of(text: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|name| text.len() >= 3 && name.starts_with(text))?;
    i8::try_from(place + 1).ok()
}

/// The day of this month that is nearest to today.
fn nearest(day: i8, month: i8, today: Date) -> Option<Date> {
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|date| (*date - today).get_days().abs())
}

/// A button with a calendar behind it. Returns the day that was just picked.
pub(super) fn calendar(ui: &mut Ui, id: Id, name: &str, value: Option<Date>, today: Date) -> Option<Date> {
    let colors = tokens(ui);
    let button = icon_button(ui, &colors, Icon::Calendar, &format!("Calendar: {}", name.to_lowercase()));
    behind(ui, id, &button, value, today)
}

/// The calendar behind a button of your own. Returns the day that was just picked.
pub(in crate::app) fn behind(
    ui: &Ui,
    id: Id,
    button: &Response,
    value: Option<Date>,
    today: Date,
) -> Option<Date> {
    let month = id.with("month");
    let mut picked = None;
    let menu = Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(240.0);
    let shown = menu.show(|ui| {
        let opened = ui.data(|data| data.get_temp::<Date>(month)).is_none();
        let start = value.unwrap_or(today).first_of_month();
        let mut first = ui.data(|data| data.get_temp::<Date>(month)).unwrap_or(start);
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        ui.set_width(7.0 * 32.0 + 8.0);
        let turn = head(ui, first);
        if let Ok(next) = first.checked_add(turn.months()) {
            first = next.first_of_month();
        }
        ui.data_mut(|data| data.insert_temp(month, first));
        let chosen = value.unwrap_or(today);
        picked = days(ui, first, value, today, opened.then_some(chosen));
        ui.add_space(gap::XS);
        if Button::link("Today").ui(ui).clicked() {
            picked = Some(today);
        }
        if picked.is_some() {
            ui.close();
        }
    });
    if shown.is_none() || picked.is_some() {
        ui.data_mut(|data| data.remove::<Date>(month));
    }
    picked
}

/// The month with arrows at its sides; how many months to turn.
fn head(ui: &mut Ui, first: Date) -> i64 {
    let colors = tokens(ui);
    let mut turn = 0;
    ui.horizontal(|ui| {
        ui.add_space(gap::S);
        ui.label(theme::name(first.strftime("%B %Y").to_string()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            turn += i64::from(icon_button(ui, &colors, Icon::ChevronRight, "Next month").clicked());
            turn -= i64::from(icon_button(ui, &colors, Icon::ChevronLeft, "Month before").clicked());
        });
    });
    ui.input_mut(|input| {
        turn += i64::from(input.consume_key(Modifiers::NONE, Key::PageDown));
        turn -= i64::from(input.consume_key(Modifiers::NONE, Key::PageUp));
    });
    turn
}

/// Six weeks, Monday first. `focus` has the keyboard.
fn days(ui: &mut Ui, first: Date, value: Option<Date>, today: Date, focus: Option<Date>) -> Option<Date> {
    let colors = tokens(ui);
    ui.horizontal(|ui| {
        ui.add_space(gap::XS);
        for name in ["M", "T", "W", "T", "F", "S", "S"] {
            let (area, _) = ui.allocate_exact_size(vec2(32.0, 18.0), Sense::hover());
            let font = medium(size::MICRO);
            write(ui, area.center(), Align2::CENTER_CENTER, name, font, colors.muted, 32.0);
        }
    });
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let mut picked = None;
    for week in 0..6 {
        ui.horizontal(|ui| {
            ui.add_space(gap::XS);
            for place in 0..7 {
                let Ok(day) = first.checked_add((week * 7 + place - before).days()) else { continue };
                let (area, response) = ui.allocate_exact_size(vec2(32.0, gap::CONTROL), Sense::click());
                let on = value == Some(day);
                let name = day.strftime("%-d %B %Y").to_string();
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
                if focus == Some(day) {
                    response.request_focus();
                }
                ground(ui, &colors, &response, area, on);
                if day == today {
                    let rim = Stroke::new(1.0, colors.ctl);
                    ui.painter().rect_stroke(area.shrink(1.0), radius::CONTROL, rim, StrokeKind::Inside);
                }
                let outside = day.month() != first.month();
                let (font, color) = match (on, outside) {
                    (true, _) => (medium(size::CONTROL), colors.accent),
                    (false, true) => (regular(size::CONTROL), colors.ctl),
                    (false, false) => (regular(size::CONTROL), colors.text),
                };
                let number = day.day().to_string();
                write(ui, area.center(), Align2::CENTER_CENTER, &number, font, color, 32.0);
                if response.clicked() {
                    picked = Some(day);
                }
            }
        });
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = date(2026, 11, 22); // a Sunday
        for (text, wanted) in [
            ("2026-12-03", Some(date(2026, 12, 3))),
            ("3 Dec", Some(date(2026, 12, 3))),
            ("Dec 3", Some(date(2026, 12, 3))),
            ("3rd december 2027", Some(date(2027, 12, 3))),
            ("3.12.", Some(date(2026, 12, 3))),
            ("25.11.2026", Some(date(2026, 11, 25))),
            ("1 mar 27", Some(date(2027, 3, 1))),
            ("5 Jan", Some(date(2027, 1, 5))),
            ("20 Oct", Some(date(2026, 10, 20))),
            ("today", Some(today)),
            ("+14", Some(date(2026, 12, 6))),
            ("fri", Some(date(2026, 11, 27))),
            ("sunday", Some(date(2026, 11, 29))),
            ("31 Feb", None),
            ("3/12/2026", None),
            ("3 12", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(read(text, today), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let today = date(2026, 11, 22);
        for day in [today, date(2024, 2, 29), date(2031, 5, 31)] {
            assert_eq!(read(&said(day), today), Some(day));
        }
    }
}
