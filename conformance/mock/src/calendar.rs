//! Dates and times: which exist, which the pattern of a format cannot tell, and how to write them.

use std::time::SystemTime;

/// Whether a text of a format is possible: a date is one of the calendar.
pub(crate) fn is_possible(format: &str, text: &str) -> bool {
    match format {
        "date" => is_date(text),
        "date-time" => is_date_time(text),
        _ => true,
    }
}

/// A time as `date-time` of RFC 3339, in UTC and without a fraction. Times before 1970 are the first second of it.
pub(crate) fn date_time(time: SystemTime) -> String {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Counted from March of the year 0, the leap day is the last day of a year.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (month, is_next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    format!("{:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{:02}Z", era * 400 + year + is_next, second % 60)
}

/// Whether a text is a date: `full-date` of RFC 3339.
fn is_date(text: &str) -> bool {
    let Some((year, month, day)) = fields(text, '-', [4, 2, 2]) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a text is a time: `date-time` of RFC 3339.
pub(crate) fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_once(['T', 't']) else { return false };
    let Some(zone) = rest.find(['Z', 'z', '+', '-']) else { return false };
    let (time, zone) = rest.split_at(zone);
    let (time, fraction) = time.split_once('.').map_or((time, "0"), |(time, fraction)| (time, fraction));
    let Some((hour, minute, second)) = fields(time, ':', [2, 2, 2]) else { return false };
    let offset = match zone {
        "Z" | "z" => Some((0, 0)),
        zone => fields(&format!("{}:00", &zone[1..]), ':', [2, 2, 2]).map(|(hours, minutes, _)| (hours, minutes)),
    };
    let Some((hours, minutes)) = offset.filter(|(hours, minutes)| *hours < 24 && *minutes < 60) else { return false };
    // A leap second ends a day of UTC.
    let offset = (hours * 60 + minutes) * if zone.starts_with('-') { -1 } else { 1 };
    let is_last_minute = (hour * 60 + minute - offset).rem_euclid(24 * 60) == 24 * 60 - 1;
    is_date(date)
        && hour < 24
        && minute < 60
        && (second < 60 || second == 60 && is_last_minute)
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

/// Three numbers of fixed numbers of digits.
fn fields(text: &str, separator: char, digits: [usize; 3]) -> Option<(i32, i32, i32)> {
    let parts: Vec<_> = text.split(separator).collect();
    let parts: [&str; 3] = parts.try_into().ok()?;
    let is_number =
        |(part, digits): (&&str, usize)| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().zip(digits).all(is_number) {
        return None;
    }
    Some((parts[0].parse().ok()?, parts[1].parse().ok()?, parts[2].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{date_time, is_possible};

    #[test]
    fn times_are_written_as_rfc_3339() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_426_200, "2026-11-23T09:30:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] {
            let written = date_time(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
            assert!(written == expected && is_possible("date-time", &written), "{written}");
        }
    }
}
