//! How are numbers and lists said?

/// Small numbers as words: *one* to *twelve*; larger ones and 0 in figures.
pub fn number(count: usize) -> String {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = count.checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(|| thousands(count), |word| (*word).to_owned())
}

/// *2,235*.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// A share, 0–1, in whole percents: *46 %*. What is not nothing is never *0 %*, and what is not all is never *100 %*.
pub fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    if whole < 1.0 && share > 1e-9 {
        "under 1 %".to_owned()
    } else if whole > 99.0 && share < 1.0 - 1e-9 {
        "over 99 %".to_owned()
    } else {
        format!("{:.0} %", whole.abs())
    }
}

/// A share, 0–1, in percentage points with one decimal, without a sign: *6.1*.
pub fn points(share: f64) -> String {
    format!("{:.1}", (share * 100.0).abs())
}

/// A change of a share in percentage points with one decimal and its sign: *+9.2* · *−1.3* · *0.0*.
pub fn signed_points(change: f64) -> String {
    let said = points(change);
    match said.as_str() {
        "0.0" => said,
        _ if change < 0.0 => format!("−{said}"),
        _ => format!("+{said}"),
    }
}

/// *1 point* · *9.2 points*, without a sign.
pub(super) fn in_points(share: f64) -> String {
    let said = points(share);
    if said == "1.0" { "1 point".to_owned() } else { format!("{said} points") }
}

/// *1 person* · *2,235 people*.
pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{} {}", thousands(count), if count == 1 { one } else { several })
}

/// *A, B and C*.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// *A, B and 3 more*: at most so many names; a single one that is left over is named too.
pub(super) fn listed_up_to(words: &[String], most: usize) -> String {
    if words.len() <= most.saturating_add(1) {
        return listed(words);
    }
    let mut said = words[..most].to_vec();
    said.push(format!("{} more", words.len() - most));
    listed(&said)
}

/// With a capital first letter.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
