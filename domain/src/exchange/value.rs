//! What a cell means.

use crate::{
    directory::{Ags, OrganisationKind, Region, RegionKind},
    search::fold,
};

/// What kinds are called on our own pages, folded, where the words below say nothing or something else.
const KIND_NAMES: &[(OrganisationKind, &[&str])] = {
    use OrganisationKind as K;
    &[
        (K::Office, &["geschaftsstelle", "coordinating office"]),
        (K::DistrictAdministration, &["kreis oder stadtverwaltung", "district or city administration"]),
        (
            K::SocialAdministration,
            &["sozial jugend oder schulverwaltung", "social youth or school administration"],
        ),
        (K::PhysiciansAssociation, &["association of statutory health insurance physicians"]),
        (K::Therapists, &["heilmittelerbringer"]),
        (K::HealthInsurer, &["health and care insurer"]),
        (K::SocialInsurer, &["pension or accident insurer"]),
        (K::Welfare, &["wohlfahrtspflege und beratung"]),
        (K::Research, &["hochschule und forschung"]),
    ]
};

/// Words by which a kind is known, folded; the first kind with one of its words in the text is meant, so special words come
/// before general ones.
const KIND_WORDS: &[(OrganisationKind, &[&str])] = {
    use OrganisationKind as K;
    &[
        (K::Office, &["geschaftsstelle gesundheitsregion", "serviceeinheit", "health region office"]),
        (K::PhysiciansAssociation, &["kassenarztlich", "=kv", "=kvb"]),
        (
            K::PublicHealthOffice,
            &["gesundheitsamt", "offentlicher gesundheitsdienst", "=ogd", "public health"],
        ),
        (K::CareAdvice, &["pflegestutzpunkt", "pflegeberatung", "care advice", "=psp"]),
        (K::Hospice, &["hospiz", "palliativ", "hospice", "sapv"]),
        (K::Rehabilitation, &["reha"]),
        (K::Psychotherapists, &["psychotherap"]),
        (K::Midwives, &["hebamm", "midwi"]),
        (K::Dentists, &["zahnarzt", "dentist", "zahnmedizin"]),
        (K::Pharmacies, &["apothek", "pharmac"]),
        (
            K::EmergencyService,
            &["rettungsdienst", "notfall", "feuerwehr", "emergency", "bergwacht", "wasserwacht"],
        ),
        (K::Hospital, &["krankenhaus", "klinik", "hospital", "=kh"]),
        (K::Therapists, &["physiotherap", "ergotherap", "logopad", "therapeut", "therapist"]),
        (K::Physicians, &["arzt", "praxis", "mvz", "mediziner", "physician", "=gp"]),
        (
            K::HealthInsurer,
            &[
                "krankenkasse",
                "pflegekasse",
                "=aok",
                "=barmer",
                "health insur",
                "ersatzkasse",
                "=bkk",
                "=ikk",
            ],
        ),
        (
            K::SocialInsurer,
            &["rentenversicherung", "unfallversicherung", "berufsgenossenschaft", "social insur"],
        ),
        (K::SelfHelp, &["selbsthilfe", "self help", "patientenvertret", "patients"]),
        (
            K::Education,
            &["schule", "kita", "kindergarten", "kindertages", "school", "bildung", "education", "=vhs"],
        ),
        (K::Research, &["hochschul", "universitat", "university", "institut", "forschung", "research"]),
        (K::Sports, &["sport", "turnverein"]),
        (K::SocialAdministration, &["jobcenter", "jugendamt", "sozialamt", "schulamt", "agentur fur arbeit"]),
        (
            K::StateAuthority,
            &["ministerium", "regierung von", "landesamt", "regierungsprasid", "state authority", "ministry"],
        ),
        (K::Municipality, &["gemeinde", "markt", "stadtverwaltung", "rathaus", "municipal", "kommune"]),
        (
            K::DistrictAdministration,
            &["landratsamt", "kreisverwaltung", "=lra", "landkreis", "district administration"],
        ),
        (
            K::Care,
            &["pflege", "sozialstation", "seniorenheim", "altenheim", "tagespflege", "nursing", "=care"],
        ),
        (
            K::Welfare,
            &[
                "wohlfahrt",
                "caritas",
                "diakoni",
                "=awo",
                "=brk",
                "=drk",
                "beratungsstelle",
                "welfare",
                "parit",
            ],
        ),
        (K::LocalNetwork, &["netzwerk", "beauftragt", "network", "seniorenrat", "behindertenrat"]),
        (K::Company, &["unternehmen", "firma", "company", "business"]),
        (K::Other, &["sonstig", "andere", "other"]),
    ]
};

/// The kind that a cell or a name speaks of; nothing if it speaks of none that is known.
#[must_use]
pub fn kind_of_words(text: &str) -> Option<OrganisationKind> {
    let folded = fold(text);
    let speaks_of = |word: &&str| match word.strip_prefix('=') {
        Some(whole) => folded.split(' ').any(|part| part == whole),
        None => folded.contains(*word),
    };
    let by_code = OrganisationKind::ALL.iter().find(|kind| fold(kind.as_str()) == folded).copied();
    let by_name = || KIND_NAMES.iter().find(|(_, names)| names.contains(&folded.as_str()));
    by_code
        .or_else(|| by_name().map(|(kind, _)| *kind))
        .or_else(|| KIND_WORDS.iter().find(|(_, words)| words.iter().any(speaks_of)).map(|(kind, _)| *kind))
}

/// Which districts a cell can mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DistrictReading {
    /// This one.
    One(Ags),
    /// One of several of that name.
    Several(Vec<Ags>),
    /// None that is known.
    None,
}

/// Reads a key (also one that lost its zero in Excel, or of a municipality) or a name with or without its kind.
pub(super) fn district(text: &str, districts: &[Region]) -> DistrictReading {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == text.trim().len() && digits.len() >= 4 {
        // Keys have 5 digits, those of municipalities 8; a leading zero may be lost.
        let digits = if digits.len() == 4 || digits.len() == 7 { format!("0{digits}") } else { digits };
        let known =
            digits.get(..5).and_then(Ags::parse).filter(|ags| districts.iter().any(|one| one.ags == *ags));
        return known.map_or(DistrictReading::None, DistrictReading::One);
    }
    let (name, is_town) = name_and_kind(text);
    let fits = |region: &&Region| {
        let is_town_region = matches!(region.kind, RegionKind::KreisfreieStadt | RegionKind::Stadtkreis);
        // A name may hold the word of its kind: "Rhein-Kreis Neuss".
        name_and_kind(&region.name).0 == name && is_town.is_none_or(|is_town| is_town == is_town_region)
    };
    let mut found: Vec<Ags> = districts.iter().filter(fits).map(|region| region.ags.clone()).collect();
    found.dedup();
    match found.len() {
        0 => DistrictReading::None,
        1 => DistrictReading::One(found.remove(0)),
        _ => DistrictReading::Several(found),
    }
}

/// The name of a district without the words for its kind, folded, and whether they say that it is a town.
fn name_and_kind(text: &str) -> (String, Option<bool>) {
    let folded = fold(text);
    let mut is_town = None;
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(' ') {
        match word {
            "landkreis" | "lkr" | "lk" | "kreis" | "landratsamt" => is_town = is_town.or(Some(false)),
            "kreisfreie" | "stadt" | "stadtkreis" | "krfr" | "kreisfr" => is_town = Some(true),
            "" => {}
            word => words.push(word),
        }
    }
    (words.join(" "), is_town)
}

/// A telephone number as it is written everywhere: "+49 9521 27-0". Numbers that lost their zero in Excel get it back.
#[must_use]
pub fn phone(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("Tel").trim_start_matches(['.', ':', ' ']);
    let text = text.replace("(0)", " ");
    if text.chars().any(|letter| !(letter.is_ascii_digit() || "+-/().–  ".contains(letter))) {
        return None;
    }
    let text = match text.trim_start().strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => text,
    };
    let is_abroad = text.trim_start().starts_with('+');
    let mut groups: Vec<String> = Vec::new();
    let mut is_extension = false;
    for part in text.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            match groups.last_mut() {
                // A dash before the last digits is an extension; after the area code it only divides.
                Some(last) if is_extension => {
                    last.push('-');
                    last.push_str(&digits);
                }
                _ => groups.push(digits),
            }
        }
        is_extension = groups.len() > if is_abroad { 2 } else { 1 } && part.ends_with(['-', '–']);
    }
    let first = groups.first_mut()?;
    let rest = if is_abroad {
        let digits = first.trim_start_matches("00").to_owned();
        // "+499521…" without a gap.
        if digits.is_empty() {
            return None;
        }
        match digits.strip_prefix("49").filter(|rest| !rest.is_empty()) {
            Some(rest) => *first = format!("49 {rest}"),
            None => *first = digits,
        }
        groups.join(" ")
    } else {
        let area = first.trim_start_matches('0').to_owned();
        if area.is_empty() {
            return None;
        }
        *first = format!("49 {area}");
        groups.join(" ")
    };
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    (8..=15).contains(&digits).then(|| format!("+{rest}"))
}

/// The digits by which two numbers are the same.
pub(super) fn phone_key(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// The parts of a cell that lists several values.
pub(super) fn listed(text: &str) -> impl Iterator<Item = &str> {
    let parts =
        text.split([',', ';']).flat_map(|part| part.split(" oder ")).flat_map(|part| part.split(" und "));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// An address on the web, as a link; nothing if it is none.
#[must_use]
pub fn web(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.chars().all(|letter| letter.is_alphanumeric() || ".-:".contains(letter));
    let scheme = if text.starts_with("http://") { "http" } else { "https" };
    (is_host && !rest.contains(char::is_whitespace)).then(|| format!("{scheme}://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::StateKey;

    fn regions() -> Vec<Region> {
        let region = |ags: &str, name: &str, kind| Region {
            ags: Ags::parse(ags).unwrap(),
            name: name.to_owned(),
            kind,
            state: StateKey::new(&ags[..2]),
            population: 0,
            lon: 0.0,
            lat: 0.0,
            valid_from: None,
            valid_to: None,
        };
        vec![
            region("09674", "Haßberge", RegionKind::Landkreis),
            region("09475", "Hof", RegionKind::Landkreis),
            region("09464", "Hof", RegionKind::KreisfreieStadt),
            region("06415", "Hanau", RegionKind::KreisfreieStadt),
        ]
    }

    #[test]
    fn a_district_is_known_by_key_or_name_and_asked_if_two_have_it() {
        let regions = regions();
        let one = |ags: &str| DistrictReading::One(Ags::parse(ags).unwrap());
        for text in
            ["Haßberge", "Hassberge", "LANDKREIS HASSBERGE", "Lkr. Haßberge", "09674", "9674", "09674147"]
        {
            assert_eq!(district(text, &regions), one("09674"), "{text}");
        }
        assert_eq!(district("Landkreis Hof", &regions), one("09475"));
        assert_eq!(district("Hof, kreisfreie Stadt", &regions), one("09464"));
        assert!(matches!(district("Hof", &regions), DistrictReading::Several(two) if two.len() == 2));
        assert_eq!(district("Nirgendwo", &regions), DistrictReading::None);
        assert_eq!(district("99999", &regions), DistrictReading::None);
    }

    #[test]
    fn five_ways_to_write_a_number_are_one() {
        let wanted = "+49 9521 270";
        for text in [
            "09521 270",
            "09521/270",
            "(09521) 270",
            "+49 9521 270",
            "0049 9521 270",
            "+49 (0) 9521 270",
            "00 49 9521 270",
        ] {
            assert_eq!(phone(text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(phone("09521/27-0").as_deref(), Some("+49 9521 27-0"));
        assert_eq!(phone("09521-270").as_deref(), Some(wanted));
        assert_eq!(phone("9521270").as_deref(), Some("+49 9521270"));
        assert_eq!(phone_key(&phone("09521/27-0").unwrap()), phone_key(&phone("+499521270").unwrap()));
        for text in ["", "siehe oben", "0", "12", "09521 abc", "+49 1234567890123456", "+00 9521 27000"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn kinds_are_known_by_their_words() {
        use OrganisationKind as K;
        for (text, kind) in [
            ("Krankenhaus", K::Hospital),
            ("KH", K::Hospital),
            ("Ärzte", K::Physicians),
            ("Aerztin / Arzt", K::Physicians),
            ("Pflegestützpunkt", K::CareAdvice),
            ("ambulante Pflege", K::Care),
            ("hospital", K::Hospital),
            ("Sonstiges", K::Other),
        ] {
            assert_eq!(kind_of_words(text), Some(kind), "{text}");
        }
        assert_eq!(kind_of_words("Bereich 7"), None);
    }

    #[test]
    fn a_web_address_becomes_a_link() {
        assert_eq!(web("www.caritas.example/hof").as_deref(), Some("https://www.caritas.example/hof"));
        assert_eq!(web("http://a.example").as_deref(), Some("http://a.example"));
        assert_eq!(web("javascript:alert(1)"), None);
        assert_eq!(web("keine"), None);
    }
}
