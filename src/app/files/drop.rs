//! What happens to files that are dropped on the window?
//!
//! Maps are opened, spreadsheets are imported, one after the other; while they are held over the window it says which.

use super::{After, Purpose};
use crate::app::theme::{Tokens, radius, size};
use crate::app::{App, fonts};
use crate::import::IMPORTS;
use egui::{Align2, Context, Id, LayerId, Order, Rect, Stroke, StrokeKind, vec2};
use std::path::Path;

/// The most files that wait.
const MOST: usize = 20;

/// What a file is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Open,
    Import,
    Nothing,
}

fn use_of(path: &Path) -> Use {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ending == "swell" {
        Use::Open
    } else if ending == "txt" || IMPORTS.iter().any(|import| import.extensions.contains(&ending.as_str())) {
        Use::Import
    } else {
        Use::Nothing
    }
}

/// The endings of files that can be dropped: *.swell, .csv or .tsv*.
fn accepted() -> String {
    let mut endings = vec![".swell".to_owned()];
    let imports = IMPORTS.iter().flat_map(|import| import.extensions).map(|ending| format!(".{ending}"));
    endings.extend(imports);
    let last = endings.pop().unwrap_or_default();
    format!("{} or {last}", endings.join(", "))
}

impl App {
    /// Takes the files that were dropped, and does the next thing with them. Once a frame.
    pub(in crate::app) fn tend_drops(&mut self, ctx: &Context) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        let mut refused = Vec::new();
        for file in dropped {
            let path = file.path().to_owned();
            if use_of(&path) == Use::Nothing {
                refused.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
            } else if self.files.dropped.len() < MOST {
                self.files.dropped.push_back(path);
            } else {
                refused.push("More than 20 files".to_owned());
            }
        }
        if let Some(first) = refused.first() {
            let more =
                if refused.len() > 1 { format!(" and {} more", refused.len() - 1) } else { String::new() };
            self.notices.error(format!("{first}{more} can't be read: drop files that end in {}", accepted()));
        }
        // The next one waits for the answer to the one before it.
        if self.dialog.is_none()
            && self.files.work.is_none()
            && self.files.picking.is_none()
            && let Some(path) = self.files.dropped.pop_front()
        {
            match use_of(&path) {
                Use::Open => self.leave(After::OpenThis(path)),
                Use::Import => {
                    if let Err(error) = self.take_path(Purpose::Import, &path) {
                        self.notices.error(error);
                    }
                }
                Use::Nothing => {}
            }
        }
    }
}

/// Says what becomes of the files that are held over the window.
pub(in crate::app) fn overlay(app: &App, ctx: &Context, tokens: &Tokens) {
    let uses: Vec<Use> = ctx.input(|input| {
        let hovered = input.raw.hovered_files.iter();
        // Some systems tell the name only after the drop.
        hovered.map(|file| file.path.as_deref().map_or(Use::Open, use_of)).collect()
    });
    if uses.is_empty() {
        return;
    }
    let all = ctx.content_rect();
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(all, 0.0, tokens.veil());
    let import = if app.welcome.is_some() { "Import into a new map" } else { "Import into this map" };
    let zones = [("Open", "Maps: .swell", Use::Open), (import, "Spreadsheets and networks", Use::Import)];
    let (width, height, gap) = ((all.width() * 0.32).min(360.0), 160.0, 24.0);
    let start = all.center() - vec2(width + gap / 2.0, height / 2.0);
    for (place, (title, sentence, what)) in zones.into_iter().enumerate() {
        let on = uses.contains(&what);
        let area = Rect::from_min_size(start + vec2((width + gap) * place as f32, 0.0), vec2(width, height));
        let rim = if on { tokens.focus_ring() } else { Stroke::new(1.0, tokens.line) };
        let fill = if on { tokens.accent_soft } else { tokens.surface };
        painter.rect(area, radius::CARD, fill, rim, StrokeKind::Inside);
        let color = if on { tokens.accent } else { tokens.muted };
        let at = area.center() - vec2(0.0, 12.0);
        painter.text(at, Align2::CENTER_CENTER, title, fonts::semibold(size::H2), color);
        let at = area.center() + vec2(0.0, 14.0);
        painter.text(at, Align2::CENTER_CENTER, sentence, fonts::regular(size::CONTROL), tokens.muted);
    }
    if uses.iter().all(|what| *what == Use::Nothing) {
        let text = format!("This can't be read. Drop files that end in {}", accepted());
        let at = all.center() + vec2(0.0, height / 2.0 + 32.0);
        let galley = painter.layout_no_wrap(text, fonts::medium(size::BODY), tokens.text);
        let area = Align2::CENTER_CENTER.anchor_size(at, galley.size());
        painter.rect_filled(area.expand2(vec2(12.0, 6.0)), radius::CARD, tokens.surface);
        painter.galley(area.min, galley, tokens.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_good_for_follows_from_its_ending() {
        for (name, what) in [
            ("map.swell", Use::Open),
            ("Map.SWELL", Use::Open),
            ("register.csv", Use::Import),
            ("register.tsv", Use::Import),
            ("photo.png", Use::Nothing),
            ("swell", Use::Nothing),
            ("", Use::Nothing),
        ] {
            assert_eq!(use_of(Path::new(name)), what, "{name}");
        }
        assert!(accepted().starts_with(".swell"));
    }
}
