//! A release binary embeds the client: it is built anew when the client was.

fn main() {
    // The embedding macro needs the folder, even before the first client is built.
    if let Err(error) = std::fs::create_dir_all("../target/site") {
        println!("cargo:warning=target/site cannot be made: {error}");
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../target/site/build.json");
}
