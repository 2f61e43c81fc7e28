//! `geflecht user …`.

use clap::{Args, Subcommand};
use domain::{
    accounts::{Role, RoleGrant, User, check_password},
    change::RecordKind,
    id::{CommitteeId, GrantId, HealthRegionId, UserId},
    permission::{Actor, Place, StateKey},
    text::{EmailAddress, line},
};
use store::StoreError;

use super::{CommandError, open};
use crate::{
    config::{DatabaseArgs, Settings},
    passwords,
};

/// What to do with users.
#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Add a user with a role; prints a generated password unless one is given.
    Add(AddArgs),
    /// Give a user a new password and end the user's sessions; prints it unless one is given.
    ResetPassword(ResetArgs),
}

/// A new user.
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The address to sign in with.
    email: String,
    /// The name others see.
    #[arg(long)]
    name: String,
    /// operator, coordinator, manager, chair, member or guest.
    #[arg(long)]
    role: String,
    /// Where the role holds: the key of a state, e.g. 09. Without any place it holds everywhere.
    #[arg(long, value_name = "KEY")]
    state: Option<String>,
    /// Where the role holds: the id of a health region.
    #[arg(long, value_name = "ID")]
    health_region: Option<HealthRegionId>,
    /// Where the role holds: the id of a committee.
    #[arg(long, value_name = "ID")]
    committee: Option<CommitteeId>,
    /// The password; better leave it out, since other users of the machine can see a command line.
    #[arg(long, env = "GEFLECHT_PASSWORD", hide_env_values = true)]
    password: Option<String>,
}

/// Whose password.
#[derive(Debug, Args)]
pub(super) struct ResetArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The address to sign in with.
    email: String,
    /// The password; better leave it out, since other users of the machine can see a command line.
    #[arg(long, env = "GEFLECHT_PASSWORD", hide_env_values = true)]
    password: Option<String>,
}

pub(super) async fn run(command: UserCommand) -> Result<(), CommandError> {
    match command {
        UserCommand::Add(args) => add(args).await,
        UserCommand::ResetPassword(args) => reset_password(args).await,
    }
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
async fn add(args: AddArgs) -> Result<(), CommandError> {
    let email = email(&args.email)?;
    let name = line::<200>(&args.name).map_err(|error| CommandError::Refused(format!("--name: {error}")))?;
    let role: Role = args.role.parse().map_err(|_| {
        let known = Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
        CommandError::Refused(format!("--role: \"{}\" is none of {known}", args.role))
    })?;
    let (password, hash) = password(args.password).await?;
    let settings = Settings::of_database(&args.database)?;
    let store = open(&settings).await?;
    // A role in a committee or health region also knows what that lies in.
    let mut place = Place {
        state: args.state.as_deref().map(StateKey::new),
        health_region: args.health_region,
        committee: args.committee,
    };
    let mut write = store.write(&Actor::System).await?;
    if let Some(id) = place.committee {
        place = write.get_committee(id).await?.record.place();
    } else if let Some(id) = place.health_region {
        place = write.get_health_region(id).await?.detail.record.place();
    }
    let user = User { id: UserId::new(), email, name, person_id: None, is_active: true, version: 1 };
    write.create_user(&user, Some(&hash)).await.map_err(|error| match error {
        StoreError::Conflict(_) => {
            CommandError::Refused(format!("there is already a user {}", user.email.as_str()))
        }
        other => other.into(),
    })?;
    let grant =
        RoleGrant { id: GrantId::new(), user_id: user.id, role, place, valid_from: None, valid_to: None };
    write.create_grant(&grant).await?;
    write.commit().await?;
    println!("Added {} as {role}.", user.email.as_str());
    if let Some(password) = password {
        println!("Password: {password}");
    }
    store.close().await;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
async fn reset_password(args: ResetArgs) -> Result<(), CommandError> {
    let email = email(&args.email)?;
    let (password, hash) = password(args.password).await?;
    let settings = Settings::of_database(&args.database)?;
    let store = open(&settings).await?;
    let mut write = store.write(&Actor::System).await?;
    write.set_password(&email, &hash).await.map_err(|error| match error {
        StoreError::NotFound(RecordKind::User) => {
            CommandError::Refused(format!("there is no user {}", email.as_str()))
        }
        other => other.into(),
    })?;
    write.commit().await?;
    println!("The password of {} is new; all sessions have ended.", email.as_str());
    if let Some(password) = password {
        println!("Password: {password}");
    }
    store.close().await;
    Ok(())
}

fn email(text: &str) -> Result<EmailAddress, CommandError> {
    EmailAddress::parse(text).map_err(|error| CommandError::Refused(format!("\"{text}\": {error}")))
}

/// The generated password, if none was given, and the hash of whichever it is.
async fn password(given: Option<String>) -> Result<(Option<String>, String), CommandError> {
    let generated = given.is_none().then(|| passwords::random_token(20));
    let password = given.or_else(|| generated.clone()).unwrap_or_default();
    check_password(&password).map_err(|error| CommandError::Refused(format!("password: {error}")))?;
    let hash = passwords::hash(password).await.map_err(|error| CommandError::Refused(error.to_string()))?;
    Ok((generated, hash))
}
