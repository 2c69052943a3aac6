//! The peak memory of the programs that this process starts.

use std::{
    collections::HashMap,
    fs, process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// How often the memory is measured.
const INTERVAL: Duration = Duration::from_millis(150);
/// The unit of `/proc/PID/statm` on all machines that cargo is used on.
const PAGE: u64 = 4096;

/// A thread that adds up the memory of all programs below this process, and keeps the largest sum.
pub(super) struct Peak {
    is_over: Arc<AtomicBool>,
    sampler: JoinHandle<u64>,
}

impl Peak {
    pub(super) fn start() -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let sampler = thread::spawn(move || {
            let mut peak = 0;
            while !over.load(Ordering::Relaxed) {
                peak = peak.max(below(process::id()));
                thread::sleep(INTERVAL);
            }
            peak
        });
        Self { is_over, sampler }
    }

    /// The peak in bytes. `None` on systems without `/proc`.
    pub(super) fn stop(self) -> Option<u64> {
        self.is_over.store(true, Ordering::Relaxed);
        self.sampler.join().ok().filter(|peak| *peak > 0)
    }
}

/// The memory of all programs below a process, in bytes.
fn below(root: u32) -> u64 {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let Some(parent) = fs::read_to_string(entry.path().join("stat")).ok().as_deref().and_then(parent) else {
            continue;
        };
        children.entry(parent).or_default().push(id);
    }
    let (mut sum, mut next) = (0, children.get(&root).cloned().unwrap_or_default());
    while let Some(id) = next.pop() {
        let resident = fs::read_to_string(format!("/proc/{id}/statm"))
            .ok()
            .and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
        sum += resident.unwrap_or_default() * PAGE;
        next.extend(children.get(&id).into_iter().flatten());
    }
    sum
}

/// The parent in `PID (NAME) STATE PARENT …`, where the name may contain anything.
fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parent;

    #[test]
    fn the_parent_is_found_after_any_name() {
        assert_eq!(parent("12 (rustc) S 7 12 0"), Some(7));
        assert_eq!(parent("12 (a ) S 9 (b) R 8 12 0"), Some(8));
        assert_eq!(parent(""), None);
    }
}
