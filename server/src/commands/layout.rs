//! `geflecht layout`.

use std::{fs, path::PathBuf};

use clap::Args;
use cpu_time::ProcessTime;
use network_map::{
    graph::Graph,
    layout::{Arrangement, LayoutRequest, layout, node_radius},
};

use super::CommandError;
use crate::network_file::{NetworkFile, read_network_file};

/// What is placed.
#[derive(Debug, Args)]
pub(super) struct LayoutArgs {
    /// A network as JSON with `nodes` and `edges`, GraphML, GEXF or GML. Of a node, `kind` and `region` count.
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// Where the positions go, as JSON: [x0, y0, x1, y1, …] in the order of the nodes.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// Chooses among equally good pictures.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
pub(super) fn run(args: &LayoutArgs) -> Result<(), CommandError> {
    let name = args.input.display().to_string();
    let bytes = fs::read(&args.input).map_err(|error| CommandError::Io(name.clone(), error))?;
    let network =
        read_network_file(&bytes).map_err(|error| CommandError::Refused(format!("{name}: {error}")))?;
    let (nodes, edges) = (network.kinds.len(), network.links.len());
    let request = request(network, args.seed);

    let clock = ProcessTime::now();
    let positions = layout(&request);
    let seconds = clock.elapsed().as_secs_f64();

    let positions: Vec<f32> = positions.into_iter().flatten().collect();
    let written = serde_json::to_vec(&positions)
        .map_err(std::io::Error::from)
        .and_then(|bytes| write_whole(&args.output, &bytes));
    written.map_err(|error| CommandError::Io(args.output.display().to_string(), error))?;
    println!("{nodes} nodes and {edges} edges placed in {seconds:.3} s of CPU time.");
    Ok(())
}

fn request(network: NetworkFile, seed: u64) -> LayoutRequest {
    let graph = Graph::new(network.kinds.len(), &network.links);
    let radius = |(node, kind): (usize, &_)| node_radius(*kind, graph.degree(node as u32));
    LayoutRequest {
        node_count: network.kinds.len(),
        radii: network.kinds.iter().enumerate().map(radius).collect(),
        links: network.links,
        groups: network.regions,
        kinds: network.kinds,
        arrangement: Arrangement::Structure,
        seed,
        ..LayoutRequest::default()
    }
}

/// A file that is there is there whole.
fn write_whole(file: &PathBuf, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = file.with_added_extension("part");
    fs::write(&unfinished, bytes)?;
    fs::rename(&unfinished, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout_of(input: impl AsRef<[u8]>) -> (Result<(), CommandError>, Option<Vec<f32>>) {
        let folder = tempfile::tempdir().unwrap();
        let args = LayoutArgs {
            input: folder.path().join("net.json"),
            output: folder.path().join("positions.json"),
            seed: 1,
        };
        fs::write(&args.input, input).unwrap();
        let result = run(&args);
        let written = fs::read(&args.output).ok().map(|bytes| serde_json::from_slice(&bytes).unwrap());
        (result, written)
    }

    #[test]
    fn two_numbers_are_written_for_each_node() {
        let edges = r#"[{"source": 0, "target": 1}, {"source": 1, "target": 2}]"#;
        let (result, written) = layout_of(format!(r#"{{"nodes": [{{}}, {{}}, {{}}], "edges": {edges}}}"#));
        result.unwrap();
        assert_eq!(written.unwrap().len(), 6);
    }

    #[test]
    fn gml_of_older_programs_is_placed() {
        let (result, written) = layout_of(b"graph [ node [ id 1 label \"\xd6d\" ] node [ id 2 ] ]");
        result.unwrap();
        assert_eq!(written.unwrap().len(), 4);
    }

    #[test]
    fn what_cannot_be_read_leaves_no_file() {
        let (result, written) = layout_of(r#"{"nodes": [{}], "edges": [{"source": 0, "target": 5}]}"#);
        let error = result.unwrap_err().to_string();
        assert!(error.ends_with("net.json: edge 1 names the node 5, which is not there"), "{error}");
        assert_eq!(written, None);
    }
}
