//! A mail as plain text and as HTML, made of the same parts. Mail programs know no style sheets, so that HTML here carries
//! its style with it, and little of it.

use pulldown_cmark_escape::escape_html;

use crate::i18n::Language;

/// Words and where they lead.
pub(crate) type Link = (String, String);

/// The parts of a mail.
pub(crate) struct Page {
    pub(crate) language: Language,
    pub(crate) greeting: String,
    pub(crate) lead: String,
    pub(crate) sections: Vec<Section>,
    /// Where there is more, and where the reader says what they want to get.
    pub(crate) links: Vec<Link>,
    pub(crate) closing: String,
}

/// Items under a heading; without one if it is empty.
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) items: Vec<Item>,
}

/// A record with what is said of it and what can be done.
pub(crate) struct Item {
    pub(crate) title: String,
    pub(crate) link: String,
    pub(crate) lines: Vec<String>,
    pub(crate) actions: Vec<Link>,
}

impl Page {
    /// The mail as plain text.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{}\n\n{}\n", self.greeting, self.lead);
        for section in &self.sections {
            if !section.heading.is_empty() {
                text += &format!("\n{}\n{}\n", section.heading, "=".repeat(section.heading.chars().count()));
            }
            for item in &section.items {
                text += &format!("\n* {}\n", item.title);
                for line in &item.lines {
                    text += &format!("  {line}\n");
                }
                text += &format!("  {}\n", item.link);
                for (label, link) in &item.actions {
                    text += &format!("  {label}: {link}\n");
                }
            }
        }
        for (label, link) in &self.links {
            text += &format!("\n{label}: {link}\n");
        }
        text + &format!("\n-- \n{}\n", self.closing)
    }

    /// The mail as HTML.
    pub(crate) fn html(&self, title: &str) -> String {
        let mut body = format!("<p>{}</p>\n<p>{}</p>\n", escaped(&self.greeting), escaped(&self.lead));
        for section in &self.sections {
            if !section.heading.is_empty() {
                body += &format!(
                    "<h2 style=\"font-size:1.1em;margin:1.5em 0 .5em\">{}</h2>\n",
                    escaped(&section.heading)
                );
            }
            for item in &section.items {
                body += &item.html();
            }
        }
        let links = self.links.iter();
        let links =
            links.map(|(label, link)| format!("<a href=\"{}\">{}</a>", escaped(link), escaped(label)));
        let links: Vec<_> = links.collect();
        if !links.is_empty() {
            body += &format!("<p style=\"margin-top:2em\">{}</p>\n", links.join("<br>"));
        }
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
             <body style=\"font-family:system-ui,sans-serif;line-height:1.5;max-width:40em;margin:1em auto;padding:0 1em\">\n\
             {body}<p style=\"font-size:.9em\">{}</p>\n</body>\n</html>\n",
            self.language.code(),
            escaped(title),
            escaped(&self.closing),
        )
    }
}

impl Item {
    fn html(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| escaped(line)).collect();
        let actions: Vec<_> = self
            .actions
            .iter()
            .map(|(label, link)| {
                format!(
                    "<a style=\"display:inline-block;margin:.4em .5em 0 0;padding:.4em .8em;border:1px solid;border-radius:4px;text-decoration:none\" href=\"{}\">{}</a>",
                    escaped(link),
                    escaped(label)
                )
            })
            .collect();
        format!(
            "<div style=\"margin:0 0 1.2em\"><a style=\"font-weight:bold\" href=\"{}\">{}</a><br>{}\n<div>{}</div></div>\n",
            escaped(&self.link),
            escaped(&self.title),
            lines.join("<br>"),
            actions.concat(),
        )
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing to a text cannot fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}
