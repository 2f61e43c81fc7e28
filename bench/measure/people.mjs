// People who sign in to our server, and what a browser says of itself.
import { ask } from "./connection.mjs";

export const READ = { "accept-encoding": "gzip, br", "sec-fetch-site": "same-origin" };
export const CALL = { ...READ, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };

/** The cookies of somebody who has signed in. */
export async function signIn(base, email, password) {
  const cookies = {};
  const body = new URLSearchParams({ email, password }).toString();
  const answer = await ask(base, { method: "POST", path: "/sign-in", headers: CALL, body }, cookies);
  if (answer.status !== 303 || answer.headers.location !== "/") throw new Error(`${email} cannot sign in`);
  return cookies;
}
