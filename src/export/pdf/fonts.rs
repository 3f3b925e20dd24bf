//! In which fonts is a document set?
//!
//! In Inter; letters that Inter lacks in Noto Sans, Arabic and Hebrew in their own. These come with the program. Only
//! for a character that none of them has (Chinese, Japanese, Korean, Indian scripts, pictograms) is a font of the
//! machine taken.
//!
//! *Invariants:* a document whose characters the program's own fonts have looks the same on every machine, byte for byte.
//! On one machine the same text takes the same fonts.

use fontdb::{Database, FaceInfo, ID, Source, Style};
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};

/// The fonts for one document.
#[derive(Debug, Clone)]
pub(super) struct Fonts {
    /// The faces, the program's own first.
    pub(super) faces: Vec<Font>,
    /// The families in the order in which they are asked for a character.
    pub(super) families: Vec<String>,
    /// Characters that no font has.
    pub(super) missing: Vec<char>,
}

/// The fonts for a text with these characters. O(faces), and slow once where the machine's fonts are looked through.
pub(super) fn fonts_for(letters: &BTreeSet<char>) -> Fonts {
    let mut faces = own().to_vec();
    let mut families: Vec<String> = OWN.iter().map(|family| (*family).to_owned()).collect();
    let mut missing: BTreeSet<char> = letters
        .iter()
        .copied()
        .filter(|letter| !is_unseen(*letter) && !own().iter().any(|font| has(font.info(), *letter)))
        .collect();
    for id in candidates(&missing) {
        if missing.is_empty() {
            break;
        }
        let Some(font) = loaded(id) else { continue };
        let before = missing.len();
        missing.retain(|letter| !has(font.info(), *letter));
        if missing.len() < before {
            families.push(font.info().family.clone());
            faces.extend(bolder(id));
            faces.push(font);
        }
    }
    Fonts { faces, families, missing: missing.into_iter().collect() }
}

/// The families that come with the program.
const OWN: [&str; 4] = ["Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew"];

fn own() -> &'static [Font] {
    static OWN: OnceLock<Vec<Font>> = OnceLock::new();
    OWN.get_or_init(|| {
        const FILES: [&[u8]; 10] = [
            include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
            include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
            include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
            include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf"),
            include_bytes!("../../../assets/fonts/NotoSans-SemiBold.ttf"),
            include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
            include_bytes!("../../../assets/fonts/NotoSansArabic-SemiBold.ttf"),
            include_bytes!("../../../assets/fonts/NotoSansHebrew-Regular.ttf"),
            include_bytes!("../../../assets/fonts/NotoSansHebrew-SemiBold.ttf"),
        ];
        FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
    })
}

fn has(font: &FontInfo, letter: char) -> bool {
    font.coverage.contains(u32::from(letter))
}

/// Characters that need no picture of their own.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\n' | ' '
            | '\u{A0}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{2064}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// What is asked for first, by script; the rest of the machine's fonts comes after by name.
const JAPANESE: &[&str] =
    &["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"];
const KOREAN: &[&str] = &["Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"];
const CHINESE: &[&str] = &[
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
];
const OTHERS: &[&str] = &[
    "Noto Emoji",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Segoe UI",
    "Segoe UI Symbol",
    "Nirmala UI",
    "Leelawadee UI",
    "DejaVu Sans",
    "Arial Unicode MS",
];

/// The machine's faces in the order in which they are tried.
fn candidates(missing: &BTreeSet<char>) -> Vec<ID> {
    if missing.is_empty() {
        return Vec::new();
    }
    let any = |from: char, to: char| missing.range(from..=to).next().is_some();
    let mut asked: Vec<&str> = Vec::new();
    if any('\u{3040}', '\u{30FF}') {
        asked.extend(JAPANESE);
    }
    if any('\u{2E80}', '\u{2FDF}') || any('\u{3400}', '\u{9FFF}') || any('\u{20000}', '\u{323AF}') {
        asked.extend(CHINESE);
    }
    if any('\u{1100}', '\u{11FF}') || any('\u{AC00}', '\u{D7AF}') {
        asked.extend(KOREAN);
    }
    asked.extend(OTHERS);
    let rank = |face: &FaceInfo| {
        let name = family(face);
        let place = asked.iter().position(|family| *family == name).unwrap_or(asked.len());
        let is_plain = name.contains("Sans") && !face.monospaced;
        (place, !is_plain, name, face.post_script_name.clone())
    };
    let upright = system().faces().filter(|face| face.style == Style::Normal && face.weight.0 == 400);
    let mut found: Vec<&FaceInfo> = upright.collect();
    found.sort_by_cached_key(|face| rank(face));
    found.into_iter().map(|face| face.id).collect()
}

fn family(face: &FaceInfo) -> String {
    face.families.first().map(|(name, _)| name.clone()).unwrap_or_default()
}

/// The bold face of the same family, if there is one.
fn bolder(id: ID) -> Option<Font> {
    let regular = system().face(id)?;
    let same = |face: &&FaceInfo| {
        face.style == Style::Normal && matches!(face.weight.0, 600 | 700) && family(face) == family(regular)
    };
    let mut found: Vec<&FaceInfo> = system().faces().filter(same).collect();
    found.sort_by(|a, b| (a.weight.0, &a.post_script_name).cmp(&(b.weight.0, &b.post_script_name)));
    loaded(found.first()?.id)
}

/// The fonts of the machine, looked for once.
fn system() -> &'static Database {
    static SYSTEM: OnceLock<Database> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let mut found = Database::new();
        found.load_system_fonts();
        found
    })
}

/// A face of the machine. Each file is read once, however many faces it holds.
fn loaded(id: ID) -> Option<Font> {
    static READ: OnceLock<Mutex<HashMap<PathBuf, Bytes>>> = OnceLock::new();
    let face = system().face(id)?;
    let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { return None };
    let mut read = READ.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let file = if let Some(file) = read.get(path) {
        file.clone()
    } else {
        let file = Bytes::new(system().with_face_data(id, |file, _| file.to_vec())?);
        read.insert(path.clone(), file.clone());
        file
    };
    Font::new(file, face.index)
}
