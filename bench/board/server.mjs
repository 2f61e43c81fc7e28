// Our own server with the plan whose board is measured.
import { geflecht, startServer as start } from "../measure/server.mjs";

/** `{base, board, password, pids, stop()}` of a server on `sqlite` or `postgres` with a plan of so many cards. */
export async function startServer(database, { cards, seed }) {
  return start(database, async ({ url, folder }) => {
    const options = ["--cards", String(cards), "--seed", String(seed), "--database", url];
    const stdout = await geflecht(["generate", ...options], folder);
    return { board: /Plan: (\S+)/.exec(stdout)[1] };
  });
}
