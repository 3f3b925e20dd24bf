//! How is a picture of rows laid out, from the top down?
//!
//! Pictures that are tables in their nature (a calendar, a matrix) share their width, their type and how long words are
//! broken.
//!
//! *Invariants:* no line is wider than its room, whatever a name consists of; the least type is 11 points.

use super::geometry::{Area, Pos, pos};
use super::ink::{Ink, Paint, Stroke};
use super::legend::{self, Entry};
use super::measure::{Measure, Weight};
use super::scene::{Align, Scene, Shape, Text};
use crate::share::{Community, CommunityId, Disclosure, Initiative, InitiativeId, Rating, Recipients};
use jiff::civil::Date;

/// How wide these pictures are: that of a page of text.
pub(super) const WIDTH: f32 = 680.0;
/// From the edge to what stands there.
pub(super) const EDGE: f32 = 8.0;
/// Names in rows.
pub(super) const BODY: f32 = 12.0;
/// Second lines, heads and dates.
pub(super) const SMALL: f32 = 11.0;
/// From one line of text to the next.
pub(super) const LEADING: f32 = 15.0;
/// No name is read further than this.
const READ: usize = 240;

/// A picture that grows downwards.
pub(super) struct Page<'a> {
    /// What is painted so far.
    pub(super) scene: Scene,
    /// Where the next row begins.
    pub(super) y: f32,
    /// How wide text is.
    pub(super) measure: &'a dyn Measure,
}

impl<'a> Page<'a> {
    /// An empty one.
    pub(super) fn new(measure: &'a dyn Measure) -> Self {
        let mut scene = Scene::default();
        // Its height is known at the end.
        scene.rect(Area::default(), 0.0, Paint::from(Ink::Surface), None);
        Self { scene, y: 0.0, measure }
    }

    /// One line whose middle is at this height.
    pub(super) fn words(&mut self, at: Pos, text: impl Into<String>, face: Face, align: Align) {
        let text = Text::new(at, text, face.size, face.weight, face.ink).aligned(align);
        self.scene.push(Shape::Text(text));
    }

    /// The same over lines, which do not touch it.
    pub(super) fn over(&mut self, at: Pos, text: impl Into<String>, face: Face, align: Align) {
        let text = Text::new(at, text, face.size, face.weight, face.ink).aligned(align);
        self.scene.push(Shape::Text(text.with_halo(Ink::Surface)));
    }

    /// Lines below each other; the first begins at `top`. Gives how high they are.
    pub(super) fn lines(&mut self, top: Pos, lines: &[String], face: Face) -> f32 {
        for (row, line) in lines.iter().enumerate() {
            let at = top + pos(0.0, LEADING * (row as f32 + 0.5));
            self.words(at, line.as_str(), face, Align::Start);
        }
        LEADING * lines.len() as f32
    }

    /// The text in lines of this width, no more than `most`.
    pub(super) fn broken(&self, text: &str, width: f32, face: Face, most: usize) -> Vec<String> {
        broken(text, width, face, most, self.measure)
    }

    /// A line across the picture at this height.
    pub(super) fn rule(&mut self, y: f32, ink: Ink) {
        self.scene.segment(pos(0.0, y), pos(WIDTH, y), Stroke::new(ink, 1.0));
    }

    /// A line of small print where the page has come to.
    pub(super) fn note(&mut self, text: &str) {
        let face = Face::SMALL;
        let lines = self.broken(text, WIDTH - 2.0 * EDGE, face, 4);
        let high = self.lines(pos(EDGE, self.y + 7.0), &lines, face);
        self.y += high + 12.0;
    }

    /// The whole picture, with its legend below.
    pub(super) fn finish(mut self, title: String, description: String, groups: &[Vec<Entry>]) -> Scene {
        if groups.iter().any(|group| !group.is_empty()) {
            legend::paint(&mut self.scene, groups, pos(0.0, self.y), WIDTH, self.measure);
            self.y += legend::height(groups, WIDTH, self.measure);
        }
        let size = pos(WIDTH, self.y.ceil().max(40.0));
        if let Some(Shape::Rect { area, .. }) = self.scene.shapes.first_mut() {
            *area = Area::sized(pos(0.0, 0.0), size.x, size.y);
        }
        Scene { size, title, description, ..self.scene }
    }
}

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

impl Face {
    /// Names.
    pub(super) const NAME: Self = Self { size: BODY, weight: Weight::Medium, ink: Ink::Text };
    /// Text.
    pub(super) const TEXT: Self = Self { size: BODY, weight: Weight::Regular, ink: Ink::Text };
    /// What is said besides.
    pub(super) const SMALL: Self = Self { size: SMALL, weight: Weight::Regular, ink: Ink::Muted };
    /// What stands over columns and groups.
    pub(super) const HEAD: Self = Self { size: SMALL, weight: Weight::Medium, ink: Ink::Muted };
    /// Numbers that are read first.
    pub(super) const FIGURE: Self = Self { size: 24.0, weight: Weight::SemiBold, ink: Ink::Text };

    /// The same in another colour.
    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// The text in lines no wider than `width`, words that are wider broken; no more than `most` lines, the last with an
/// ellipsis where there is more. O(length).
pub(super) fn broken(text: &str, width: f32, face: Face, most: usize, measure: &dyn Measure) -> Vec<String> {
    let wide = |text: &str| measure.width(text, face.size, face.weight);
    let read: String = text.chars().take(READ).collect();
    let mut more = text.chars().nth(READ).is_some();
    let mut lines: Vec<String> = vec![String::new()];
    for word in read.split_whitespace() {
        if lines.len() > most {
            break;
        }
        let last = lines.pop().unwrap_or_default();
        let joined = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        if wide(&joined) <= width {
            lines.push(joined);
            continue;
        }
        lines.extend(Some(last).filter(|last| !last.is_empty()));
        let mut piece = String::new();
        for letter in word.chars() {
            piece.push(letter);
            if wide(&piece) > width && piece.chars().count() > 1 {
                piece.pop();
                lines.push(std::mem::take(&mut piece));
                piece.push(letter);
            }
        }
        lines.push(piece);
    }
    more |= lines.len() > most;
    lines.truncate(most.max(1));
    if let Some(last) = lines.last_mut().filter(|_| more) {
        while wide(&format!("{last}…")) > width && last.pop().is_some() {}
        let kept = last.trim_end().len();
        last.truncate(kept);
        last.push('…');
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The initiative of the disclosure, or the only one in it.
pub(super) fn chosen(disclosure: &Disclosure) -> Option<(InitiativeId, &Initiative)> {
    let only = || {
        let mut all = disclosure.initiatives().iter();
        all.next().filter(|_| all.next().is_none()).map(|(id, record)| (*id, record))
    };
    disclosure.initiative().or_else(only)
}

/// The picture of a map in which no initiative is chosen.
pub(super) fn nothing_chosen(title: &str, measure: &dyn Measure) -> Scene {
    card(title.to_owned(), "No initiative is chosen", "This picture is about one initiative.", measure)
}

/// A picture that says in words why there is no other.
pub(super) fn card(title: String, head: &str, text: &str, measure: &dyn Measure) -> Scene {
    let mut page = Page::new(measure);
    let room = WIDTH - 2.0 * EDGE - 32.0;
    let heads = page.broken(head, room, Face::NAME, 3);
    let lines = page.broken(text, room, Face::TEXT.ink(Ink::Muted), 8);
    let high = LEADING * (heads.len() + lines.len()) as f32 + 36.0;
    let area = Area::sized(pos(EDGE, EDGE), WIDTH - 2.0 * EDGE, high);
    page.scene.rect(area, 6.0, Paint::from(Ink::Surface2), Stroke::new(Ink::Line, 1.0));
    let top = EDGE + 16.0;
    let below = page.lines(pos(EDGE + 16.0, top), &heads, Face::NAME);
    page.lines(pos(EDGE + 16.0, top + below + 4.0), &lines, Face::TEXT.ink(Ink::Muted));
    page.y = high + 2.0 * EDGE;
    page.finish(title, format!("{head}. {text}"), &[])
}

/// The affected communities, those first on which the effect is largest.
pub(super) fn affected<'a>(
    disclosure: &'a Disclosure,
    record: &Initiative,
) -> Vec<(CommunityId, &'a Community, Option<Rating>)> {
    let mut found: Vec<_> = record
        .affected
        .iter()
        .filter_map(|(id, affected)| Some((*id, disclosure.communities().get(id)?, affected.impact)))
        .collect();
    found.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.name.cmp(&b.1.name)).then_with(|| a.0.cmp(&b.0)));
    found
}

/// For whom something is, in words, as far as the audience may know it.
pub(super) fn recipients(disclosure: &Disclosure, recipients: &Recipients) -> Vec<String> {
    if recipients.everyone {
        return vec!["Everyone".to_owned()];
    }
    let people = recipients.stakeholders.iter().map(|id| disclosure.person(*id));
    let mut people: Vec<&str> = people.filter(|name| !name.is_empty()).collect();
    people.sort_unstable();
    let communities = recipients.communities.iter().filter_map(|id| disclosure.communities().get(id));
    let mut communities: Vec<&str> = communities.map(|record| record.name.as_str()).collect();
    communities.sort_unstable();
    let fields = recipients.quadrants.iter().map(|quadrant| quadrant.name());
    people.into_iter().chain(communities).chain(fields).map(str::to_owned).collect()
}

/// The first names, and how many more there are.
pub(super) fn shortened(names: &[String], most: usize) -> String {
    if names.len() <= most + 1 {
        return names.join(", ");
    }
    format!("{} and {} more", names[..most].join(", "), names.len() - most)
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// *Dec*.
pub(super) fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

/// *3 Dec*, with the year where it is another than that of the second day.
pub(super) fn day(date: Date, beside: Date) -> String {
    if date.year() == beside.year() {
        format!("{} {}", date.day(), month(date))
    } else {
        format!("{} {} {}", date.day(), month(date), date.year())
    }
}

/// *1 action*, *3 actions*.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::measure::Inter;

    #[test]
    fn no_line_is_wider_than_its_room_and_what_is_left_out_is_said() {
        let endless = "é".repeat(20_000);
        for text in [
            "A name of the usual kind",
            endless.as_str(),
            "Donaudampfschifffahrtsgesellschaft AG",
            "王小明陳美玲",
        ] {
            for most in 1..4 {
                let lines = broken(text, 60.0, Face::NAME, most, &Inter);
                assert!(!lines.is_empty() && lines.len() <= most, "{lines:?}");
                assert!(
                    lines.iter().all(|line| Inter.width(line, BODY, Weight::Medium) <= 60.0),
                    "{lines:?}"
                );
            }
        }
        assert_eq!(broken("Ana Ruiz", 200.0, Face::NAME, 2, &Inter), ["Ana Ruiz"]);
        assert!(broken("one two three four five six", 40.0, Face::NAME, 2, &Inter)[1].ends_with('…'));
        assert!(broken("  ", 40.0, Face::NAME, 2, &Inter).is_empty());
    }
}
