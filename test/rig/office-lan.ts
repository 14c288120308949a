import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { type Child, startChild } from "./child.ts";
import { pause } from "./waiting.ts";

const execute = promisify(execFile);

/** A network of its own: one machine that may serve, and others without an address, all on one switch. It needs root. */
export interface OfficeLan extends AsyncDisposable {
  readonly server: Host;
  /** In the order of their MAC addresses. */
  readonly others: readonly Host[];
}

export interface Host {
  /** Words in front of a command that runs it there. */
  readonly through: readonly string[];
  /** Runs a program there, which is gone when it is disposed of. */
  start(name: string, command: string, ...args: readonly string[]): Child;
  run(command: string, ...args: readonly string[]): Promise<string>;
}

/** The server stands at `address` (with its prefix) on the interface `lan0`; the others have `eth0`. */
export async function openOfficeLan(address: string, macAddresses: readonly string[]): Promise<OfficeLan> {
  const tag = randomBytes(3).toString("hex");
  const server = `sls${tag}`;
  const others = macAddresses.map((_, index) => `slc${tag}${index}`);
  const close = async (): Promise<void> => {
    for (const one of [...others, server]) await execute("ip", ["netns", "del", one]).catch(() => undefined);
  };
  const ip = async (...args: readonly string[]): Promise<void> => void (await execute("ip", [...args]));
  try {
    await ip("netns", "add", server);
    await ip("-n", server, "link", "add", "lan0", "type", "bridge");
    await ip("-n", server, "addr", "add", address, "dev", "lan0");
    for (const name of ["lan0", "lo"]) await ip("-n", server, "link", "set", name, "up");
    for (const [index, other] of others.entries()) {
      const port = `port${index}`;
      const mac = macAddresses[index] ?? "";
      await ip("netns", "add", other);
      const end = ["peer", "name", "eth0", "address", mac, "netns", other];
      await ip("link", "add", port, "netns", server, "type", "veth", ...end);
      await ip("-n", server, "link", "set", port, "master", "lan0", "up");
      await ip("-n", other, "link", "set", "eth0", "up");
    }
    await settled(server);
  } catch (error) {
    await close();
    throw error;
  }
  return { server: hostIn(server), others: others.map(hostIn), [Symbol.asyncDispose]: close };
}

/** A namespace that somebody made. */
export const hostIn = (namespace: string): Host => ({
  through: ["ip", "netns", "exec", namespace],
  start: (name, command, ...args) => startChild(name, "ip", ["netns", "exec", namespace, command, ...args]),
  run: async (command, ...args) => {
    const { stdout, stderr } = await execute("ip", ["netns", "exec", namespace, command, ...args]);
    return stdout + stderr;
  },
});

/** A browser there ends its requests when an address changes: those that IPv6 still tries out would, a second later. */
async function settled(namespace: string): Promise<void> {
  for (let look = 0; look < 40; look += 1) {
    const { stdout } = await execute("ip", ["-n", namespace, "-6", "addr", "show", "tentative"]);
    if (stdout.trim() === "") return;
    await pause(100);
  }
}
