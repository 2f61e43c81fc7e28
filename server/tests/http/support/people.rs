//! The people of the demo, by what they are.

/// Runs the instance.
pub(crate) const OPERATOR: &str = "betrieb@geflecht.example";
/// Coordinates all of Hessen, which Haßberge is no part of.
pub(crate) const HESSEN: &str = "serviceeinheit@hessen.example";
/// Coordinates Haßberge.
pub(crate) const COORDINATOR: &str = "koordination@hassberge.example";
/// Leads Haßberge.
pub(crate) const MANAGER: &str = "leitung@hassberge.example";
/// Chairs the working group on health care of Haßberge.
pub(crate) const CHAIR: &str = "vorsitz@hassberge.example";
/// A member of the working group on care of Haßberge.
pub(crate) const MEMBER: &str = "mitglied@hassberge.example";
/// A guest of Haßberge.
pub(crate) const GUEST: &str = "gast@hassberge.example";

/// All of them.
pub(crate) const PEOPLE: [&str; 7] = [OPERATOR, HESSEN, COORDINATOR, MANAGER, CHAIR, MEMBER, GUEST];

/// The password of all of them.
pub(crate) const PASSWORD: &str = "ein Satz für alle Leute der Demo";
