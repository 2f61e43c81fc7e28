//! Contacts for address books: of one person, of those who sit in a committee.

use app::{error::AppError, exchange::list_table::card_file_name, server_context::Caller};
use axum::{
    Extension,
    extract::Path,
    response::{IntoResponse as _, Response},
};
use formats::vcard::write_cards;

use super::list_file::{VCARD, download};
use crate::contact_card::{member_card, person_card};

/// `GET /directory/people/{id}/contact.vcf`.
pub async fn person(Extension(caller): Extension<Caller>, Path(id): Path<String>) -> Response {
    let read = async {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        Ok::<_, AppError>(caller.read().await?.person_entry(id).await?)
    };
    match read.await {
        Ok(entry) => answer(&entry.name, &[person_card(&entry)]),
        Err(error) => error.status().into_response(),
    }
}

/// `GET /directory/committees/{id}/members.vcf`: each person once.
pub async fn committee(Extension(caller): Extension<Caller>, Path(id): Path<String>) -> Response {
    let read = async {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        Ok::<_, AppError>(caller.read().await?.get_committee_members(id).await?)
    };
    match read.await {
        Ok(committee) => {
            let mut cards: Vec<_> = committee
                .members
                .iter()
                .filter_map(|member| member_card(&committee.committee, member))
                .collect();
            let mut seen = std::collections::HashSet::new();
            cards.retain(|card| seen.insert(card.uid.clone()));
            answer(&committee.committee, &cards)
        }
        Err(error) => error.status().into_response(),
    }
}

fn answer(name: &str, cards: &[formats::vcard::Card]) -> Response {
    download(VCARD, &card_file_name(name), write_cards(cards).into_bytes())
}
