//! Which slides does a plan make?

use super::LARGER;
use super::blocks::{Piece, pieces};
use crate::report::{Block, Report};
use egui::{Ui, Vec2};

/// Where a slide's words begin.
pub(super) const TOP: f32 = 40.0;
/// Between two pieces.
pub(super) const BETWEEN: f32 = 14.0;
/// What a title takes, with the line below it.
const HEAD: f32 = 28.0 * LARGER * 1.25 + 8.0 + 4.0 + 24.0;

/// One slide.
pub(super) enum Slide {
    /// The first one.
    Title(Title),
    /// Influence and interest.
    Grid,
    /// Who is tied to whom.
    Network,
    /// A section of the plan, or a part of one.
    Words {
        /// Its title.
        title: String,
        /// What is on it.
        pieces: Vec<Piece>,
    },
}

/// What stands on the first slide.
pub(super) struct Title {
    pub(super) name: String,
    pub(super) lead: String,
    pub(super) below: String,
}

/// The title, what stands at the front of the plan, the pictures, then each section; what does not fit on one slide
/// goes on on the next. O(length of the plan).
pub(super) fn slides(ui: &Ui, report: Report, room: Vec2) -> Vec<Slide> {
    let below = if report.organisation.is_empty() {
        crate::report::long(report.date)
    } else {
        format!("{} · {}", report.organisation, crate::report::long(report.date))
    };
    let title = Title { name: report.title, lead: report.lead, below };
    let mut slides = vec![Slide::Title(title)];
    words(ui, &mut slides, "In short", report.front, room);
    slides.extend([Slide::Grid, Slide::Network]);
    for section in report.sections {
        words(ui, &mut slides, section.title, section.blocks, room);
    }
    slides
}

fn words(ui: &Ui, slides: &mut Vec<Slide>, title: &str, blocks: Vec<Block>, room: Vec2) {
    let side = (room.x * 0.06).max(24.0);
    let (width, most) = (room.x - 2.0 * side, room.y - TOP - HEAD - 16.0);
    let (mut page, mut used, mut first) = (Vec::new(), 0.0, true);
    let mut turn = |page: &mut Vec<Piece>| {
        if !page.is_empty() {
            let title =
                if std::mem::take(&mut first) { title.to_owned() } else { format!("{title} (continued)") };
            slides.push(Slide::Words { title, pieces: std::mem::take(page) });
        }
    };
    for piece in pieces(blocks) {
        let height = piece.height(ui, width) + BETWEEN;
        // A heading does not stand alone at the foot.
        let needed = if piece.is_heading() { height + 80.0 } else { height };
        if used + needed > most && !page.is_empty() {
            turn(&mut page);
            used = 0.0;
        }
        used += height;
        page.push(piece);
    }
    turn(&mut page);
}
