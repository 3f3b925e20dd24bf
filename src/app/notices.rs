//! What is the user told? Notices never block.

mod toasts;

pub(super) use toasts::toasts;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Good to know.
    Done,
    /// Something failed; it stays until it is dismissed.
    Error,
}

/// One notice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Notice {
    /// What is said.
    pub text: String,
    /// How much it matters.
    pub tone: Tone,
    /// A command that it offers, such as `edit.undo`.
    pub offer: Option<&'static str>,
    /// Another one beside it.
    pub also: Option<&'static str>,
    /// When it was said, in seconds since 1970.
    pub at_secs: i64,
    /// When it was first shown, in seconds of the window's clock.
    since: Option<f64>,
    dismissed: bool,
    announced: bool,
}

/// All notices of this run, the newest last.
#[derive(Debug, Clone, Default)]
pub(super) struct Notices {
    list: Vec<Notice>,
}

/// How long a notice that offers nothing stays, in seconds.
const SHORT: f64 = 6.0;
/// How long a notice with an offer stays, in seconds.
const LONG: f64 = 12.0;

impl Notices {
    /// Says what was done.
    pub(super) fn done(&mut self, text: impl Into<String>) {
        self.push(text.into(), Tone::Done, None);
    }

    /// Says what was done and offers a command, such as undo.
    pub(super) fn offer(&mut self, text: impl Into<String>, command: &'static str) {
        self.push(text.into(), Tone::Done, Some(command));
    }

    /// Says what was done and offers two commands.
    pub(super) fn offer_both(&mut self, text: impl Into<String>, one: &'static str, other: &'static str) {
        self.push(text.into(), Tone::Done, Some(one));
        if let Some(last) = self.list.last_mut() {
            last.also = Some(other);
        }
    }

    /// Says what failed.
    pub(super) fn error(&mut self, text: impl Into<String>) {
        self.push(text.into(), Tone::Error, None);
    }

    fn push(&mut self, text: String, tone: Tone, offer: Option<&'static str>) {
        // The same again is one notice on the screen; the list keeps both.
        if let Some(last) = self.list.last_mut().filter(|last| last.text == text && last.tone == Tone::Done) {
            last.dismissed = true;
        }
        // An offer goes when the next is made: *Undo* beside what was done before would take back the latest.
        let of_history = |offer| matches!(offer, Some("edit.undo" | "edit.redo"));
        for old in self.list.iter_mut().filter(|old| of_history(offer) && of_history(old.offer)) {
            old.dismissed = true;
        }
        self.list.push(Notice {
            text,
            tone,
            offer,
            also: None,
            at_secs: super::files::now_secs(),
            since: None,
            dismissed: false,
            announced: false,
        });
    }

    /// The notices to show now, at most three, with their places in the list.
    pub(super) fn shown(&mut self, now: f64) -> Vec<(usize, Notice)> {
        for notice in &mut self.list {
            let since = *notice.since.get_or_insert(now);
            let stays = if notice.offer.is_some() { LONG } else { SHORT };
            if notice.tone == Tone::Done && now - since > stays {
                notice.dismissed = true;
            }
        }
        let mut shown: Vec<_> = self
            .list
            .iter()
            .enumerate()
            .filter(|(_, notice)| !notice.dismissed)
            .map(|(i, n)| (i, n.clone()))
            .collect();
        let surplus = shown.len().saturating_sub(3);
        shown.drain(..surplus);
        shown
    }

    /// All of them, the newest last.
    pub(super) fn all(&self) -> &[Notice] {
        &self.list
    }

    /// Forgets them all.
    pub(super) fn clear(&mut self) {
        self.list.clear();
    }

    /// Keeps those that are shown for longer, because the pointer is over them.
    pub(super) fn pause(&mut self, secs: f64) {
        for notice in self.list.iter_mut().filter(|notice| !notice.dismissed) {
            notice.since = notice.since.map(|since| since + secs);
        }
    }

    /// Has those read aloud that are new.
    pub(super) fn announce(&mut self, ctx: &egui::Context) {
        let new: Vec<&str> = self
            .list
            .iter_mut()
            .filter_map(|notice| (!std::mem::replace(&mut notice.announced, true)).then_some(&*notice.text))
            .collect();
        if !new.is_empty() {
            super::announce::polite(ctx, new.join(". "));
        }
    }

    /// Puts a notice away; it stays in the list.
    pub(super) fn dismiss(&mut self, place: usize) {
        if let Some(notice) = self.list.get_mut(place) {
            notice.dismissed = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_stay_and_others_go() {
        let mut notices = Notices::default();
        notices.done("Saved");
        notices.error("The disk is full");
        assert_eq!(notices.shown(0.0).len(), 2);
        let later = notices.shown(100.0);
        assert_eq!(later.len(), 1);
        assert_eq!(later[0].1.tone, Tone::Error);
        notices.dismiss(later[0].0);
        assert!(notices.shown(100.0).is_empty());
    }

    #[test]
    fn only_the_latest_step_offers_to_be_undone() {
        let mut notices = Notices::default();
        notices.offer("Arranged by community", "edit.undo");
        notices.done("Saved");
        notices.offer("Deleted Ana", "edit.undo");
        notices.offer("Undone: delete Ana", "edit.redo");
        notices.offer("Deleted Bo", "edit.undo");
        let shown: Vec<String> = notices.shown(0.0).into_iter().map(|(_, notice)| notice.text).collect();
        assert_eq!(shown, ["Saved", "Deleted Bo"]);
        assert_eq!(notices.all().len(), 5, "the list keeps all");
    }
}
