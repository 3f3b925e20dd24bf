//! How is a picture written as SVG?
//!
//! Text stays text, so that it can be searched and read aloud; each record is a group with its name as title.
//!
//! *Invariants:* the same scene gives the same bytes; text is escaped and holds no control characters; there is no
//! script, no style sheet, no foreign object and no reference to anything outside.

use super::text::clean;
use crate::diagram::{Align, Paint, Pos, Scene, Shape, Stroke, Text, Theme};
use std::fmt::Write;

/// The picture as a self-contained SVG document. O(size of the scene).
///
/// ```
/// use groundswell::diagram::{Scene, Theme};
/// use groundswell::export::svg::svg;
///
/// let scene = Scene { title: "A & B".to_owned(), ..Scene::default() };
/// assert!(svg(&scene, Theme::Light).contains("<title>A &amp; B</title>"));
/// ```
pub fn svg(scene: &Scene, theme: Theme) -> String {
    let mut out = String::with_capacity(scene.shapes.len() * 120 + 512);
    let (width, height) = (number(scene.size.x), number(scene.size.y));
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"Inter, 'Noto Sans', sans-serif\">\n"
        ),
    );
    put(&mut out, format_args!("<title>{}</title>\n", escaped(&scene.title)));
    put(&mut out, format_args!("<desc>{}</desc>\n", escaped(&scene.description)));
    let mut marks: Vec<_> = scene.marks.iter().filter(|mark| !mark.items.is_empty()).collect();
    marks.sort_by_key(|mark| mark.items.start);
    let mut marks = marks.into_iter().peekable();
    let mut end = None;
    for (index, one) in scene.shapes.iter().enumerate() {
        if let Some(mark) = marks.next_if(|mark| mark.items.start == index) {
            put(&mut out, format_args!("<g><title>{}</title>\n", escaped(&mark.name)));
            end = Some(mark.items.end);
        }
        shape(&mut out, one, theme);
        if end == Some(index + 1) {
            out.push_str("</g>\n");
            end = None;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// A small picture that stands beside words that say the same: readers of the screen pass it over. O(size of the scene).
pub(crate) fn drawing(scene: &Scene, theme: Theme) -> String {
    let mut out = String::with_capacity(512);
    let (width, height) = (number(scene.size.x), number(scene.size.y));
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"presentation\">"
        ),
    );
    scene.shapes.iter().for_each(|one| shape(&mut out, one, theme));
    out.push_str("</svg>");
    out.replace('\n', "")
}

/// Writing to a string cannot fail.
fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    let written = out.write_fmt(words);
    debug_assert!(written.is_ok());
}

fn shape(out: &mut String, shape: &Shape, theme: Theme) {
    match shape {
        Shape::Circle { centre, radius, fill, stroke } => {
            let (x, y, r) = (number(centre.x), number(centre.y), number(radius.max(0.0)));
            put(out, format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""));
            looks(out, fill.as_ref(), stroke.as_ref(), theme);
        }
        Shape::Rect { area, radius, fill, stroke } => {
            let (x, y) = (number(area.min.x), number(area.min.y));
            let (w, h) = (number(area.width().max(0.0)), number(area.height().max(0.0)));
            put(out, format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""));
            if *radius > 0.0 {
                put(out, format_args!(" rx=\"{}\"", number(*radius)));
            }
            looks(out, fill.as_ref(), stroke.as_ref(), theme);
        }
        Shape::Polygon { points, fill, stroke } => {
            put(out, format_args!("<polygon points=\"{}\"", list(points)));
            looks(out, fill.as_ref(), stroke.as_ref(), theme);
        }
        Shape::Segment { from, to, stroke } => {
            let (a, b, c, d) = (number(from.x), number(from.y), number(to.x), number(to.y));
            put(out, format_args!("<line x1=\"{a}\" y1=\"{b}\" x2=\"{c}\" y2=\"{d}\""));
            looks(out, None, Some(stroke), theme);
        }
        Shape::Path { points, stroke } => {
            put(out, format_args!("<polyline points=\"{}\" stroke-linejoin=\"round\"", list(points)));
            looks(out, None, Some(stroke), theme);
        }
        Shape::Text(text) => words(out, text, theme),
    }
}

/// Fill, stroke and the end of the element.
fn looks(out: &mut String, fill: Option<&Paint>, stroke: Option<&Stroke>, theme: Theme) {
    match fill {
        Some(paint) => color(out, "fill", *paint, theme),
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = stroke {
        color(out, "stroke", stroke.paint, theme);
        if stroke.width != 1.0 {
            put(out, format_args!(" stroke-width=\"{}\"", number(stroke.width)));
        }
        if let Some((dash, gap)) = stroke.dash {
            put(out, format_args!(" stroke-dasharray=\"{} {}\"", number(dash), number(gap)));
        }
    }
    out.push_str("/>\n");
}

fn color(out: &mut String, attribute: &str, paint: Paint, theme: Theme) {
    let [r, g, b] = paint.rgb(theme);
    put(out, format_args!(" {attribute}=\"#{r:02x}{g:02x}{b:02x}\""));
    if paint.opacity < 1.0 {
        put(out, format_args!(" {attribute}-opacity=\"{}\"", number(paint.opacity)));
    }
}

fn words(out: &mut String, text: &Text, theme: Theme) {
    // The anchor is the middle of capitals; SVG wants the base line.
    let down = text.size * 0.36;
    let at = if text.upwards {
        Pos { x: text.at.x + down, ..text.at }
    } else {
        Pos { y: text.at.y + down, ..text.at }
    };
    let (x, y) = (number(at.x), number(at.y));
    put(out, format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", number(text.size)));
    if text.weight.number() != 400 {
        put(out, format_args!(" font-weight=\"{}\"", text.weight.number()));
    }
    match text.align {
        Align::Start => {}
        Align::Middle => out.push_str(" text-anchor=\"middle\""),
        Align::End => out.push_str(" text-anchor=\"end\""),
    }
    if text.upwards {
        put(out, format_args!(" transform=\"rotate(-90 {x} {y})\""));
    }
    if let Some(halo) = text.halo {
        color(out, "stroke", halo, theme);
        out.push_str(" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
    color(out, "fill", text.paint, theme);
    put(out, format_args!(">{}</text>\n", escaped(&text.text)));
}

fn list(points: &[Pos]) -> String {
    let pairs: Vec<String> = points.iter().map(|p| format!("{},{}", number(p.x), number(p.y))).collect();
    pairs.join(" ")
}

/// At most two decimals, without zeros at the end and without −0; what is not a number becomes 0.
fn number(value: f32) -> String {
    let cents = if value.is_finite() { (f64::from(value) * 100.0).round() as i64 } else { 0 };
    let (sign, cents) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    match (cents / 100, cents % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        (whole, part) => format!("{sign}{whole}.{part:02}"),
    }
}

/// Text for XML 1.0: the five signs escaped, letters that XML does not allow left out, and those that change the
/// direction of reading as words.
fn escaped(text: &str) -> String {
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len());
    for letter in cleaned.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{Hit, Ink, Weight, pos};
    use crate::share::{Key, StakeholderId};

    #[test]
    fn numbers_have_two_decimals_at_the_most() {
        for (value, expected) in [
            (1.0, "1"),
            (-0.001, "0"),
            (-0.5, "-0.5"),
            (12.345, "12.35"),
            (3.05, "3.05"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ] {
            assert_eq!(number(value), expected, "{value}");
        }
    }

    #[test]
    fn names_cannot_leave_their_place() {
        let evil = "<script>alert('x')</script>\u{0}\u{1b}\u{202e}]]>&\"\u{FFFE}";
        let mut scene = Scene { title: evil.to_owned(), description: evil.to_owned(), ..Scene::default() };
        let key = Key::Stakeholder(StakeholderId::from_bits(1));
        scene.mark(key, evil.to_owned(), Hit::Disc(pos(0.0, 0.0), 1.0), 0.0, |scene| {
            scene.push(Shape::Text(Text::new(pos(1.0, 2.0), evil, 12.0, Weight::Medium, Ink::Text)));
        });
        let written = svg(&scene, Theme::Dark);
        assert!(!written.contains("<script") && !written.contains("]]>"));
        assert!(!written.contains(['\u{0}', '\u{1b}', '\u{202e}', '\u{FFFE}']));
        let mut reader = quick_xml::Reader::from_str(&written);
        let mut texts = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) => {
                    assert!(
                        ["svg", "title", "desc", "g", "text"].iter().any(|n| *n == start.name().as_ref())
                    );
                    texts += usize::from(start.name().as_ref() == "text");
                }
                _ => {}
            }
        }
        assert_eq!(texts, 1);
    }

    #[test]
    fn the_groups_of_records_are_closed() {
        let mut scene = Scene::default();
        for bits in 1..4 {
            let key = Key::Stakeholder(StakeholderId::from_bits(bits));
            scene.mark(key, format!("P{bits}"), Hit::Disc(pos(0.0, 0.0), 1.0), 0.0, |scene| {
                scene.circle(pos(0.0, 0.0), 3.0, Paint::from(Ink::Leading), None);
                scene.segment(pos(0.0, 0.0), pos(1.0, 1.0), Stroke::new(Ink::Line, 1.0));
            });
        }
        let written = svg(&scene, Theme::Light);
        assert_eq!((written.matches("<g>").count(), written.matches("</g>").count()), (3, 3));
        assert!(written.contains("#00406b"));
    }
}
