//! Does a text that may be shared name somebody who may not be named, or hold a word that should be left out?
//!
//! *Invariants:* it is a gentle word beside the text, never a stop: whoever writes decides.

use crate::app::context::Context;
use crate::app::icons::{Icon, icon};
use crate::app::search::folded;
use crate::app::theme::{self, gap, radius};
use crate::model::{Document, InitiativeId};
use crate::share::{Audience, Choices, HiddenNames, disclose};
use egui::{Frame, Label, Margin, Rect, Sense, Ui, Vec2, pos2, vec2};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whom a text that anyone may read must not name.
fn hidden(document: &Document, initiative: Option<InitiativeId>, _: Date) -> HiddenNames {
    let copy = disclose(&Arc::new(document.clone()), initiative, Audience::Everyone, &Choices::default());
    copy.map(|copy| copy.hidden_names(document)).unwrap_or_default()
}

/// What a text should rather not hold.
pub(super) struct Slips {
    names: Arc<HiddenNames>,
    avoid: Vec<(String, Vec<String>)>,
}

impl Slips {
    pub(super) fn of(ui: &Ui, cx: &Context<'_>, avoid: &BTreeSet<String>) -> Self {
        let names = cx.judgement.ask(cx, ui.ctx(), "names in messages", hidden).value.unwrap_or_default();
        let avoid =
            avoid.iter().map(|word| (word.clone(), words(word))).filter(|(_, words)| !words.is_empty());
        Self { names, avoid: avoid.collect() }
    }

    /// One sentence for each slip in the text.
    pub(super) fn find(&self, text: &str) -> Vec<String> {
        let names: BTreeSet<String> = self.names.in_text(text).into_iter().collect();
        let mut found: Vec<String> = names
            .into_iter()
            .map(|name| format!("{name} may not be named to everyone: say the role instead"))
            .collect();
        let text = words(text);
        for (word, parts) in &self.avoid {
            // *Tickets* is *ticket* too.
            let same = |(here, wanted): (&String, &String)| {
                here.strip_suffix('s').unwrap_or(here) == wanted.strip_suffix('s').unwrap_or(wanted)
            };
            if text.windows(parts.len()).any(|window| window.iter().zip(parts).all(same)) {
                found.push(format!("“{word}” is a word to leave out"));
            }
        }
        found
    }
}

/// Folded words, without what stands between them.
fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The sentences, below the text that they are about.
pub(super) fn tell(ui: &mut Ui, slips: &[String]) {
    let tokens = theme::tokens(ui);
    for slip in slips {
        let frame = Frame::new().fill(tokens.warn_soft).corner_radius(radius::CONTROL);
        frame.inner_margin(Margin::symmetric(6, 4)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = gap::XS;
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (area, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
                let place = Rect::from_center_size(pos2(area.center().x, area.center().y), Vec2::splat(13.0));
                icon(ui.painter(), place, Icon::Warning, tokens.warn);
                ui.add(Label::new(theme::small(slip).color(tokens.warn)).wrap());
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_leave_out_are_found_as_words() {
        let avoid = ["ticket", "resource pool"];
        let slips = Slips {
            names: Arc::default(),
            avoid: avoid.iter().map(|word| ((*word).to_owned(), words(word))).collect(),
        };
        for (text, count) in [
            ("Open a ticket.", 1),
            ("No more Tickets!", 1),
            ("The cricketer's ticketing", 0),
            ("a resource-pool and a ticket", 2),
            ("a pool of resources", 0),
            ("", 0),
        ] {
            assert_eq!(slips.find(text).len(), count, "{text}");
        }
    }
}
