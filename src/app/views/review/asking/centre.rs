//! Where is this person now?

use super::{Asking, Step};
use crate::app::context::Context;
use crate::app::fonts::{medium, regular, semibold};
use crate::app::theme::{self, gap, size};
use crate::app::widgets::slider::rating_box;
use crate::app::widgets::{self, Button, choice_button, paint_badge, person_mark};
use crate::model::assessment::ReasonKind;
use crate::model::{Engagement, Initiative, StakeholderId};
use crate::plan::raters::first_name;
use egui::{
    Align, Align2, Frame, Key, Layout, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Width of the questions, in points.
const WIDTH: f32 = 592.0;

impl Asking {
    /// The question about one person; where to go from here.
    pub(super) fn centre(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<Step> {
        let person = self.person()?;
        let mut step = self.foot(ui, cx);
        let body = ui.available_rect_before_wrap();
        let low = body.height() < 560.0;
        ScrollArea::vertical().id_salt(("question", person)).auto_shrink([false, false]).show(ui, |ui| {
            let width = WIDTH.min(body.width() - 32.0);
            let side = ((body.width() - width) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(if low { gap::S } else { 48.0 });
                    self.head(ui, cx, person, low);
                    ui.add_space(if low { gap::M } else { 28.0 });
                    let first = first_name(cx.document, person);
                    let words = match self.by {
                        Some(_) => format!("How do you see {first}?"),
                        None => format!("Where is {first} now?"),
                    };
                    centred(ui, RichText::new(words).font(semibold(size::H2)).color(cx.tokens.text));
                    ui.add_space(gap::M);
                    if self.by.is_some() {
                        self.ratings(ui, cx);
                    }
                    self.stances(ui, cx, person);
                    if self.by.is_none() {
                        step = step.or(self.why(ui, cx));
                    }
                    ui.add_space(gap::M);
                });
            });
        });
        step
    }

    fn head(&self, ui: &mut Ui, cx: &Context<'_>, person: StakeholderId, low: bool) {
        let Some(record) = cx.document.stakeholders.get(&person) else { return };
        let side = if low { 40.0 } else { 72.0 };
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), side + 4.0), Sense::hover());
        let mark = Rect::from_center_size(area.center(), Vec2::splat(side));
        // A second rater is not to be led by a stance.
        let said = self.said(cx, person).filter(|_| self.by.is_none());
        person_mark(ui.painter(), mark, record, said, cx.tokens);
        ui.add_space(gap::S);
        centred(ui, theme::display(&record.name).color(cx.tokens.text));
        let communities = record.communities.keys().filter_map(|id| cx.document.communities.get(id));
        let names: Vec<&str> =
            record.role.as_deref().into_iter().chain(communities.map(|one| one.name.as_str())).collect();
        centred(ui, theme::body(names.join(" · ")).color(cx.tokens.muted));
    }

    /// A second rater's influence and interest.
    fn ratings(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let line =
            |of: fn(&Initiative) -> u32| cx.current().map_or(50, |(_, change)| of(change).min(100) as u8);
        let lines = [line(|one| one.influence_line.get()), line(|one| one.interest_line.get())];
        for (name, value, line) in [
            ("Influence", &mut self.draft.influence, lines[0]),
            ("Interest", &mut self.draft.interest, lines[1]),
        ] {
            let picked = ui
                .horizontal(|ui| {
                    let (area, _) = ui.allocate_exact_size(vec2(88.0, gap::CONTROL), Sense::hover());
                    widgets::write(
                        ui,
                        area.left_center(),
                        Align2::LEFT_CENTER,
                        name,
                        regular(size::BODY),
                        cx.tokens.text,
                        84.0,
                    );
                    rating_box(ui, name, *value, line)
                })
                .inner;
            if let Some(rating) = picked {
                *value = Some(rating);
                self.draft.touched = true;
            }
            ui.add_space(gap::S);
        }
        ui.add_space(gap::S);
    }

    /// Five answers side by side.
    fn stances(&mut self, ui: &mut Ui, cx: &Context<'_>, person: StakeholderId) {
        let tokens = cx.tokens;
        let last = self.said(cx, person).and_then(|said| said.engagement_now).filter(|_| self.by.is_none());
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), 126.0), Sense::hover());
        let width = (whole.width() - 4.0 * gap::S) / 5.0;
        for (place, stance) in Engagement::ALL.iter().copied().enumerate() {
            let left = whole.left() + place as f32 * (width + gap::S);
            let area = Rect::from_min_size(pos2(left, whole.top()), vec2(width, 104.0));
            let response = ui.interact(area, ui.scope_id().with(("answer", stance.id())), Sense::click());
            let on = self.draft.stance == Some(stance);
            response
                .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, stance.name()));
            if response.clicked() {
                self.choose(stance);
            }
            let fill = if on {
                tokens.stance_tint(stance)
            } else if response.hovered() {
                tokens.accent_soft
            } else {
                tokens.surface
            };
            let rim = if on { Stroke::new(2.0, tokens.stance(stance)) } else { Stroke::new(1.0, tokens.ctl) };
            ui.painter().rect(area, 4.0, fill, rim, StrokeKind::Inside);
            if response.has_focus() {
                ui.painter().rect_stroke(area.expand(3.0), 5.0, tokens.focus_ring(), StrokeKind::Inside);
            }
            let x = area.center().x;
            paint_badge(ui.painter(), pos2(x, area.top() + 32.0), 14.0, stance, true, tokens);
            widgets::write(
                ui,
                pos2(x, area.top() + 63.0),
                Align2::CENTER_CENTER,
                stance.name(),
                medium(size::BODY),
                tokens.text,
                width,
            );
            let cap = Rect::from_center_size(pos2(x, area.top() + 87.0), vec2(20.0, 18.0));
            ui.painter().rect(cap, 3.0, tokens.surface2, Stroke::new(1.0, tokens.ctl), StrokeKind::Inside);
            let key = (place + 1).to_string();
            widgets::write(
                ui,
                cap.center(),
                Align2::CENTER_CENTER,
                &key,
                medium(size::MICRO),
                tokens.muted,
                20.0,
            );
            if last == Some(stance) {
                let at = pos2(x, whole.bottom() - 10.0);
                widgets::write(
                    ui,
                    at,
                    Align2::CENTER_CENTER,
                    "last time",
                    regular(size::SMALL),
                    tokens.muted,
                    width,
                );
            }
        }
    }

    /// Why they resist, and what changed it. Enter in the line goes on.
    fn why(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<Step> {
        let tokens = cx.tokens;
        let caption = |ui: &mut Ui, words: &str| {
            let (area, _) = ui.allocate_exact_size(vec2(112.0, 36.0), Sense::hover());
            widgets::write(
                ui,
                area.left_center(),
                Align2::LEFT_CENTER,
                words,
                medium(size::CONTROL),
                tokens.text,
                112.0,
            );
        };
        ui.add_space(gap::S);
        if self.draft.stance == Some(Engagement::Resistant) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = gap::S;
                caption(ui, "Because it is");
                for kind in ReasonKind::ALL {
                    let word = match kind {
                        ReasonKind::Unknown => "Unknown",
                        ReasonKind::Ambiguous => "Ambiguous",
                        ReasonKind::Manner => "The manner",
                        ReasonKind::RealLoss => "A real loss",
                        ReasonKind::Other => "Other",
                    };
                    let on = self.draft.reason == Some(*kind);
                    if choice_button(ui, tokens, on, word).clicked() {
                        self.draft.reason = if on { None } else { Some(*kind) };
                        self.draft.touched = true;
                    }
                }
            });
            ui.add_space(gap::S);
        }
        let mut step = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap::S;
            caption(ui, "What changed it?");
            let id = ui.scope_id().with("cause");
            let field = TextEdit::singleline(&mut self.draft.cause)
                .id(id)
                .frame(Frame::new().inner_margin(Margin::symmetric(10, 8)))
                .font(regular(size::CONTROL))
                .min_size(vec2(0.0, 36.0))
                .align(Align2::LEFT_CENTER)
                .hint_text(theme::table("One line, if something did").color(tokens.muted))
                .desired_width(ui.available_width());
            let response = ui.add(field).accessible_name("What changed it?");
            let rim = if response.has_focus() { tokens.focus_ring() } else { Stroke::new(1.0, tokens.ctl) };
            ui.painter().rect_stroke(response.rect, 4.0, rim, StrokeKind::Inside);
            self.draft.touched |= response.changed();
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                step = Some(Step::Next);
            }
        });
        ui.add_space(gap::XS);
        ui.horizontal(|ui| {
            ui.add_space(120.0);
            let words = "One line, no blame. It stays private: plans for others never contain it.";
            ui.add(egui::Label::new(theme::small(words).color(tokens.muted)).wrap());
        });
        step
    }

    /// The four ways on, at the foot.
    fn foot(&self, ui: &mut Ui, cx: &Context<'_>) -> Option<Step> {
        let mut step = None;
        let frame = Frame::new().fill(cx.tokens.app).inner_margin(Margin::symmetric(16, 12));
        Panel::bottom("ways on").frame(frame).resizable(false).show(ui, |ui| {
            let side = ((ui.available_width() - WIDTH) / 2.0).max(0.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap::S;
                ui.add_space(side);
                let mut button = |ui: &mut Ui, button: Button<'_>, to: Step| {
                    if button.ui(ui).clicked() {
                        step = Some(to);
                    }
                };
                if self.at > 0 {
                    button(ui, Button::outlined("Back").keys("Shift+Enter"), Step::Back);
                }
                button(ui, Button::outlined("Skip").keys("S"), Step::Skip);
                if self.by.is_none() {
                    button(ui, Button::outlined("No change").keys("Space"), Step::Same);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(side);
                    button(ui, Button::primary("Next person").help("Enter"), Step::Next);
                });
            });
        });
        step
    }
}

/// One line in the middle, or more where it does not fit.
fn centred(ui: &mut Ui, text: RichText) {
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add(egui::Label::new(text).wrap());
    });
}
