import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseSettings } from "../../daemon/box/settings.ts";

const program = join(import.meta.dirname, "..", "..", "build", "daemon", "store", "main.js");

/** The store as `box` runs it, in a process of its own (from build/). Resolves when it is ready. */
export async function forkStore(home: string): Promise<ChildProcess> {
  const child = fork(program, [], { stdio: ["ignore", "ignore", "pipe", "ipc"], env: { PATH: process.env.PATH } });
  let said = "";
  child.stderr?.on("data", (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4000);
  });
  const settings = parseSettings({ home }, {}, { home, workingFolder: home, hasIpv6: false });
  child.send({ kind: "hello", home, settings });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the store ended with ${code} before it was ready:\n${said}`)));
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "kind" in message && message.kind === "ready") resolve();
    });
  });
  return child;
}

/** kill -9, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
