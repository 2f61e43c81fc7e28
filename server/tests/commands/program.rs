//! The program and a folder for it, with the demo in a database.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use domain::permission::Actor;
use store::{
    Clock, Store,
    content::{demo::demo, regions::regions},
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A folder with a database, in which the program is run.
pub(crate) struct Folder {
    folder: TempDir,
    database: String,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// With the demo.
    pub(crate) fn with_demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("test.db").display());
        Runtime::new().unwrap().block_on(async {
            let store = Store::open(&database, Clock::System).await.unwrap();
            let mut write = store.write(&Actor::System).await.unwrap();
            write.load_regions(&regions()).await.unwrap();
            write.load(&demo(store.clock().today()), None).await.unwrap();
            write.commit().await.unwrap();
            store.close().await;
        });
        Self { folder, database }
    }

    /// Keeps a file, and tells where it is.
    pub(crate) fn keep(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// What a file says.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Runs the program in the folder, on its database alone.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_geflecht"))
            .env_clear()
            .current_dir(self.folder.path())
            .args(args)
            .args(["--database", &self.database])
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ended { code: status.code(), out: text(stdout), err: text(stderr) }
    }
}
