//! How do the paragraphs of a text document look?
//!
//! Everything is a style, so that whoever gets the document can make it look like their own with a few clicks.

use super::words::{ACCENT, CONTROL, LINE, MUTED, OK, QUIET, SOFT, TEXT, WARN};

/// The name space of all parts.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The typeface of the words. It is on every computer with Word; others take one of the same widths.
const FACE: &str = "Calibri";

/// A style of paragraphs: id, name, the one it is based on, `w:pPr`, `w:rPr`.
struct Style(&'static str, &'static str, &'static str, String, String);

fn size(half_points: u32) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

fn colour(code: &str) -> String {
    format!("<w:color w:val=\"{code}\"/>")
}

const BOLD: &str = "<w:b/><w:bCs/>";

fn spacing(before: u32, after: u32, line: u32) -> String {
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>")
}

fn side(name: &str, width: u32, space: u32, code: &str) -> String {
    format!("<w:{name} w:val=\"single\" w:sz=\"{width}\" w:space=\"{space}\" w:color=\"{code}\"/>")
}

fn filled(code: &str) -> String {
    format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{code}\"/>")
}

fn all() -> Vec<Style> {
    let kept = "<w:keepNext/><w:keepLines/>";
    let mut callout =
        format!("<w:keepLines/><w:pBdr>{}</w:pBdr>{}", side("left", 32, 12, ACCENT), filled(SOFT));
    let indent = "<w:ind w:left=\"300\" w:right=\"200\"/>";
    let callout_title = format!("<w:keepNext/>{callout}{}{indent}", spacing(240, 0, 264));
    callout.push_str(&format!("{}{indent}", spacing(0, 240, 276)));
    // The borders have the colour of the ground: so the words keep clear of its edges.
    let around: String = [("top", 48), ("left", 96), ("bottom", 48), ("right", 96)]
        .map(|(name, wide)| side(name, wide, 0, QUIET))
        .concat();
    let quote = format!(
        "<w:keepLines/><w:pBdr>{around}</w:pBdr>{}{}<w:ind w:left=\"240\" w:right=\"240\"/>",
        filled(QUIET),
        spacing(40, 140, 276)
    );
    vec![
        Style("Title", "Title", "Normal", spacing(40, 240, 216), format!("{BOLD}{}", size(72))),
        Style("Subtitle", "Subtitle", "Normal", spacing(0, 300, 276), size(30)),
        Style("Organisation", "Organisation", "Normal", spacing(240, 700, 240), colour(MUTED) + &size(22)),
        Style(
            "Kind",
            "Kind of document",
            "Normal",
            format!("<w:keepNext/>{}", spacing(0, 0, 240)),
            colour(ACCENT) + &size(28),
        ),
        Style(
            "Heading1",
            "heading 1",
            "Normal",
            format!(
                "{kept}<w:numPr><w:numId w:val=\"1\"/></w:numPr>{}<w:outlineLvl w:val=\"0\"/>",
                spacing(560, 160, 240)
            ),
            format!("{BOLD}{}", size(40)),
        ),
        Style(
            "Heading2",
            "heading 2",
            "Normal",
            format!("{kept}{}<w:outlineLvl w:val=\"1\"/>", spacing(320, 100, 240)),
            format!("{BOLD}{}", size(25)),
        ),
        Style(
            "Heading3",
            "heading 3",
            "Normal",
            format!("{kept}{}<w:outlineLvl w:val=\"2\"/>", spacing(200, 60, 240)),
            format!("{BOLD}{}", size(22)),
        ),
        Style(
            "Ruled",
            "Heading of the first page",
            "Normal",
            format!(
                "{kept}<w:pBdr>{}</w:pBdr>{}<w:outlineLvl w:val=\"1\"/>",
                side("bottom", 10, 5, TEXT),
                spacing(360, 0, 240)
            ),
            format!("{BOLD}{}", size(26)),
        ),
        Style("Label", "Label", "Normal", spacing(60, 120, 240), format!("{BOLD}{}", size(20))),
        Style("Lead", "Lead", "Normal", spacing(0, 220, 300), size(26)),
        Style("Note", "Note", "Normal", spacing(100, 120, 252), colour(MUTED) + &size(18)),
        Style("Caption", "caption", "Normal", spacing(80, 260, 252), colour(MUTED) + &size(18)),
        Style(
            "Picture",
            "Picture",
            "Normal",
            format!("<w:keepNext/>{}", spacing(120, 0, 240)),
            String::new(),
        ),
        Style(
            "Bullet",
            "List Bullet",
            "Normal",
            format!(
                "<w:numPr><w:numId w:val=\"2\"/></w:numPr>{}<w:contextualSpacing w:val=\"0\"/>",
                spacing(0, 60, 264)
            ),
            String::new(),
        ),
        Style("Cell", "Table text", "Normal", spacing(0, 0, 252), size(18)),
        Style("Second", "Table text, second", "Cell", String::new(), colour(MUTED)),
        Style("Head", "Table head", "Cell", "<w:keepNext/>".to_owned(), colour(MUTED)),
        Style(
            "Group",
            "Table group",
            "Cell",
            format!("<w:keepNext/>{}", spacing(120, 0, 252)),
            BOLD.to_owned(),
        ),
        Style("Figure", "Large number", "Cell", "<w:keepNext/>".to_owned(), format!("{BOLD}{}", size(30))),
        Style(
            "PassageTitle",
            "Passage title",
            "Cell",
            format!("<w:keepNext/>{}", spacing(0, 40, 252)),
            format!("{BOLD}{}", size(20)),
        ),
        Style("Passage", "Passage", "Cell", spacing(0, 60, 252), size(19)),
        Style(
            "CalloutTitle",
            "Callout title",
            "Normal",
            callout_title,
            BOLD.to_owned() + &colour(ACCENT) + &size(20),
        ),
        Style("Callout", "Callout", "Normal", callout, size(22)),
        Style(
            "CardTitle",
            "Card title",
            "Normal",
            format!(
                "{kept}<w:pBdr>{}</w:pBdr>{}<w:outlineLvl w:val=\"2\"/>",
                side("top", 16, 6, ACCENT),
                spacing(360, 80, 240)
            ),
            format!("{BOLD}{}", size(24)),
        ),
        Style(
            "CardAside",
            "For whom a card is",
            "Normal",
            format!("<w:keepNext/>{}", spacing(0, 100, 240)),
            colour(MUTED) + &size(19),
        ),
        Style("PartTitle", "Part of a card", "Cell", "<w:keepNext/>".to_owned(), colour(ACCENT)),
        Style("Quotation", "Quote", "Normal", quote, size(23)),
        Style(
            "Gap",
            "Space after a table",
            "Normal",
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>".to_owned(),
            size(8),
        ),
        Style("Header", "header", "Normal", spacing(0, 80, 240), size(18)),
        Style(
            "Above",
            "Room above the head",
            "Header",
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"720\" w:lineRule=\"exact\"/>".to_owned(),
            String::new(),
        ),
        Style("SheetTitle", "Title of a sheet", "Normal", spacing(0, 60, 240), String::new()),
        Style("Footer", "footer", "Normal", spacing(0, 0, 240), colour(MUTED) + &size(18)),
        Style(
            "Band",
            "Band of the first page",
            "Header",
            format!(
                "<w:pBdr>{}</w:pBdr><w:ind w:left=\"-1361\" w:right=\"-1134\"/>",
                side("top", 64, 0, ACCENT)
            ),
            String::new(),
        ),
    ]
}

/// `word/styles.xml`.
pub(super) fn styles() -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"{W}\"><w:docDefaults>\
         <w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FACE}\" w:hAnsi=\"{FACE}\" w:cs=\"{FACE}\"/>{}{}\
         <w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>\n\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"Letters\"><w:name w:val=\"Default Paragraph Font\"/>\
         <w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\n\
         <w:style w:type=\"character\" w:styleId=\"Sign\"><w:name w:val=\"Sign\"/><w:rPr>\
         <w:rFonts w:ascii=\"Segoe UI Symbol\" w:hAnsi=\"Segoe UI Symbol\" w:eastAsia=\"Segoe UI Symbol\" w:cs=\"Segoe UI Symbol\"/>\
         <w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/></w:rPr></w:style>\n\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Plain\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>\
         <w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
         <w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n\
         <w:style w:type=\"table\" w:styleId=\"Rows\"><w:name w:val=\"Groundswell table\"/><w:basedOn w:val=\"Plain\"/><w:tblPr>\
         <w:tblBorders>{}{}</w:tblBorders><w:tblCellMar><w:top w:w=\"80\" w:type=\"dxa\"/>\
         <w:left w:w=\"120\" w:type=\"dxa\"/><w:bottom w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n",
        colour(TEXT),
        size(20),
        spacing(0, 120, 264),
        side("bottom", 4, 0, LINE),
        side("insideH", 4, 0, LINE),
    );
    for Style(id, name, based, paragraph, letters) in all() {
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{based}\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>\n"
        ));
    }
    out.push_str("</w:styles>\n");
    out
}

/// `word/numbering.xml`: the numbers of the sections in the margin, and the dots of lists.
pub(super) fn numbering() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering xmlns:w=\"{W}\">\
         <w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Heading1\"/><w:lvlText w:val=\"%1\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"0\" w:hanging=\"520\"/></w:pPr><w:rPr>{BOLD}{}</w:rPr></w:lvl></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"Bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"260\" w:hanging=\"260\"/></w:pPr><w:rPr>{}</w:rPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>\n",
        colour(ACCENT),
        colour(ACCENT)
    )
}

/// The colours that stand for how safe a copy is to be passed on.
pub(super) const fn label(is_shareable: bool) -> &'static str {
    if is_shareable { OK } else { WARN }
}

/// The bar beside what changed.
pub(super) fn bar() -> String {
    side("left", 24, 6, ACCENT)
}

/// A border of a cell.
pub(super) fn edge(name: &str, width: u32, code: &str) -> String {
    side(name, width, 0, code)
}

/// The rule over a passage that is not the first one.
pub(super) const OTHER: &str = CONTROL;
