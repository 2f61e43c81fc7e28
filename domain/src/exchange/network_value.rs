//! What the words of a network's file mean: a kind of node, a reason why two are linked.

use super::value::kind_of_words;
use crate::{
    directory::{CommitteeKind, OrganisationKind, RelationKind},
    network::NodeKind,
    search::fold,
};

/// What a node stands for; an organisation also by what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeMeaning {
    pub(super) kind: NodeKind,
    /// What an organisation is, if the word says it.
    pub(super) of_organisation: Option<OrganisationKind>,
}

/// What the kind of a node says; nothing if it is not known, or missing.
pub(super) fn node_of_words(text: &str) -> Option<NodeMeaning> {
    const WORDS: [(NodeKind, &[&str]); 5] = [
        (NodeKind::Region, &["region", "health region", "district", "gesundheitsregion"]),
        (NodeKind::Office, &["office", "geschaftsstelle", "coordinating office"]),
        (
            NodeKind::Committee,
            &["committee", "gremium", "ausschuss", "arbeitsgruppe", "arbeitskreis", "working group", "board"],
        ),
        (NodeKind::Person, &["person", "mensch", "people", "human", "kontaktperson"]),
        (
            NodeKind::Organisation,
            &["organisation", "organization", "einrichtung", "institution", "akteur", "stakeholder"],
        ),
    ];
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    let kind = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(kind, _)| *kind);
    match kind {
        Some(NodeKind::Office) => {
            let of_organisation = Some(OrganisationKind::Office);
            Some(NodeMeaning { kind: NodeKind::Office, of_organisation })
        }
        Some(kind) => Some(NodeMeaning { kind, of_organisation: None }),
        None => kind_of_words(text).map(|of_organisation| NodeMeaning {
            kind: NodeKind::Organisation,
            of_organisation: Some(of_organisation),
        }),
    }
}

/// What the kind of an edge says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeWord {
    /// Nothing: the file does not say why they are linked.
    Missing,
    /// A seat in a committee, whatever the role.
    Membership,
    /// A seat that leads.
    Chair,
    /// Somebody works for, or speaks for, an organisation.
    Delegation,
    /// The second committee has set up the first.
    Parent,
    /// The first belongs to a health region.
    Belongs,
    /// A relation, perhaps of a kind.
    Relation(Option<RelationKind>),
    /// A word that none of these is called by.
    Other,
}

pub(super) fn edge_word(text: &str) -> EdgeWord {
    const WORDS: [(EdgeWord, &[&str]); 6] = [
        (
            EdgeWord::Membership,
            &["membership", "member", "mitglied", "mitgliedschaft", "sitzt in", "sits in", "sitz"],
        ),
        (EdgeWord::Chair, &["chair", "leitet oder moderiert", "chairs or moderates"]),
        (
            EdgeWord::Delegation,
            &[
                "delegation",
                "vertritt",
                "represents",
                "arbeitet bei",
                "arbeitet fur",
                "works for",
                "works at",
                "mitarbeit",
                "employee",
            ],
        ),
        (EdgeWord::Parent, &["parent", "wurde eingesetzt von", "was set up by"]),
        (EdgeWord::Belongs, &["belongs", "gehort zu", "belongs to"]),
        (
            EdgeWord::Relation(None),
            &["relation", "steht in beziehung zu", "is related to", "beziehung", "kante", "edge"],
        ),
    ];
    let folded = fold(text);
    if folded.is_empty() {
        return EdgeWord::Missing;
    }
    if let Some((word, _)) = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())) {
        return *word;
    }
    let kind = RelationKind::ALL.iter().find(|kind| fold(kind.as_str()) == folded);
    kind.map_or(EdgeWord::Other, |kind| EdgeWord::Relation(Some(*kind)))
}

/// What an edge between two nodes of these kinds brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EdgeSense {
    /// Where a person works, said first: a seat is held for it.
    Work,
    /// The seat of a person.
    SeatOfPerson,
    /// The seat of an organisation that names nobody, or for which a person sits there already.
    SeatOfOrganisation,
    /// One committee stands below another.
    Below,
    /// It belongs to the health region.
    Belongs,
    /// Any other relation.
    Relation,
    /// Two health regions, which an import does not link.
    OfRegions,
}

/// Reads an edge by what its ends are; whoever sits somewhere may be named first or last.
pub(super) fn edge_sense(word: EdgeWord, from: NodeKind, to: NodeKind) -> EdgeSense {
    use NodeKind::{Committee, Person, Region};

    if let EdgeWord::Relation(_) = word
        && (from, to) != (Region, Region)
    {
        return EdgeSense::Relation;
    }
    match (from, to) {
        (Region, Region) => EdgeSense::OfRegions,
        (Region, _) | (_, Region) => match word {
            EdgeWord::Missing | EdgeWord::Belongs => EdgeSense::Belongs,
            _ => EdgeSense::Relation,
        },
        (Committee, Committee) => match word {
            EdgeWord::Parent => EdgeSense::Below,
            _ => EdgeSense::Relation,
        },
        (Committee, other) | (other, Committee) => match word {
            EdgeWord::Delegation | EdgeWord::Parent | EdgeWord::Belongs => EdgeSense::Relation,
            _ if other == Person => EdgeSense::SeatOfPerson,
            _ => EdgeSense::SeatOfOrganisation,
        },
        (Person, Person) => EdgeSense::Relation,
        (Person, _) | (_, Person) => match word {
            EdgeWord::Missing | EdgeWord::Delegation | EdgeWord::Membership => EdgeSense::Work,
            _ => EdgeSense::Relation,
        },
        _ => EdgeSense::Relation,
    }
}

/// What a committee probably is, by its name.
pub(super) fn committee_kind_of_name(name: &str) -> CommitteeKind {
    let folded = fold(name);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if says(&["steuerung", "lenkung", "steering"]) {
        CommitteeKind::SteeringGroup
    } else if says(&["gesundheitsforum", "gesundheitskonferenz", "forum"]) {
        CommitteeKind::Forum
    } else if says(&["projektgruppe", "project group"]) {
        CommitteeKind::ProjectGroup
    } else if says(&["kreistag", "stadtrat", "gemeinderat", "council"]) {
        CommitteeKind::Council
    } else {
        CommitteeKind::WorkingGroup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_known_by_its_word_or_by_the_kind_of_organisation() {
        let kind = |text: &str| node_of_words(text).map(|meaning| (meaning.kind, meaning.of_organisation));
        assert_eq!(kind("Gremium"), Some((NodeKind::Committee, None)));
        assert_eq!(kind("person"), Some((NodeKind::Person, None)));
        assert_eq!(kind("office"), Some((NodeKind::Office, Some(OrganisationKind::Office))));
        assert_eq!(kind("Krankenhaus"), Some((NodeKind::Organisation, Some(OrganisationKind::Hospital))));
        assert_eq!((kind(""), kind("Typ 7")), (None, None));
    }

    #[test]
    fn an_edge_is_read_by_its_word_and_its_ends() {
        use NodeKind::{Committee, Organisation, Person, Region};

        let sense = |text: &str, from, to| edge_sense(edge_word(text), from, to);
        for (text, from, to, expected) in [
            ("membership", Person, Committee, EdgeSense::SeatOfPerson),
            ("", Committee, Person, EdgeSense::SeatOfPerson),
            ("Schriftführung", Person, Committee, EdgeSense::SeatOfPerson),
            ("membership", Organisation, Committee, EdgeSense::SeatOfOrganisation),
            ("delegation", Person, Organisation, EdgeSense::Work),
            ("", Organisation, Person, EdgeSense::Work),
            ("parent", Committee, Committee, EdgeSense::Below),
            ("", Committee, Committee, EdgeSense::Relation),
            ("belongs", Organisation, Region, EdgeSense::Belongs),
            ("funds", Organisation, Region, EdgeSense::Relation),
            ("advises", Person, Committee, EdgeSense::Relation),
            ("belongs", Region, Region, EdgeSense::OfRegions),
            ("kennt", Person, Person, EdgeSense::Relation),
        ] {
            assert_eq!(sense(text, from, to), expected, "{text} {from:?} {to:?}");
        }
        assert_eq!(edge_word("reports_to"), EdgeWord::Relation(Some(RelationKind::ReportsTo)));
        assert_eq!(edge_word("kennt"), EdgeWord::Other);
    }

    #[test]
    fn a_committee_is_what_its_name_says() {
        assert_eq!(committee_kind_of_name("Gesundheitsforum Haßberge"), CommitteeKind::Forum);
        assert_eq!(committee_kind_of_name("Lenkungskreis"), CommitteeKind::SteeringGroup);
        assert_eq!(committee_kind_of_name("AG Pflege"), CommitteeKind::WorkingGroup);
    }
}
