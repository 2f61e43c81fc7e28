//! Users, the roles they hold in a place, and the rules for passwords.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    id::{GrantId, PersonId, UserId},
    permission::Place,
    text::{EmailAddress, TextError},
    text_enum,
};

text_enum! {
    /// What a user is in a place; one user may hold several.
    Role {
        /// Runs the instance: accounts, configuration, archives. On pages reads no more than a member.
        Operator = "operator",
        /// Keeps directory and plans of a region or state.
        Coordinator = "coordinator",
        /// Reads everything in the place, sees dashboards, approves reports.
        Manager = "manager",
        /// Chairs or moderates a committee.
        Chair = "chair",
        /// Works in a committee: moves its measures, reports values.
        Member = "member",
        /// Reads what the region shares.
        Guest = "guest",
    }
}

/// A user account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// The address the user signs in with.
    pub email: EmailAddress,
    /// The name others see.
    pub name: String,
    /// The directory's record of the same person.
    pub person_id: Option<PersonId>,
    /// Whether the user may sign in.
    pub is_active: bool,
    /// Raised by every write.
    pub version: i64,
}

/// A role held by a user in a place, as kept in the database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleGrant {
    /// Its id.
    pub id: GrantId,
    /// Who holds it.
    pub user_id: UserId,
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub place: Place,
    /// First day, if limited.
    pub valid_from: Option<Date>,
    /// First day on which it no longer holds, if limited.
    pub valid_to: Option<Date>,
}

/// The fewest characters of a password; length is what makes it safe, so no other rule is set.
pub const PASSWORD_MIN: usize = 12;

/// The most characters of a password, so that hashing cannot be used to keep the server busy.
pub const PASSWORD_MAX: usize = 200;

/// Checks a new password.
///
/// # Errors
/// [`TextError::TooShort`] or [`TextError::TooLong`].
pub fn check_password(password: &str) -> Result<(), TextError> {
    match password.chars().count() {
        n if n < PASSWORD_MIN => Err(TextError::TooShort { min: PASSWORD_MIN }),
        n if n > PASSWORD_MAX => Err(TextError::TooLong { max: PASSWORD_MAX }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_needs_twelve_characters() {
        assert_eq!(check_password("kurz"), Err(TextError::TooShort { min: 12 }));
        assert_eq!(check_password("zwölf Zeichen"), Ok(()));
        assert_eq!(check_password(&"x".repeat(201)), Err(TextError::TooLong { max: 200 }));
    }
}
