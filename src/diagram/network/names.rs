//! Who gets a name in the network, and where does it stand?

use super::NetworkOptions;
use super::nodes::Node;
use crate::diagram::crossings::Crossings;
use crate::diagram::geometry::{Area, Pos, pos};
use crate::diagram::ink::Ink;
use crate::diagram::labels::{BELOW_FIRST, Place, Space, place};
use crate::diagram::measure::{Measure, Weight, fitted};
use crate::diagram::scene::{Align, Detail, Scene, Shape, Text};
use crate::share::Key;

/// Names shown at once, at the most.
const NAMES: usize = 300;
/// Up to so many ties it is weighed how many a name would cover.
const WEIGHED: usize = 1_000;
/// A name is not shortened to less than this, in points.
const SHORTEST: f32 = 40.0;

/// Names, the most important first: the free place that crosses the fewest and weakest ties.
pub(super) fn names(
    scene: &mut Scene,
    nodes: &[Node],
    options: &NetworkOptions,
    courses: &[(Pos, Pos, f32)],
    space: &mut Space,
    page: Area,
    measure: &dyn Measure,
) {
    let seen = |node: &&Node| {
        node.look.opacity >= 1.0 && options.visible.is_none_or(|visible| visible.contains(node.at))
    };
    // Where there are so many ties, every place is crossed: the first free one is as good.
    let crossings = Crossings::new(if courses.len() > WEIGHED { &[] } else { courses });
    let page = Area { max: pos(page.max.x, scene.size.y), ..page };
    let chosen = options.selected.len();
    for node in nodes.iter().rev().filter(seen).take(NAMES) {
        let name = fitted(&node.figure.name, 200.0, 12.0, Weight::Medium, measure);
        let width = measure.width(&name, 12.0, Weight::Medium) + 2.0;
        let reach = node.figure.reach(node.look.radius);
        let places = BELOW_FIRST.map(|side| place(side, node.at, reach, width, 0.0));
        let free = places.iter().filter(|p| space.is_free(&p.area));
        let best = free
            .map(|p| (crossings.cost(&p.area) + if page.holds(&p.area) { 0.0 } else { 1000.0 }, p))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, place): (f32, &Place)| *place);
        // Whoever is selected has a name, even over others; then it has a ground.
        let best = match best {
            Some(best) => best,
            None if node.look.selected && chosen <= 5 => {
                scene.rect(places[0].area.grown(2.0), 4.0, Ink::Surface.faded(0.9), None);
                places[0]
            }
            None => continue,
        };
        let (name, best) = kept_on(page, name, best, measure);
        space.take(best.area);
        let weight = if node.look.selected { Weight::SemiBold } else { Weight::Medium };
        let text = Text::new(best.anchor(), name, 12.0, weight, Ink::Text)
            .aligned(best.align)
            .seen_from(Detail::Near);
        let mut shape = Shape::Text(text.with_halo(Ink::Surface));
        shape.fade(node.look.opacity);
        scene.names.push((Key::Stakeholder(node.figure.id), scene.shapes.len()));
        scene.push(shape);
    }
}

/// A name that would be cut by the edge of the page is shortened with an ellipsis, if enough of it is left to read.
fn kept_on(page: Area, name: String, place: Place, measure: &dyn Measure) -> (String, Place) {
    let room = match place.align {
        Align::Start => page.max.x - place.area.min.x,
        Align::End => place.area.max.x - page.min.x,
        Align::Middle => return (name, place),
    };
    if room >= place.area.width() || room < SHORTEST {
        return (name, place);
    }
    let short = fitted(&name, room - 2.0, 12.0, Weight::Medium, measure);
    let mut area = place.area;
    match place.align {
        Align::End => area.min.x = area.max.x - room,
        _ => area.max.x = area.min.x + room,
    }
    (short, Place { area, ..place })
}
