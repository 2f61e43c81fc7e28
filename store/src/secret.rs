//! What this instance alone knows, made when it is first needed.

use crate::{
    Session, StoreResult, Write,
    backend::{execute, row},
};

/// Under which name the key is kept that signs links in mail.
const LINK_KEY: &str = "link_key";

impl Session {
    /// The key that signs links in mail, if one was made.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the program itself asks.
    pub async fn find_link_key(&mut self) -> StoreResult<Option<String>> {
        self.require_program()?;
        let key: Option<(String,)> = row!(self, "select value from secret where name = $1", LINK_KEY)?;
        Ok(key.map(|(key,)| key))
    }
}

impl Write {
    /// Keeps a key that signs links in mail, unless there is one.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the program itself asks.
    pub async fn keep_link_key(&mut self, fresh: &str) -> StoreResult<()> {
        self.require_program()?;
        execute!(
            self,
            "insert into secret (name, value) values ($1, $2) on conflict (name) do nothing",
            LINK_KEY,
            fresh
        )?;
        Ok(())
    }
}
