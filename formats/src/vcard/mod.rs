//! Contacts for address books: vCard 3.0 (RFC 2426) is written, 3.0 and 4.0 (RFC 6350) are read.

mod read;
mod write;

pub use self::{
    read::{CardError, read},
    write::write_cards,
};

/// A contact: a person, or an organisation, whose name is then also its organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What tells it from all others, if anything does.
    pub uid: String,
    /// The name as shown.
    pub name: String,
    /// The parts of a person's name.
    pub parts: NameParts,
    /// Where a person works; of an organisation its own name.
    pub organisation: String,
    /// What a person does there.
    pub function: String,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Postal addresses.
    pub addresses: Vec<Address>,
    /// Addresses on the web.
    pub links: Vec<String>,
    /// What a contact belongs to, for instance a committee.
    pub categories: Vec<String>,
    /// A remark.
    pub note: String,
}

/// The parts of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// "Prof. Dr.".
    pub title: String,
    /// First name.
    pub first: String,
    /// Family name.
    pub last: String,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
}

impl Address {
    /// Reads "Am Herrenhof 1, 97437 Haßfurt"; what has no postcode is all street.
    #[must_use]
    pub fn parse(line: &str) -> Self {
        let (street, place) = line.rsplit_once(',').unwrap_or((line, ""));
        let (postcode, town) = place.trim().split_once(' ').unwrap_or_default();
        let is_postcode = postcode.len() == 5 && postcode.bytes().all(|byte| byte.is_ascii_digit());
        if !is_postcode {
            return Self { street: line.trim().to_owned(), ..Self::default() };
        }
        Self { street: street.trim().to_owned(), postcode: postcode.to_owned(), town: town.trim().to_owned() }
    }

    /// "Am Herrenhof 1, 97437 Haßfurt".
    #[must_use]
    pub fn line(&self) -> String {
        let town = format!("{} {}", self.postcode, self.town);
        let parts = [self.street.trim(), town.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests;
