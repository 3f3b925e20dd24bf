//! Influence and interest of everybody in this initiative: drag to re-rate, click to select.

mod band;
mod chip;
mod drag;
mod empty;
mod keys;
mod line;
mod past;
mod people;
mod picture;
mod toolbar;
mod tray;

use super::View;
use crate::app::canvas::{self, Camera};
use crate::app::context::Context;
use crate::app::request::Outbox;
use crate::diagram::{Inter, grid_signs, legend, pos};
use crate::model::{InitiativeId, Key};
use band::Band;
use drag::Drag;
use egui::{Rect, Sense, Ui};
use line::Moving;
use past::Trails;
use people::Focus;
use picture::Drawn;
use std::rc::Rc;

/// The grid and how it is looked at.
pub(super) struct Grid {
    /// Names beside the marks.
    labels: bool,
    /// The wanted stance of everybody.
    wanted: bool,
    /// Marks that would cover each other stand side by side.
    arrange: bool,
    /// Whoever was judged too long ago has a thin rim.
    fresh: bool,
    /// Steps of a drag, in points of the rating.
    snap: u8,
    trails: Trails,
    versus: Option<crate::diagram::Versus>,
    /// Arrows re-rate: no Ctrl needed.
    rating: bool,
    drag: Option<Drag>,
    moving: Option<Moving>,
    band: Option<Band>,
    focus: Focus,
    /// Frames until the picture is copied: the menu must be gone by then.
    copying: Option<u8>,
    /// The open list of names without room.
    list: Option<chip::List>,
    /// The picture as it was painted last.
    painted: canvas::Picture,
    drawn: Option<Drawn>,
    hint: Option<String>,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            labels: true,
            wanted: true,
            arrange: true,
            fresh: true,
            snap: 5,
            trails: Trails::default(),
            versus: None,
            rating: false,
            drag: None,
            moving: None,
            band: None,
            focus: Focus::default(),
            copying: None,
            list: None,
            painted: canvas::Picture::default(),
            drawn: None,
            hint: None,
        }
    }
}

/// What the parts of the grid share in one frame.
struct Stage<'a> {
    cx: &'a Context<'a>,
    initiative: InitiativeId,
    camera: Camera,
    drawn: Rc<picture::Made>,
    /// The picture without the legend.
    area: Rect,
}

impl View for Grid {
    fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, out: &mut Outbox) {
        let people = cx.initiative.is_some_and(|id| cx.document.assessments_of(id).next().is_some());
        toolbar::ui(self, ui, cx, people, out);
        tray::ui(self, ui, cx, out);
        let area = ui.available_rect_before_wrap();
        self.copy(ui, area, out);
        let Some(initiative) = cx.initiative.filter(|_| people) else {
            let room = Rect::from_min_max(area.min, area.max - egui::vec2(0.0, legend::ONE_ROW));
            self.follow(cx, room.size());
            if let Some(drawn) = &self.drawn {
                canvas::paint(
                    &ui.painter().with_clip_rect(area),
                    drawn.scene(),
                    Camera::at(area.min),
                    cx.tokens.theme,
                );
                line::still(ui, cx.tokens, drawn.plot(Camera::at(area.min)));
                empty::nobody(ui, cx, drawn.plot(Camera::at(area.min)), out);
            }
            return;
        };
        self.keep(cx, initiative);
        let area = self.legend(ui, cx, area);
        self.follow(cx, area.size());
        let Some(drawn) = &self.drawn else { return };
        let stage = Stage { cx, initiative, camera: Camera::at(area.min), drawn: drawn.made(), area };
        let response = ui.allocate_rect(area, Sense::click_and_drag());
        name_plot(ui, &stage, &response);
        let painter = ui.painter().with_clip_rect(area);
        let shown = (&stage.drawn, &stage.drawn.picture.scene);
        self.painted.paint(&painter, shown, 0, stage.camera, cx.tokens.theme);
        self.lines(ui, &stage, out);
        self.nodes(ui, &stage, out);
        self.more(ui, &stage, out);
        self.pointer(ui, &stage, &response, out);
        self.dragging(ui, &stage, out);
        self.banding(ui, &stage, out);
        self.keyboard(ui, &stage, out);
        self.menu(ui, &stage, &response, out);
        if cx.filter.is_on() && cx.filter.count().0 == 0 {
            empty::no_match(ui, cx, stage.drawn.plot(stage.camera), out);
        } else if stage.drawn.picture.scene.marks.is_empty() && self.drag.is_none() {
            empty::unrated(ui, cx, stage.drawn.plot(stage.camera));
        }
        self.say(&stage);
    }

    fn hint(&self) -> Option<String> {
        self.hint.clone()
    }

    fn escape(&mut self) -> bool {
        let list = self.list.take().is_some();
        let rating = !list && std::mem::take(&mut self.rating);
        list || rating
    }

    fn rate(&mut self) {
        self.rating = !self.rating;
    }
}

impl Grid {
    /// Drops what belongs to another initiative, or to nobody.
    fn keep(&mut self, cx: &Context<'_>, initiative: InitiativeId) {
        self.trails.keep(cx, initiative);
        if !self.versus.is_some_and(|versus| past::stands(cx, initiative, versus)) {
            self.versus = None;
        }
        if cx.selection.people().is_empty() {
            self.rating = false;
        }
    }

    /// Paints the legend at the foot; returns what is left above.
    fn legend(&mut self, ui: &Ui, cx: &Context<'_>, area: Rect) -> Rect {
        let mut options = self.options(cx, area.size());
        if area.width() < 1000.0 {
            // The rarer signs are named where there is room for them.
            options.show_wanted = false;
            options.late.clear();
        }
        let groups = grid_signs(cx.disclosure, &options);
        let height = legend::height(&groups, area.width(), &Inter);
        let foot = Rect::from_min_max(egui::pos2(area.left(), area.bottom() - height), area.max);
        let painter = ui.painter().with_clip_rect(foot.expand(1.0));
        let scene = picture::legend(&mut self.drawn, groups, pos(foot.width(), height));
        canvas::paint(&painter, &scene, Camera::at(foot.min), cx.tokens.theme);
        Rect::from_min_max(area.min, egui::pos2(area.right(), foot.top()))
    }

    /// What the status bar says.
    fn say(&mut self, stage: &Stage<'_>) {
        self.hint = if self.drag.is_some() || self.moving.is_some() {
            Some("Esc cancels the drag".to_owned())
        } else if self.rating {
            Some("Rating: arrows by 5, with Shift by 1, Enter or Esc ends".to_owned())
        } else {
            self.trails.said(stage.cx, stage.initiative)
        };
    }
}

/// What the plot says to a screen reader before its marks do.
fn name_plot(ui: &Ui, stage: &Stage<'_>, response: &egui::Response) {
    let scene = &stage.drawn.picture.scene;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBox, true, &scene.title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(scene.description.as_str());
        node.set_multiselectable();
    });
}

/// The mark of a person as a key of the document.
const fn key(id: crate::model::StakeholderId) -> Key {
    Key::Stakeholder(id)
}
