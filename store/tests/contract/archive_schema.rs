//! The documentation of archives and their JSON Schema: both say what the description of the tables says.

use serde_json::{Map, Value, json};
use store::exchange::archive::{Column, HEALTH_REGION, Kind, REFERENCE_OUT, TABLES};

const SCHEMA: &str = include_str!("../../../docs/archive.schema.json");
const DOCUMENTATION: &str = include_str!("../../../docs/archive.md");

#[test]
fn the_schema_says_what_the_tables_are() {
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap();
    take_words_out(&mut schema);
    let lists = |(noun, columns): (&'static str, &[Column])| {
        (noun.to_owned(), json!({ "type": "array", "items": object(columns) }))
    };
    let nouns: Vec<_> = TABLES.iter().map(|table| table.noun).collect();
    let records: Map<String, Value> = TABLES.iter().map(|table| lists((table.noun, table.columns))).collect();
    let mut health_region = object(HEALTH_REGION);
    health_region["type"] = json!(["object", "null"]);
    let expected = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["format", "version", "made_at", "health_region", "records", "references_out"],
        "properties": {
            "format": { "const": "geflecht" },
            "version": { "const": 1 },
            "made_at": { "type": "string", "format": "date-time" },
            "health_region": health_region,
            "records": {
                "type": "object", "additionalProperties": false, "required": nouns, "properties": records,
            },
            "references_out": { "type": "array", "items": object(REFERENCE_OUT) },
        },
    });
    for (noun, list) in expected["properties"]["records"]["properties"].as_object().unwrap() {
        assert_eq!(&schema["properties"]["records"]["properties"][noun], list, "{noun}");
    }
    assert_eq!(schema, expected);
}

#[test]
fn the_documentation_names_every_noun_and_field() {
    let sections: Vec<_> = DOCUMENTATION.split("\n### ").skip(1).collect();
    assert_eq!(sections.len(), TABLES.len(), "each noun has a section, and nothing else has one");
    for (section, table) in sections.iter().zip(TABLES) {
        let (title, text) = section.split_once('\n').unwrap();
        assert_eq!(title, format!("`{}`", table.noun), "in the order of an archive");
        let named: Vec<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once("` |").map(|(field, _)| field))
            .collect();
        let fields: Vec<_> = table.columns.iter().map(|column| column.field).collect();
        assert_eq!(named, fields, "{}", table.noun);
    }
    for column in REFERENCE_OUT {
        assert!(DOCUMENTATION.contains(&format!("| `{}` |", column.field)), "{}", column.field);
    }
}

#[test]
fn the_schema_is_not_satisfied_with_everything() {
    let region = json!({ "id": "867739e9-073d-8e9c-aa17-73685733fac8", "name": "A" });
    let schema = object(HEALTH_REGION);
    assert_eq!(fault(&schema, &region, ""), None);
    for (value, place) in [
        (json!({ "id": "867739e9-073d-8e9c-aa17-73685733fac8" }), "/name"),
        (json!({ "id": "867739E9-073D-8E9C-AA17-73685733FAC8", "name": "A" }), "/id"),
        (json!({ "id": "867739e9-073d-8e9c-aa17-73685733fac8", "name": null }), "/name"),
        (json!({ "id": "867739e9-073d-8e9c-aa17-73685733fac8", "name": "A", "more": 1 }), "/more"),
        (json!([]), ""),
    ] {
        assert_eq!(fault(&schema, &value, "").as_deref(), Some(place), "{value}");
    }
}

/// Where a document is not as the schema says; nowhere if it is.
pub(crate) fn fault_of(document: &Value) -> Option<String> {
    fault(&serde_json::from_str(SCHEMA).unwrap(), document, "")
}

/// Where a value is not as a schema says. Whoever uses a new word in the schema teaches it here.
fn fault(schema: &Value, value: &Value, place: &str) -> Option<String> {
    let here = |is_fit: bool| (!is_fit).then(|| place.to_owned());
    schema.as_object().unwrap().iter().find_map(|(word, wanted)| match word.as_str() {
        "$schema" | "title" | "description" => None,
        "type" => here(match wanted {
            Value::Array(types) => types.iter().any(|wanted| is_of(wanted, value)),
            one => is_of(one, value),
        }),
        "const" => here(value == wanted),
        "enum" => here(wanted.as_array().unwrap().contains(value)),
        "minLength" => here(value.as_str().is_none_or(|text| text.len() as u64 >= wanted.as_u64().unwrap())),
        "maxLength" => here(value.as_str().is_none_or(|text| text.len() as u64 <= wanted.as_u64().unwrap())),
        "format" => here(value.as_str().is_none_or(|text| has_format(wanted.as_str().unwrap(), text))),
        "contentEncoding" => here(value.as_str().is_none_or(|text| text.len().is_multiple_of(4))),
        "required" => {
            let fields = value.as_object()?;
            let mut names = wanted.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            names.find(|name| !fields.contains_key(*name)).map(|name| format!("{place}/{name}"))
        }
        "additionalProperties" => {
            assert_eq!(wanted, &json!(false));
            let known = schema["properties"].as_object().unwrap();
            let unknown = value.as_object()?.keys().find(|name| !known.contains_key(*name));
            unknown.map(|name| format!("{place}/{name}"))
        }
        "properties" => {
            let fields = value.as_object()?;
            wanted
                .as_object()
                .unwrap()
                .iter()
                .find_map(|(name, schema)| fault(schema, fields.get(name)?, &format!("{place}/{name}")))
        }
        "items" => {
            let mut values = value.as_array()?.iter().enumerate();
            values.find_map(|(at, value)| fault(wanted, value, &format!("{place}/{at}")))
        }
        word => panic!("{place}: the schema uses {word}, which is not checked here"),
    })
}

fn is_of(wanted: &Value, value: &Value) -> bool {
    match wanted.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("the schema uses the type {unknown}"),
    }
}

fn has_format(format: &str, text: &str) -> bool {
    let is_day = |text: &str| {
        text.len() == 10
            && text.split('-').map(str::len).eq([4, 2, 2])
            && text.bytes().all(|sign| sign == b'-' || sign.is_ascii_digit())
    };
    match format {
        "uuid" => {
            text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
                && text.bytes().all(|sign| b"-0123456789abcdef".contains(&sign))
        }
        "email" => text.contains('@'),
        "date" => is_day(text),
        "date-time" => text.split_once('T').is_some_and(|(day, time)| is_day(day) && time.ends_with('Z')),
        unknown => panic!("the schema uses the format {unknown}"),
    }
}

fn object(columns: &[Column]) -> Value {
    let fields: Vec<_> = columns.iter().map(|column| column.field).collect();
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.field.to_owned(), property(column))).collect();
    json!({ "type": "object", "additionalProperties": false, "required": fields, "properties": properties })
}

fn property(column: &Column) -> Value {
    let (mut types, more) = match column.kind {
        Kind::Id => (vec!["string"], json!({ "format": "uuid" })),
        Kind::Text => (vec!["string"], json!({})),
        Kind::Email => (vec!["string"], json!({ "format": "email" })),
        Kind::District => (vec!["string"], json!({ "minLength": 5, "maxLength": 5 })),
        Kind::Word(words) => {
            let words = words().into_iter().map(Value::from);
            let none = (!column.is_required).then_some(Value::Null);
            (vec!["string"], json!({ "enum": words.chain(none).collect::<Vec<_>>() }))
        }
        Kind::Whole => (vec!["integer"], json!({})),
        Kind::Real => (vec!["number"], json!({})),
        Kind::Flag => (vec!["boolean"], json!({})),
        Kind::Day => (vec!["string"], json!({ "format": "date" })),
        Kind::Time => (vec!["string"], json!({ "format": "date-time" })),
        Kind::Bytes => (vec!["string"], json!({ "contentEncoding": "base64" })),
        Kind::Document(_) => (vec!["array", "object"], json!({})),
    };
    if !column.is_required {
        types.push("null");
    }
    let mut property = more;
    property["type"] = if let [one] = types.as_slice() { json!(one) } else { json!(types) };
    property
}

/// Takes out what is only said to people: texts under these names, which are also names of fields.
fn take_words_out(schema: &mut Value) {
    if let Value::Object(fields) = schema {
        fields.retain(|name, value| {
            !(value.is_string() && ["$schema", "title", "description"].contains(&name.as_str()))
        });
        fields.values_mut().for_each(take_words_out);
    }
}
