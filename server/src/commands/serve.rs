//! `geflecht serve`.

use std::{net::SocketAddr, time::Duration};

use domain::{permission::Actor, text::EmailAddress};
use store::{
    Store,
    content::{demo, regions},
};
use tokio::net::TcpListener;

use super::{CommandError, open};
use crate::{
    config::{ServeArgs, Settings},
    daily,
    http::session::hashed,
    mail::{self, Mailer},
    passwords, router,
    state::AppState,
    telemetry,
};

/// How long a set-up link works.
const SETUP_LINK: time::Duration = time::Duration::hours(1);

/// How long requests may take to end when the server stops.
const DRAIN: Duration = Duration::from_secs(10);

pub(super) async fn run(args: &ServeArgs) -> Result<(), CommandError> {
    let settings = Settings::read(args)?;
    telemetry::start(settings.log_format, &settings.log);
    let store = open(&settings).await?;
    let listener = TcpListener::bind(settings.address)
        .await
        .map_err(|error| CommandError::Io(format!("cannot listen on {}", settings.address), error))?;
    let address =
        listener.local_addr().map_err(|error| CommandError::Io("cannot listen".to_owned(), error))?;
    let greeting = prepare(&store, &settings, address).await?;
    let mailer = mailer(&store, &settings, address).await?;
    let mut state = AppState::new(store.clone(), &settings);
    state.instance.mail_site = mailer.as_ref().map(|mailer| mailer.site().to_owned());
    greet(&greeting);

    let daily = tokio::spawn(daily::run(store.clone()));
    let mail = mailer.map(|mailer| tokio::spawn(mail::run(store.clone(), mailer)));
    let stopping = state.stopping.clone();
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let graceful = {
        let stopping = stopping.clone();
        async move {
            stop_signal().await;
            tracing::info!("stopping");
            stopping.cancel();
        }
    };
    let served = axum::serve(listener, app).with_graceful_shutdown(graceful);
    let hard_stop = async {
        stopping.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        done = async { served.await } => done.map_err(|error| CommandError::Io("serving".to_owned(), error))?,
        () = hard_stop => tracing::warn!("some requests did not end in time"),
    }
    daily.abort();
    if let Some(mail) = mail {
        mail.abort();
    }
    store.close().await;
    Ok(())
}

/// What sends mail, if the operator has said how; the key for links in it is made beforehand.
async fn mailer(
    store: &Store,
    settings: &Settings,
    address: SocketAddr,
) -> Result<Option<Mailer>, CommandError> {
    let Some(way) = &settings.mail else { return Ok(None) };
    let site = settings.site.clone().unwrap_or_else(|| format!("http://{address}"));
    let mailer = Mailer::new(way, &settings.mail_from, &site)
        .map_err(|error| CommandError::Refused(error.to_string()))?;
    mail::prepare(store).await?;
    Ok(Some(mailer))
}

/// Fills the database with what every instance needs, and a demo with its content; returns what to tell the operator.
async fn prepare(
    store: &Store,
    settings: &Settings,
    address: SocketAddr,
) -> Result<Vec<String>, CommandError> {
    let site = format!("http://{address}");
    let mut greeting = vec![format!("Geflecht is ready: {site}")];
    let mut write = store.write(&Actor::System).await?;
    write.load_regions(&regions::regions()).await?;
    write.remove_expired().await?;
    // An instance without accounts may still take in an archive, which asks for an empty database.
    if !settings.demo && write.has_users().await? {
        write.load_usual_fields().await?;
    }
    write.commit().await?;

    if settings.demo {
        greeting.extend(prepare_demo(store, settings).await?);
    } else if !store.read(&Actor::System).await?.has_users().await? {
        let token = passwords::random_token(40);
        let mut write = store.write(&Actor::System).await?;
        let expires = store.clock().now() + SETUP_LINK;
        write.save_setup_link(&hashed(&token), expires).await?;
        write.commit().await?;
        greeting.push(format!(
            "No account yet. Set up the first one within an hour: {site}/set-up?token={token}"
        ));
    }

    let mut write = store.write(&Actor::System).await?;
    let placed = write.place_nodes().await?;
    write.commit().await?;
    if placed > 0 {
        tracing::info!(placed, "nodes were placed on the map");
    }
    Ok(greeting)
}

/// Loads the demo into an empty database and gives its people their password.
async fn prepare_demo(store: &Store, settings: &Settings) -> Result<Vec<String>, CommandError> {
    let content = demo::demo(store.clock().today());
    let password = settings.demo_password.clone().unwrap_or_else(|| passwords::random_token(16));
    let hash = passwords::hash(password.clone())
        .await
        .map_err(|error| CommandError::Refused(format!("the demo cannot be prepared: {error}")))?;
    if store.read(&Actor::System).await?.is_empty().await? {
        store.load_content(&content, Some(&hash)).await?;
    } else {
        renew_passwords(store, &content.users, &password, &hash).await?;
    }
    let mut lines = vec!["Example data – not official. Sign in with one of:".to_owned()];
    for person in &content.users {
        lines.push(format!("  {:<34} {}", person.user.email.as_str(), person.user.name));
    }
    lines.push(match settings.demo_password {
        Some(_) => "The password is the one in GEFLECHT_DEMO_PASSWORD.".to_owned(),
        None => format!("The password of all of them: {password}"),
    });
    Ok(lines)
}

/// Sets the password of demo people anew, unless they have it.
async fn renew_passwords(
    store: &Store,
    people: &[store::content::DemoUser],
    password: &str,
    hash: &str,
) -> Result<(), CommandError> {
    let limit = tokio::sync::Semaphore::new(2);
    for person in people {
        let email: &EmailAddress = &person.user.email;
        let known = store.read(&Actor::System).await?.find_credentials(email).await?;
        let Some(known) = known else { continue };
        if passwords::verify(&limit, password.to_owned(), known.password_hash).await {
            continue;
        }
        let mut write = store.write(&Actor::System).await?;
        write.set_password(email, hash).await?;
        write.commit().await?;
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
fn greet(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

/// Ctrl-C, or the signal with which a service manager stops a service.
async fn stop_signal() {
    let interrupt = async { drop(tokio::signal::ctrl_c().await) };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
