//! With whom was it? Names are completed while they are typed, several one after the other.
//!
//! Enter or a comma takes the name that is marked, Tab takes it and goes on. Who is not on the map yet can be added.

use crate::app::fonts::{medium, regular};
use crate::app::search::folded;
use crate::app::theme::{Tokens, gap, size};
use crate::app::widgets::{self, chip, ground, write};
use crate::model::{CommunityId, Document, IdMaker, InitiativeId, Key, StakeholderId};
use egui::{
    Align2, Key as Press, Modifiers, Popup, PopupCloseBehavior, Response, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};
use std::collections::BTreeMap;

/// Rows that are offered at once.
const MOST: usize = 7;

/// Somebody who can be named.
struct Name {
    folded: String,
    words: String,
    /// What tells them from others: a role, or that it is a community.
    hint: String,
    key: Key,
    /// The initiative concerns them.
    here: bool,
}

/// Those who took part, and what is being typed.
#[derive(Default)]
pub(super) struct Who {
    /// Read from the map when the dialog opens.
    names: Option<Vec<Name>>,
    chosen: Vec<Key>,
    /// Those who are not on the map yet.
    added: BTreeMap<StakeholderId, String>,
    typed: String,
    row: usize,
    /// The pointer is over what is offered: a press there takes the keyboard from the field for a moment.
    over: bool,
}

/// A row of what is offered.
enum Offer {
    Take(Key, String, String),
    Add(String),
}

pub(super) fn person(key: Key) -> Option<StakeholderId> {
    if let Key::Stakeholder(id) = key { Some(id) } else { None }
}

pub(super) fn community(key: Key) -> Option<CommunityId> {
    if let Key::Community(id) = key { Some(id) } else { None }
}

impl Who {
    pub(super) fn of(people: impl IntoIterator<Item = StakeholderId>) -> Self {
        Self { chosen: people.into_iter().map(Key::Stakeholder).collect(), ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// What is typed and stands for nobody yet.
    pub(super) fn typed(&self) -> &str {
        self.typed.trim()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.chosen.iter().copied()
    }

    /// Those who are new and still chosen.
    pub(super) fn added(&self) -> impl Iterator<Item = (StakeholderId, String)> {
        self.added
            .iter()
            .filter(|(id, _)| self.chosen.contains(&Key::Stakeholder(**id)))
            .map(|(id, name)| (*id, name.clone()))
    }

    /// The people who took part, with their names.
    pub(super) fn people(&self, document: &Document) -> Vec<(StakeholderId, String)> {
        let people = self.chosen.iter().filter_map(|key| person(*key));
        people.map(|id| (id, self.name(document, Key::Stakeholder(id)))).collect()
    }

    /// *Ana Ruiz*, *Ana Ruiz and Bo Lind*, *Ana Ruiz and 3 others*.
    pub(super) fn words(&self, document: &Document) -> String {
        let name = |key: &Key| self.name(document, *key);
        match self.chosen.as_slice() {
            [] => "nobody".to_owned(),
            [one] => name(one),
            [one, other] => format!("{} and {}", name(one), name(other)),
            [one, others @ ..] => format!("{} and {} others", name(one), others.len()),
        }
    }

    fn name(&self, document: &Document, key: Key) -> String {
        let new = person(key).and_then(|id| self.added.get(&id));
        new.cloned().unwrap_or_else(|| document.name(key))
    }

    /// Takes the best of what is offered for what is typed, where there is one.
    pub(super) fn settle(&mut self, document: &Document, initiative: Option<InitiativeId>) {
        if let Some(Offer::Take(key, ..)) = self.offers(document, initiative).into_iter().next() {
            self.take(key);
        }
    }

    fn take(&mut self, key: Key) {
        if !self.chosen.contains(&key) {
            self.chosen.push(key);
        }
        self.typed.clear();
        (self.row, self.over) = (0, false);
    }

    fn accept(&mut self, offer: Offer, ids: &mut IdMaker) {
        match offer {
            Offer::Take(key, ..) => self.take(key),
            Offer::Add(name) => {
                let id = ids.next();
                self.added.insert(id, name);
                self.take(Key::Stakeholder(id));
            }
        }
    }

    /// What is offered for what is typed: names that begin so first, then those of which a word does, those of this
    /// initiative before others. O(people) while something is typed.
    fn offers(&mut self, document: &Document, initiative: Option<InitiativeId>) -> Vec<Offer> {
        let typed = self.typed.trim();
        if typed.is_empty() {
            return Vec::new();
        }
        let query = folded(typed);
        let names = self.names.get_or_insert_with(|| names(document, initiative));
        let mut found: Vec<(bool, bool, bool, &str, usize)> = Vec::new();
        for (at, one) in names.iter().enumerate() {
            if !one.folded.contains(&query) || self.chosen.contains(&one.key) {
                continue;
            }
            let begins = one.folded.starts_with(&query);
            let word = one.folded.split([' ', '-']).any(|word| word.starts_with(&query));
            found.push((!begins, !word, !one.here, &one.folded, at));
        }
        found.sort_unstable();
        let mut offers: Vec<Offer> = found
            .iter()
            .take(MOST)
            .map(|(.., at)| &names[*at])
            .map(|one| Offer::Take(one.key, one.words.clone(), one.hint.clone()))
            .collect();
        let known = names.iter().any(|one| one.folded == query);
        if !known && query.chars().count() > 1 {
            offers.push(Offer::Add(typed.to_owned()));
        }
        offers
    }

    /// The field, what is offered, and chips for those who were taken. True where the keyboard should go on.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        document: &Document,
        initiative: Option<InitiativeId>,
        ids: &mut IdMaker,
        fresh: bool,
    ) -> bool {
        let offers = self.offers(document, initiative);
        let id = ui.scope_id().with(("text field", "Who"));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let mut done = false;
        let mut wish = None;
        if focused {
            let (down, up, enter, back) = ui.input_mut(|input| {
                let mut pressed = |key: Press| input.consume_key(Modifiers::NONE, key);
                let arrows = (pressed(Press::ArrowDown), pressed(Press::ArrowUp));
                let enter = pressed(Press::Enter);
                (arrows.0, arrows.1, enter, self.typed.is_empty() && pressed(Press::Backspace))
            });
            let last = offers.len().saturating_sub(1);
            self.row = (self.row + usize::from(down)).saturating_sub(usize::from(up)).min(last);
            if back {
                self.chosen.pop();
            }
            if enter {
                wish = Some(self.row).filter(|_| !offers.is_empty());
                done = offers.is_empty() && self.typed.trim().is_empty() && !self.chosen.is_empty();
            }
        }
        let field = widgets::text_field(ui, tokens, "Who", &mut self.typed);
        if fresh {
            field.request_focus();
        }
        if field.changed() {
            self.row = 0;
            if self.typed.trim_end().ends_with(',') {
                self.typed = self.typed.trim_end_matches([',', ' ']).to_owned();
                self.settle(document, initiative);
            }
        }
        let tab = ui.input(|input| input.key_pressed(Press::Tab) && !input.modifiers.shift);
        if field.lost_focus() && tab {
            // Past what is offered and past the chips.
            done = true;
            wish = wish
                .or_else(|| Some(self.row).filter(|row| matches!(offers.get(*row), Some(Offer::Take(..)))));
        }
        let open = !offers.is_empty() && (field.has_focus() || self.over);
        if let Some(row) = self.offered(tokens, &field, &offers, open) {
            wish = Some(row);
            field.request_focus();
        }
        if let Some(offer) = wish.and_then(|row| offers.into_iter().nth(row)) {
            self.accept(offer, ids);
        }
        self.chips(ui, document);
        done
    }

    fn offered(&mut self, tokens: &Tokens, field: &Response, offers: &[Offer], open: bool) -> Option<usize> {
        let mut taken = None;
        let popup = Popup::from_response(field)
            .open(open)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .frame(widgets::menu_frame(tokens))
            .width(field.rect.width() - 8.0);
        let shown = popup.show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, offer) in offers.iter().enumerate() {
                if row(ui, tokens, offer, place == self.row).clicked() {
                    taken = Some(place);
                }
            }
        });
        self.over = shown.is_some_and(|shown| shown.response.contains_pointer());
        taken
    }

    fn chips(&mut self, ui: &mut Ui, document: &Document) {
        if self.chosen.is_empty() {
            return;
        }
        ui.add_space(gap::XS);
        let mut gone = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::XS, gap::XS);
            for key in &self.chosen {
                if chip(ui, &self.name(document, *key), true).clicked() {
                    gone = Some(*key);
                }
            }
        });
        self.chosen.retain(|key| Some(*key) != gone);
    }
}

/// Everybody and every community that can be named. O(people + communities).
fn names(document: &Document, initiative: Option<InitiativeId>) -> Vec<Name> {
    let here = |id| initiative.is_some_and(|change| document.assessments.contains_key(&(change, id)));
    let people = document.stakeholders.iter().map(|(id, person)| Name {
        folded: folded(&person.name),
        words: person.name.clone(),
        hint: person.role.clone().unwrap_or_default(),
        key: Key::Stakeholder(*id),
        here: here(*id),
    });
    let communities = document.communities.iter().map(|(id, community)| Name {
        folded: folded(&community.name),
        words: community.name.clone(),
        hint: "Community, as a whole".to_owned(),
        key: Key::Community(*id),
        here: true,
    });
    people.chain(communities).collect()
}

fn row(ui: &mut Ui, tokens: &Tokens, offer: &Offer, on: bool) -> Response {
    let (words, hint) = match offer {
        Offer::Take(_, name, hint) => (name.clone(), hint.as_str()),
        Offer::Add(name) => (format!("Add “{name}” to the map"), ""),
    };
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), gap::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &words));
    ground(ui, tokens, &response, area, on);
    let at = pos2(area.left() + gap::S, area.center().y);
    let room = area.width() - 2.0 * gap::S;
    let name = write(ui, at, Align2::LEFT_CENTER, &words, medium(size::CONTROL), tokens.text, room);
    let at = pos2(name.right() + gap::M, area.center().y);
    let room = (area.right() - gap::S - at.x).max(0.0);
    write(ui, at, Align2::LEFT_CENTER, hint, regular(size::SMALL), tokens.muted, room);
    response
}
