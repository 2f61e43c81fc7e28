//! Comments, which become part of a page.

use app::plan::markdown::render;
use domain::id::UserId;

pub(super) const WORDS: &[&str] = &[
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<a href=\"javascript:x\">",
    "](",
    "[x](javascript:a)",
    "[x](https://a.example)",
    "![",
    "[1]: ",
    "<https://a.example>",
    "https://a.example/\"",
    "http://",
    "**",
    "*",
    "~~",
    "`",
    "```\n",
    "# ",
    "> ",
    "- ",
    "1. ",
    "\n\n",
    "    ",
    "&lt;",
    "&#60;",
    "&quot;",
    "\\",
    "@{",
    "}",
    "---\n",
    "<div>\n",
    "\u{202e}",
    "mailto:",
];

/// Tags that a comment may have.
const TAGS: &[&str] =
    &["p", "br", "strong", "em", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "a", "span"];

/// A comment with a mention.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    vec![format!("**@{{{}}}**, siehe `https://a.example`", UserId::named("anna")).into_bytes()]
}

/// Nothing that was typed is a tag, an attribute, or an address that leads elsewhere; what opens is closed.
pub(super) fn check(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    let html = render(&text, |id| (id == UserId::named("anna")).then(|| "Anna <b>\"Berg\"</b>".to_owned()));
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("an open tag in {html}"));
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed out of order in {html}");
            continue;
        }
        let (name, attributes) = tag.trim_end_matches([' ', '/']).split_once(' ').unwrap_or((tag, ""));
        let name = name.trim_end_matches([' ', '/']);
        assert!(TAGS.contains(&name), "<{tag}> in {html}");
        assert!(is_allowed(name, attributes), "<{tag}> in {html}");
        if !matches!(name, "br" | "hr") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} are open in {html}");
    true
}

fn is_allowed(name: &str, attributes: &str) -> bool {
    let inner = |before: &str, after: &str| attributes.strip_prefix(before)?.strip_suffix(after);
    match name {
        "a" => inner("href=\"", "\" rel=\"noopener nofollow\"").is_some_and(|address| {
            let address = address.to_ascii_lowercase();
            let is_safe = ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
            is_safe && !address.contains(['"', '\'', ' '])
        }),
        "span" => attributes == "class=\"mention\"",
        "ol" if !attributes.is_empty() => {
            inner("start=\"", "\"").is_some_and(|start| start.bytes().all(|digit| digit.is_ascii_digit()))
        }
        _ => attributes.is_empty(),
    }
}
