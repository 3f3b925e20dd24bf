//! What do the picks come to, how sure is that, and what does it cost?

use super::super::prices::{Price, Rule, Sure};
use super::super::rules::Size;
use super::super::sensitivity::USUAL;
use super::super::{Curve, Ground, Rules, Selection, Sensitivity, Trouble};
use super::Names;
use super::words::{capital, counted, in_points, listed_up_to, number, percent, points, thousands};
use crate::model::StakeholderId;
use std::collections::BTreeMap;

/// *46 % of the impact is reached by these 8 people*.
pub fn headline(selection: &Selection) -> String {
    format!("{} {}", percent(selection.share()), headline_rest(selection))
}

/// [`headline`] without the number at its beginning.
pub fn headline_rest(selection: &Selection) -> String {
    let what = if selection.troubles.contains(&Trouble::NoImpact) { "everybody" } else { "the impact" };
    match selection.picks.len() {
        0 => format!("of {what} is reached: nobody is picked"),
        1 => format!("of {what} is reached by this one person"),
        count => format!("of {what} is reached by these {} people", thousands(count)),
    }
}

/// *57 % once all eight have agreed* · *All eight have agreed*; nothing without picks.
pub fn once_agreed_words(selection: &Selection) -> Option<String> {
    let (all, have) = match selection.picks.len() {
        0 => return None,
        1 => ("the one".to_owned(), "has"),
        2 => ("both".to_owned(), "have"),
        count => (format!("all {}", number(count)), "have"),
    };
    if selection.picks.iter().all(|pick| pick.willing >= 1.0) {
        return Some(capital(&format!("{all} {have} agreed")));
    }
    let share = if selection.demand > 0.0 { selection.once_agreed / selection.demand } else { 0.0 };
    Some(format!("{} once {all} {have} agreed", percent(share)))
}

/// How sure it is: *Proven best* · *At least 98.6 % of the best possible*, rounded down.
pub fn state_words(selection: &Selection) -> String {
    if selection.proven {
        return "Proven best".to_owned();
    }
    // What is not proven is never said to be all of it.
    let tenths = (selection.certainty() * 1000.0).floor().clamp(0.0, 999.0);
    format!("At least {:.1} % of the best possible", tenths / 10.0)
}

/// *8 needed for a voice in each community, you allow 5*; nothing where the number suffices.
pub fn too_few_words(selection: &Selection, rules: &Rules) -> Option<String> {
    let fewest = selection.fewest?;
    let allowed = match rules.size {
        Size::Picks(allowed) => allowed,
        Size::Enough | Size::Share(_) => selection.picks.len(),
    };
    let voices =
        if rules.local > 1 { format!("{} voices", number(rules.local)) } else { "a voice".to_owned() };
    Some(format!(
        "{} needed for {voices} in each community, you allow {}",
        thousands(fewest),
        thousands(allowed)
    ))
}

/// What the same number of others would reach, and what the floor costs, each with its label: *Best-connected eight*,
/// *37 %*; *Eight at random*, *21 %*; *Price of a local voice each*, *none*.
pub fn comparisons(
    selection: &Selection,
    curve: Option<&Curve>,
    prices: Option<&[Price]>,
) -> Vec<(String, String)> {
    let count = selection.picks.len();
    let mut said = Vec::new();
    let at = |line: &[f64]| line.get(count).map(|share| percent(*share));
    if let Some(curve) = curve.filter(|_| count > 0) {
        let labels = [
            (format!("Best-connected {}", number(count)), at(&curve.connected)),
            (format!("{} at random", capital(&number(count))), at(&curve.random)),
        ];
        said.extend(labels.into_iter().filter_map(|(label, share)| Some((label, share?))));
    }
    let floor = prices.into_iter().flatten().find(|price| price.rule == Rule::Local);
    said.extend(floor.map(|price| ("Price of a local voice each".to_owned(), cost(price))));
    said
}

/// *Five reach 89 % of what eight do* · *Five reach as much as eight do*; nothing where all of the chosen are needed, or nothing is reached.
pub fn enough_words(curve: &Curve, chosen: usize) -> Option<String> {
    let chosen = chosen.min(curve.best.len().checked_sub(1)?);
    let enough = curve.enough.filter(|enough| *enough < chosen && *enough > 0)?;
    let share = curve.best[enough] / curve.best[chosen];
    let verb = if enough == 1 { "reaches" } else { "reach" };
    let (few, all) = (capital(&number(enough)), number(chosen));
    if share > 0.995 {
        return Some(format!("{few} {verb} as much as {all} do"));
    }
    Some(format!("{few} {verb} {} of what {all} do", percent(share)))
}

/// How many people the affected communities have, as far as anybody knows: of each its head-count or its listed people,
/// whichever is more; who is listed in several counts once. O(people · communities).
pub fn heads(ground: &Ground) -> usize {
    let mut heads = 0;
    let mut seen: BTreeMap<StakeholderId, usize> = BTreeMap::new();
    for (community, (_, headcount)) in &ground.affected {
        let listed = ground
            .people
            .iter()
            .filter(|(_, person)| person.member.contains(community) || person.expert.contains(community));
        let mut there = 0;
        for (id, person) in listed {
            there += person.heads as usize;
            *seen.entry(*id).or_default() += 1;
        }
        heads += there.max(*headcount as usize);
    }
    let twice = |(id, times): (&StakeholderId, &usize)| (times - 1) * ground.people[id].heads as usize;
    heads - seen.iter().map(twice).sum::<usize>()
}

/// How many people there are for each advocate: a fact, no verdict. *8 advocates for 2,235 people, one for 279; wanted
/// one for 25 or fewer*; nothing where nobody knows how many people there are.
pub fn ratio_words(ground: &Ground, selection: &Selection, wanted: u32) -> Option<String> {
    let heads = Some(heads(ground)).filter(|heads| *heads > 0)?;
    let people = counted(heads, "person", "people");
    let wanted = format!("wanted one for {} or fewer", thousands(wanted as usize));
    Some(match selection.picks.len() {
        0 => format!("No advocates for {people}; {wanted}"),
        1 => format!("1 advocate for {people}; {wanted}"),
        count => {
            let each = (heads as f64 / count as f64).round().max(1.0) as usize;
            format!("{} advocates for {people}, one for {}; {wanted}", thousands(count), thousands(each))
        }
    })
}

/// What a rule costs: *A local voice in Facilities costs 2.1 points* · *Never asking Elena costs nothing*.
pub fn price_words(price: &Price, names: &Names) -> String {
    let what = match price.rule {
        Rule::Local => "A local voice in each community".to_owned(),
        Rule::LocalIn(community) => format!("A local voice in {}", names.place(community)),
        Rule::Must(person) => format!("{} as a must", names.short(person)),
        Rule::Never(person) => format!("{} on “never”", names.short(person)),
        Rule::LoadCap => "The limit of communities for each advocate".to_owned(),
        Rule::Twice => "That everybody hears it twice".to_owned(),
        Rule::DirectOnly if price.costs > 0.0 => {
            return format!("Counting what others pass on would add {}", amount(price));
        }
        Rule::DirectOnly => return "Counting what others pass on would add nothing".to_owned(),
    };
    if price.costs > 0.0 {
        format!("{what} costs {}", amount(price))
    } else {
        format!("{what} costs nothing{}", sure(price))
    }
}

fn amount(price: &Price) -> String {
    let said = match points(price.costs).as_str() {
        "0.0" => return "less than 0.1 points".to_owned(),
        _ => in_points(price.costs),
    };
    match price.sure {
        Sure::Exactly => said,
        Sure::AtLeast => format!("at least {said}"),
        Sure::AtMost => format!("at most {said}"),
        Sure::About => format!("about {said}"),
    }
}

fn sure(price: &Price) -> &'static str {
    match price.sure {
        Sure::Exactly | Sure::AtMost => "",
        Sure::AtLeast | Sure::About => ", as far as was found",
    }
}

fn cost(price: &Price) -> String {
    if price.costs > 0.0 { amount(price) } else { "none".to_owned() }
}

/// All prices in words, those of what costs something first, the dearest first.
pub fn prices_words(prices: &[Price], names: &Names) -> Vec<String> {
    let mut prices: Vec<&Price> = prices.iter().collect();
    prices.sort_by(|a, b| b.costs.total_cmp(&a.costs));
    prices.into_iter().map(|price| price_words(price, names)).collect()
}

/// What depends on how strong ties are: *Grace, Owen and 4 more stay whichever way strengths move by one step; Kwame would
/// give way to Yusuf if ties were weaker. 31 of 66 ties have strength 3, which stands where nobody said one.*
pub fn guesses_words(selection: &Selection, found: &Sensitivity, rules: &Rules, names: &Names) -> String {
    if found.ties == 0 {
        return "There are no ties whose strength could be guessed.".to_owned();
    }
    if rules.ties_equal {
        return "All ties count as equally strong, so no pick depends on how strong they are.".to_owned();
    }
    let picks: Vec<StakeholderId> = selection.picks.iter().map(|pick| pick.person).collect();
    let first = |people: Vec<StakeholderId>| -> Vec<String> {
        people.into_iter().map(|person| names.short(person)).collect()
    };
    let stay = first(picks.iter().filter(|person| found.stay.contains(person)).copied().collect());
    let way = "whichever way strengths move by one step";
    let mut parts = vec![match (stay.len(), picks.len()) {
        (0, 0) => format!("Nobody is picked, {way}"),
        (0, _) => format!("No pick stays {way}"),
        (1, 1) => format!("{} stays {way}", stay[0]),
        (2, 2) => format!("Both stay {way}"),
        (all, picks) if all == picks => format!("All {} stay {way}", number(all)),
        (1, _) => format!("{} stays {way}", stay[0]),
        _ => format!("{} stay {way}", listed_up_to(&stay, 2)),
    }];
    let change = |then: &[StakeholderId]| -> Option<String> {
        let gone = first(picks.iter().filter(|person| !then.contains(person)).copied().collect());
        let come = first(then.iter().filter(|person| !picks.contains(person)).copied().collect());
        match (gone.len(), come.len()) {
            (0, 0) => None,
            (0, _) => Some(format!("{} would come in", listed_up_to(&come, 2))),
            (_, 0) => Some(format!("{} would go", listed_up_to(&gone, 2))),
            _ => Some(format!("{} would give way to {}", listed_up_to(&gone, 2), listed_up_to(&come, 2))),
        }
    };
    match (change(&found.weaker), change(&found.stronger)) {
        (Some(weaker), Some(stronger)) if weaker == stronger => {
            parts.push(format!("{weaker} if ties were weaker, and if they were stronger"));
        }
        (weaker, stronger) => {
            parts.extend(weaker.map(|words| format!("{words} if ties were weaker")));
            parts.extend(stronger.map(|words| format!("{words} if ties were stronger")));
        }
    }
    let have = if found.usual == 1 { "has" } else { "have" };
    let (usual, ties) = (thousands(found.usual), counted(found.ties, "tie", "ties"));
    let what = format!("strength {USUAL}, which stands where nobody said one");
    let guessed = match found.usual {
        0 => format!("No tie has {what}"),
        _ => format!("{usual} of {ties} {have} {what}"),
    };
    format!("{}. {guessed}.", parts.join("; "))
}
