//! What a reader comes for, which decides the order of the start page.

use domain::accounts::Role;

/// The reader, by the role that says most about what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Without an account.
    Visitor,
    /// Signed in, only reads.
    Guest,
    /// Works in a committee.
    Member,
    /// Leads an office or a ministry.
    Manager,
    /// Holds a region together.
    Coordinator,
    /// Runs the installation.
    Operator,
}

impl Reader {
    /// The reader with these roles: who coordinates wants to see that first, whatever else they are.
    pub(crate) fn of(is_signed_in: bool, roles: &[Role]) -> Self {
        if !is_signed_in {
            return Self::Visitor;
        }
        let order = [
            (Role::Coordinator, Self::Coordinator),
            (Role::Manager, Self::Manager),
            (Role::Chair, Self::Member),
            (Role::Member, Self::Member),
            (Role::Operator, Self::Operator),
        ];
        order.into_iter().find(|(role, _)| roles.contains(role)).map_or(Self::Guest, |(_, reader)| reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_role_that_says_most_decides() {
        assert_eq!(Reader::of(false, &[]), Reader::Visitor);
        assert_eq!(Reader::of(true, &[]), Reader::Guest);
        assert_eq!(Reader::of(true, &[Role::Operator, Role::Coordinator, Role::Member]), Reader::Coordinator);
        assert_eq!(Reader::of(true, &[Role::Operator, Role::Chair]), Reader::Member);
        assert_eq!(Reader::of(true, &[Role::Operator]), Reader::Operator);
    }
}
