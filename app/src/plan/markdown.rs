//! Comments as HTML, on the server: written anew from what the parser understood, so that nothing the writer typed becomes
//! a tag, an attribute or an address of another kind than `http`, `https` and `mailto`.

use domain::{
    id::UserId,
    plan::{Part, parts},
};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream, html};

/// A comment as HTML; mentions show the present `name`.
///
/// Raw HTML is shown as text, images as what describes them, headings as bold lines; a line break is kept.
#[must_use]
pub fn render(text: &str, name: impl Fn(UserId) -> Option<String>) -> String {
    let parser = TextMergeStream::new(Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH));
    let mut place = Place::default();
    let mut rendered = String::new();
    html::push_html(&mut rendered, parser.flat_map(|event| place.rewrite(event, &name)));
    rendered
}

/// Where the parser is, as far as that decides what becomes of a text.
#[derive(Default)]
struct Place {
    /// Whether each of the links around it leads anywhere.
    links: Vec<bool>,
    in_code: bool,
}

impl Place {
    /// What is written for an event.
    fn rewrite<'a>(&mut self, event: Event<'a>, name: &impl Fn(UserId) -> Option<String>) -> Vec<Event<'a>> {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_safe = has_safe_scheme(&dest_url);
                self.links.push(is_safe);
                if is_safe { vec![opening(&dest_url)] } else { Vec::new() }
            }
            Event::End(TagEnd::Link) => match self.links.pop() {
                Some(true) => vec![closing()],
                _ => Vec::new(),
            },
            Event::Start(Tag::Heading { .. }) => {
                vec![Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]
            }
            Event::End(TagEnd::Heading(_)) => vec![Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)],
            Event::Start(Tag::CodeBlock(_)) => {
                self.in_code = true;
                vec![Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented))]
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                vec![Event::End(TagEnd::CodeBlock)]
            }
            Event::Start(Tag::HtmlBlock) => vec![Event::Start(Tag::Paragraph)],
            Event::End(TagEnd::HtmlBlock) => vec![Event::End(TagEnd::Paragraph)],
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Vec::new(),
            Event::SoftBreak => vec![Event::HardBreak],
            Event::Code(text) => vec![Event::Code(domain::plan::with_names(&text, name).into())],
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(&text, name),
            other => vec![other],
        }
    }

    /// A text with its mentions, and what looks like an address as a link.
    fn words<'a>(&self, text: &str, name: &impl Fn(UserId) -> Option<String>) -> Vec<Event<'a>> {
        if self.in_code {
            return vec![Event::Text(domain::plan::with_names(text, name).into())];
        }
        let mut events = Vec::new();
        for part in parts(text) {
            match part {
                Part::Mention(id, kept) => match name(id) {
                    Some(name) => events.extend([
                        Event::InlineHtml("<span class=\"mention\">".into()),
                        Event::Text(format!("@{name}").into()),
                        Event::InlineHtml("</span>".into()),
                    ]),
                    None => events.push(Event::Text(kept.to_owned().into())),
                },
                Part::Text(words) if self.links.is_empty() => with_links(words, &mut events),
                Part::Text(words) => events.push(Event::Text(words.to_owned().into())),
            }
        }
        events
    }
}

/// Only addresses that lead to a page or a mailbox; a path or a script leads nowhere.
fn has_safe_scheme(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn opening<'a>(address: &str) -> Event<'a> {
    let mut link = String::from("<a href=\"");
    pulldown_cmark_escape::escape_href(&mut link, address).expect("a string takes every text");
    link.push_str("\" rel=\"noopener nofollow\">");
    Event::InlineHtml(CowStr::from(link))
}

fn closing<'a>() -> Event<'a> {
    Event::InlineHtml("</a>".into())
}

/// Words, among which `http://…` and `https://…` lead where they say.
fn with_links(words: &str, events: &mut Vec<Event<'_>>) {
    let mut rest = words;
    while let Some(at) = rest.find("http://").into_iter().chain(rest.find("https://")).min() {
        let address = &rest[at..];
        let end = address.find(|letter: char| letter.is_whitespace() || "<>\"".contains(letter));
        // What ends a sentence does not belong to an address.
        let address =
            address[..end.unwrap_or(address.len())].trim_end_matches(|letter| ".,;:!?)'*_".contains(letter));
        let length = at + address.len();
        if address.split_once("//").is_some_and(|(_, host)| !host.is_empty()) {
            events.extend([
                Event::Text(rest[..at].to_owned().into()),
                opening(address),
                Event::Text(address.to_owned().into()),
                closing(),
            ]);
        } else {
            events.push(Event::Text(rest[..length].to_owned().into()));
        }
        rest = &rest[length..];
    }
    events.push(Event::Text(rest.to_owned().into()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(text: &str) -> String {
        render(text, |id| (id == UserId::named("anna")).then(|| "Anna <b>Berg</b>".to_owned()))
    }

    #[test]
    fn people_write_as_they_are_used_to() {
        assert_eq!(
            rendered("**fett** und *schräg*\nneue Zeile"),
            "<p><strong>fett</strong> und <em>schräg</em><br />\nneue Zeile</p>\n"
        );
        assert_eq!(rendered("- eins\n- zwei"), "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>\n");
        assert_eq!(rendered("~~alt~~ `code`"), "<p><del>alt</del> <code>code</code></p>\n");
        assert_eq!(rendered("# Groß"), "<p><strong>Groß</strong></p>\n");
        assert_eq!(
            rendered("<b>roh</b>\n\n![Bild](https://a.example/b.png)"),
            "<p>&lt;b&gt;roh&lt;/b&gt;</p>\n<p>Bild</p>\n"
        );
        assert_eq!(rendered("<script>\nx"), "<p>&lt;script&gt;\nx</p>\n");
    }

    #[test]
    fn links_say_that_they_are_not_ours() {
        let link = r#"<a href="https://example.org/a?b=c&amp;d" rel="noopener nofollow">"#;
        assert_eq!(rendered("[hier](https://example.org/a?b=c&d)"), format!("<p>{link}hier</a></p>\n"));
        assert_eq!(
            rendered("Siehe https://example.org/a?b=c&d, bitte."),
            format!("<p>Siehe {link}https://example.org/a?b=c&amp;d</a>, bitte.</p>\n")
        );
        assert_eq!(
            rendered("<mailto:a@b.example>"),
            "<p><a href=\"mailto:a@b.example\" rel=\"noopener nofollow\">mailto:a@b.example</a></p>\n"
        );
        assert_eq!(rendered("https:// und http://."), "<p>https:// und http://.</p>\n");
        // Within a link and in code an address is only text.
        assert_eq!(rendered("[https://a.example](https://b.example)").matches("<a ").count(), 1);
        assert_eq!(rendered("`https://a.example`").matches("<a ").count(), 0);
    }

    #[test]
    fn a_mention_shows_the_present_name_as_text() {
        let anna = format!("@{{{}}}", UserId::named("anna"));
        let name = "@Anna &lt;b&gt;Berg&lt;/b&gt;";
        assert_eq!(
            rendered(&format!("**{anna}**, ja")),
            format!("<p><strong><span class=\"mention\">{name}</span></strong>, ja</p>\n")
        );
        assert_eq!(rendered(&format!("`{anna}`")), format!("<p><code>{name}</code></p>\n"));
        assert!(rendered(&format!("<b>\n{anna}")).contains("<span class=\"mention\">"));
        let nobody = format!("@{{{}}}", UserId::named("nobody"));
        assert_eq!(rendered(&nobody), format!("<p>{nobody}</p>\n"));
    }

    /// What has been used against others; none of it may become a tag, an attribute or an address of our page.
    const ATTACKS: &[&str] = &[
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<form action=/sign-out method=post><button>x",
        "<base href=https://evil.example>",
        "<div\nonmouseover=alert(1)>x",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](<java script:alert(1)>)",
        "[x](\u{1}javascript:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)",
        "[x](//evil.example)",
        "[x](/sign-out)",
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x](https://a.example/\"onmouseover=alert(1))",
        "[x](https://a.example \"t\\\"><script>alert(1)</script>\")",
        "https://a.example/\"><script>alert(1)</script>",
        "https://a.example/'onmouseover='alert(1)",
        "![x](https://evil.example/pixel.png)",
        "![x\"onerror=\"alert(1)](https://evil.example/pixel.png)",
        "[![x](javascript:alert(1))](javascript:alert(2))",
        "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
        "`</code><script>alert(1)</script>`",
        "# <img src=x onerror=alert(1)>",
        "- <script>\n- alert(1)\n- </script>",
        "> <object data=javascript:alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\u{202e}<script>alert(1)</script>",
        "@{\"><script>alert(1)</script>}",
    ];

    #[test]
    fn no_attack_becomes_part_of_the_page() {
        const TAGS: &[&str] = &[
            "p",
            "br",
            "strong",
            "em",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "blockquote",
            "hr",
            "a",
            "span",
        ];
        for attack in ATTACKS {
            let html = rendered(attack);
            for tag in html.split('<').skip(1) {
                let (tag, _) =
                    tag.split_once('>').unwrap_or_else(|| panic!("{attack}: an open tag in {html}"));
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                assert!(TAGS.contains(&name.trim_start_matches('/')), "{attack}: {tag} in {html}");
                let attributes = attributes.trim_end_matches('/');
                let address = attributes
                    .strip_prefix("href=\"")
                    .and_then(|rest| rest.strip_suffix("\" rel=\"noopener nofollow\""));
                let is_known = match (name, address) {
                    ("a", Some(address)) => has_safe_scheme(address) && !address.contains(['"', '\'', ' ']),
                    ("span", _) => attributes == "class=\"mention\"",
                    _ => attributes.is_empty(),
                };
                assert!(is_known, "{attack}: {tag} in {html}");
            }
        }
    }

    #[test]
    fn deep_nesting_is_answered_at_once() {
        for text in ["> ".repeat(2_000), "[".repeat(4_000), "*a ".repeat(1_300), "- ".repeat(2_000)] {
            assert!(rendered(&text).len() < 200_000);
        }
    }
}
