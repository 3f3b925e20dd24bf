//! What is done, said and checked for an initiative.

use super::{always, with_initiative};
use crate::app::App;
use crate::app::command::{Command, Menu, Run};
use crate::app::dialogs::Dialog;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "plan.actions",
        name: "Actions",
        help: "What is done, for whom, by whom and when, as a table and in time",
        synonyms: "timeline gantt calendar table hours load",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(|app: &mut App| app.show_part(0)),
    },
    Command {
        id: "plan.messages",
        name: "Messages and what was heard",
        help: "What is said to which community, and how often it was heard",
        synonyms: "heard matrix communication think feel do key message",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(|app: &mut App| app.show_part(1)),
    },
    Command {
        id: "plan.talks",
        name: "Talks and promises",
        help: "What took place, what was promised, and what came of what people said",
        synonyms: "log interactions conversations you said we did",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(|app: &mut App| app.show_part(2)),
    },
    Command {
        id: "plan.needs",
        name: "Needs and thanks",
        help: "Which of the three needs the plan meets for whom, and who was thanked",
        synonyms: "motivators safety contribution recognition balance gratitude ledger",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(|app: &mut App| app.show_part(3)),
    },
    Command {
        id: "plan.checks",
        name: "Checks…",
        help: "What does not hold together in this plan, what was put aside, and the rules that look",
        synonyms: "findings attention problems rules lint verify",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(|app: &mut App| app.dialog = Some(Dialog::Checks(Box::default()))),
    },
    Command {
        id: "plan.saturation",
        name: "Saturation…",
        help: "What all changes together ask of each person, week by week, and which advocates are double-booked",
        synonyms: "overload change fatigue weeks people load busy double-booked",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(App::show_saturation),
    },
    Command {
        id: "plan.methods",
        name: "Ways of looking…",
        help: "Look at the people of this initiative by the methods of the field: Mendelow, salience, ADKAR, RACI and more",
        synonyms: "method analysis mendelow salience savage raci adkar onion iap2 scarf engagement matrix cube ratio",
        menu: Menu::Plan,
        shortcut: None,
        enabled: always,
        run: Run::Do(App::ask_methods),
    },
    Command {
        id: "plan.missing",
        name: "Who is missing?…",
        help: "Answer questions that find whom nobody thought of: nine Cs, onion, communities, directions",
        synonyms: "missing stakeholders identify nine cs onion slots prompts forgotten",
        menu: Menu::Plan,
        shortcut: None,
        enabled: with_initiative,
        run: Run::Do(App::ask_missing),
    },
];
