//! How does one analysis run in a thread?
//!
//! *Invariants:* what is dropped is cancelled; nobody waits for a thread.

use super::desk::{Value, Work};
use crate::analysis::{Network, Progress, TieFilter};
use crate::model::Document;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// An analysis in its thread.
pub(super) struct Job {
    news: Receiver<News>,
    pub(super) progress: Arc<Progress>,
}

/// What comes from the thread.
pub(super) enum News {
    /// An estimate.
    SoFar(Value),
    /// The end; nothing where it was cancelled or failed.
    End(Option<Value>),
}

impl Job {
    /// Begins it.
    pub(super) fn begin(work: Work, network: Arc<Network>, ctx: egui::Context) -> Self {
        let (sender, news) = channel();
        let progress = Arc::new(Progress::default());
        let watched = Arc::clone(&progress);
        std::thread::spawn(move || {
            // The receiver is gone where the work was cancelled: then nobody waits for the news.
            let tell = |value| {
                let _gone = sender.send(News::SoFar(value));
                ctx.request_repaint();
            };
            let end = work(&network, &watched, &tell);
            let _gone = sender.send(News::End(end));
            ctx.request_repaint();
        });
        Self { news, progress }
    }

    /// What has come since it was asked last; a thread that broke off has ended.
    pub(super) fn news(&self) -> Option<News> {
        match self.news.try_recv() {
            Ok(news) => Some(news),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(News::End(None)),
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

/// A network that is being put together in a thread.
pub(super) struct Building {
    answer: Receiver<Network>,
    /// For which change of the ties.
    pub(super) of: u64,
}

impl Building {
    /// Begins it. The copy of the map is let go of as soon as the network stands.
    pub(super) fn begin(document: Arc<Document>, filter: TieFilter, of: u64, ctx: egui::Context) -> Self {
        let (sender, answer) = channel();
        std::thread::spawn(move || {
            let network = Network::build(&document, &filter);
            drop(document);
            let _gone = sender.send(network);
            ctx.request_repaint();
        });
        Self { answer, of }
    }

    /// The network, once it is there; an empty one where the thread broke off.
    pub(super) fn done(&self) -> Option<Network> {
        match self.answer.try_recv() {
            Ok(network) => Some(network),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Network::default()),
        }
    }
}
