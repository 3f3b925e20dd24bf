//! Who is missing? Questions that find whom nobody thought of, each answered by somebody new, by somebody of the map, or by
//! nobody.
//!
//! *Invariants:* every answer is an edit of its own that can be taken back here; only visible questions are built.

mod prompt;

use super::{Dialog, Outcome};
use crate::app::App;
use crate::app::context::Context;
use crate::app::fonts::semibold;
use crate::app::icons::Icon;
use crate::app::selection::Selection;
use crate::app::theme::{self, Tokens, gap};
use crate::app::widgets::{self, Button};
use crate::model::{Edit, Key, StakeholderId};
use crate::plan::methods::missing::{self, About, Origin, Prompt, prompts};
use egui::{
    Align, Key as Press, Label, Layout, Modifiers, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2,
};
use std::collections::BTreeSet;

/// The questions that are open or answered.
#[derive(Default)]
pub(in crate::app) struct Missing {
    /// From where; from everywhere where it is none.
    origin: Option<Origin>,
    /// The question to which somebody new is being added, and their name as far as it is typed.
    adding: Option<(About, String)>,
    /// What was just answered: it can be taken back here.
    said: Option<String>,
    /// Those origins that had open questions when they were first shown: they come first, and nothing moves while one answers.
    first: Option<BTreeSet<Origin>>,
}

impl Missing {
    /// With the questions of one origin.
    pub(super) fn of(origin: Origin) -> Self {
        Self { origin: Some(origin), ..Self::default() }
    }
}

/// What was asked for.
enum Wish {
    /// Somebody is to be shown.
    Person(StakeholderId),
    /// A change of the map.
    Edit(Edit),
    /// Somebody new answers a question.
    New(About, String),
    /// The ways of looking.
    Methods,
}

pub(super) fn ui(app: &mut App, ui: &mut Ui, tokens: &Tokens, mut open: Missing) -> Outcome {
    if !ui.ctx().text_edit_focused() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Press::Z))
    {
        app.undo();
        open.said = None;
    }
    let mut wish = None;
    let (mut close, mut undo) = (false, false);
    {
        let cx = app.context(ui.ctx(), tokens, true);
        let all = cx.judgement.ask(&cx, ui.ctx(), "missing", |document, initiative, _| {
            initiative.map(|id| prompts(document, id)).unwrap_or_default()
        });
        let none = Vec::new();
        let all = all.value.as_deref().unwrap_or(&none);
        head(ui, &cx, all);
        let height = (ui.ctx().content_rect().height() - 188.0).clamp(240.0, 720.0);
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut body = ui.new_child(UiBuilder::new().max_rect(area).id_salt("questions"));
        wish = questions(&mut body, &cx, all, &mut open, area).or(wish);
        ui.add_space(gap::L);
        super::buttons(ui, |ui| {
            close = Button::primary("Close").ui(ui).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| match &open.said {
                Some(said) => {
                    let room = ui.available_width() - 80.0;
                    ui.allocate_ui(vec2(room, gap::CONTROL), |ui| {
                        ui.add(Label::new(theme::small(said).color(tokens.muted)).truncate());
                    });
                    undo = Button::link("Undo").ui(ui).clicked();
                }
                None => {
                    if Button::flat("Ways of looking").icon(Icon::Onion).ui(ui).clicked() {
                        wish = Some(Wish::Methods);
                    }
                }
            });
        });
    }
    if undo {
        app.undo();
        open.said = None;
    }
    match wish {
        Some(Wish::Person(id)) => {
            app.selection = Selection::one(Key::Stakeholder(id));
            app.open_selected();
            return Outcome::Closed;
        }
        Some(Wish::Methods) => return Outcome::Open(Dialog::Looking(Box::default())),
        Some(Wish::Edit(edit)) => answered(app, &mut open, edit),
        Some(Wish::New(about, name)) => {
            if let Some(initiative) = app.initiative {
                let document = app.document().clone();
                let (_, edit) = missing::answer_new(&document, &mut app.ids, initiative, about, &name);
                drop(document);
                answered(app, &mut open, edit);
            }
        }
        None => {}
    }
    if close { Outcome::Closed } else { Outcome::Open(Dialog::Missing(Box::new(open))) }
}

/// One answer is one step back.
fn answered(app: &mut App, open: &mut Missing, edit: Edit) {
    open.said = Some(edit.label.to_string());
    app.apply(edit);
    app.session.seal();
}

impl App {
    /// Asks who is missing in the change that is looked at.
    pub(in crate::app) fn ask_missing(&mut self) {
        self.dialog = Some(Dialog::Missing(Box::default()));
    }
}

fn head(ui: &mut Ui, cx: &Context<'_>, all: &[Prompt]) {
    ui.label(RichText::new("Who is missing?").font(semibold(16.0)).color(cx.tokens.text));
    let open = all.iter().filter(|prompt| prompt.is_open()).count();
    let words = match (cx.current(), open) {
        (None, _) => "Questions that find whom nobody thought of.".to_owned(),
        (Some((_, change)), 0) => format!("{}: every question is answered.", change.name),
        (Some((_, change)), _) => {
            format!("{}: {open} of {} questions are open. Nobody is an answer too.", change.name, all.len())
        }
    };
    ui.add(Label::new(theme::table(words).color(cx.tokens.muted)).truncate());
    ui.add_space(gap::M);
}

/// The switch between the origins, and the questions of the one that is chosen.
fn questions(ui: &mut Ui, cx: &Context<'_>, all: &[Prompt], open: &mut Missing, area: Rect) -> Option<Wish> {
    let Some((initiative, _)) = cx.current() else {
        ui.label(theme::table("There is no change on this map yet.").color(cx.tokens.muted));
        return None;
    };
    if all.is_empty() {
        ui.label(theme::table("Being worked out…").color(cx.tokens.muted));
        return None;
    }
    switch(ui, all, &mut open.origin);
    ui.add_space(gap::XS);
    let help = open.origin.map_or(
        "Add somebody new, choose somebody of this map, or say that there is nobody. Any question can be asked again.",
        Origin::help,
    );
    ui.add(Label::new(theme::small(help).color(cx.tokens.muted)).wrap());
    ui.add_space(gap::S);
    let first = open.first.get_or_insert_with(|| {
        all.iter().filter(|prompt| prompt.is_open()).map(|prompt| prompt.about.origin()).collect()
    });
    let mut shown: Vec<&Prompt> = all
        .iter()
        .filter(|prompt| open.origin.is_none_or(|origin| prompt.about.origin() == origin))
        .collect();
    shown.sort_by_key(|prompt| !first.contains(&prompt.about.origin()));
    if shown.is_empty() {
        let words = "No community is affected yet: say which with the initiative, in the inspector.";
        ui.label(theme::table(words).color(cx.tokens.muted));
        return None;
    }
    let mut heads = Vec::with_capacity(shown.len());
    let mut tops = Vec::with_capacity(shown.len());
    let mut high = 0.0;
    let mut last = None;
    for prompt in &shown {
        let origin = prompt.about.origin();
        let head = open.origin.is_none() && last != Some(origin);
        last = Some(origin);
        heads.push(head);
        tops.push(high);
        let adding = open.adding.as_ref().is_some_and(|(about, _)| *about == prompt.about);
        high += prompt::height(prompt, adding) + if head { prompt::HEAD } else { 0.0 };
    }
    let rest = Rect::from_min_max(ui.cursor().min, area.max);
    let mut wish = None;
    let scroll = ScrollArea::vertical()
        .id_salt(("prompts", open.origin.map(Origin::name)))
        .max_height(rest.height())
        .auto_shrink(false);
    scroll.show_viewport(ui, |ui, view| {
        let (whole, _) = ui.allocate_exact_size(vec2(rest.width() - gap::M, high), Sense::hover());
        for (place, prompt) in shown.iter().enumerate() {
            let next = tops.get(place + 1).copied().unwrap_or(high);
            if next < view.top() || tops[place] > view.bottom() {
                continue;
            }
            let line = whole.with_min_y(whole.top() + tops[place]).with_max_y(whole.top() + next);
            let line = if heads[place] { prompt::origin(ui, cx, prompt.about.origin(), line) } else { line };
            let found = prompt::ui(ui, cx, initiative, prompt, &mut open.adding, line);
            wish = wish.take().or(found);
        }
    });
    wish
}

/// All, or one origin, each with how many of its questions are open.
fn switch(ui: &mut Ui, all: &[Prompt], origin: &mut Option<Origin>) {
    let count = |wanted: Option<Origin>| {
        let of = |prompt: &&Prompt| wanted.is_none_or(|origin| prompt.about.origin() == origin);
        all.iter().filter(of).filter(|prompt| prompt.is_open()).count()
    };
    let mut words = vec![format!("All  {}", count(None))];
    words.extend(Origin::ALL.iter().map(|one| format!("{}  {}", one.name(), count(Some(*one)))));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen =
        origin.and_then(|one| Origin::ALL.iter().position(|other| *other == one)).map_or(0, |at| at + 1);
    if let Some(place) = widgets::segments(ui, &words, chosen) {
        *origin = place.checked_sub(1).map(|at| Origin::ALL[at]);
    }
}
