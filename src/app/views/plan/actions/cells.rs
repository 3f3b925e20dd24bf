//! How is each cell of an action painted?

use super::columns::Column;
use super::order::Order;
use super::values;
use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::signs::{self, Standing};
use crate::app::{fonts, widgets};
use crate::model::Action;
use crate::model::action::ActionStatus;
use egui::{Color32, FontId, Rect, Ui, Vec2, pos2};

/// Where words begin in the column of the action, behind its picture.
pub(super) const BEHIND: f32 = 36.0;
/// Where words begin otherwise.
pub(super) const SIDE: f32 = 8.0;

/// A cell to be painted.
pub(super) struct Paint<'a> {
    pub(super) ui: &'a Ui,
    pub(super) cx: &'a Context<'a>,
    pub(super) order: &'a Order,
    pub(super) action: &'a Action,
    pub(super) area: Rect,
    pub(super) selected: bool,
}

impl Paint<'_> {
    /// Paints the cell; true where its words were cut off or say less than they could.
    pub(super) fn cell(&self, column: Column) -> bool {
        let (tokens, document) = (self.cx.tokens, self.cx.document);
        let plain = fonts::regular(13.0);
        match column {
            Column::Title => {
                let at = pos2(self.area.left() + 20.0, self.area.center().y);
                let repeats = self.action.repeat.is_some();
                let sign = if repeats { Icon::Repeat } else { signs::kind(self.action.kind) };
                let soft = self.soft();
                icon(self.ui.painter(), Rect::from_center_size(at, Vec2::splat(16.0)), sign, soft);
                let (font, color) =
                    if self.is_over() { (plain, soft) } else { (fonts::medium(13.0), tokens.text) };
                self.word(BEHIND, &self.action.title, font, color)
            }
            Column::Audience => {
                let words = values::audience(document, &self.action.audience, 3).replace("; ", ", ");
                self.or_nothing(&words, tokens.text) || self.action.audience.stakeholders.len() > 3
            }
            Column::Owner => {
                let Some(owner) = self.action.owner else { return self.nobody() };
                let whole = values::text(document, self.action, column);
                let fits = widgets::galley(self.ui, &whole, plain.clone(), tokens.text, f32::INFINITY);
                if fits.size().x <= self.area.width() - SIDE - 4.0 {
                    return self.word(SIDE, &whole, plain, tokens.text);
                }
                self.word(SIDE, self.order.short(owner), plain, tokens.text);
                true
            }
            Column::Channel => self.or_nothing(&values::text(document, self.action, column), self.soft()),
            Column::Due => self.due(),
            Column::Starts => {
                let words = self.action.starts.map(|day| values::near(day, self.cx.today));
                self.or_nothing(&words.unwrap_or_default(), tokens.text)
            }
            Column::Status => self.status(),
            Column::Hours => {
                let words = self.action.hours.map(|hours| format!("{hours} h"));
                self.or_nothing(&words.unwrap_or_default(), tokens.text)
            }
            _ => self.or_nothing(&values::text(document, self.action, column), tokens.text),
        }
    }

    /// Nothing is left to do.
    fn is_over(&self) -> bool {
        matches!(self.action.status, ActionStatus::Done | ActionStatus::Dropped)
    }

    /// The colour of second text; on a selected row everything is `text`.
    fn soft(&self) -> Color32 {
        if self.selected { self.cx.tokens.text } else { self.cx.tokens.muted }
    }

    fn word(&self, left: f32, text: &str, font: FontId, color: Color32) -> bool {
        let color = if self.is_over() { self.soft() } else { color };
        let galley = widgets::galley(self.ui, text, font, color, self.area.width() - left - 4.0);
        let at = pos2(self.area.left() + left, self.area.center().y - galley.size().y / 2.0);
        let cut = galley.elided;
        self.ui.painter().galley(at, galley, color);
        cut
    }

    fn or_nothing(&self, text: &str, color: Color32) -> bool {
        if text.is_empty() {
            return self.word(SIDE, "–", fonts::regular(13.0), self.soft());
        }
        self.word(SIDE, text, fonts::regular(13.0), color)
    }

    /// An open action without an owner is to be looked at.
    fn nobody(&self) -> bool {
        let tokens = self.cx.tokens;
        if self.is_over() {
            return self.word(SIDE, "–", fonts::regular(13.0), self.soft());
        }
        let color = if self.selected { tokens.text } else { tokens.warn };
        self.word(SIDE, "Nobody", fonts::regular(13.0), color)
    }

    fn due(&self) -> bool {
        let tokens = self.cx.tokens;
        let words = match (&self.action.repeat, self.action.due) {
            (Some(repeat), _) => {
                self.word(SIDE, &values::rhythm(repeat), fonts::regular(13.0), tokens.text);
                return true;
            }
            (None, Some(due)) => values::near(due, self.cx.today),
            (None, None) => return self.word(SIDE, "–", fonts::regular(13.0), self.soft()),
        };
        if values::standing(self.action, self.cx.today) == Standing::Overdue {
            let color = if self.selected { tokens.text } else { tokens.danger };
            return self.word(SIDE, &words, fonts::semibold(13.0), color);
        }
        self.word(SIDE, &words, fonts::regular(13.0), tokens.text)
    }

    fn status(&self) -> bool {
        let tokens = self.cx.tokens;
        let standing = values::standing(self.action, self.cx.today);
        let at = pos2(self.area.left() + 13.0, self.area.center().y);
        signs::standing(self.ui.painter(), at, standing, tokens);
        let (font, color) = match standing {
            Standing::Overdue if !self.selected => (fonts::semibold(12.0), tokens.danger),
            Standing::Overdue => (fonts::semibold(12.0), tokens.text),
            Standing::As(_) => (fonts::regular(12.0), tokens.text),
        };
        self.word(24.0, standing.name(), font, color)
    }
}
