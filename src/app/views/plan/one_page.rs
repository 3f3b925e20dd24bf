//! How does the plan look on one page, to each of its readers? The sheet itself, as it would be written.
//!
//! *Invariants:* the same pages as in the export. What is chosen here is for looking only: an export begins with everyone.

use super::Part;
use crate::app::context::Context;
use crate::app::dialogs::{Dialog, Exporting};
use crate::app::fonts::regular;
use crate::app::icons::Icon;
use crate::app::publishing::{Made, Order, Publisher, file_name};
use crate::app::request::{Outbox, Request};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::{self, Button};
use crate::export::pdf::Paper;
use crate::layout::Arranged;
use crate::share::{Audience, Choices};
use egui::{
    Align, Align2, Color32, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Who can be looked for, and as which word.
const READERS: [(Audience, &str); 4] = [
    (Audience::Everyone, "Everyone"),
    (Audience::Sponsor, "Sponsor"),
    (Audience::Team, "Team"),
    (Audience::Me, "Only me"),
];

/// This part of the plan.
#[derive(Default)]
pub(super) struct OnePage {
    reader: usize,
    publisher: Publisher,
    waiting: bool,
    said: Option<String>,
}

impl OnePage {
    fn audience(&self) -> Audience {
        READERS.get(self.reader).map_or_else(Audience::default, |(audience, _)| *audience)
    }

    fn order(&self, cx: &Context<'_>) -> Option<Order> {
        let (initiative, record) = cx.current()?;
        let made = Made::Report("one-page");
        let audience = self.audience();
        Some(Order {
            made,
            format: "pdf",
            list: "",
            initiative: Some(initiative),
            audience,
            choices: Choices::default(),
            paper: Paper::A4,
            scale: 1,
            file: file_name(&record.name, made, "", "pdf", audience, cx.today),
            today: cx.today,
            withheld: None,
        })
    }

    /// What is said under the sheet.
    fn follow_words(&mut self) {
        let draft = self.publisher.draft().filter(|_| !self.waiting);
        self.said = draft.and_then(|draft| {
            if let Some(trouble) = &draft.trouble {
                return Some(trouble.clone());
            }
            match draft.stopped.as_slice() {
                [] => draft.proof.as_ref().map(|proof| proof.verdict(draft.order.audience)),
                [one] => Some(format!("{} names {}, whom they may not see", one.place, one.name)),
                several => Some(format!("{} texts name people whom they may not see", several.len())),
            }
        });
    }
}

impl Part for OnePage {
    fn toolbar(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let narrow = ui.available_width() < 430.0;
        if !narrow {
            ui.label(theme::small("As seen by").color(cx.tokens.muted));
        }
        let words = READERS.map(|(_, word)| word);
        if let Some(chosen) = widgets::segments(ui, &words, self.reader) {
            self.reader = chosen;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let help = "Choose for whom, and write it as a file";
            let compact = ui.available_width() < 110.0;
            if Button::flat("Export…").icon(Icon::Export).compact(compact).help(help).ui(ui).clicked() {
                out.ask(Request::Ask(Dialog::Export(Box::new(Exporting::new()))));
            }
        });
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let tokens = cx.tokens;
        let whole = ui.available_rect_before_wrap();
        ui.painter().rect_filled(whole, 0.0, tokens.app);
        let Some(order) = self.order(cx) else {
            let words = "The plan on one page shows a change to those who carry it.";
            if widgets::empty_state(ui, tokens, "No initiative yet", words, "New initiative") {
                out.ask(Request::Run("initiative.add"));
            }
            return;
        };
        let own = || Arranged {
            sorted: cx.destinations.len(),
            places: cx.destinations.clone(),
            grounds: cx.grounds.to_vec(),
        };
        self.publisher.follow(ui.ctx(), cx.document, cx.revision, &order, own);
        self.waiting = !self.publisher.is_ready(&order, cx.revision);
        self.follow_words();
        let area = whole.shrink2(vec2(gap::XL, gap::L));
        let room = area.with_max_y(area.bottom() - 28.0);
        let foot = pos2(area.center().x, area.bottom() - 8.0);
        let words = if self.waiting { "Preparing…" } else { self.said.as_deref().unwrap_or_default() };
        let font = regular(size::SMALL);
        let said = widgets::write(ui, foot, Align2::CENTER_CENTER, words, font, tokens.muted, area.width());
        let line = ui.interact(said, ui.scope_id().with("said"), Sense::hover());
        line.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
        let Some(printed) = self.publisher.draft().and_then(|draft| draft.shown.printed().cloned()) else {
            return;
        };
        let (width, height) = printed.size(0);
        let fit = (room.width() / width.max(1.0)).min(room.height() / height.max(1.0));
        let page = Rect::from_center_size(room.center(), vec2(width, height) * fit);
        let shadow = tokens.shadow().as_shape(page, 0.0);
        ui.painter().add(shadow);
        ui.painter().rect_filled(page, 0.0, Color32::WHITE);
        let dots = (page.width() * ui.pixels_per_point()).round().clamp(1.0, 4000.0) as u32;
        if let Some(texture) = self.publisher.page(ui.ctx(), 0, dots) {
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), page, all, Color32::WHITE);
        }
        ui.painter().rect_stroke(page, 0.0, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
        let response = ui.interact(page, ui.scope_id().with("sheet"), Sense::hover());
        let name = format!("The plan on one page, as seen by: {}", order.audience.name());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }

    fn counts(&self) -> Option<String> {
        Some(format!("For {}", self.audience().name().to_lowercase()))
    }

    fn hint(&self) -> Option<String> {
        Some("The sheet as it will be written; Ctrl+E exports it".to_owned())
    }
}
