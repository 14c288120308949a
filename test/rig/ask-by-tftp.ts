import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./folder.ts";

const execute = promisify(execFile);

export interface TftpShape {
  /** Numeric IPv4 address and port of the box. */
  readonly host: string;
  readonly port: number;
  /** As it goes over. */
  readonly name: string;
  /** IPv4 address that asks; with curl alone. */
  readonly from?: string;
  /** A network namespace that it stands in. */
  readonly namespace?: string;
  /** What is asked for; without one, none is. */
  readonly blockSize?: number;
}

/** What others' programs ask by: they know nothing of ours. */
export type TftpClient = "curl" | "busybox" | "tftp-hpa";

/** The file; null: it was refused, or nobody answered. */
export async function askByTftp(client: TftpClient, shape: TftpShape): Promise<string | null> {
  using folder = temporaryFolder("tftp");
  const file = join(folder.path, "got");
  const [command = "", ...words] = [...inNamespace(shape), ...COMMANDS[client](shape, file)];
  try {
    const { stdout, stderr } = await execute(command, words, { timeout: 60_000 });
    // tftp-hpa ends well whatever happened, and leaves an empty file.
    return /error|timed out/i.test(stdout + stderr) ? null : readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Tries to leave a file there; what it was told. */
export async function putByTftp(shape: TftpShape): Promise<string> {
  const words = [...inNamespace(shape), "tftp", "-m", "octet", shape.host, String(shape.port)];
  const [command = "", ...rest] = [...words, "-c", "put", "/etc/hostname", shape.name];
  const { stdout, stderr } = await execute(command, rest, { timeout: 60_000 });
  return stdout + stderr;
}

const inNamespace = ({ namespace }: TftpShape): readonly string[] =>
  namespace === undefined ? [] : ["ip", "netns", "exec", namespace];

const COMMANDS: Readonly<Record<TftpClient, (shape: TftpShape, file: string) => readonly string[]>> = {
  curl: ({ host, port, name, from, blockSize }, file) => [
    ...["curl", "-s", "--path-as-is", "-o", file, "--max-time", "50"],
    ...(from === undefined ? [] : ["--interface", from]),
    ...(blockSize === undefined ? [] : ["--tftp-blksize", String(blockSize)]),
    `tftp://${host}:${port}/${name}`,
  ],
  busybox: ({ host, port, name, blockSize }, file) => [
    ...["busybox", "tftp", "-g", "-r", name, "-l", file],
    ...(blockSize === undefined ? [] : ["-b", String(blockSize)]),
    ...[host, String(port)],
  ],
  "tftp-hpa": ({ host, port, name }, file) => ["tftp", "-m", "netascii", host, String(port), "-c", "get", name, file],
};
