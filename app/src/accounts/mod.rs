//! Signing in, setting up, and who is reading.

pub mod api;
mod set_up_page;
mod sign_in_page;
pub(crate) mod text;

pub use set_up_page::SetUpPage;
pub use sign_in_page::SignInPage;
