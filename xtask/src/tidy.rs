//! The house rules, executable: where things live and what never appears.
//!
//! Sizes, names and comments are matters of taste and have no rule here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::files;
use crate::workspace::Workspace;

/// What the application is about; each room lies at the same place on every floor.
const ROOMS: &[&str] = &["accounts", "directory", "exchange", "network", "plan", "reports", "search"];
/// What is true, what is kept, what is seen and asked.
const FLOORS: &[&str] = &["domain/src", "store/src", "app/src"];
/// The same migrations for either database.
const MIGRATIONS: [&str; 2] = ["store/migrations/sqlite", "store/migrations/postgres"];
/// Files that are text to a person.
const TEXT: &[&str] = &[
    "css", "frag", "html", "js", "json", "md", "mjs", "rs", "scss", "sh", "sql", "svg", "toml", "ts", "vert",
    "yml",
];
/// This file names what it forbids.
const THIS_FILE: &str = "xtask/src/tidy.rs";

/// Checks the repository and prints what it finds.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let sources = Sources::read(&workspace.root)?;
    let findings = check(&sources);
    for finding in &findings {
        eprintln!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("{} files keep the house rules", sources.0.len());
            Ok(())
        }
        1 => bail!("one house rule is broken; CONTRIBUTING.md explains them"),
        several => bail!("house rules are broken in {several} places; CONTRIBUTING.md explains them"),
    }
}

/// A file by its path inside the repository, with `/` on every system.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    fn is_in(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// A line of this file with its number, without what is only a comment.
    fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().map(|(number, line)| (number, line.split("//").next().unwrap_or(line)))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

struct Sources(Vec<Source>);

impl Sources {
    fn read(root: &Path) -> Result<Self> {
        let paths = files::walk_except(root, &|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_ignored_at_top = ["target", "data"].contains(&&*name) && path.parent() == Some(root);
            let is_ignored =
                [".git", "node_modules", "playwright-report", "test-results", "package-lock.json"];
            is_ignored_at_top || is_ignored.contains(&&*name)
        })?;
        let mut sources = Vec::new();
        for path in paths {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            let is_text =
                path.extension().is_some_and(|extension| TEXT.iter().any(|known| extension == *known));
            // Data files are large and hold no rules.
            let text = if is_text && fs::metadata(&path)?.len() < 500_000 {
                String::from_utf8_lossy(&files::read(&path)?).into_owned()
            } else {
                String::new()
            };
            sources.push(Source { path: name, text });
        }
        Ok(Self(sources))
    }

    fn exists(&self, path: &str) -> bool {
        self.0.iter().any(|source| source.path == path)
    }

    fn with_extension(&self, extension: &str) -> impl Iterator<Item = &Source> {
        self.0.iter().filter(move |source| source.is(extension))
    }

    fn names_in(&self, folder: &str) -> BTreeSet<&str> {
        self.0
            .iter()
            .filter(|source| source.is_in(folder))
            .map(|source| &source.path[folder.len() + 1..])
            .collect()
    }
}

fn check(sources: &Sources) -> Vec<String> {
    let rules: &[fn(&Sources, &mut Vec<String>)] = &[
        rooms_are_on_every_floor,
        migrations_come_in_pairs,
        modules_open_with_their_purpose,
        sql_stays_in_the_store,
        webgl_stays_in_its_folder,
        to_dos_have_a_name,
        lints_are_expected_not_allowed,
        text_areas_hold_text,
        no_path_of_one_machine,
        every_shader_is_used,
        every_style_sheet_is_used,
    ];
    let mut findings = Vec::new();
    for rule in rules {
        rule(sources, &mut findings);
    }
    findings
}

fn rooms_are_on_every_floor(sources: &Sources, findings: &mut Vec<String>) {
    for room in ROOMS {
        let has = |floor: &&&str| {
            sources.exists(&format!("{floor}/{room}.rs")) || sources.exists(&format!("{floor}/{room}/mod.rs"))
        };
        let (with, without): (Vec<&str>, Vec<&str>) = FLOORS.iter().partition(has);
        for floor in without {
            if let Some(other) = with.first() {
                findings.push(format!(
                    "{floor}: the room `{room}` is missing, which is in {other}; add {room}.rs or {room}/mod.rs"
                ));
            }
        }
    }
}

fn migrations_come_in_pairs(sources: &Sources, findings: &mut Vec<String>) {
    let [sqlite, postgres] = MIGRATIONS.map(|folder| sources.names_in(folder));
    for (folder, other, names) in [
        (MIGRATIONS[1], MIGRATIONS[0], sqlite.difference(&postgres)),
        (MIGRATIONS[0], MIGRATIONS[1], postgres.difference(&sqlite)),
    ] {
        findings.extend(names.map(|name| format!("{folder}/{name} is missing, the twin of {other}/{name}")));
    }
}

fn modules_open_with_their_purpose(sources: &Sources, findings: &mut Vec<String>) {
    for source in sources.with_extension("rs") {
        let is_exempt = source.path.ends_with("build.rs") || source.path.contains("/tests/");
        let first = source.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        if !is_exempt && !first.starts_with("//!") {
            findings
                .push(format!("{}:1: open the module with `//!`: what it does in a sentence", source.path));
        }
    }
}

/// The domain may derive how its ids and codes are bound, behind its feature `sqlx`.
fn sql_stays_in_the_store(sources: &Sources, findings: &mut Vec<String>) {
    for source in sources.with_extension("rs") {
        if source.is_in("store") || source.path == THIS_FILE {
            continue;
        }
        for (number, line) in source.code_lines() {
            let is_gated = source.is_in("domain") && is_after_gate(source, number);
            let names_it = ["sqlx::", "use sqlx", "#[sqlx"].iter().any(|form| line.contains(form));
            if names_it && !is_gated {
                findings.push(format!("{}:{number}: `sqlx` belongs into store/", source.path));
            }
        }
    }
}

/// Whether a line or one of the few above it asks for the feature `sqlx`, or lies in a macro that does.
fn is_after_gate(source: &Source, number: usize) -> bool {
    let gated = r#"feature = "sqlx""#;
    let mut lines = source.text.lines().take(number).collect::<Vec<_>>();
    lines.reverse();
    lines.iter().take_while(|line| !line.starts_with('}')).any(|line| line.contains(gated))
}

fn webgl_stays_in_its_folder(sources: &Sources, findings: &mut Vec<String>) {
    for source in sources.with_extension("rs") {
        if source.is_in("network_map/src/webgl") || source.path == THIS_FILE {
            continue;
        }
        for (number, line) in source.code_lines() {
            let is_type = words(line).any(|word| word.starts_with("WebGl") && word.len() > "WebGl".len());
            if is_type {
                findings.push(format!("{}:{number}: WebGL belongs into network_map/src/webgl/", source.path));
            }
        }
    }
}

fn to_dos_have_a_name(sources: &Sources, findings: &mut Vec<String>) {
    for source in sources.0.iter().filter(|source| source.path != THIS_FILE) {
        for (number, line) in source.lines() {
            let nameless = ["TODO", "FIXME", "XXX"].iter().any(|mark| {
                has_word(line, mark) && !line.split(mark).skip(1).all(|rest| rest.starts_with('('))
            });
            if nameless {
                findings.push(format!("{}:{number}: write `TODO(name): …` or do it", source.path));
            }
        }
    }
}

/// Clippy says the same, but sees only what is compiled for the target at hand.
fn lints_are_expected_not_allowed(sources: &Sources, findings: &mut Vec<String>) {
    for source in sources.with_extension("rs").filter(|source| source.path != THIS_FILE) {
        for (number, line) in source.code_lines() {
            if ["#[allow(", "#![allow(", ", allow("].iter().any(|form| line.contains(form)) {
                findings.push(format!("{}:{number}: write `#[expect(lint, reason = \"…\")]`", source.path));
            }
        }
    }
}

/// The renderer does not escape what stands in a text area.
fn text_areas_hold_text(sources: &Sources, findings: &mut Vec<String>) {
    for source in sources
        .with_extension("rs")
        .filter(|source| source.is_in("app/src") && !source.path.ends_with("/area.rs"))
    {
        let mut before = "";
        for (number, line) in source.lines() {
            let is_end = line.trim() == "</textarea>";
            if is_end && !before.trim().starts_with("{area_text(") && !before.trim().ends_with('>') {
                findings
                    .push(format!("{}:{number}: write `{{area_text(…)}}` into the text area", source.path));
            }
            before = line;
        }
    }
}

fn no_path_of_one_machine(sources: &Sources, findings: &mut Vec<String>) {
    const PLACES: &[&str] = &["/home/", "/root/", "/Users/", "/work/", "C:\\Users", "/tmp/target"];
    for source in sources.0.iter().filter(|source| source.path != THIS_FILE) {
        for (number, line) in source.lines() {
            let names_one = PLACES.iter().any(|place| {
                // As a path of its own, not inside a longer one or an address.
                line.match_indices(place).any(|(start, _)| {
                    let before = line[..start].chars().next_back();
                    before.is_none_or(|c| !c.is_alphanumeric() && !"/.-_}>".contains(c))
                })
            });
            if names_one {
                findings.push(format!("{}:{number}: a path that exists on one machine only", source.path));
            }
        }
    }
}

fn every_shader_is_used(sources: &Sources, findings: &mut Vec<String>) {
    let is_shader = |source: &&Source| ["vert", "frag", "glsl"].iter().any(|extension| source.is(extension));
    for shader in sources.0.iter().filter(is_shader) {
        let name = shader.path.rsplit('/').next().unwrap_or(&shader.path);
        let is_used = sources.with_extension("rs").any(|source| source.text.contains(name));
        if !is_used {
            findings.push(format!("{}: no module includes this shader", shader.path));
        }
    }
}

fn every_style_sheet_is_used(sources: &Sources, findings: &mut Vec<String>) {
    let used: BTreeSet<String> = sources.with_extension("scss").flat_map(style_sheets_used_by).collect();
    for sheet in sources.with_extension("scss") {
        if !sheet.path.ends_with("/main.scss") && !used.contains(&sheet.path) {
            findings.push(format!("{}: no style sheet has `@use` for this one", sheet.path));
        }
    }
}

/// Each place where Sass would look for what a style sheet uses.
fn style_sheets_used_by(sheet: &Source) -> Vec<String> {
    let folder = sheet.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut places = Vec::new();
    for (_, line) in sheet.lines() {
        let line = line.trim_start();
        let Some(rest) = line.strip_prefix("@use ").or_else(|| line.strip_prefix("@forward ")) else {
            continue;
        };
        let Some(name) = rest.split(['"', '\'']).nth(1) else { continue };
        for base in [normalise(folder, name), normalise("style", name)] {
            let (parent, last) = base.rsplit_once('/').unwrap_or(("", &base));
            places.push(format!("{parent}/{last}.scss"));
            places.push(format!("{parent}/_{last}.scss"));
            places.push(format!("{base}/_index.scss"));
        }
    }
    places
}

/// Resolves `..` in a path relative to a folder.
fn normalise(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

fn has_word(line: &str, wanted: &str) -> bool {
    words(line).any(|word| word == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(files: &[(&str, &str)]) -> Vec<String> {
        check(&Sources(
            files
                .iter()
                .map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() })
                .collect(),
        ))
    }

    #[track_caller]
    fn finds(files: &[(&str, &str)], expected: &str) {
        let found = findings(files);
        assert!(found.len() == 1 && found[0].contains(expected), "{found:#?}");
    }

    #[track_caller]
    fn is_fine(files: &[(&str, &str)]) {
        assert_eq!(findings(files), Vec::<String>::new());
    }

    #[test]
    fn a_room_is_on_every_floor() {
        let domain = ("domain/src/plan.rs", "//! Plans.");
        let store = ("store/src/plan/mod.rs", "//! Plans.");
        finds(&[domain, store], "app/src: the room `plan` is missing");
        is_fine(&[domain, store, ("app/src/plan/mod.rs", "//! Plans.")]);
        is_fine(&[("app/src/shell.rs", "//! Not a room.")]);
    }

    #[test]
    fn a_migration_has_a_twin() {
        let sqlite = ("store/migrations/sqlite/0001_accounts.sql", "");
        finds(&[sqlite], "store/migrations/postgres/0001_accounts.sql is missing");
        is_fine(&[sqlite, ("store/migrations/postgres/0001_accounts.sql", "")]);
    }

    #[test]
    fn a_module_opens_with_its_purpose() {
        finds(&[("server/src/state.rs", "use std::io;")], "server/src/state.rs:1");
        is_fine(&[("server/build.rs", "fn main() {}"), ("server/tests/http/main.rs", "mod plan;")]);
    }

    #[test]
    fn sql_is_in_the_store() {
        finds(&[("app/src/lib.rs", "//! App.\nuse sqlx::Row;")], "app/src/lib.rs:2");
        is_fine(&[("store/src/lib.rs", "//! Store.\nuse sqlx::Row;")]);
        is_fine(&[(
            "app/src/lib.rs",
            "//! App.\n// sqlx::Row is far from here\nconst LOG: &str = \"sqlx=warn\";",
        )]);
        is_fine(&[(
            "domain/src/id.rs",
            "//! Ids.\n#[cfg_attr(feature = \"sqlx\", derive(sqlx::Type))]\nstruct Id;",
        )]);
        is_fine(&[(
            "domain/src/code.rs",
            "//! Codes.\nmacro_rules! code {\n  #[cfg(feature = \"sqlx\")]\n  const _: () = {\n    impl sqlx::Type\n  }\n}",
        )]);
        finds(&[("domain/src/text.rs", "//! Texts.\nuse sqlx::Type;")], "domain/src/text.rs:2");
    }

    #[test]
    fn webgl_is_in_its_folder() {
        let text = "//! Map.\nfn draw(gl: &WebGl2RenderingContext) {}";
        finds(&[("app/src/network_canvas.rs", text)], "app/src/network_canvas.rs:2");
        is_fine(&[("network_map/src/webgl/mod.rs", text)]);
    }

    #[test]
    fn a_to_do_has_a_name() {
        finds(&[("style/main.scss", "// TODO: nicer")], "style/main.scss:1");
        is_fine(&[("style/main.scss", "// TODO(ada): nicer")]);
    }

    #[test]
    fn lints_are_expected() {
        finds(&[("app/src/lib.rs", "//! App.\n#[allow(dead_code)]")], "app/src/lib.rs:2");
        is_fine(&[("app/src/lib.rs", "//! App.\n#[expect(dead_code, reason = \"soon\")]")]);
    }

    #[test]
    fn text_areas_hold_text() {
        let area = |text: &str| format!("//! Form.\n<textarea>\n    {text}\n</textarea>");
        finds(&[("app/src/form.rs", &area("{typed}"))], "app/src/form.rs:4");
        is_fine(&[("app/src/form.rs", &area("{area_text(typed)}"))]);
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        finds(&[("README.md", "cd /home/ada/geflecht")], "README.md:1");
        is_fine(&[("README.md", "https://example.org/home/ada and /var/lib/geflecht")]);
    }

    #[test]
    fn shaders_and_style_sheets_are_used() {
        finds(&[("network_map/src/webgl/nodes.vert", "")], "no module includes");
        is_fine(&[
            ("network_map/src/webgl/nodes.vert", ""),
            ("network_map/src/webgl/mod.rs", "//! GL.\ninclude_str!(\"nodes.vert\")"),
        ]);
        finds(&[("style/rooms/_plan.scss", ""), ("style/main.scss", "@use \"rooms/map\";")], "_plan.scss");
        is_fine(&[
            ("style/main.scss", "@use \"rooms/plan\";\n@use 'ui';"),
            ("style/rooms/_plan.scss", "@use \"../tokens/colour\" as *;"),
            ("style/tokens/_colour.scss", ""),
            ("style/ui/_index.scss", ""),
        ]);
    }
}
