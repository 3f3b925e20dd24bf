//! What can be done with the network: how it is arranged and looked at.

use super::table::{NONE, always, key, with_people, with_person};
use super::{Command, Menu, Run};
use crate::app::App;
use crate::app::views::{Areas, Choice, Colour, Offer, Size};
use crate::layout::{LAYOUTS, Layout};
use egui::{Key, Modifiers};
use std::sync::LazyLock;

/// The ids of the commands that arrange the network, in the order of the layouts.
static ARRANGE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let id = |layout: &Layout| match layout.id {
        "spread" => "network.arrange".to_owned(),
        other => format!("network.arrange-{other}"),
    };
    LAYOUTS.iter().map(id).collect()
});

/// The id of the command that arranges the network in this way.
pub(in crate::app) fn arrange_id(layout: &Layout) -> &'static str {
    let place = LAYOUTS.iter().position(|other| other.id == layout.id);
    place.and_then(|place| ARRANGE.get(place)).map_or("network.arrange", String::as_str)
}

/// One command for each way to arrange people.
pub(super) fn arranging() -> impl Iterator<Item = Command> {
    LAYOUTS.iter().map(|layout| Command {
        id: arrange_id(layout),
        name: layout.name,
        help: layout.help,
        synonyms: "layout arrange network tidy",
        menu: Menu::Map,
        shortcut: None,
        enabled: with_somebody,
        run: Run::Arrange(layout),
    })
}

/// The ids and names of the commands that choose how the network is shown.
struct Showing {
    id: String,
    name: String,
    help: &'static str,
    synonyms: &'static str,
    choice: Choice,
}

static SHOWING: LazyLock<Vec<Showing>> = LazyLock::new(|| {
    let size = |offer: Offer<Size>| Showing {
        id: format!("network.size-{}", offer.id),
        name: format!("Size by {}", offer.name.to_lowercase()),
        help: offer.help,
        synonyms: "network measure large small centrality",
        choice: Choice::Size(offer.value),
    };
    let colour = |offer: Offer<Colour>| Showing {
        id: format!("network.colour-{}", offer.id),
        name: format!("Colour by {}", offer.name.to_lowercase()),
        help: offer.help,
        synonyms: "network measure color centrality heat",
        choice: Choice::Colour(offer.value),
    };
    let areas = |offer: Offer<Areas>| Showing {
        id: format!("network.areas-{}", offer.id),
        name: format!("Areas: {}", offer.name.to_lowercase()),
        help: offer.help,
        synonyms: "network communities clusters hulls modularity",
        choice: Choice::Areas(offer.value),
    };
    let sizes = Size::offers().into_iter().map(size);
    let colours = Colour::offers().into_iter().map(colour);
    sizes.chain(colours).chain(Areas::offers().map(areas)).collect()
});

/// One command for each way to size and colour people, and for each kind of areas.
pub(super) fn showing() -> impl Iterator<Item = Command> {
    SHOWING.iter().map(|showing| Command {
        id: &showing.id,
        name: &showing.name,
        help: showing.help,
        synonyms: showing.synonyms,
        menu: Menu::Palette,
        shortcut: None,
        enabled: with_somebody,
        run: Run::Choose(showing.choice),
    })
}

fn with_somebody(app: &App) -> Result<(), &'static str> {
    if app.session.document().stakeholders.is_empty() { Err("Nobody is on the map yet") } else { Ok(()) }
}

/// The others.
pub(super) const NETWORK: &[Command] = &[
    Command {
        id: "network.marks",
        name: "Mark who stands between others",
        help: "Mark bridges, who holds others together, and ties that are the only ones; again for no marks",
        synonyms: "network brokers bridges articulation cut points fragile",
        menu: Menu::View,
        shortcut: None,
        enabled: with_somebody,
        run: Run::Choose(Choice::Marks),
    },
    Command {
        id: "network.all-ties",
        name: "Show all ties",
        help: "Show ties of every kind and strength",
        synonyms: "network filter kinds strength reset",
        menu: Menu::View,
        shortcut: None,
        enabled: with_somebody,
        run: Run::Choose(Choice::AllTies),
    },
    Command {
        id: "network.stop-measuring",
        name: "Stop measuring",
        help: "Stop working out measures and groups of the network; what is known stays",
        synonyms: "cancel analysis",
        menu: Menu::Palette,
        shortcut: None,
        enabled: |app| app.analyses.doing().map(|_| ()).ok_or("Nothing is being worked out"),
        run: Run::Do(App::stop_measuring),
    },
    Command {
        id: "view.focus",
        name: "Focus",
        help: "Show the selected person with their neighbours, the others faintly; again for everybody",
        synonyms: "spotlight neighbourhood around",
        menu: Menu::View,
        shortcut: key(NONE, Key::Period),
        enabled: with_person,
        run: Run::Do(App::focus_on_selected),
    },
    Command {
        id: "view.fit-selection",
        name: "Zoom to selection",
        help: "Show the selected people as large as they fit",
        synonyms: "camera",
        menu: Menu::View,
        shortcut: key(Modifiers::SHIFT, Key::Num2),
        enabled: with_people,
        run: Run::Do(App::fit_selection),
    },
    Command {
        id: "view.actual-size",
        name: "Zoom to 100 %",
        help: "Show the network in its own size",
        synonyms: "camera actual original",
        menu: Menu::View,
        shortcut: key(Modifiers::SHIFT, Key::Num0),
        enabled: always,
        run: Run::Do(App::actual_size),
    },
    Command {
        id: "network.findings",
        name: "What the network shows…",
        help: "Who holds the map together, where it comes apart, whom nobody hears",
        synonyms: "findings insight isolated bridges brokers groups units experts analysis",
        menu: Menu::Map,
        shortcut: key(NONE, Key::F),
        enabled: always,
        run: Run::Do(App::ask_findings),
    },
    Command {
        id: "network.route",
        name: "Find a warm route…",
        help: "Through whom somebody or a community is best reached: who asks whom",
        synonyms: "path reach introduce introduction way",
        menu: Menu::Map,
        shortcut: key(NONE, Key::W),
        enabled: with_somebody,
        run: Run::Do(App::ask_route),
    },
    Command {
        id: "network.stop",
        name: "Stop arranging",
        help: "Stop the arrangement of the network; everybody stays where they are",
        synonyms: "cancel layout",
        menu: Menu::Map,
        shortcut: None,
        enabled: |app| if app.places.is_arranging() { Ok(()) } else { Err("Nothing is being arranged") },
        run: Run::Do(App::stop_arranging),
    },
    Command {
        id: "network.unpin",
        name: "Unpin",
        help: "Let the arrangement place the selected people again",
        synonyms: "release",
        menu: Menu::Map,
        shortcut: None,
        enabled: |app| {
            let pinned = |id| app.session.document().pins.contains_key(&id);
            if app.selection.people().into_iter().any(pinned) {
                Ok(())
            } else {
                Err("Nobody selected is pinned")
            }
        },
        run: Run::Do(App::unpin),
    },
];
