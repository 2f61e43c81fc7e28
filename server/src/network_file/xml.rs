//! Reads GraphML and GEXF, and what both need to be written.

use std::{borrow::Cow, collections::HashMap};

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::{Builder, NetworkFile, NetworkFileError};

/// A node of GraphML or GEXF while its attributes are read.
#[derive(Default)]
struct XmlNode {
    id: String,
    kind: String,
    region: Option<String>,
}

impl XmlNode {
    fn set(&mut self, name: &str, value: String) {
        match name {
            "kind" => self.kind = value,
            "region" => self.region = Some(value),
            _ => {}
        }
    }
}

/// GraphML and GEXF differ only in how they attach attributes: `<data key>` with a text, `<attvalue for value>`.
pub(super) fn read(text: &str) -> Result<NetworkFile, NetworkFileError> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder::default();
    let mut names: HashMap<String, String> = HashMap::new();
    let mut node: Option<XmlNode> = None;
    let mut key: Option<String> = None;
    let mut value = String::new();
    let mut depth = 0;
    loop {
        let event = reader.read_event();
        let position = reader.buffer_position();
        let broken = |error: String| NetworkFileError::Xml { position, error };
        let event = event.map_err(|error| broken(error.to_string()))?;
        let is_empty = matches!(event, Event::Empty(_));
        depth += i64::from(matches!(event, Event::Start(_))) - i64::from(matches!(event, Event::End(_)));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let attribute = |name| attribute(&tag, name).map_err(broken);
                match tag.local_name().as_ref() {
                    // The declaration of an attribute: GraphML names it in `attr.name`, GEXF in `title`.
                    "key" => drop(names.insert(attribute("id")?, attribute("attr.name")?)),
                    "attribute" => drop(names.insert(attribute("id")?, attribute("title")?)),
                    "node" => node = Some(XmlNode { id: attribute("id")?, ..XmlNode::default() }),
                    "data" => key = names.get(&attribute("key")?).cloned(),
                    "attvalue" => {
                        let name = names.get(&attribute("for")?);
                        if let (Some(node), Some(name)) = (&mut node, name) {
                            node.set(name, attribute("value")?);
                        }
                    }
                    "edge" => builder.add_edge(attribute("source")?, attribute("target")?),
                    _ => {}
                }
                if is_empty
                    && tag.local_name().as_ref() == "node"
                    && let Some(node) = node.take()
                {
                    builder.add_node(node.id, &node.kind, node.region.as_deref())?;
                }
            }
            Event::Text(text) if key.is_some() => value.push_str(&text.xml10_content()),
            Event::CData(text) if key.is_some() => value.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if key.is_some() => {
                let character = name.resolve_char_ref().map_err(|error| broken(error.to_string()))?;
                match (character, resolve_predefined_entity(&name)) {
                    (Some(character), _) => value.push(character),
                    (None, Some(text)) => value.push_str(text),
                    (None, None) => return Err(broken(format!("&{};, an unknown entity", &*name))),
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "data" => {
                    if let (Some(node), Some(key)) = (&mut node, key.take()) {
                        node.set(&key, value.trim().to_owned());
                    }
                    value.clear();
                }
                "node" => {
                    if let Some(node) = node.take() {
                        builder.add_node(node.id, &node.kind, node.region.as_deref())?;
                    }
                }
                _ => {}
            },
            Event::Eof if depth > 0 => return Err(broken("the file ends early".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    builder.finish()
}

/// An attribute, empty if it is missing. Entities of the file's own are not known, so none can grow.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String, String> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(|error| error.to_string())? else {
        return Ok(String::new());
    };
    let value = attribute.normalized_value(XmlVersion::default()).map_err(|error| error.to_string())?;
    Ok(value.into_owned())
}

/// A text without the characters that XML 1.0 cannot hold, not even escaped.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_allowed = |letter: char| {
        matches!(letter, '\t' | '\n' | '\r') || letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|letter| is_allowed(*letter)).collect())
    }
}
