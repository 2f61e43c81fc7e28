//! Steps, their times, and how many tests ran.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::stage;

/// One in how many tests of a runner may pass only on its second try. More means that something is wrong with the
/// application or with the tests, not with the machine.
const TESTS_PER_FLAKY: u64 = 100;

/// How many tests a runner executed.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
    /// Of those that passed, how many did so only on their second try.
    pub(crate) flaky: u64,
}

impl Counts {
    /// Adds those of another part.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.flaky += other.flaky;
    }

    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn from_cargo_line(line: &str) -> Option<Self> {
        let summary = line.trim().strip_prefix("test result: ")?;
        let number = |word: &str| {
            let part = summary.split([';', '.']).find(|part| part.trim_end().ends_with(word))?;
            part.split_whitespace().next()?.parse().ok()
        };
        Some(Self {
            passed: number("passed")?,
            failed: number("failed")?,
            skipped: number("ignored")?,
            flaky: 0,
        })
    }

    /// Reads `# pass 3`, one of the lines in which Node's test runner sums up; each gives a part.
    pub(crate) fn from_tap_line(line: &str) -> Option<Self> {
        let (name, number) = line.strip_prefix("# ")?.split_once(' ')?;
        let number = number.parse().ok()?;
        match name {
            "pass" => Some(Self { passed: number, ..Self::default() }),
            "fail" | "cancelled" => Some(Self { failed: number, ..Self::default() }),
            "skipped" | "todo" => Some(Self { skipped: number, ..Self::default() }),
            _ => None,
        }
    }

    /// Reads the summary of Playwright's JSON report.
    pub(crate) fn from_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report).context("Playwright's report is not JSON")?;
        let number = |name: &str| {
            report
                .pointer(&format!("/stats/{name}"))
                .and_then(Value::as_u64)
                .with_context(|| format!("Playwright's report lacks stats.{name}"))
        };
        Ok(Self {
            passed: number("expected")? + number("flaky")?,
            failed: number("unexpected")?,
            skipped: number("skipped")?,
            flaky: number("flaky")?,
        })
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)?;
        if self.flaky > 0 {
            write!(formatter, ", {} only on the second try", self.flaky)?;
        }
        Ok(())
    }
}

enum Outcome {
    Done,
    Failed,
    NotRun,
}

/// A sequence of named steps that stops at the first failure, unless told to go on.
pub(crate) struct Report {
    keep_going: bool,
    steps: Vec<(String, Duration, Outcome)>,
    runners: Vec<(String, Counts)>,
}

impl Report {
    /// Starts an empty report.
    pub(crate) fn new(keep_going: bool) -> Self {
        Self { keep_going, steps: Vec::new(), runners: Vec::new() }
    }

    /// Runs a step that prepares or checks something.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        if !self.keep_going && self.has_failed() {
            self.steps.push((name.to_owned(), Duration::ZERO, Outcome::NotRun));
            return None;
        }
        // Said as it goes along: a run that is cut off shows where its time went too.
        stage(&format!("{name} (after {:.0} min)", self.total_time().as_secs_f32() / 60.0));
        let started = Instant::now();
        let result = work();
        let (value, outcome) = match result {
            Ok(value) => (Some(value), Outcome::Done),
            Err(error) => {
                eprintln!("\nerror: {name}: {error:#}\n");
                (None, Outcome::Failed)
            }
        };
        self.steps.push((name.to_owned(), started.elapsed(), outcome));
        value
    }

    /// Runs a step that executes tests. No test at all, or one left out, is a failure too.
    pub(crate) fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<Counts>) {
        let mut counts = None;
        self.step(name, || {
            let executed = *counts.insert(work()?);
            if executed.failed > 0 {
                bail!("{} tests failed", executed.failed);
            }
            if executed.passed == 0 {
                bail!("no test was executed");
            }
            if executed.skipped > 0 {
                bail!("{} tests were skipped", executed.skipped);
            }
            if executed.flaky > executed.passed.div_ceil(TESTS_PER_FLAKY) {
                bail!("{} tests passed only on the second try", executed.flaky);
            }
            Ok(())
        });
        self.runners.extend(counts.map(|counts| (name.to_owned(), counts)));
    }

    /// Notes that a step cannot run because another has failed.
    pub(crate) fn not_run(&mut self, name: &str) {
        self.steps.push((name.to_owned(), Duration::ZERO, Outcome::NotRun));
    }

    fn total_time(&self) -> Duration {
        self.steps.iter().map(|(_, time, _)| *time).sum()
    }

    fn has_failed(&self) -> bool {
        self.steps.iter().any(|(_, _, outcome)| matches!(outcome, Outcome::Failed))
    }

    /// Whether every step ran and succeeded.
    pub(crate) fn is_success(&self) -> bool {
        self.steps.iter().all(|(_, _, outcome)| matches!(outcome, Outcome::Done))
    }

    /// All tests together. A step that failed without a failed test (a lint, a build) counts as one.
    fn total(&self) -> Counts {
        let mut total = Counts::default();
        for (_, counts) in &self.runners {
            total.add(*counts);
        }
        let failed_steps = self
            .steps
            .iter()
            .filter(|(name, _, outcome)| {
                let has_failed_tests =
                    self.runners.iter().any(|(runner, counts)| runner == name && counts.failed > 0);
                matches!(outcome, Outcome::Failed) && !has_failed_tests
            })
            .count();
        total.failed += failed_steps as u64;
        total
    }

    /// Prints the times, the counts of each runner, and the total as the last line.
    pub(crate) fn print(&self) {
        let total_time = self.total_time();
        println!("\nWhere the time went");
        for (name, time, outcome) in &self.steps {
            let share = 100.0 * time.as_secs_f32() / total_time.as_secs_f32().max(f32::EPSILON);
            let remark = match outcome {
                Outcome::Done => "",
                Outcome::Failed => "  FAILED",
                Outcome::NotRun => "  not run",
            };
            println!("  {name:<40} {:>7.1} s {share:>4.0} %{remark}", time.as_secs_f32());
        }
        println!("  {:<40} {:>7.1} s\n", "in total", total_time.as_secs_f32());
        if !self.keep_going && !self.is_success() {
            println!("Stopped at the first failure; `--keep-going` runs the other steps too.\n");
        }
        for (name, counts) in &self.runners {
            println!("{name}: {counts}");
        }
        println!("\n{}", self.total());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_of_cargo_test_is_understood() {
        let line = "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.1s";
        assert_eq!(
            Counts::from_cargo_line(line),
            Some(Counts { passed: 3, failed: 2, skipped: 1, flaky: 0 })
        );
        assert_eq!(Counts::from_cargo_line("test store::opens ... ok"), None);
    }

    #[test]
    fn the_summary_of_node_is_understood_line_by_line() {
        let mut counts = Counts::default();
        ["# tests 6", "# pass 3", "# fail 2", "# skipped 1", "ok 1 - # pass 9"]
            .into_iter()
            .filter_map(Counts::from_tap_line)
            .for_each(|part| counts.add(part));
        assert_eq!(counts, Counts { passed: 3, failed: 2, skipped: 1, flaky: 0 });
    }

    #[test]
    fn the_report_of_playwright_is_understood() {
        let report = r#"{"stats": {"expected": 5, "unexpected": 1, "flaky": 1, "skipped": 2}}"#;
        let counts = Counts::from_playwright(report).unwrap();
        assert_eq!(counts, Counts { passed: 6, failed: 1, skipped: 2, flaky: 1 });
        assert_eq!(counts.to_string(), "6 passed, 1 failed, 2 skipped, 1 only on the second try");
        assert!(Counts::from_playwright("{}").is_err());
    }

    #[test]
    fn a_failure_stops_the_steps_that_follow() {
        let mut report = Report::new(false);
        report.tests("first", || Ok(Counts { passed: 1, failed: 1, ..Counts::default() }));
        assert!(report.step("second", || Ok(())).is_none());
        assert!(!report.is_success());
        assert_eq!(report.total(), Counts { passed: 1, failed: 1, ..Counts::default() });
    }

    #[test]
    fn with_keep_going_the_others_run() {
        let mut report = Report::new(true);
        report.step("lint", || -> Result<()> { bail!("ugly") });
        report.tests("tests", || Ok(Counts { passed: 2, ..Counts::default() }));
        assert!(!report.is_success());
        assert_eq!(report.total(), Counts { passed: 2, failed: 1, ..Counts::default() });
    }

    #[test]
    fn a_runner_without_tests_fails() {
        let mut report = Report::new(false);
        report.tests("empty", || Ok(Counts::default()));
        assert!(!report.is_success());
    }

    #[test]
    fn a_skipped_test_is_a_failure() {
        let mut report = Report::new(false);
        report.tests("partial", || Ok(Counts { passed: 3, skipped: 1, ..Counts::default() }));
        assert!(!report.is_success());
    }

    #[test]
    fn many_second_tries_are_a_failure() {
        let mut report = Report::new(false);
        report.tests("lucky", || Ok(Counts { passed: 300, flaky: 3, ..Counts::default() }));
        assert!(report.is_success());
        report.tests("unsteady", || Ok(Counts { passed: 300, flaky: 4, ..Counts::default() }));
        assert!(!report.is_success());
    }
}
