//! Which picture is painted, and coloured by what?

use super::Failure;
use super::arguments::Arguments;
use crate::analysis::{Counting, Metric};
use crate::diagram::{DIAGRAMS, Measured, Scene, State, arranged, network_measured};
use crate::layout::Progress;
use crate::share::Disclosure;
use jiff::civil::Date;

/// The picture with its id.
pub(super) fn painted(
    said: &Arguments,
    disclosure: &Disclosure,
    today: Date,
) -> Result<(&'static str, Scene), Failure> {
    let diagram = DIAGRAMS.iter().find(|diagram| diagram.id == said.diagram);
    let diagram = diagram.ok_or_else(|| Failure::usage("there is no such picture"))?;
    // Only the network has places of its own.
    let is_network = diagram.id == "network";
    let arranged = if is_network { arranged(disclosure, &Progress::default()) } else { None };
    let arranged = arranged.unwrap_or_default();
    let scene = match said.colour_by.as_deref().and_then(Metric::find) {
        // Reckoned from the ties that these readers see.
        Some(metric) if is_network => {
            let scores = metric.scores(&disclosure.network(), Counting::default());
            let measured = Measured::new(metric.name, scores.iter(), State::Exact);
            network_measured(disclosure, &arranged, &measured)
        }
        Some(_) => return Err(Failure::usage("--colour-by goes with --diagram network only")),
        None => (diagram.paint)(disclosure, &arranged, today),
    };
    Ok((diagram.id, scene))
}
