import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BoxContract, type BoxSettings, type BoxStatus, boxContract } from "../contracts/box.ts";
import { describeError } from "../kit/box-error.ts";
import { effectiveCapabilities } from "../kit/capabilities.ts";
import { systemClock } from "../kit/clock.ts";
import { ExitError, exitCodes } from "../kit/exit-codes.ts";
import { createLog, type Log, levelFrom } from "../kit/log.ts";
import { type Peer, type Server, serve } from "../kit/rpc.ts";
import { createNotifier, type Notifier } from "../kit/sd-notify.ts";
import { Announcement } from "./announcement.ts";
import { prepareHome } from "./home.ts";
import { lockHome } from "./lock.ts";
import { ReadyFile } from "./ready-file.ts";
import { timing } from "./supervision.ts";
import { type Program, Supervisor } from "./supervisor.ts";
import { Watchers } from "./watchers.ts";

export interface BoxPlan {
  readonly settings: BoxSettings;
  /** The services, in the order of their start. */
  readonly programs: readonly Program[];
  readonly env: NodeJS.ProcessEnv;
  /** Told once, when the box carries calls for the first time and, if that does not take long, the rest is there too. */
  readonly onReady: (status: BoxStatus) => void;
}

const mainOf = (name: string): string => join(import.meta.dirname, "..", name, "main.js");

/** The services of this installation. */
export const ownPrograms: readonly Program[] = [
  { name: "store", path: mainOf("store"), needed: true },
  { name: "pbx", path: mainOf("pbx"), essential: true },
  { name: "web", path: mainOf("web"), needed: true, listensOn: ["httpPort", "httpsPort"] },
  { name: "phones", path: mainOf("phones"), listensOn: ["phonesPort", "phonesTlsPort", "tftpPort", "ldapPort"] },
  { name: "health", path: mainOf("health"), listensOn: [] },
  // The port by which a machine asks for an address: it looks who else gives some. It sets the box's own.
  { name: "net", path: mainOf("net"), listensOn: [68], capabilities: ["net_admin"] },
  {
    name: "dnsmasq",
    command: ["dnsmasq", "--conf-file=net/dnsmasq.conf"],
    capabilities: ["net_admin", "net_raw", "net_bind_service"],
    heldFirst: "nobody has said yet whether it has addresses to give",
  },
];

/** The whole life of a box, wiring only. Resolves with the exit code; what went wrong has then been said on standard error. */
export async function runBox(plan: BoxPlan): Promise<number> {
  const log = createLog({ process: "box", level: levelFrom(plan.env) });
  // A terminal or a pipe that goes away must not take the calls along.
  process.stderr.on("error", () => {});
  process.stdout.on("error", () => {});
  try {
    return await live(plan, log);
  } catch (error) {
    if (!(error instanceof ExitError)) log.error("the box failed", { error });
    process.stderr.write(`sipleo: ${describeError(error)}\n`);
    return error instanceof ExitError ? error.exit : exitCodes.bug;
  }
}

async function live(plan: BoxPlan, log: Log): Promise<number> {
  const { settings, env } = plan;
  const { home } = settings;
  prepareHome(home);
  const lock = await lockHome(home, process.pid, systemClock);
  const notifier = createNotifier(env, process.pid, log);
  const readyFile = new ReadyFile(home, log, systemClock);
  await readyFile.remove();

  const announcement = new Announcement({
    essential: plan.programs.find((program) => "essential" in program && program.essential)?.name ?? "",
    ...{ readyFile, notifier, clock: systemClock, patienceMs: timing.gateMs, onReady: plan.onReady },
  });
  const watchers: Watchers = new Watchers(() => supervisor.status());
  const supervisor = new Supervisor({
    version: ownVersion(),
    settings,
    programs: plan.programs,
    lock: lock.descriptor,
    capabilities: effectiveCapabilities(),
    env: environmentOfServices(env),
    clock: systemClock,
    log,
    onChange: (status) => announcement.changed(status),
    onHappened: () => watchers.look(),
  });
  const signals = listenToSignals(supervisor, notifier, log);
  const server = await serve(
    join(home, "run", "box.sock"),
    boxContract,
    (peer) => control(peer, supervisor, watchers),
    { log },
  );
  log.info("the box starts", { home, version: ownVersion() });
  const exit = await supervisor.run();
  announcement.close();
  await end(server, readyFile, signals, notifier);
  log.info("the box has stopped", { code: exit.code });
  if (exit.sentence !== null) process.stderr.write(`sipleo: ${exit.sentence}\n`);
  return exit.code;
}

function control(peer: Peer<BoxContract>, supervisor: Supervisor, watchers: Watchers): void {
  peer.handle({
    status: () => supervisor.status(),
    stop: () => {
      // The answer goes out first; a second `stop` on another connection means: at once.
      setImmediate(() => supervisor.stop());
      return {};
    },
    restart: ({ name, author }) => {
      supervisor.restart(name, author);
      return {};
    },
    "service.stop": ({ name, author }) => {
      supervisor.stopOne(name, author);
      return {};
    },
    "service.start": ({ name, author }) => {
      supervisor.startOne(name, author);
      return {};
    },
    "foreign.hold": ({ name, why }) => {
      supervisor.hold(name, why);
      return {};
    },
    "foreign.release": ({ name, anew }) => {
      supervisor.release(name, anew);
      return {};
    },
    watch: () => watchers.add(peer),
  });
}

/** A signal this soon after the first is the same wish told twice: npm passes on a Ctrl-C that we have heard ourselves. */
const echoMs = 1000;

/** Ctrl-C, systemd and a closed terminal stop the box in order; the second time, at once. */
function listenToSignals(supervisor: Supervisor, notifier: Notifier, log: Log): Disposable {
  let heardAt = Number.NEGATIVE_INFINITY;
  const stop = (signal: string): void => {
    if (systemClock.monotonic() - heardAt < echoMs) return;
    heardAt = systemClock.monotonic();
    log.info("stopping", { signal });
    notifier.send("STOPPING=1");
    supervisor.stop();
  };
  const names = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
  for (const name of names) process.on(name, stop);
  const { watchdogMs } = notifier;
  const watchdog =
    watchdogMs === undefined ? undefined : systemClock.every(watchdogMs, () => notifier.send("WATCHDOG=1"));
  return {
    [Symbol.dispose]: () => {
      watchdog?.cancel();
      for (const name of names) process.removeListener(name, stop);
    },
  };
}

async function end(server: Server, readyFile: ReadyFile, signals: Disposable, notifier: Notifier): Promise<void> {
  notifier.send("STOPPING=1");
  signals[Symbol.dispose]();
  await readyFile.remove();
  await server.close();
}

/** The services talk to us, not to the service manager. */
function environmentOfServices(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID, ...rest } = env;
  return rest;
}

/** Found upwards of this file: the tree is one folder deeper when it is built. */
function ownVersion(): string {
  for (const up of ["../..", "../../.."]) {
    try {
      const found: unknown = JSON.parse(readFileSync(join(import.meta.dirname, up, "package.json"), "utf8"));
      if (typeof found === "object" && found !== null && "version" in found) return String(found.version);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  return "unknown";
}
