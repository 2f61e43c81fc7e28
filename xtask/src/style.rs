//! The style sheet: Sass with KERN in reach, then lightningcss; and the fonts it names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use crate::command;
use crate::files;
use crate::tools::NpmTools;
use crate::workspace::Workspace;

/// Writes the style sheet and the files it refers to (fonts) into a folder.
pub(crate) fn build(workspace: &Workspace, npm: &NpmTools, folder: &Path) -> Result<()> {
    let style_folder = workspace.style_file.parent().context("the style file lies in no folder")?;
    let kern = npm.kern();
    let css = command::output(
        npm.program("sass")
            .args(["--no-source-map", "--style=expanded", "--quiet-deps"])
            .arg("--load-path")
            .arg(npm.modules())
            .arg(&workspace.style_file),
    )?;
    let css = minify(&css).with_context(|| format!("in what {} becomes", workspace.style_file.display()))?;
    let fonts = [kern.join("dist/fonts/fira-sans"), make_latin_fonts(workspace, npm, style_folder)?];
    for reference in relative_references(&css) {
        let name = Path::new(&reference).file_name().unwrap_or_default();
        let places = [style_folder.join(&reference), fonts[0].join(name), fonts[1].join(name)];
        let Some(file) = places.iter().find(|file| file.is_file()) else {
            bail!("the style sheet names {reference}, which is neither in style/ nor among KERN's fonts");
        };
        files::write(&folder.join(&reference), &files::read(file)?)?;
    }
    files::write(&folder.join(format!("{}.css", workspace.output_name)), css.as_bytes())
}

/// Cuts the letters that most pages need out of KERN's fonts, a fifth of the bytes.
fn make_latin_fonts(workspace: &Workspace, npm: &NpmTools, style_folder: &Path) -> Result<PathBuf> {
    let folder = workspace.target.join("client/fonts");
    fs::create_dir_all(&folder)?;
    command::run_quietly(
        Command::new("node")
            .current_dir(npm.folder())
            .arg(style_folder.join("fonts.mjs"))
            .arg(npm.kern().join("dist/fonts/fira-sans"))
            .arg(&folder),
    )?;
    Ok(folder)
}

/// The oldest browsers whose CSS is asked for: Firefox's long-term release of mid-2024 and its contemporaries.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Targets::from(Browsers {
        chrome: version(128, 0),
        edge: version(128, 0),
        firefox: version(128, 0),
        safari: version(17, 6),
        ios_saf: version(17, 6),
        ..Browsers::default()
    })
}

fn minify(css: &str) -> Result<String> {
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, targets: targets(), ..PrinterOptions::default() })?;
    Ok(printed.code)
}

/// Files that a style sheet expects beside itself.
fn relative_references(css: &str) -> Vec<String> {
    let mut found: Vec<String> = css
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|reference| reference.trim_matches(['"', '\'', ' ']))
        .filter(|reference| !reference.starts_with(['/', '#']) && !reference.contains(':'))
        .map(|reference| reference.split(['?', '#']).next().unwrap_or(reference).to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_beside_the_style_sheet_are_references() {
        let css = r#"a{src:url("fonts/a.woff2")}b{src:url(fonts/a.woff2)}c{background:url(data:image/png;base64,A)}
            d{background:url(/icon.svg)}e{mask:url(#x)}"#;
        assert_eq!(relative_references(css), ["fonts/a.woff2"]);
    }

    #[test]
    fn a_broken_style_sheet_is_an_error() {
        assert!(minify("a { color: red }").unwrap().contains("a{color:red}"));
        assert!(minify("a { color: red").is_ok_and(|css| css.contains("color:red")));
        assert!(minify("} a ] {").is_err());
    }
}
