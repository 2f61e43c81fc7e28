//! Files of others, as plain values: bytes in, rows of texts, contacts or keys out; and the other way round.
//!
//! It knows nothing of the application. Whatever the bytes are, reading ends soon, takes bounded memory and gives a value
//! or an error that names the place.

pub mod gml;
pub mod table;
pub mod vcard;
