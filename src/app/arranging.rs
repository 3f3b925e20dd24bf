//! How is the network arranged and looked at, by menu and key?

use super::App;
use super::views::{VIEWS, View};
use crate::layout::Layout;

impl App {
    /// Finds places for everybody, and says when an arrangement that was asked for has come.
    pub(super) fn arrange_places(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.wants_back) {
            self.places.go_back(ctx);
            self.wants_fit = true;
        }
        if self.places.follow(self.session.document(), self.session.revision(), ctx) {
            self.wants_fit = true;
            self.notices.offer("The network is arranged anew", "network.back");
        }
    }

    /// Arranges the network; what stood before can be brought back.
    pub(super) fn arrange(&mut self, layout: &'static Layout) {
        self.places.arrange(layout);
    }

    pub(super) fn arrange_back(&mut self) {
        self.wants_back = true;
    }

    pub(super) fn stop_arranging(&mut self) {
        self.places.cancel();
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
