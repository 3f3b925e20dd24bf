//! Which picture stands for a kind of action, a way of reaching people and a state of an action?
//!
//! *Invariants:* a picture never stands alone: the word is beside it, in its tooltip or its accessible name.

use super::icons::{Icon, icon};
use super::theme::Tokens;
use crate::model::action::{ActionKind, ActionStatus};
use crate::model::stakeholder::Channel;
use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

/// The picture of a kind of action.
pub(super) const fn kind(kind: ActionKind) -> Icon {
    match kind {
        ActionKind::Conversation => Icon::Chat,
        ActionKind::OneToOne => Icon::People,
        ActionKind::Workshop => Icon::Present,
        ActionKind::Demo => Icon::Screen,
        ActionKind::Briefing => Icon::Megaphone,
        ActionKind::Email => Icon::Mail,
        ActionKind::Newsletter => Icon::File,
        ActionKind::Training => Icon::Cap,
        ActionKind::Pilot => Icon::Compass,
        ActionKind::Thanks => Icon::Heart,
        ActionKind::Celebrate => Icon::Flag,
        ActionKind::Other => Icon::Calendar,
    }
}

/// The picture of a way of reaching people.
pub(super) const fn channel(channel: Channel) -> Icon {
    match channel {
        Channel::Meeting => Icon::People,
        Channel::Call => Icon::Phone,
        Channel::Email => Icon::Mail,
        Channel::Chat => Icon::Chat,
        Channel::Intranet => Icon::Globe,
        Channel::Video => Icon::Video,
        Channel::Event => Icon::Calendar,
        Channel::Other => Icon::Dots,
    }
}

/// How an action stands on a day, as it is shown: *overdue* is a planned one whose day has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// As its state says.
    As(ActionStatus),
    /// Still to be done although its day has passed.
    Overdue,
}

impl Standing {
    /// For people.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::As(status) => status.name(),
            Self::Overdue => "Overdue",
        }
    }
}

/// The glyph of a state, 12 across: planned an open ring, sent half full, heard full, done a tick on a disc, overdue an
/// exclamation mark, dropped a cross.
pub(super) fn standing(painter: &Painter, middle: Pos2, standing: Standing, tokens: &Tokens) {
    const RADIUS: f32 = 5.0;
    let disc = |color| painter.circle_filled(middle, RADIUS, color);
    match standing {
        Standing::As(ActionStatus::Planned) => {
            painter.circle_stroke(middle, RADIUS - 0.75, Stroke::new(1.5, tokens.ctl));
        }
        Standing::As(ActionStatus::Sent) => {
            let arc = (0..=24).map(|step| {
                let turn = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * step as f32 / 24.0;
                middle + RADIUS * Vec2::angled(turn)
            });
            painter.add(Shape::convex_polygon(arc.collect(), tokens.accent, Stroke::NONE));
            painter.circle_stroke(middle, RADIUS - 0.75, Stroke::new(1.5, tokens.accent));
        }
        Standing::As(ActionStatus::Heard) => {
            disc(tokens.ok);
        }
        Standing::As(ActionStatus::Done) => {
            disc(tokens.muted);
            let tick = Rect::from_center_size(middle, Vec2::splat(8.0));
            icon(painter, tick, Icon::Check, tokens.surface);
        }
        Standing::As(ActionStatus::Dropped) => {
            icon(painter, Rect::from_center_size(middle, Vec2::splat(11.0)), Icon::Close, tokens.muted);
        }
        Standing::Overdue => {
            disc(tokens.danger);
            let stroke = Stroke::new(1.6, tokens.surface);
            painter.line_segment([middle - vec2(0.0, 3.0), middle + vec2(0.0, 0.6)], stroke);
            painter.circle_filled(middle + vec2(0.0, 2.8), 0.95, tokens.surface);
        }
    }
}
