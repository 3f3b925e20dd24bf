//! How is a number, a day or a word typed, and what is said where it is none?

use super::{Place, Wrong, day, is_typing};
use crate::app::widgets::field::{LineBox, Typed};
use crate::model::field::{Kind, Value};
use egui::Ui;
use jiff::civil::Date;

/// A field of one line that takes only what its kind can hold; anything else stays in it, red, with the reason.
pub(super) fn typed(ui: &mut Ui, place: Place<'_>, kind: Kind, value: &Value) -> Option<Value> {
    let wrong = Wrong(place.id.with("not read"));
    let said = written(value);
    let narrow = matches!(kind, Kind::Rating | Kind::Whole { .. } | Kind::Number);
    let most = match kind {
        _ if narrow => Some(72.0_f32),
        Kind::Date => Some((ui.available_width() - 36.0).clamp(84.0, 112.0)),
        _ => None,
    };
    let field = LineBox {
        id: place.id,
        name: place.name,
        hint: hint(kind),
        wrong: wrong.is_set(ui),
        width: most.map(|most| most.min(ui.available_width())),
        number: narrow,
    };
    let mut given = None;
    let today = place.names.today;
    ui.vertical(|ui| {
        let typed = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let typed = field.ui(ui, &said);
            if kind == Kind::Date {
                let now = if let Value::Date(day) = value { Some(*day) } else { None };
                given = day::calendar(ui, place.id, place.name, now, today).map(Value::Date);
            }
            typed
        });
        if let Some(text) = typed.inner {
            match read(kind, text.trim(), today) {
                Ok(next) => {
                    wrong.clear(ui);
                    given = Some(next);
                }
                Err(reason) => {
                    wrong.set(ui, reason);
                    Typed::keep(ui, place.id, text);
                }
            }
        } else if !is_typing(ui, place.id) {
            wrong.clear(ui);
        }
        wrong.tell(ui);
    });
    given.filter(|next| next != value)
}

const fn hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "3 Dec",
        Kind::Rating => "0–100",
        _ => "",
    }
}

/// A value as it is typed.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Whole(whole) => whole.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => day::said(*date),
        _ => String::new(),
    }
}

/// What the text means to a field of this kind, or what is wrong with it. An empty text is an empty value.
pub(super) fn read(kind: Kind, text: &str, today: Date) -> Result<Value, String> {
    if text.is_empty() {
        return Ok(Value::Empty);
    }
    let whole = |least: u32, most: u32| {
        let range = || format!("“{text}” is no whole number from {least} to {most}");
        let number = text.parse::<u32>().map_err(|_| range())?;
        if (least..=most).contains(&number) { Ok(Value::Whole(number)) } else { Err(range()) }
    };
    match kind {
        Kind::Rating => whole(0, 100),
        Kind::Whole { least, most } => whole(least, most),
        Kind::Number => number(text).ok_or_else(|| format!("“{text}” is no number of 0 or more")),
        Kind::Date => day::read(text, today).map(Value::Date).ok_or_else(|| {
            format!("“{text}” is no day: write it as {} or {today}", day::short(today, today))
        }),
        Kind::Custom => {
            Ok(exact_day(text).or_else(|| number(text)).unwrap_or_else(|| Value::Text(text.to_owned())))
        }
        _ => Ok(Value::Text(text.to_owned())),
    }
}

/// A comma before the decimals is understood too.
fn number(text: &str) -> Option<Value> {
    let number = text.replace(',', ".").parse::<f64>().ok()?;
    (number.is_finite() && number >= 0.0).then_some(Value::Number(number))
}

/// A day where a text could be meant as well: as it is written by this program, no shorter.
fn exact_day(text: &str) -> Option<Value> {
    let day = day::read(text, Date::default())?;
    (text == day::said(day) || text == day.to_string()).then_some(Value::Date(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn text_is_read_as_its_kind_or_refused_with_a_reason() {
        for (kind, text, wanted) in [
            (Kind::Rating, "45", Some(Value::Whole(45))),
            (Kind::Rating, "101", None),
            (Kind::Rating, "-1", None),
            (Kind::Whole { least: 1, most: 5 }, "5", Some(Value::Whole(5))),
            (Kind::Whole { least: 1, most: 5 }, "0", None),
            (Kind::Number, "2,5", Some(Value::Number(2.5))),
            (Kind::Number, "NaN", None),
            (Kind::Date, "2026-11-25", Some(Value::Date(date(2026, 11, 25)))),
            (Kind::Date, "25 Nov", Some(Value::Date(date(2026, 11, 25)))),
            (Kind::Date, "25/11/2026", None),
            (Kind::Custom, "2026-11-25", Some(Value::Date(date(2026, 11, 25)))),
            (Kind::Custom, "25 Nov 2026", Some(Value::Date(date(2026, 11, 25)))),
            (Kind::Custom, "25 Nov", Some(Value::Text("25 Nov".to_owned()))),
            (Kind::Custom, "12", Some(Value::Number(12.0))),
            (Kind::Custom, "B wing", Some(Value::Text("B wing".to_owned()))),
            (Kind::Line, "", Some(Value::Empty)),
        ] {
            let said = read(kind, text, date(2026, 11, 22));
            assert_eq!(said.clone().ok(), wanted, "{kind:?} {text}");
            if let Err(reason) = said {
                assert!(reason.contains(text), "{reason}");
            }
        }
    }
}
