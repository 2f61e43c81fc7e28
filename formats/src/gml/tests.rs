//! GML in, and out again.

use proptest::prelude::*;

use super::*;

fn parsed(text: &str) -> Vec<Entry> {
    read(text, &Limits::USUAL).unwrap()
}

fn written(entries: &[Entry]) -> String {
    let mut bytes = Vec::new();
    write_entries(entries, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn entry(key: &str, value: Value) -> Entry {
    Entry { key: key.to_owned(), value }
}

fn text(key: &str, text: &str) -> Entry {
    entry(key, Value::Text(text.to_owned()))
}

const FILE: &str = "# A remark [ \"\nCreator \"networkx\"\ngraph [\n  directed 1 # and another\n  node [ id 0 \
    label \"Gr&#246;&szlig;e &amp; &quot;mehr&quot;\" graphics [ x -1.5 y .5 ] ]\n  node [id 7 label\"a\nb\"]\n  \
    edge [\n    source 0\n    target 7\n    weight 1.5E3\n  ]\n]\n";

#[test]
fn lists_numbers_and_texts_are_read() {
    let graphics = vec![entry("x", Value::Real(-1.5)), entry("y", Value::Real(0.5))];
    let first = vec![
        entry("id", Value::Integer(0)),
        text("label", "Größe & \"mehr\""),
        entry("graphics", Value::List(graphics)),
    ];
    let second = vec![entry("id", Value::Integer(7)), text("label", "a\nb")];
    let edge = vec![
        entry("source", Value::Integer(0)),
        entry("target", Value::Integer(7)),
        entry("weight", Value::Real(1500.0)),
    ];
    let graph = vec![
        entry("directed", Value::Integer(1)),
        entry("node", Value::List(first)),
        entry("node", Value::List(second)),
        entry("edge", Value::List(edge)),
    ];
    assert_eq!(parsed(FILE), [text("Creator", "networkx"), entry("graph", Value::List(graph))]);
}

#[test]
fn what_is_written_is_ascii_with_one_key_in_a_line() {
    let entries = vec![
        text("label", "Haßberge & \"€😀\"\r\n\u{0}"),
        entry("graph", Value::List(vec![entry("x", Value::Real(2.0)), entry("n", Value::Integer(-3))])),
        entry("empty", Value::List(Vec::new())),
    ];
    let expected = "label \"Ha&#223;berge &#38; &#34;&#8364;&#128512;&#34;&#13;&#10;&#0;\"\ngraph [\n  x 2.0\n  \
        n -3\n]\nempty [\n]\n";
    assert_eq!(written(&entries), expected);
    assert_eq!(parsed(expected), entries);
}

#[test]
fn files_of_older_programs_are_read_in_their_encoding() {
    for bytes in ["graph [ label \"Größe\" ]".as_bytes(), b"graph [ label \"Gr\xf6\xdfe\" ]"] {
        let read = parsed(&decoded(bytes));
        assert_eq!(read, [entry("graph", Value::List(vec![text("label", "Größe")]))]);
    }
}

#[test]
fn what_is_no_entity_stays_as_it_is() {
    for typed in
        ["A & B", "&lol;", "&#xZ;", "&#+5;", "&#;", "&#55296;", "&#99999999999999;", "&", "&ä;", "&amp"]
    {
        assert_eq!(parsed(&format!("label \"{typed}\"")), [text("label", typed)]);
    }
    assert_eq!(parsed("label \"&#x41;&nbsp;&yuml;&AElig;&&lt;\""), [text("label", "A\u{a0}ÿÆ&<")]);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    for (text, said) in [
        ("graph [\n\n  node [ id 1 ]", "line 1: the list graph does not end"),
        ("graph [\n]\n]", "line 3: a list ends that has not begun"),
        ("graph\n", "line 2: the key graph has no value"),
        ("graph [ id\n]", "line 2: the key id has no value"),
        ("graph [\n  5 ]", "line 2: a key is missing before this value"),
        ("label \"abc\n\n", "line 1: a text does not end"),
        ("a \"1\n2\"\nb ;", "line 3: ';' is out of place"),
        ("x 1e999", "line 1: 1e999 is too large a number"),
        ("x 1.2.3", "line 1: 1.2.3 is no number"),
        ("x +infinity", "line 1: +infinity is no number"),
        ("x -", "line 1: - is no number"),
    ] {
        assert_eq!(read(text, &Limits::USUAL).unwrap_err().to_string(), said, "{text:?}");
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let limits = Limits { bytes: 60, depth: 3, entries: 4, text_bytes: 5 };
    let refused = |text: &str| read(text, &limits).unwrap_err().to_string();
    assert_eq!(refused(&"# ".repeat(31)), "line 1: more bytes than 60");
    assert_eq!(refused(&"a [\n".repeat(4)), "line 4: more lists within lists than 3");
    assert_eq!(refused(&"a 1\n".repeat(5)), "line 5: more keys than 4");
    assert_eq!(refused("a \"123456\""), "line 1: more bytes of a text than 5");
    assert!(read("a [ b [ c [ d \"12345\" ] ] ]", &limits).is_ok());
    assert!(read(&"a[".repeat(1_000_000), &Limits::USUAL).is_err());
}

#[test]
fn numbers_keep_their_kind() {
    let numbers = [f64::MAX, f64::MIN_POSITIVE, -0.0, 1.0, f64::INFINITY, f64::NEG_INFINITY, 9.3e18];
    let entries: Vec<Entry> = numbers.map(|number| entry("x", Value::Real(number))).into();
    assert_eq!(parsed(&written(&entries)), entries);
    assert_eq!(parsed("x 9223372036854775808"), [entry("x", Value::Real(9_223_372_036_854_775_808.0))]);
    assert!(write_entries(&[entry("x", Value::Real(f64::NAN))], &mut Vec::new()).is_err());
}

#[test]
fn a_key_that_would_begin_something_else_is_not_written() {
    for key in ["", "a b", "1a", "ä", "a]", "a\n"] {
        assert!(write_entries(&[text(key, "")], &mut Vec::new()).is_err(), "{key:?}");
    }
}

#[test]
fn gml_is_known_by_its_beginning() {
    for text in ["graph [", "\u{feff}# remark\n\n# another\nCreator \"x\"", "graph\n[\n]", "graph["] {
        assert!(is_gml(text), "{text:?}");
    }
    for text in ["", "#", "id;name", "{\"nodes\": []}", "<gexf>", "1 graph", "graph"] {
        assert!(!is_gml(text), "{text:?}");
    }
}

fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let key = "[A-Za-z][A-Za-z0-9_]{0,8}";
    let leaf = prop_oneof![
        any::<i64>().prop_map(Value::Integer),
        any::<f64>().prop_filter("a number", |number| !number.is_nan()).prop_map(Value::Real),
        any::<String>().prop_map(Value::Text),
    ];
    let value = leaf.prop_recursive(4, 32, 5, move |inner| {
        let entry = (key, inner).prop_map(|(key, value)| Entry { key, value });
        prop::collection::vec(entry, 0..5).prop_map(Value::List)
    });
    let entry = (key, value).prop_map(|(key, value)| Entry { key, value });
    prop::collection::vec(entry, 0..6)
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_as_it_was(entries in any_entries()) {
        prop_assert_eq!(parsed(&written(&entries)), entries);
    }

    #[test]
    fn whatever_is_read_is_a_value_or_an_error(text in "[a-z\\[\\]\"#&;0-9.+\\- \n]{0,200}") {
        if let Ok(entries) = read(&text, &Limits::USUAL) {
            prop_assert_eq!(parsed(&written(&entries)), entries);
        }
    }
}
