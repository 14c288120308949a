import { execFile } from "node:child_process";
import type { Log } from "./log.ts";

/**
 * Words to systemd (sd_notify(3)): READY=1, STATUS=…, WATCHDOG=1, STOPPING=1. Node has no datagram sockets of the Unix kind,
 * and a native module in the supervisor would be a part more that can break it; so the words go through `systemd-notify`,
 * which every systemd brings. The unit therefore says NotifyAccess=all. A watchdog costs one short process every half period.
 */
export interface Notifier {
  /** Nothing happens unless a service manager listens. */
  send(...words: readonly string[]): void;
  /** Milliseconds between two WATCHDOG=1, or undefined when nobody watches. */
  readonly watchdogMs: number | undefined;
}

export function createNotifier(env: Readonly<Record<string, string | undefined>>, pid: number, log: Log): Notifier {
  const watchdogMs = watchdogPeriod(env, pid);
  const socket = env.NOTIFY_SOCKET;
  if (socket === undefined || socket === "") return { send: () => {}, watchdogMs: undefined };
  let complained = false;
  // One after the other: what is said later must not arrive earlier.
  let last: Promise<void> = Promise.resolve();
  const say = (words: readonly string[]): Promise<void> =>
    new Promise((resolve) => {
      const options = { env: { PATH: env.PATH, NOTIFY_SOCKET: socket }, timeout: 5000 };
      execFile("systemd-notify", [`--pid=${pid}`, ...words], options, (error) => {
        if (error !== null && !complained) log.warn("the service manager cannot be told", { words, error });
        complained = error !== null;
        resolve();
      });
    });
  return {
    watchdogMs,
    send: (...words) => {
      last = last.then(() => say(words));
    },
  };
}

/** Half of what systemd allows, as sd_watchdog_enabled(3) advises; undefined when it does not watch this process. */
export function watchdogPeriod(env: Readonly<Record<string, string | undefined>>, pid: number): number | undefined {
  const microseconds = Number(env.WATCHDOG_USEC ?? "0");
  if (!Number.isFinite(microseconds) || microseconds <= 0) return undefined;
  if (env.WATCHDOG_PID !== undefined && env.WATCHDOG_PID !== String(pid)) return undefined;
  return Math.max(100, Math.floor(microseconds / 2000));
}
