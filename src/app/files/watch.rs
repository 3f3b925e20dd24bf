//! Did somebody else change the open file meanwhile?
//!
//! Asked on a thread when the window comes to the front; told once for each such change.

use crate::app::App;
use crate::store::{Change, Disk, compare};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What is known of the file.
#[derive(Default)]
pub(super) struct Watch {
    in_front: bool,
    asking: Option<Receiver<bool>>,
    told: bool,
}

impl Watch {
    /// Another file, or another content of it, is open.
    pub(super) fn forget(&mut self) {
        (self.asking, self.told) = (None, false);
    }
}

impl App {
    /// Asks when the window comes to the front, and tells what came out. Once a frame.
    pub(in crate::app) fn tend_watch(&mut self, ctx: &egui::Context) {
        let in_front = ctx.input(|input| input.viewport().focused == Some(true));
        let came = in_front && !std::mem::replace(&mut self.files.watch.in_front, in_front);
        if came
            && !self.files.watch.told
            && self.files.work.is_none()
            && let Some((path, baseline)) = self.session.watched()
        {
            let (sender, answer) = channel();
            std::thread::spawn(move || {
                let changed = matches!(compare(&Disk, &path, &baseline), Ok(Change::Changed));
                let _gone = sender.send(changed);
            });
            self.files.watch.asking = Some(answer);
        }
        match self.files.watch.asking.as_ref().map(Receiver::try_recv) {
            Some(Ok(changed)) => {
                self.files.watch.asking = None;
                if changed {
                    self.files.watch.told = true;
                    let text = format!("{} was changed by another program since you opened it", self.name());
                    self.notices.offer(text, "file.reload");
                }
            }
            Some(Err(_)) => ctx.request_repaint_after(Duration::from_millis(100)),
            None => {}
        }
    }
}
