//! Reads GraphML and GEXF, and what both need to be written.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use super::{Builder, NetworkFileError, NetworkText, Said};

/// A node or an edge while what is said of it is read.
struct Open {
    is_edge: bool,
    id: String,
    source: String,
    target: String,
    said: Said,
    /// Under which names something is said of it already.
    names: HashSet<usize>,
}

/// What has been read so far. Nodes may lie within nodes, as groups do in yEd.
#[derive(Default)]
struct Xml {
    builder: Builder,
    /// The names of attributes by their ids; GEXF numbers those of nodes and of edges apart.
    names: HashMap<(bool, String), String>,
    /// Whether attributes of edges are declared.
    declares_edges: bool,
    open: Vec<Open>,
    /// The name of what is being read, and its text.
    key: Option<String>,
    value: String,
    /// The text that yEd draws on a node or an edge.
    label: Option<String>,
}

type Attribute<'a> = &'a dyn Fn(&str) -> Result<String, NetworkFileError>;

impl Xml {
    fn begin(&mut self, tag: &str, is_empty: bool, attribute: Attribute<'_>) -> Result<(), NetworkFileError> {
        match tag {
            // The declaration of an attribute: GraphML names it in `attr.name`, GEXF in `title`.
            "key" => {
                let (id, name) = (attribute("id")?, attribute("attr.name")?);
                self.names.insert((false, id.clone()), name.clone());
                self.names.insert((true, id), name);
            }
            "attributes" => self.declares_edges = attribute("class")? == "edge",
            "attribute" => {
                let id = attribute("id")?;
                self.names.insert((self.declares_edges, id), attribute("title")?);
            }
            "node" | "edge" => self.open(tag == "edge", attribute)?,
            "data" if !is_empty => {
                let is_edge = self.open.last().is_some_and(|open| open.is_edge);
                self.key = self.names.get(&(is_edge, attribute("key")?)).cloned();
                self.value.clear();
            }
            "attvalue" => {
                let is_edge = self.open.last().is_some_and(|open| open.is_edge);
                if let Some(name) = self.names.get(&(is_edge, attribute("for")?)).cloned() {
                    self.say(&name, attribute("value")?);
                }
            }
            "NodeLabel" | "EdgeLabel" if !is_empty => self.label = Some(String::new()),
            _ => {}
        }
        if is_empty { self.end(tag) } else { Ok(()) }
    }

    fn open(&mut self, is_edge: bool, attribute: Attribute<'_>) -> Result<(), NetworkFileError> {
        let [id, source, target] = ["id", "source", "target"].map(attribute);
        let (said, names) = (Vec::new(), HashSet::new());
        self.open.push(Open { is_edge, id: id?, source: source?, target: target?, said, names });
        for name in ["label", "kind"] {
            self.say(name, attribute(name)?);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.key.is_some() {
            self.value.push_str(text);
        }
        if let Some(label) = &mut self.label {
            label.push_str(text);
        }
    }

    fn end(&mut self, tag: &str) -> Result<(), NetworkFileError> {
        match tag {
            "data" => {
                if let Some(key) = self.key.take() {
                    let value = self.value.trim().to_owned();
                    self.say(&key, value);
                }
                self.value.clear();
            }
            "NodeLabel" | "EdgeLabel" => {
                if let Some(label) = self.label.take() {
                    self.say("label", label.trim().to_owned());
                }
            }
            "node" | "edge" => {
                if let Some(Open { is_edge, id, source, target, said, .. }) = self.open.pop() {
                    if is_edge {
                        self.builder.add_edge(source, target, said)?;
                    } else {
                        self.builder.add_node(id, said)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What is said first, counts; nothing is said by an empty text, or under no name.
    fn say(&mut self, name: &str, value: String) {
        if name.is_empty() || value.is_empty() {
            return;
        }
        let name = self.builder.name(name);
        if let Some(open) = self.open.last_mut()
            && open.names.insert(name)
        {
            open.said.push((name, value));
        }
    }
}

/// GraphML and GEXF differ only in how they attach attributes: `<data key>` with a text, `<attvalue for value>`.
pub(super) fn read(text: &str, most: usize) -> Result<NetworkText, NetworkFileError> {
    let mut reader = Reader::from_str(text);
    let mut xml = Xml { builder: Builder::of(most), ..Xml::default() };
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
                let attribute = |name: &str| attribute(&tag, name).map_err(broken);
                xml.begin(tag.local_name().as_ref(), is_empty, &attribute)?;
            }
            Event::Text(text) => xml.text(&text.xml10_content()),
            Event::CData(text) => xml.text(&text.xml10_content()),
            Event::GeneralRef(name) if xml.key.is_some() || xml.label.is_some() => {
                let character = name.resolve_char_ref().map_err(|error| broken(error.to_string()))?;
                match (character, resolve_predefined_entity(&name)) {
                    (Some(character), _) => xml.text(character.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => xml.text(text),
                    (None, None) => return Err(broken(format!("&{};, an unknown entity", &*name))),
                }
            }
            Event::End(tag) => xml.end(tag.local_name().as_ref())?,
            Event::Eof if depth > 0 => return Err(broken("the file ends early".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    xml.builder.finish()
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
