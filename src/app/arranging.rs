//! How is the network arranged and looked at, by menu and key?

use super::App;
use super::places::Come;
use super::views::{Choice, VIEWS, View};
use crate::diagram::arranged;
use crate::layout::{Arranged, Layout, Progress};
use crate::model::edits;
use crate::model::{Document, Key, Record};
use crate::share::{Audience, Disclosure};

impl App {
    /// Finds places for everybody, and takes over an arrangement that was asked for once it has come: as a step that can
    /// be undone, when nobody holds anything.
    pub(super) fn arrange_places(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.pointer.any_down())
            && let Some(come) = self.places.come(self.session.document(), ctx)
        {
            self.take_arrangement(come, ctx);
        }
        let (revision, depth) = (self.session.revision(), self.session.history().depth());
        if self.places.follow(self.session.document(), revision, depth, ctx) {
            self.wants_fit = true;
        }
    }

    /// Arranges the network, as a step that can be undone.
    pub(super) fn arrange(&mut self, layout: &'static Layout) {
        let document = self.session.document();
        if document.stakeholders.keys().all(|id| document.pins.contains_key(id)) {
            self.notices.done("Everybody stands where they were put by hand. Unpin people to arrange them");
            return;
        }
        self.places.arrange(layout, &document.about.arrangement, self.initiative);
    }

    /// Where everybody stands in a picture for these readers: as on the screen where they see everything, else worked out
    /// from what they see.
    pub(super) fn places_for(&self, disclosure: &Disclosure) -> Arranged {
        if disclosure.audience() == Audience::Me {
            return self.own_places();
        }
        arranged(disclosure, &Progress::default()).unwrap_or_default()
    }

    /// Where everybody stands on the owner's screen.
    pub(super) fn own_places(&self) -> Arranged {
        let (places, grounds) = (self.places.destinations().clone(), self.places.grounds().to_vec());
        Arranged { sorted: places.len(), places, grounds }
    }

    fn take_arrangement(&mut self, come: Come, ctx: &egui::Context) {
        if come.arranged.sorted == 0 {
            self.notices.done(format!("{}: nobody was moved", come.layout.nobody));
            return;
        }
        let said = told(&come, self.session.document());
        let step = self.session.history().depth();
        let arrangement = come.arrangement.clone();
        let edit = edits::change(self.session.document(), Key::About, come.layout.step, |record| {
            if let Record::About(about) = record {
                about.arrangement = arrangement;
            }
        });
        self.session.seal();
        self.apply(edit);
        self.session.seal();
        if self.session.history().depth() == step + 1 {
            self.places.take(come, step, self.session.document(), ctx);
            self.wants_fit = true;
            self.notices.offer(said, "edit.undo");
        }
    }

    pub(super) fn stop_arranging(&mut self) {
        self.places.cancel();
    }

    /// Shows the network, and in this way.
    pub fn choose(&mut self, choice: Choice) {
        if let Some(network) = VIEWS.iter().find(|view| view.id == "view.network") {
            self.show(network);
        }
        self.analyses.resume();
        if let Some(view) = self.view_mut() {
            view.choose(choice);
        }
    }

    /// True while a measure or another analysis is being worked out beside the window.
    pub fn is_measuring(&self) -> bool {
        self.analyses.doing().is_some()
    }

    /// Forgets all measures and other analyses: what is looked at is worked out anew.
    pub fn forget_measures(&mut self) {
        self.analyses = super::derived::Analyses::default();
    }

    pub(super) fn stop_measuring(&mut self) {
        self.analyses.stop();
    }

    pub(super) fn resume_measuring(&mut self) {
        self.analyses.resume();
    }

    pub(super) fn fit_selection(&mut self) {
        if let Some(view) = self.view_mut() {
            view.fit_selection();
        }
    }

    pub(super) fn actual_size(&mut self) {
        if let Some(view) = self.view_mut() {
            view.actual_size();
        }
    }

    /// Looks more closely at who is selected.
    pub(super) fn focus_on_selected(&mut self) {
        let selection = self.selection.clone();
        if let Some(view) = self.view_mut() {
            view.focus(&selection, 1);
        }
    }

    /// The view that is shown.
    pub(super) fn view_mut(&mut self) -> Option<&mut Box<dyn View>> {
        let place = VIEWS.iter().position(|view| view.id == self.view.id)?;
        self.views.get_mut(place)
    }

    /// The view that is shown.
    pub(super) fn view_now(&self) -> Option<&dyn View> {
        let place = VIEWS.iter().position(|view| view.id == self.view.id)?;
        self.views.get(place).map(|view| &**view)
    }
}

/// *Arranged by community. 3 pinned people stayed; 4 are beside, because …*
fn told(come: &Come, document: &Document) -> String {
    let mut said = vec![come.layout.step.replacen("Arrange ", "Arranged ", 1)];
    let people = |count: usize| if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
    let beside = come.arranged.places.len().saturating_sub(come.arranged.sorted);
    if beside > 0 {
        said.push(format!("{} beside", people(beside)));
    }
    let pinned = document.pins.len();
    if pinned > 0 {
        said.push(format!("{} stayed where you put them", people(pinned)));
    }
    said.join(" · ")
}
