import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

export interface Fetched {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface FetchShape {
  readonly url: string;
  /** IPv4 address that asks. */
  readonly from: string;
  readonly userAgent?: string;
  /** A network namespace that it stands in. */
  readonly namespace?: string;
}

/** Asks as a telephone does, from an address of its own; status 0: the connection ended without an answer. */
export async function fetchFile({ url, from, userAgent, namespace }: FetchShape): Promise<Fetched> {
  const asks = [process.execPath, "-e", ASKS, url, from, userAgent ?? ""];
  const [command = "", ...words] = namespace === undefined ? asks : ["ip", "netns", "exec", namespace, ...asks];
  const { stdout } = await execute(command, words, { timeout: 20_000 });
  const found: unknown = JSON.parse(stdout);
  if (typeof found !== "object" || found === null || !("status" in found)) throw new Error(`not an answer: ${stdout}`);
  const { status, type, text } = found as Fetched;
  return { status, type, text };
}

/** A program of its own, since it may have to run in another network; it sends the path as it is written. */
const ASKS = `
const [url, localAddress, agent] = process.argv.slice(1);
const { hostname, port } = new URL(url);
const path = url.slice(url.indexOf("/", 8));
const say = (answer) => process.stdout.write(JSON.stringify(answer));
const asked = require("node:http").get(
  { hostname, port, path, localAddress, headers: agent === "" ? {} : { "User-Agent": agent } },
  (response) => {
    let text = "";
    response.setEncoding("utf8").on("data", (part) => (text += part));
    response.on("end", () => say({ status: response.statusCode, type: response.headers["content-type"], text }));
  },
);
asked.on("error", () => say({ status: 0, type: "", text: "" }));
`;
