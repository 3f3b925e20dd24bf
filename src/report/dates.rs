//! How is a day written for people?

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// *December*.
pub fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

/// *3 December 2026*.
pub fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// *3 Dec*.
pub fn short(date: Date) -> String {
    format!("{} {}", date.day(), month(date).chars().take(3).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_as_people_say_them() {
        assert_eq!(long(date(2026, 12, 3)), "3 December 2026");
        assert_eq!(short(date(2027, 1, 31)), "31 Jan");
    }
}
