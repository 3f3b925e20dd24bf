//! Where do ties run, and how faint are they?

use super::NetworkOptions;
use super::nodes::Node;
use crate::diagram::cast::Cast;
use crate::diagram::geometry::Pos;
use crate::diagram::ink::{Ink, Paint};
use crate::diagram::legend::Line;
use crate::diagram::marks::only_tie_sign;
use crate::diagram::scene::{Hit, Scene};
use crate::diagram::ties::{self, Course};
use crate::layout::Outline;
use crate::share::{Disclosure, Key};

/// Paints the ties, the weakest first and the selected last, and says where they run and how much they matter.
pub(super) fn paint_ties(
    scene: &mut Scene,
    cast: &Cast,
    disclosure: &Disclosure,
    nodes: &[Node],
    index: &[usize],
    options: &NetworkOptions,
) -> Vec<(Pos, Pos, f32)> {
    let far = options.zoom < 0.35;
    let centre = options.focus.and_then(|(id, _)| cast.place(id)).map(|at| at as u32);
    // Where people stand on levels it is reporting lines that the picture is about.
    let levels = options.grounds.iter().any(|ground| matches!(ground.outline, Outline::Level { .. }));
    let mut courses = Vec::with_capacity(cast.ties.len());
    let is_chosen = |id| {
        let key = Key::Tie(id);
        options.selected.contains(&key) || options.hovered == Some(key)
    };
    let some_chosen =
        options.hovered.is_some() || options.selected.iter().any(|key| matches!(key, Key::Tie(_)));
    let passing = cast.passing(&options.ties);
    let shown = cast.ties.iter().filter(|tie| tie.passes(&passing, &options.ties));
    // From far, where there are thousands, each is fainter: what is seen is where there are many.
    let many = if far { shown.clone().count().max(1) as f32 } else { 1.0 };
    let faint = if far { (1500.0 / many).sqrt().clamp(0.12, 1.0) } else { 1.0 };
    let only = |id| options.marks.as_ref().is_some_and(|marks| marks.only_ties.contains(&id));
    let later = shown.clone().filter(|tie| some_chosen && is_chosen(tie.id));
    for tie in shown.clone().filter(|tie| !some_chosen || !is_chosen(tie.id)).chain(later) {
        let (Some(from), Some(to)) = (nodes.get(index[tie.from as usize]), nodes.get(index[tie.to as usize]))
        else {
            continue;
        };
        let ends = |node: &Node| (node.at, node.figure.reach(node.look.radius));
        let Some(course) = Course::between(ends(from), ends(to), tie.aside) else { continue };
        let paint = match centre {
            _ if some_chosen && is_chosen(tie.id) => Paint::from(Ink::Accent),
            Some(centre) if tie.from == centre || tie.to == centre => Paint::from(Ink::Accent),
            Some(_) if from.focus < 1.0 || to.focus < 1.0 => Ink::Ctl.faded(0.1),
            Some(_) => Ink::Ctl.faded(0.55),
            None if levels && tie.line != Line::Open => Ink::Ctl.faded(0.16 * faint),
            None => Ink::Ctl.faded(ties::opacity(tie.strength) * faint),
        };
        let dim = from.look.opacity.min(to.look.opacity);
        let paint = if options.focus.is_none() { paint.faded(dim.max(0.15)) } else { paint };
        courses.push((course.from, course.to, tie.strength as f32));
        let key = Key::Tie(tie.id);
        let aloud =
            if options.spoken { cast.aloud(disclosure, key).unwrap_or_default() } else { String::new() };
        scene.mark(key, aloud, Hit::Segment(course.from, course.to), -2.0, |scene| {
            let line = if far { Line::Plain } else { tie.line };
            ties::paint(scene, line, tie.strength, course, paint, if far { 0.6 } else { 1.0 });
            if only(tie.id) {
                only_tie_sign(scene, course.from, course.to);
            }
        });
    }
    courses
}
