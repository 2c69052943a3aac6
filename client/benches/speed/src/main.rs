//! Compares a call of this client, the same call written by hand with reqwest, and one of the official crate.
//!
//! `cargo run --release` runs the rows in turn for some rounds and prints a table of medians. The server is a process of its own, so that
//! only the client is measured. A second table is that of session JWTs, also alone: `-- jwt`. Instructions are counted by valgrind's callgrind, if it is installed.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Instant,
};

mod allocations;
mod jwt;
mod rows;
mod server;

use rows::{Outcome, Row};

const ROUNDS: usize = 7;
const CALLS: u64 = 2_000;
const IN_FLIGHT: u64 = 64;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            table();
            jwt::table();
        }
        ["jwt"] => jwt::table(),
        ["serve", outcome] => server::serve(Outcome::named(outcome)),
        // For valgrind: only a number of calls.
        ["calls", row, outcome, base, calls] => {
            let calls = calls.parse().expect("a number of calls");
            runtime().block_on(Row::named(row).client(base).calls(Outcome::named(outcome), calls));
        }
        _ => panic!("run without arguments"),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

struct Server {
    child: Child,
    base: String,
}

impl Server {
    fn start(outcome: Outcome) -> Self {
        let program = env::current_exe().expect("this program");
        let child = Command::new(program).args(["serve", outcome.name()]).stdout(Stdio::piped()).spawn();
        let mut child = child.expect("this program starts");
        let mut address = String::new();
        let output = child.stdout.as_mut().expect("its output");
        BufReader::new(output).read_line(&mut address).expect("its address");
        Self { child, base: format!("http://{}", address.trim()) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What one call of a row costs, one number per round.
#[derive(Default, Clone)]
struct Figures {
    instructions: Vec<f64>,
    allocations: Vec<f64>,
    cpu_us: Vec<f64>,
    sequential: Vec<f64>,
    in_flight: Vec<f64>,
}

fn table() {
    println!(
        "{ROUNDS} rounds of {CALLS} calls each, medians on {}, and ratios to the call written by hand",
        env::consts::ARCH
    );
    for outcome in Outcome::ALL {
        let server = Server::start(outcome);
        let mut figures = vec![Figures::default(); Row::ALL.len()];
        for round in 0..ROUNDS {
            for (row, figures) in Row::ALL.iter().zip(&mut figures) {
                measure(*row, outcome, &server.base, round, figures);
            }
        }
        println!(
            "\n{:<14}{:>15}{:>15}{:>15}{:>17}{:>21}",
            outcome.name(),
            "instructions",
            "allocations",
            "CPU µs",
            "calls/s alone",
            "calls/s 64 at once"
        );
        let by_hand = figures[1].clone();
        for (row, figures) in Row::ALL.iter().zip(&figures) {
            let columns = [
                cell(&figures.instructions, &by_hand.instructions, 15),
                cell(&figures.allocations, &by_hand.allocations, 15),
                cell(&figures.cpu_us, &by_hand.cpu_us, 15),
                cell(&figures.sequential, &by_hand.sequential, 17),
                cell(&figures.in_flight, &by_hand.in_flight, 21),
            ];
            println!("{:<14}{}", row.name(), columns.concat());
        }
    }
}

/// A median and its ratio to the median of the call written by hand.
fn cell(values: &[f64], by_hand: &[f64], width: usize) -> String {
    match (median(values), median(by_hand)) {
        (Some(value), Some(by_hand)) => {
            let value = if value < 1000.0 { format!("{value:.1}") } else { format!("{value:.0}") };
            format!("{:>width$}", format!("{value} ×{:.2}", median(values).unwrap_or(0.0) / by_hand))
        }
        _ => format!("{:>width$}", "–"),
    }
}

fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn measure(row: Row, outcome: Outcome, base: &str, round: usize, figures: &mut Figures) {
    let runtime = runtime();
    let client = row.client(base);
    runtime.block_on(client.calls(outcome, 50));

    let (allocated, cpu, started) = (allocations::count(), cpu_us(), Instant::now());
    runtime.block_on(client.calls(outcome, CALLS));
    let calls = CALLS as f64;
    figures.sequential.push(calls / started.elapsed().as_secs_f64());
    figures.cpu_us.push((cpu_us() - cpu) / calls);
    figures.allocations.push((allocations::count() - allocated) as f64 / calls);

    let started = Instant::now();
    runtime.block_on(client.in_flight(outcome, CALLS / IN_FLIGHT, IN_FLIGHT));
    figures.in_flight.push((CALLS / IN_FLIGHT * IN_FLIGHT) as f64 / started.elapsed().as_secs_f64());

    // Callgrind counts the same number each time, so once is enough.
    if round == 0
        && let (Some(few), Some(many)) =
            (instructions(row, outcome, base, 300), instructions(row, outcome, base, 1_300))
    {
        figures.instructions.push((many - few) / 1000.0);
    }
}

/// The user and system time of this process, in microseconds.
fn cpu_us() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or(0.0) / 1000.0
}

/// Counts the instructions of a process that makes a number of calls.
fn instructions(row: Row, outcome: Outcome, base: &str, calls: u64) -> Option<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args(["calls", row.name(), outcome.name(), base, &calls.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.split("Collected : ").nth(1)?.split_whitespace().next()?.parse().ok()
}
