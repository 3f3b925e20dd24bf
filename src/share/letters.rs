//! Does a text stand in another one, however it was broken, spelled, turned or laid out there?
//!
//! Texts are compared by their letters and digits alone: in small letters, without accents, ligatures taken apart, without
//! what cannot be seen. What stands between two words does not matter, so that a line break, a tag or a quoting sign in
//! the middle of a text hides nothing.
//!
//! *Invariants:* a find begins and ends where a word does, and is compared letter by letter, never by a check sum alone.

use std::collections::{BTreeSet, HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// As many letters as it takes to look a text up; the rest is compared.
const KEY: usize = 16;
/// Shorter texts are not looked for.
const SHORTEST: usize = 3;

/// The letters of a text, and where its words begin.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    all: Vec<char>,
    /// For each letter, and one past the last: whether a word may begin here.
    starts: Vec<bool>,
    /// Before which letters another cell or line begins.
    cells: BTreeSet<usize>,
}

/// Stands in a text where one cell or line ends and another begins: short texts are not put together from two of them.
pub const CELL: char = '\u{1F}';
/// A text that says this much is found across cells as well: it was broken, not put together.
const LONG: usize = 24;

/// Letters of scripts that put no space between words: each may begin one, and says as much as several.
const fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// What is neither a letter nor a gap between words.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{61C}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

impl Letters {
    /// The letters of a text. O(length).
    ///
    /// ```
    /// use groundswell::share::Letters;
    /// assert_eq!(Letters::of("Zażółć — ＡＢ\u{AD}c!").text(), "zazołcabc");
    /// ```
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        found.push(text);
        found
    }

    /// Adds another text, with a gap before it.
    pub fn push(&mut self, text: &str) {
        self.starts.truncate(self.all.len());
        let mut gap = true;
        let mut named = 0;
        for letter in text.nfkd().flat_map(char::to_lowercase) {
            // A character that turns the direction of writing is shown as a word in brackets: no word of the text.
            match letter {
                CELL => {
                    self.cells.insert(self.all.len());
                    gap = true;
                }
                '⟦' => named = 6,
                '⟧' => named = 0,
                _ if named > 0 => named -= 1,
                _ if is_combining_mark(letter)
                    || is_unseen(letter)
                    || letter.is_control() && letter != '\n' =>
                {
                    // A tab is a gap, other control characters are nothing at all.
                    gap |= letter == '\t';
                }
                _ if letter.is_alphanumeric() => {
                    let dense = is_dense(letter);
                    self.all.push(letter);
                    self.starts.push(gap || dense);
                    gap = dense;
                }
                _ => gap = true,
            }
        }
        self.starts.push(true);
    }

    /// Adds something over which no find reaches.
    pub fn wall(&mut self) {
        self.starts.truncate(self.all.len());
        self.all.push('\0');
        self.starts.extend([true, true]);
    }

    /// The same letters from the last to the first, as in a line that runs from right to left.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let all = self.all.iter().rev().copied().collect();
        // A word begins backwards where the next one begins forwards.
        let starts = (0..=self.all.len()).rev().map(|place| self.begins(place)).collect();
        let cells = self.cells.iter().map(|place| self.all.len().saturating_sub(*place)).collect();
        Self { all, starts, cells }
    }

    /// Whether what stands between two places stands in one cell, or is too long to have been put together from two.
    fn is_whole(&self, from: usize, to: usize) -> bool {
        self.cells.range(from + 1..to.max(from + 1)).next().is_none() || self.weight(from, to) >= LONG
    }

    fn begins(&self, place: usize) -> bool {
        place >= self.all.len() || self.starts.get(place).copied().unwrap_or(true)
    }

    /// How much the letters between two places say: one each, and more for those that stand for words.
    fn weight(&self, from: usize, to: usize) -> usize {
        self.all[from..to].iter().map(|letter| if is_dense(*letter) { 3 } else { 1 }).sum()
    }

    /// Where each word begins, and the end.
    fn words(&self) -> Vec<usize> {
        (0..=self.all.len()).filter(|place| self.begins(*place)).collect()
    }

    /// The letters as a text.
    pub fn text(&self) -> String {
        self.all.iter().collect()
    }
}

/// Texts that are looked for, each with what it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Sought {
    texts: Vec<(Vec<char>, usize)>,
    forgotten: BTreeSet<usize>,
    /// The letters of names of several words: they are found where they are broken over two lines of a narrow column, too.
    names: HashSet<Vec<char>>,
    by_key: HashMap<Vec<char>, Vec<usize>>,
    /// With which letters any of them begins: most words of a page begin otherwise.
    beginnings: HashSet<[char; SHORTEST]>,
}

impl Sought {
    /// Looks for the whole text, if it says this much.
    pub(super) fn whole(&mut self, text: &str, least: usize, what: usize) {
        let letters = Letters::of(text);
        let end = letters.all.len();
        if letters.weight(0, end) >= least {
            self.add(&letters.all, what);
        }
    }

    /// Looks for a name, if it says this much.
    pub(super) fn name(&mut self, text: &str, least: usize, what: usize) {
        let letters = Letters::of(text);
        if letters.words().len() > 2 {
            self.names.insert(letters.all);
        }
        self.whole(text, least, what);
    }

    /// Looks for any longer part of a text: a few words say nothing, a clause does. False: it is too short to be told from
    /// anybody's words.
    pub(super) fn parts(&mut self, text: &str, what: usize) -> bool {
        const WORDS: usize = 6;
        const WEIGHT: usize = 24;
        const STEP: usize = 3;
        let letters = Letters::of(text);
        let words = letters.words();
        let count = words.len().saturating_sub(1);
        let end = letters.all.len();
        if count < 3 || letters.weight(0, end) < 12 {
            return false;
        }
        if count <= WORDS + 2 {
            self.add(&letters.all, what);
            return true;
        }
        for first in (0..count).step_by(STEP) {
            let last =
                (first + WORDS..=count).find(|last| letters.weight(words[first], words[*last]) >= WEIGHT);
            match last {
                Some(last) => self.add(&letters.all[words[first]..words[last]], what),
                None => break,
            }
        }
        true
    }

    fn add(&mut self, letters: &[char], what: usize) {
        if letters.len() < SHORTEST {
            return;
        }
        self.beginnings.extend(letters.first_chunk::<SHORTEST>());
        let key = letters[..letters.len().min(KEY)].to_vec();
        let same = self.by_key.entry(key).or_default();
        if !same.iter().any(|place| self.texts[*place].0 == letters && self.texts[*place].1 == what) {
            same.push(self.texts.len());
            self.texts.push((letters.to_vec(), what));
        }
    }

    /// The places among the texts that stand in these letters. O(letters).
    fn places(&self, letters: &Letters) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        if self.texts.is_empty() {
            return found;
        }
        let all = &letters.all;
        for start in (0..all.len()).filter(|place| letters.begins(*place)) {
            let known = all[start..].first_chunk::<SHORTEST>();
            if known.is_none_or(|first| !self.beginnings.contains(first)) {
                continue;
            }
            let most = KEY.min(all.len() - start);
            for length in SHORTEST..=most {
                let Some(same) = self.by_key.get(&all[start..start + length]) else { continue };
                let stands = |place: &&usize| {
                    let text = &self.texts[**place].0;
                    (length == KEY || text.len() == length)
                        && !self.forgotten.contains(place)
                        && all[start..].starts_with(text)
                        && letters.begins(start + text.len())
                        && (letters.is_whole(start, start + text.len()) || self.names.contains(text))
                };
                found.extend(same.iter().filter(stands).copied());
            }
        }
        found
    }

    /// What stands in these letters.
    pub(super) fn found(&self, letters: &Letters) -> BTreeSet<usize> {
        self.places(letters).into_iter().map(|place| self.texts[place].1).collect()
    }

    /// Looks no longer for what stands in these letters anyway.
    pub(super) fn forget(&mut self, letters: &Letters) {
        let gone = self.places(letters);
        self.forgotten.extend(gone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(secret: &str, text: &str) -> bool {
        let mut sought = Sought::default();
        sought.parts(secret, 0);
        !sought.found(&Letters::of(text)).is_empty()
    }

    #[test]
    fn a_text_is_found_however_it_is_broken() {
        let secret = "Fears to lose the team";
        for text in [
            "Fears to lose the team",
            "… FEARS to\nlose   the*team*!",
            "fears to lo\u{AD}se the te\u{200B}am",
            "Fe\u{301}ars to lose the team",
            "⟦RLO⟧Fears to lose ⟦PDF⟧the team",
        ] {
            assert!(finds(secret, text), "{text}");
        }
        for text in ["Fears to lose a team", "Fears to lose the teamwork", "", "fears"] {
            assert!(!finds(secret, text), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_long_text_is_found_and_a_phrase_is_not() {
        let secret = "He told me in the corridor that the new desk would cost him his people and that he will not help";
        assert!(finds(secret, "(…) corridor that the new desk would cost him his (…)"));
        assert!(!finds(secret, "in the corridor that the"));
    }

    #[test]
    fn letters_that_stand_for_words_are_found_in_a_row() {
        assert!(finds("他反对这个项目因为害怕", "说他反对这个项目因为害怕了"));
        assert!(!finds("他反对这个项目因为害怕", "他反对这个项目"));
    }

    #[test]
    fn backwards_is_found_too() {
        let mut sought = Sought::default();
        sought.whole("Tomasz Żuk", 6, 7);
        let letters = Letters::of("(kuŻ zsamoT)");
        assert!(sought.found(&letters).is_empty());
        assert_eq!(sought.found(&letters.reversed()), BTreeSet::from([7]));
    }

    #[test]
    fn a_name_is_found_on_two_lines() {
        let mut sought = Sought::default();
        sought.name("Owen Pritchard", 2, 0);
        let broken = Letters::of(&format!("Field engineers{CELL}Owen{CELL}Pritchard{CELL}Event"));
        assert_eq!(sought.found(&broken).len(), 1);
        assert!(sought.found(&Letters::of(&format!("Owen{CELL}says Pritchard"))).is_empty());
    }

    #[test]
    fn a_short_text_is_not_put_together_from_two_cells() {
        assert!(!finds("Service desk analysts", "One service desk\u{1F}Analysts who know"));
        assert!(finds("Fears to lose the whole of the team", "Fears to lose the\u{1F}whole of the team"));
    }

    #[test]
    fn one_text_after_the_other_is_as_each_by_itself() {
        let mut sought = Sought::default();
        sought.parts("one two three four", 0);
        let mut letters = Letters::of("zero");
        letters.wall();
        letters.push("one two");
        letters.push("three four");
        assert_eq!(sought.found(&letters).len(), 1);
        assert_eq!(sought.found(&letters.reversed().reversed()).len(), 1);
        let mut apart = Letters::of("one two");
        apart.wall();
        apart.push("three four");
        assert!(sought.found(&apart).is_empty());
    }

    #[test]
    fn what_stands_elsewhere_anyway_is_forgotten() {
        let mut sought = Sought::default();
        sought.parts("Head of the front office", 1);
        sought.parts("Wants to be asked first", 2);
        sought.forget(&Letters::of("She is head of the front office."));
        let found = sought.found(&Letters::of("Head of the front office: wants to be asked first"));
        assert_eq!(found, BTreeSet::from([2]));
    }
}
