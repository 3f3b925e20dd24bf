//! How does one person or group look? The same in every picture.
//!
//! Shape tells the kind (circle: person, square: group, hexagon: from outside), outline and badge the stance, a second
//! ring with a star who carries the change, a red tab that something planned for them is late.
//!
//! *Invariants:* nothing is told by colour alone; what the audience may not see of a person does not change the look.

use super::geometry::{Area, Pos, pos};
use super::glyph::{Stance, advocate_tab, badge, candidate_tab, hollow_badge, late_tab, round};
use super::ink::{Ink, Paint, Stroke};
use super::marks::{Between, holder_sign, joiner_sign};
use super::measure::Weight;
use super::scene::{Detail, Scene, Shape, Text};
pub use super::tint::Tint;
use super::tint::soft;
use crate::share::{
    Disclosure, Engagement, InitiativeId, Quadrant, Rating, Stakeholder, StakeholderId, StakeholderKind,
};

/// The outline of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// One person.
    Circle,
    /// Several who speak with one voice.
    Square,
    /// From outside the organisation.
    Hexagon,
}

/// How far someone is an advocate, as far as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Voice {
    /// Not one, or not shown.
    #[default]
    None,
    /// Thought of or asked.
    Candidate,
    /// Agreed or active.
    Advocate,
}

/// What a picture tells of one stakeholder.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Who.
    pub id: StakeholderId,
    /// Name.
    pub name: String,
    /// Up to three letters.
    pub initials: String,
    /// Job title or function.
    pub role: Option<String>,
    /// Kind.
    pub body: Body,
    /// How they stand today.
    pub stance: Stance,
    /// How they should stand, where that is not how they do.
    pub wanted: Option<Engagement>,
    /// Steps from the one to the other.
    pub steps: u8,
    /// Whether they carry the change.
    pub voice: Voice,
    /// Something planned for them is late.
    pub late: bool,
    /// How many days ago they were judged, where that is too long ago to go by.
    pub aged: Option<u32>,
    /// Their rating.
    pub influence: Option<Rating>,
    /// Their rating.
    pub interest: Option<Rating>,
    /// Where that puts them.
    pub quadrant: Option<Quadrant>,
    /// Their colour, where people are not coloured by stance.
    pub tint: Option<Tint>,
    /// How they stand between others, where that is marked.
    pub mark: Between,
}

impl Figure {
    /// What the audience may know of a stakeholder in an initiative. O(log n).
    pub fn of(
        disclosure: &Disclosure,
        initiative: Option<InitiativeId>,
        id: StakeholderId,
        record: &Stakeholder,
    ) -> Self {
        let said = initiative.and_then(|initiative| disclosure.assessments().get(&(initiative, id)));
        let now = said.and_then(|said| said.engagement_now);
        let wanted = said.and_then(|said| said.engagement_wanted);
        let stance = match now {
            Some(engagement) => Stance::Is(engagement),
            None if disclosure.sees("assessment.engagement_now") => Stance::Unknown,
            None => Stance::NotShown,
        };
        let state = said.map(|said| said.advocacy.state).unwrap_or_default();
        Self {
            id,
            name: record.name.clone(),
            initials: record.initials(),
            role: record.role.clone(),
            body: match record.kind {
                StakeholderKind::Group => Body::Square,
                StakeholderKind::Person if record.is_external() => Body::Hexagon,
                StakeholderKind::Person => Body::Circle,
            },
            stance,
            wanted: wanted.filter(|wanted| Some(*wanted) != now),
            steps: match (now, wanted) {
                (Some(now), Some(wanted)) => now.steps(wanted).unsigned_abs().max(1),
                _ => 1,
            },
            voice: match state {
                state if state.is_advocate() => Voice::Advocate,
                state if state.is_prospect() => Voice::Candidate,
                _ => Voice::None,
            },
            late: false,
            aged: None,
            influence: said.and_then(|said| said.influence),
            interest: said.and_then(|said| said.interest),
            quadrant: initiative.and_then(|initiative| disclosure.quadrant(initiative, id)),
            tint: None,
            mark: Between::default(),
        }
    }

    /// As it is read aloud: *Ana Ruiz, CFO, influence 75, interest 40, keep satisfied, stance neutral, advocate*.
    pub fn aloud(&self) -> String {
        let mut words = vec![self.name.clone()];
        words.extend(self.role.clone());
        words.extend(self.influence.map(|rating| format!("influence {rating}")));
        words.extend(self.interest.map(|rating| format!("interest {rating}")));
        words.extend(self.quadrant.map(|quadrant| quadrant.name().to_lowercase()));
        match self.stance {
            Stance::Is(engagement) => words.push(format!("stance {}", engagement.name().to_lowercase())),
            Stance::Unknown => words.push("stance not known".to_owned()),
            Stance::NotShown => {}
        }
        words.extend(self.wanted.map(|wanted| format!("wanted {}", wanted.name().to_lowercase())));
        match self.voice {
            Voice::Advocate => words.push("advocate".to_owned()),
            Voice::Candidate => words.push("may become an advocate".to_owned()),
            Voice::None => {}
        }
        if self.late {
            words.push("action overdue".to_owned());
        }
        words.extend(self.aged.map(assessed));
        words.extend(self.mark.words().into_iter().map(str::to_owned));
        words.join(", ")
    }

    /// How far the body and its rings reach from the centre, for a body of this radius.
    pub fn reach(&self, radius: f32) -> f32 {
        if self.voice == Voice::None { radius } else { radius + 6.0 }
    }

    /// The places that body, badge and tabs take, for names to avoid. The badge lies at the lower right.
    pub fn places(&self, centre: Pos, look: &Look) -> Vec<Area> {
        let mut places = vec![Area::around(centre, self.reach(look.radius))];
        if self.mark.joins() {
            places.push(Area::around(centre + self.joiner_at(look.radius), 7.0));
        }
        if self.mark.holder {
            places.push(Area::around(centre + self.holder_at(look.radius), 7.0));
        }
        if look.detail == Closeness::Full {
            let at = tab(look.radius);
            if self.stance != Stance::NotShown {
                places.push(Area::around(centre + pos(at, at), 8.5));
            }
            if self.voice != Voice::None {
                places.push(Area::around(centre + pos(at + 1.0, -at - 1.0), 8.5));
            }
            if self.late {
                places.push(Area::around(centre + pos(-at, -at), 8.0));
            }
            if self.tint.is_some_and(Tint::has_tab) {
                places.push(Area::around(centre + pos(-at, at), 8.0));
            }
            if look.wanted
                && let Some(ghost) = self.ghost(centre, look.radius)
            {
                places.push(Area::around(ghost, 8.0).with(Area::around(centre + pos(at, at), 6.0)));
            }
        }
        places
    }

    /// Where the diamond of a go-between stands from the middle.
    fn joiner_at(&self, radius: f32) -> Pos {
        pos(-self.reach(radius) - 2.0, 0.0)
    }

    /// Where the hourglass of a holder stands from the middle.
    fn holder_at(&self, radius: f32) -> Pos {
        pos(0.0, -self.reach(radius) - 2.0)
    }

    /// Where the badge of the wanted stance stands.
    pub(super) fn ghost(&self, centre: Pos, radius: f32) -> Option<Pos> {
        self.wanted?;
        let at = tab(radius);
        if self.stance == Stance::NotShown {
            return Some(centre + pos(at, at));
        }
        Some(centre + pos(at + 7.0 + 2.0 + 4.0 * f32::from(self.steps) + 1.5 + 6.5, at))
    }
}

/// *assessed 40 days ago*
pub fn assessed(days: u32) -> String {
    if days == 1 { "assessed 1 day ago".to_owned() } else { format!("assessed {days} days ago") }
}

/// From how near a person is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// A dot in the colour of the stance.
    Dot,
    /// The badge alone: a crowd.
    Badge,
    /// Body and initials.
    Initials,
    /// Everything.
    Full,
}

/// How a person is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Of the body; 14 on the grid.
    pub radius: f32,
    /// From how near.
    pub detail: Closeness,
    /// Ring in the accent.
    pub selected: bool,
    /// Soft disc behind.
    pub hovered: bool,
    /// Show the wanted stance.
    pub wanted: bool,
    /// 1, or less where a filter does not match.
    pub opacity: f32,
}

/// The distance of badges and tabs from the centre, to each side; small bodies have them farther out, off the initials.
fn tab(radius: f32) -> f32 {
    radius * std::f32::consts::FRAC_1_SQRT_2 + if radius < 13.0 { 3.0 } else { 1.6 }
}

/// Paints a person.
pub fn person(scene: &mut Scene, figure: &Figure, centre: Pos, look: &Look) {
    let first = scene.shapes.len();
    let reach = figure.reach(look.radius);
    if look.hovered {
        scene.circle(centre, reach + 6.0, Ink::Accent.faded(0.2), None);
    }
    if look.selected {
        scene.circle(centre, reach + 3.0, None, Stroke::new(Ink::Accent, 2.0));
    }
    match look.detail {
        Closeness::Dot => dot(scene, figure, centre, look.radius),
        Closeness::Badge => {
            rings(scene, figure, centre, look.radius);
            badge(scene, centre, look.radius, figure.stance);
        }
        Closeness::Initials | Closeness::Full => {
            rings(scene, figure, centre, look.radius);
            body(scene, figure, centre, look.radius);
            if look.detail == Closeness::Full {
                tabs(scene, figure, centre, look);
            }
        }
    }
    let signs = if look.detail == Closeness::Dot { 4.5 } else { 6.5 };
    if figure.mark.joins() {
        joiner_sign(scene, centre + figure.joiner_at(look.radius), signs, figure.mark.broker);
    }
    if figure.mark.holder {
        holder_sign(scene, centre + figure.holder_at(look.radius), signs);
    }
    for shape in &mut scene.shapes[first..] {
        shape.fade(look.opacity);
    }
}

fn dot(scene: &mut Scene, figure: &Figure, centre: Pos, radius: f32) {
    if figure.voice == Voice::Advocate {
        scene.circle(centre, radius + 2.0, None, Stroke::new(Ink::Advocate, 1.5));
    }
    match figure.tint {
        None => scene.circle(centre, radius, Paint::from(figure.stance.ink()), None),
        Some(tint) => tint.dot(scene, centre, radius),
    }
}

fn rings(scene: &mut Scene, figure: &Figure, centre: Pos, radius: f32) {
    let ring = Stroke::new(Ink::Advocate, 2.0);
    match figure.voice {
        Voice::None => {}
        Voice::Candidate => scene.circle(centre, radius + 5.0, None, ring.dashed(5.0, 3.2)),
        Voice::Advocate => scene.circle(centre, radius + 5.0, None, ring),
    }
}

fn body(scene: &mut Scene, figure: &Figure, centre: Pos, radius: f32) {
    let (fill, mut rim) = match figure.tint {
        None => (soft(figure.stance.ink()), figure.stance.outline()),
        Some(tint) => tint.body(),
    };
    if figure.aged.is_some() {
        // A thin rim: what was said long ago says less.
        rim = Stroke { width: 0.75, paint: rim.paint.faded(0.7), ..rim };
    }
    outline(scene, figure.body, centre, radius, fill, rim);
    if radius >= 9.0 {
        // A small body has room for one letter.
        let most = if radius < 9.6 { 1 } else { 3 };
        let letters: String = figure.initials.chars().take(most).collect();
        let ink = if figure.tint == Some(Tint::Step(4)) { Ink::Surface } else { Ink::Text };
        let letters = Text::new(centre, letters, 11.0, Weight::Medium, ink);
        scene.push(Shape::Text(letters.seen_from(Detail::Middle)));
    }
}

/// The body alone, for legends and for the place that somebody is dragged from.
pub(super) fn outline(scene: &mut Scene, body: Body, centre: Pos, radius: f32, fill: Paint, stroke: Stroke) {
    let inner = radius - stroke.width / 2.0;
    match body {
        Body::Circle => scene.circle(centre, inner, fill, stroke),
        Body::Square => {
            let side = inner * 0.97;
            scene.rect(Area::around(centre, side), side * 0.43, fill, stroke);
        }
        Body::Hexagon => scene.polygon(round(centre, inner * 1.1, 6).collect(), fill, stroke),
    }
}

fn tabs(scene: &mut Scene, figure: &Figure, centre: Pos, look: &Look) {
    let at = tab(look.radius);
    if figure.stance != Stance::NotShown {
        badge(scene, centre + pos(at, at), 7.0, figure.stance);
    }
    match figure.voice {
        Voice::None => {}
        Voice::Candidate => candidate_tab(scene, centre + pos(at + 1.0, -at - 1.0), 7.0),
        Voice::Advocate => advocate_tab(scene, centre + pos(at + 1.0, -at - 1.0), 7.0),
    }
    if figure.late {
        late_tab(scene, centre + pos(-at, -at), 7.0);
    }
    if let Some(tint) = figure.tint {
        tint.tab(scene, centre + pos(-at, at));
    }
    if look.wanted
        && let (Some(wanted), Some(ghost)) = (figure.wanted, figure.ghost(centre, look.radius))
    {
        let steps = if figure.stance == Stance::NotShown { 0 } else { figure.steps };
        for step in 0..steps {
            let x = at + 7.0 + 2.0 + 4.0 * f32::from(step);
            let points = [(x, -3.0), (x + 3.0, 0.0), (x, 3.0)].map(|(x, y)| centre + pos(x, at + y)).to_vec();
            scene.push(Shape::Path { points, stroke: Stroke::new(Ink::Muted, 1.2) });
        }
        hollow_badge(scene, ghost, 6.5, Stance::Is(wanted));
    }
}
