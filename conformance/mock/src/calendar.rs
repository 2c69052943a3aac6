//! Dates and times that exist: what the pattern of a format cannot tell.

/// Whether a text of a format is possible: a date is one of the calendar.
pub(crate) fn is_possible(format: &str, text: &str) -> bool {
    match format {
        "date" => is_date(text),
        "date-time" => is_date_time(text),
        _ => true,
    }
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
fn is_date_time(text: &str) -> bool {
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
