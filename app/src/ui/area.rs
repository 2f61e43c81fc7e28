//! What stands in a text area.

/// The text of a `<textarea>`, as its child. On the server the renderer writes there what it is given as it is, as in a script,
/// so that a text could end the area and go on as markup; in the browser it is a text like any other.
pub fn area_text(text: impl Into<String>) -> String {
    let text = text.into();
    #[cfg(feature = "ssr")]
    {
        let mut escaped = String::with_capacity(text.len());
        pulldown_cmark_escape::escape_html_body_text(&mut escaped, &text).expect("a string takes every text");
        escaped
    }
    #[cfg(not(feature = "ssr"))]
    text
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::area_text;

    #[test]
    fn a_text_does_not_leave_its_area() {
        let text = "</textarea><b>Geben & nehmen</b>";
        let html = view! { <textarea>{area_text(text)}</textarea> }.to_html();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;b&gt;Geben &amp; nehmen"), "{html}");
    }
}
