// One HTTP connection that is kept: written for little CPU, since the loader shares the machine with the server.
import { connect } from "node:net";

const PATIENCE_MS = 60_000;
const HEAD_END = Buffer.from("\r\n\r\n");

/** Opens connections to `base`; each carries one request at a time. */
export class Connection {
  constructor(base) {
    const { hostname, port } = new URL(base);
    this.host = hostname;
    this.port = Number(port || 80);
  }

  /** `{status, headers, body, wire}`; `wire` counts the bytes of the answer with its head. */
  async send({ method = "GET", path, headers = {}, body = "" }) {
    this.socket ??= await this.open();
    const lines = [`${method} ${path} HTTP/1.1`, `host: ${this.host}:${this.port}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    if (method !== "GET") lines.push(`content-length: ${Buffer.byteLength(body)}`);
    return new Promise((resolve, reject) => {
      this.answer = { resolve, reject, chunks: [], size: 0, awaited: 0 };
      this.socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`);
    });
  }

  close() {
    this.socket?.destroy();
    this.socket = undefined;
  }

  async open() {
    const socket = connect({ host: this.host, port: this.port, noDelay: true });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("no answer in time")));
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    socket.removeAllListeners("error");
    socket.on("data", (chunk) => this.take(chunk));
    socket.on("error", (error) => this.fail(error));
    socket.on("close", () => this.fail(new Error("the connection was closed")));
    return socket;
  }

  fail(error) {
    this.socket = undefined;
    const { answer } = this;
    this.answer = undefined;
    answer?.reject(error);
  }

  take(chunk) {
    const { answer } = this;
    if (!answer) return;
    answer.chunks.push(chunk);
    answer.size += chunk.length;
    if (answer.size < answer.awaited) return;
    const bytes = answer.chunks.length === 1 ? chunk : Buffer.concat(answer.chunks);
    answer.chunks = [bytes];
    answer.head ??= readHead(bytes);
    if (!answer.head) return;
    const body = readBody(bytes, answer.head);
    if (body.missing) {
      answer.awaited = bytes.length + body.missing;
      return;
    }
    this.answer = undefined;
    if (answer.head.headers.connection === "close") this.close();
    const { status, headers, cookies } = answer.head;
    answer.resolve({ status, headers, cookies, body: body.bytes, wire: bytes.length });
  }
}

function readHead(bytes) {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const [first, ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers = {};
  const cookies = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === "set-cookie") cookies.push(value.split(";")[0]);
    headers[name] = value;
  }
  return { status: Number(first.split(" ")[1]), headers, cookies, start: end + HEAD_END.length };
}

function readBody(bytes, { status, headers, start }) {
  if (headers["transfer-encoding"] === "chunked") return readChunks(bytes, start);
  const length = status === 204 || status === 304 ? 0 : Number(headers["content-length"] ?? 0);
  const missing = start + length - bytes.length;
  return missing > 0 ? { missing } : { bytes: bytes.subarray(start, start + length) };
}

function readChunks(bytes, start) {
  const parts = [];
  let at = start;
  for (;;) {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0) return { missing: 1 };
    const length = Number.parseInt(bytes.toString("latin1", at, end), 16);
    const next = end + 2 + length + 2;
    if (next > bytes.length) return { missing: next - bytes.length };
    if (length === 0) return { bytes: Buffer.concat(parts) };
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = next;
  }
}

/** Asks once, following no redirect, and keeps the cookies of the answer in `cookies`, an object by name. */
export async function ask(base, request, cookies = {}) {
  const connection = new Connection(base);
  try {
    const headers = { ...request.headers };
    if (Object.keys(cookies).length > 0) headers.cookie = cookieLine(cookies);
    const answer = await connection.send({ ...request, headers });
    for (const cookie of answer.cookies) {
      const [name, value] = cookie.split(/=(.*)/s);
      cookies[name] = value;
    }
    return answer;
  } finally {
    connection.close();
  }
}

/** Cookies as a request sends them. */
export function cookieLine(cookies) {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}
