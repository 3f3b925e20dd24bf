//! What can be done next with a change: where to get its people from, and where to go on?

use crate::app::context::Context;
use crate::app::dialogs::{Bringing, Dialog};
use crate::app::fonts::medium;
use crate::app::icons::{Icon, icon};
use crate::app::inspector::parts;
use crate::app::request::{Outbox, Request};
use crate::app::theme::{gap, size};
use crate::app::widgets::{self, ground};
use crate::model::{InitiativeId, Key};
use egui::{Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Three ways to begin with nobody.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, id: InitiativeId, out: &mut Outbox) {
    ui.add_space(gap::S);
    ui.label(RichText::new("Three ways to begin").font(crate::app::fonts::semibold(size::CONTROL)));
    let other = cx
        .document
        .initiatives
        .keys()
        .filter(|other| **other != id)
        .max_by_key(|other| cx.document.assessments_of(**other).count());
    let people = cx.document.stakeholders.len();
    if people > 0 {
        let (word, sentence) = match other {
            Some(other) => {
                let count = cx.document.assessments_of(*other).count();
                let name = cx.document.name(Key::Initiative(*other));
                let sentence = format!("Bring in some of the {count} people of {name}.");
                ("From your other initiative", sentence)
            }
            None => ("From this map", format!("Bring in some of the {people} people of this map.")),
        };
        if way(ui, cx, Icon::People, word, &sentence) {
            out.ask(Request::Ask(Dialog::Bring(Box::new(Bringing::from(other.copied())))));
        }
    } else if way(ui, cx, Icon::Person, "One by one", "They wait in the tray until you rate them.") {
        out.ask(Request::Run("people.add"));
    }
    let sentence = "Paste the invitation’s “To:” line; names and addresses are read.";
    if way(ui, cx, Icon::Chat, "From a meeting", sentence) {
        out.ask(Request::Run("people.paste"));
    }
    if way(
        ui,
        cx,
        Icon::Import,
        "From a file",
        "A register saved as CSV, or a network from Gephi, yEd, Kumu or Pajek.",
    ) {
        out.ask(Request::Run("file.import"));
    }
}

/// Where to go on once there are people.
pub(super) fn go_on(ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
    ui.add_space(gap::M);
    for (sign, word, command, sentence) in [
        (Icon::Plus, "Add a person", "people.add", "They wait in the tray until you rate them."),
        (
            Icon::Community,
            "Communities of this map…",
            "communities.edit",
            "Name them, count them, merge doubles.",
        ),
        (
            Icon::Export,
            "Export the plan…",
            "file.export",
            "Made for its reader, with nothing that they should not see.",
        ),
    ] {
        if way(ui, cx, sign, word, sentence) {
            out.ask(Request::Run(command));
        }
    }
}

/// A picture, words that are clicked, and a sentence below them.
fn way(ui: &mut Ui, cx: &Context<'_>, sign: Icon, word: &str, sentence: &str) -> bool {
    ui.add_space(gap::XS);
    let left = 28.0;
    let text =
        widgets::galley(ui, word, medium(size::CONTROL), cx.tokens.accent, ui.available_width() - left);
    let (area, response) = ui.allocate_exact_size(vec2(left + text.size().x, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word));
    ground(ui, cx.tokens, &response, area.expand2(vec2(4.0, 0.0)), false);
    let place = Rect::from_center_size(pos2(area.left() + 8.0, area.center().y), Vec2::splat(16.0));
    icon(ui.painter(), place, sign, cx.tokens.accent);
    ui.painter().galley(
        pos2(area.left() + left, area.center().y - text.size().y / 2.0),
        text,
        cx.tokens.accent,
    );
    parts::low(ui, left, sentence);
    response.clicked()
}
