//! Which fields do the readers see: all, some, counts, nothing?
//!
//! *Invariants:* the same rows in the same order for every audience, so that they can be compared by eye. What a row says
//! comes from the audience table itself.

use super::parts;
use super::state::{Exporting, What};
use crate::app::App;
use crate::app::fonts::{medium, regular};
use crate::app::icons::{Icon, icon};
use crate::app::theme::{Tokens, gap, radius, size};
use crate::app::widgets::{self, ground};
use crate::share::{
    Addition, Audience, CONTACT, ENGAGEMENT, Level, REPORTING, Rule, TACTICS, every_leaf, rule, tie_rule,
};
use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Height of a row.
const ROW: f32 = 23.0;

/// A row: fields that belong together.
struct Row {
    name: &'static str,
    paths: &'static [&'static str],
    addition: Option<&'static Addition>,
}

const ROWS: [Row; 13] = [
    Row {
        name: "Why, dates, checkpoints, promise",
        paths: &["initiative.why", "initiative.checkpoints.date", "initiative.promise"],
        addition: None,
    },
    Row {
        name: "Communities, head-count, coverage",
        paths: &["community.name", "community.headcount", "initiative.affected.impact"],
        addition: None,
    },
    Row {
        name: "Names and roles",
        paths: &["stakeholder.name", "stakeholder.role", "stakeholder.organisation"],
        addition: None,
    },
    Row { name: "Advocates", paths: &["assessment.advocacy.state"], addition: None },
    Row {
        name: "Influence and interest",
        paths: &["assessment.influence", "assessment.interest"],
        addition: None,
    },
    Row { name: "Engagement wanted", paths: &["assessment.engagement_wanted"], addition: None },
    Row { name: "Engagement now", paths: &["assessment.engagement_now"], addition: Some(&ENGAGEMENT) },
    Row { name: "Actions, messages", paths: &["action.title", "message.title"], addition: None },
    Row {
        name: "Risks, tags, team notes",
        paths: &["initiative.risks.text", "stakeholder.tags", "stakeholder.team_note"],
        addition: None,
    },
    Row {
        name: "Tactics, needs, outcomes",
        paths: &["action.purpose", "action.need_met", "action.outcome"],
        addition: Some(&TACTICS),
    },
    Row {
        name: "E-mail, phone",
        paths: &["stakeholder.email", "stakeholder.phone"],
        addition: Some(&CONTACT),
    },
    Row { name: "Reporting lines", paths: &[], addition: Some(&REPORTING) },
    Row {
        name: "Motives, notes, reasons",
        paths: &["assessment.motivators.safety.note", "stakeholder.note", "assessment.reason.text"],
        addition: None,
    },
];

/// How much of a row is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    All,
    Some,
    Counts,
    Nothing,
}

impl Seen {
    const fn icon(self) -> Icon {
        match self {
            Self::All => Icon::Check,
            Self::Some | Self::Counts => Icon::HalfDisc,
            Self::Nothing => Icon::Close,
        }
    }

    /// As it is read aloud.
    const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Some => "some",
            Self::Counts => "counts only",
            Self::Nothing => "left out",
        }
    }
}

/// What stands in a row.
struct Said {
    name: &'static str,
    seen: Seen,
    /// Which of it, at the right.
    detail: &'static str,
    /// What can be added there, and whether it was.
    offer: Option<(&'static Addition, bool)>,
}

impl Row {
    fn rules(&self, audience: Audience, levels: &[(String, Level)]) -> Vec<Rule> {
        if self.paths.is_empty() {
            return vec![tie_rule(Level::Shareable, audience)];
        }
        let known = self.paths.iter().filter_map(|path| levels.iter().find(|(leaf, _)| leaf == path));
        known.map(|(path, level)| rule(path, *level, audience)).collect()
    }

    fn said(&self, audience: Audience, open: &Exporting, levels: &[(String, Level)]) -> Said {
        let rules = self.rules(audience, levels);
        let added = self.addition.is_some_and(|one| open.added().contains(&one));
        let offer = self.addition.filter(|one| one.audience == audience).map(|one| (one, added));
        let seen_of = |rule: &Rule| match rule {
            Rule::Shown => Seen::All,
            Rule::Counts => Seen::Counts,
            Rule::Hidden => Seen::Nothing,
            Rule::Added(_) if added => Seen::All,
            Rule::Added(_) => Seen::Nothing,
            Rule::Own | Rule::Named | Rule::Consented | Rule::Entries => Seen::Some,
        };
        let mut seen = rules.first().map_or(Seen::Nothing, seen_of);
        if rules.iter().any(|rule| seen_of(rule) != seen) {
            seen = Seen::Some;
        }
        let mut detail = match rules.first() {
            Some(Rule::Named) if audience == Audience::Everyone => "owner, sponsor, agreed",
            Some(Rule::Named) => "whom plans name",
            Some(Rule::Consented) => "if they agreed",
            Some(Rule::Own) => "their own",
            Some(Rule::Counts) => "counts of 5 or more",
            _ => "",
        };
        // Which actions there are at all is no matter of their fields.
        match (self.paths.first(), audience) {
            (Some(&"action.title"), Audience::Everyone) => (seen, detail) = (Seen::Some, "public ones"),
            (Some(&"action.title"), Audience::Card(_) | Audience::Access(_)) => {
                (seen, detail) = (Seen::Some, "with them");
            }
            (Some(&"initiative.risks.text"), Audience::Sponsor) => detail = "risks",
            (Some(&"initiative.risks.text"), Audience::Everyone) => detail = "tags for all",
            (Some(&"initiative.risks.text"), Audience::Team) => detail = "tags by level",
            (Some(&"initiative.risks.text"), Audience::Card(_) | Audience::Access(_)) => detail = "their own",
            (Some(&"community.name"), Audience::Card(_)) => (seen, detail) = (Seen::Some, "their own"),
            _ => {}
        }
        if audience == Audience::Me {
            (seen, detail) = (Seen::All, "");
        }
        Said { name: self.name, seen, detail, offer }
    }
}

/// The list; what can be added is pressed.
pub(super) fn ui(app: &App, ui: &mut Ui, tokens: &Tokens, open: &mut Exporting) {
    let audience = open.audience();
    parts::caption(ui, tokens, heading(open, audience));
    ui.add_space(2.0);
    let levels = every_leaf();
    let changed_here = !app.document().about.field_levels.is_empty();
    let mut pressed = None;
    ScrollArea::vertical().id_salt("fields").auto_shrink([false, true]).show(ui, |ui| {
        for row in &ROWS {
            let said = row.said(audience, open, &levels);
            if one(ui, tokens, &said) {
                pressed = said.offer.map(|(addition, _)| addition);
            }
        }
        if !app.document().about.custom_fields.is_empty() {
            let (seen, detail) = match audience {
                Audience::Me | Audience::Access(_) => (Seen::All, ""),
                Audience::Card(_) => (Seen::Nothing, ""),
                _ => (Seen::Some, "by their level"),
            };
            one(ui, tokens, &Said { name: "Fields of your own", seen, detail, offer: None });
        }
        ui.add_space(5.0);
        legend(ui, tokens);
        if changed_here {
            ui.add_space(4.0);
            let words = "Some fields are more or less private in this map than usual.";
            parts::words(ui, words, tokens.muted);
        }
    });
    if let Some(addition) = pressed {
        if !open.include.remove(addition.id) {
            open.include.insert(addition.id);
        }
        open.changed();
    }
}

const fn heading(open: &Exporting, audience: Audience) -> &'static str {
    match (open.what, audience) {
        (What::Backup, _) => "What the backup holds",
        (_, Audience::Everyone) => "What everyone will see",
        (_, Audience::Sponsor) => "What the sponsor will see",
        (_, Audience::Team) => "What the team will see",
        (_, Audience::Card(_) | Audience::Access(_)) => "What they will see",
        (_, Audience::Me) => "What you will see",
    }
}

/// One row; true where it was pressed.
fn one(ui: &mut Ui, tokens: &Tokens, said: &Said) -> bool {
    let sense = if said.offer.is_some() { Sense::click() } else { Sense::hover() };
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let added = said.offer.is_some_and(|(_, added)| added);
    let detail = match said.offer {
        Some((_, true)) => "added by you",
        Some((_, false)) => "can be added",
        None => said.detail,
    };
    let spoken = if detail.is_empty() || detail == said.seen.word() {
        format!("{}: {}", said.name, said.seen.word())
    } else {
        format!("{}: {}, {detail}", said.name, said.seen.word())
    };
    response.widget_info(|| match said.offer {
        Some((_, added)) => WidgetInfo::selected(Role::CheckBox, true, added, &spoken),
        None => WidgetInfo::labeled(Role::Label, true, &spoken),
    });
    if added {
        ui.painter().rect_filled(area, radius::CONTROL, tokens.warn_soft);
    }
    if said.offer.is_some() {
        ground(ui, tokens, &response, area, false);
    }
    let color = match (added, said.seen) {
        (true, _) => tokens.warn,
        (_, Seen::All) => tokens.ok,
        (_, Seen::Some | Seen::Counts) => tokens.accent,
        (_, Seen::Nothing) => tokens.muted,
    };
    sign(ui, pos2(area.left() + 14.0, area.center().y), said.seen, color);
    let ink = match (added, said.seen) {
        (true, _) => tokens.warn,
        (_, Seen::Nothing) => tokens.muted,
        _ => tokens.text,
    };
    let right = pos2(area.right() - 6.0, area.center().y);
    let quiet = match said.offer {
        Some((_, true)) => tokens.warn,
        Some((_, false)) => tokens.accent,
        None => tokens.muted,
    };
    let end = widgets::write(ui, right, Align2::RIGHT_CENTER, detail, regular(size::SMALL), quiet, 160.0);
    let at = pos2(area.left() + 30.0, area.center().y);
    let font = if added { medium(size::CONTROL) } else { regular(size::CONTROL) };
    let width = end.left() - gap::S - at.x;
    widgets::write(ui, at, Align2::LEFT_CENTER, said.name, font, ink, width);
    ui.painter().hline(area.x_range(), area.bottom(), tokens.hairline(ui));
    let pressed = response.clicked();
    if let Some((addition, added)) = said.offer {
        let help = match (added, addition.needs_reason) {
            (true, _) => "Press to leave it out again",
            (false, true) => "Press to add it for these readers, with a reason",
            (false, false) => "Press to add it for these readers",
        };
        response.on_hover_text(help);
    }
    pressed
}

fn sign(ui: &Ui, at: egui::Pos2, seen: Seen, color: egui::Color32) {
    if seen == Seen::Counts {
        let font = crate::app::fonts::semibold(size::CONTROL);
        widgets::write(ui, at, Align2::CENTER_CENTER, "Σ", font, color, 16.0);
    } else {
        icon(ui.painter(), Rect::from_center_size(at, Vec2::splat(14.0)), seen.icon(), color);
    }
}

fn legend(ui: &mut Ui, tokens: &Tokens) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let mut left = area.left() + 8.0;
    let signs = [
        (Seen::Counts, "counts only", tokens.accent),
        (Seen::Some, "some", tokens.accent),
        (Seen::Nothing, "left out, no trace", tokens.muted),
    ];
    for (seen, words, color) in signs {
        sign(ui, pos2(left, area.center().y), seen, color);
        let at = pos2(left + 12.0, area.center().y);
        let font = regular(size::SMALL);
        let said = widgets::write(ui, at, Align2::LEFT_CENTER, words, font, tokens.muted, 140.0);
        left = said.right() + gap::L + 4.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_for_fields_that_there_are() {
        let levels = every_leaf();
        for row in &ROWS {
            for path in row.paths {
                assert!(levels.iter().any(|(leaf, _)| leaf == path), "{path} is no field");
            }
        }
    }

    #[test]
    fn rows_say_what_the_table_says() {
        let levels = every_leaf();
        let seen = |name: &str, audience: Audience, open: &Exporting| {
            let row = ROWS.iter().find(|row| row.name == name).expect("the row is there");
            row.said(audience, open, &levels).seen
        };
        let open = Exporting::new();
        assert_eq!(seen("Engagement now", Audience::Everyone, &open), Seen::Nothing);
        assert_eq!(seen("Engagement now", Audience::Sponsor, &open), Seen::Counts);
        assert_eq!(seen("Engagement now", Audience::Team, &open), Seen::Nothing);
        assert_eq!(seen("Engagement now", Audience::Me, &open), Seen::All);
        assert_eq!(seen("Names and roles", Audience::Everyone, &open), Seen::Some);
        assert_eq!(seen("Motives, notes, reasons", Audience::Team, &open), Seen::Nothing);
        let mut team = Exporting::new();
        team.read_by(super::super::state::Reader::Of(Audience::Team));
        team.include.insert("engagement");
        assert_eq!(seen("Engagement now", Audience::Team, &team), Seen::All);
    }
}
