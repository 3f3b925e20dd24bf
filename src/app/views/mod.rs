//! Which views are there?

mod advocates;
mod dashboard;
mod grid;
mod network;
mod people;
mod plan;
mod review;

pub(super) use network::Offer;
pub use network::{Areas, Choice, Colour, Size};

use super::context::Context;
use super::icons::Icon;
use super::request::Outbox;
use super::selection::Selection;
use egui::{Key, KeyboardShortcut, Modifiers, Ui, Vec2, vec2};

/// The arrow keys, and where they point.
const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, vec2(-1.0, 0.0)),
    (Key::ArrowRight, vec2(1.0, 0.0)),
    (Key::ArrowUp, vec2(0.0, -1.0)),
    (Key::ArrowDown, vec2(0.0, 1.0)),
];

/// A view. The struct is the view's state: camera, sort column, open sections. It changes no document.
pub(in crate::app) trait View {
    /// Draws itself and asks for what the user did.
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox);

    /// Whether a key is for the view and so must not run a command: it is being typed into.
    fn takes(&self, _keys: &KeyboardShortcut) -> bool {
        false
    }

    /// Who does not fit the filter is always hidden here, never dimmed.
    fn hides(&self) -> bool {
        false
    }

    /// It needs the whole width, so that the inspector is shown beside it only when it is asked for.
    fn is_wide(&self) -> bool {
        false
    }

    /// It has its own place for details, whatever the width, so that the inspector is shown only when it is asked for.
    fn is_full(&self) -> bool {
        false
    }

    /// Shows or hides the row of filters, where there is one.
    fn filter_row(&mut self) {}

    /// Shows everything.
    fn fit(&mut self) {}

    /// What to do there just now, for the status bar; else it shows the view's usual hint.
    fn hint(&self) -> Option<String> {
        None
    }

    /// How many there are of what the view shows, for the status bar; else how many people and ties there are.
    fn counts(&self) -> Option<String> {
        None
    }

    /// Takes Esc: true where it ended something of the view, so that the selection stays.
    fn escape(&mut self) -> bool {
        false
    }

    /// Lets the arrow keys re-rate the selected people, or no longer.
    fn rate(&mut self) {}

    /// Shows the selected people as large as they fit.
    fn fit_selection(&mut self) {}

    /// Shows the picture in its own size.
    fn actual_size(&mut self) {}

    /// Looks at who is selected and those within so many ties; the same once more, or no steps, looks at everybody.
    fn focus(&mut self, _selection: &Selection, _steps: u8) {}

    /// Follows a choice of how the network is shown.
    fn choose(&mut self, _choice: Choice) {}

    /// Shows one of its parts, by its place.
    fn show_part(&mut self, _place: usize) {}

    /// Begins to ask how everybody stands, or lets a second rater answer.
    fn review(&mut self, _second: bool) {}

    /// A question of its own is open, so that single letters are no commands.
    fn asks(&self) -> bool {
        false
    }
}

/// An entry of the rail.
pub struct ViewKind {
    /// Stable: `view.grid`.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// One sentence.
    pub help: &'static str,
    /// What to do there, for the status bar.
    pub hint: &'static str,
    /// Its picture in the rail.
    pub icon: Icon,
    /// Its key.
    pub shortcut: KeyboardShortcut,
    /// Makes it.
    pub(in crate::app) make: fn() -> Box<dyn View>,
}

const fn digit(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// Every view, in the order of the rail.
pub const VIEWS: &[ViewKind] = &[
    ViewKind {
        id: "view.grid",
        name: "Grid",
        help: "Influence and interest of everybody in this initiative",
        hint: "Drag somebody to re-rate them, or use Ctrl+arrows",
        icon: Icon::Grid,
        shortcut: digit(Key::Num1),
        make: || Box::new(grid::Grid::default()),
    },
    ViewKind {
        id: "view.network",
        name: "Network",
        help: "Who is tied to whom",
        hint: "Drag from the ring at a person's edge to tie them, or press T",
        icon: Icon::Network,
        shortcut: digit(Key::Num2),
        make: || Box::new(network::Network::default()),
    },
    ViewKind {
        id: "view.people",
        name: "People",
        help: "Everybody in a table",
        hint: "Type to overwrite, F2 edits, a click on a heading sorts",
        icon: Icon::People,
        shortcut: digit(Key::Num3),
        make: || Box::new(people::People::default()),
    },
    ViewKind {
        id: "view.dashboard",
        name: "Dashboard",
        help: "How this initiative stands, and what needs attention",
        hint: "A click on a number shows who or what stands behind it",
        icon: Icon::Dashboard,
        shortcut: digit(Key::Num4),
        make: || Box::new(dashboard::Dashboard::default()),
    },
    ViewKind {
        id: "view.advocates",
        name: "Advocates",
        help: "Who could carry this initiative to each community, and why",
        hint: "On a card: L keeps, X leaves out, S swaps",
        icon: Icon::Star,
        shortcut: digit(Key::Num5),
        make: || Box::new(advocates::Advocates::default()),
    },
    ViewKind {
        id: "view.plan",
        name: "Plan",
        help: "What is done, for whom, by whom and when; what is said, and what was heard",
        hint: "Enter edits, Ctrl+Enter opens, N adds, Alt+arrows move in time",
        icon: Icon::Plan,
        shortcut: digit(Key::Num6),
        make: || Box::new(plan::Plan::default()),
    },
    ViewKind {
        id: "view.review",
        name: "Review",
        help: "Who moved since the last time, and what made the difference",
        hint: "The arrow keys move the two days that are compared",
        icon: Icon::Review,
        shortcut: digit(Key::Num7),
        make: || Box::new(review::Reviews::default()),
    },
];
