//! How answers travel, with a page and by themselves: as Postcard, which needs half the code of JSON to be read.

use std::future::Future;

use leptos::{
    prelude::*,
    server::codee::{Decoder, Encoder},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::AppError;

/// The encoding of server functions' answers.
pub use leptos::server_fn::codec::Postcard;

/// What a page has asked the server.
pub type Answer<T> = Resource<Result<T, AppError>, PostcardCodec>;

/// Asks the server whenever what is `asked` changes.
#[track_caller]
pub fn ask<Asked, T, Fut>(
    asked: impl Fn() -> Asked + Send + Sync + 'static,
    fetch: impl Fn(Asked) -> Fut + Send + Sync + 'static,
) -> Answer<T>
where
    Asked: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    Resource::new_with_options(asked, fetch, false)
}

/// The same encoding for what is sent along with a page.
#[derive(Clone, Copy, Debug)]
pub struct PostcardCodec;

impl<T: Serialize> Encoder<T> for PostcardCodec {
    type Error = postcard::Error;
    type Encoded = Vec<u8>;

    fn encode(value: &T) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for PostcardCodec {
    type Error = postcard::Error;
    type Encoded = [u8];

    fn decode(bytes: &[u8]) -> Result<T, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}
