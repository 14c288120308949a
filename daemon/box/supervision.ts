import type { ProcessState } from "../contracts/box.ts";

/**
 * What the supervisor decides, as a function of what it knows and what happened. Times are monotonic milliseconds; the thin
 * part that carries the steps out is supervisor.ts.
 */

/** A process that the box keeps alive. */
export interface Child {
  readonly name: string;
  /** The box is for this one: what keeps it from its first start ends the box. */
  readonly essential: boolean;
  readonly state: ProcessState;
  readonly pid: number | null;
  /** When this run began; null while it does not run. */
  readonly startedAt: number | null;
  readonly lastHeard: number;
  /** When to start it, while it is waiting, gone or failed. */
  readonly dueAt: number | null;
  /** When to kill it, while it is stopping. */
  readonly killAt: number | null;
  /** It was ready at least once since the box started. */
  readonly wasReady: boolean;
  /** Started again by us, ever. */
  readonly restarts: number;
  /** Runs in a row that ended too soon. */
  readonly shortRuns: number;
  /** Why it last ended, for people. */
  readonly trouble: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** An administrator asked for the stop that is under way: it starts again after it. */
  readonly startAgain: boolean;
  /** False from the moment an administrator stops it until somebody starts it. */
  readonly wanted: boolean;
  /** Why it has nothing to do, for people: it stays stopped however much it is wanted. Null: it may run. */
  readonly held: string | null;
  /** It says every second that it is alive. */
  readonly speaks: boolean;
}

/** What is to be kept alive. */
export interface Charge {
  readonly name: string;
  readonly essential?: boolean;
  /** Runs only while another process has something for it to do (`release`); until then this is why not. */
  readonly heldFirst?: string;
  /** A program of others: it tells nothing, and is ready when it has lived for a moment. */
  readonly silent?: boolean;
}

export interface Supervision {
  readonly phase: "running" | "stopping" | "done";
  /** In the order of their start; they stop in the opposite one. */
  readonly children: readonly Child[];
  readonly lastTick: number;
  readonly exit: Exit;
}

export interface Exit {
  readonly code: number;
  readonly sentence: string | null;
}

export type Happening =
  | { readonly kind: "begun" }
  | { readonly kind: "spawned"; readonly name: string; readonly pid: number }
  | { readonly kind: "ready"; readonly name: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly kind: "alive"; readonly name: string; readonly facts: Readonly<Record<string, unknown>> }
  /** Why it is about to end, in its own words. */
  | { readonly kind: "last-words"; readonly name: string; readonly sentence: string }
  | { readonly kind: "exited"; readonly name: string; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: "tick" }
  | { readonly kind: "stop"; readonly atOnce: boolean }
  /** An administrator's: one process is stopped and stays so, is started, is stopped and started again. */
  | { readonly kind: "stop-one"; readonly name: string }
  | { readonly kind: "start-one"; readonly name: string }
  | { readonly kind: "restart"; readonly name: string }
  /** From who knows whether it has something to do; `anew`: what it has to do is not what it was. */
  | { readonly kind: "hold"; readonly name: string; readonly why: string }
  | { readonly kind: "release"; readonly name: string; readonly anew: boolean };

export type Step =
  | { readonly kind: "spawn"; readonly name: string }
  | { readonly kind: "order-stop"; readonly name: string }
  | { readonly kind: "kill"; readonly name: string }
  /** Something changed that others look at: `run/ready.json`, the service manager. */
  | { readonly kind: "publish" }
  | { readonly kind: "finish"; readonly exit: Exit }
  | {
      readonly kind: "log";
      readonly level: "error" | "warn" | "info";
      readonly event: string;
      readonly fields: Readonly<Record<string, unknown>>;
    };

export interface Decision {
  readonly state: Supervision;
  readonly steps: readonly Step[];
}

export const timing = {
  /** A process that says nothing for this long is stuck. It should speak every second. */
  silenceMs: 10_000,
  /** The same for one that starts: on a slow disk or a busy box reading programs alone may take longer than that. */
  silentStartMs: 30_000,
  /** What an ordered stop may take before the process is killed. */
  stopMs: 10_000,
  /** The next process starts when the one before is ready, or after this long without it. */
  gateMs: 3000,
  /** A run of this length counts as healthy: what happened before is forgiven. */
  healthyMs: 60_000,
  /** Starts at once after a short run; from then on the pause doubles. */
  freeRestarts: 3,
  shortestPauseMs: 500,
  longestPauseMs: 30_000,
  /** From start to start of what had been ready: what falls now and then still carries calls in between. */
  readyAgainMs: 1000,
  /** Short runs in a row until we say that it failed, and how often we try all the same. */
  budget: 10,
  failedPauseMs: 60_000,
  /** A gap between two ticks above this means that we slept ourselves, and says nothing about the children. */
  ownSleepMs: 3000,
} as const;

/** Exit code by which a process says that only an administrator can help (see kit/exit-codes.ts). */
const administratorMustAct = 78;

/** Nothing runs yet; `begun` starts it. In the order of their start. */
export function supervision(charges: readonly Charge[], now: number): Supervision {
  const children = charges.map(
    ({ name, essential, heldFirst = null, silent }): Child => ({
      name,
      essential: essential === true,
      state: heldFirst === null ? "waiting" : "stopped",
      pid: null,
      startedAt: null,
      lastHeard: now,
      dueAt: null,
      killAt: null,
      wasReady: false,
      restarts: 0,
      shortRuns: 0,
      trouble: heldFirst,
      facts: {},
      startAgain: false,
      wanted: true,
      held: heldFirst,
      speaks: silent !== true,
    }),
  );
  return { phase: "running", children, lastTick: now, exit: { code: 0, sentence: null } };
}

/** How long to wait before the next start after that many short runs in a row; `readyRunMs`: the last one, if it was ready. */
export function pauseBefore(shortRuns: number, readyRunMs: number | null = null): number {
  if (shortRuns <= timing.freeRestarts) return 0;
  if (readyRunMs !== null) return Math.max(0, timing.readyAgainMs - readyRunMs);
  if (shortRuns > timing.budget) return timing.failedPauseMs;
  return Math.min(timing.shortestPauseMs * 2 ** (shortRuns - timing.freeRestarts - 1), timing.longestPauseMs);
}

/** The new state, and what has to be done now. */
export function nextStep(state: Supervision, happening: Happening, now: number): Decision {
  switch (happening.kind) {
    case "begun":
      return begin(state, now);
    case "spawned":
      return changed(state, happening.name, { pid: happening.pid }, []);
    case "ready":
      return becameReady(state, happening.name, happening.facts, now);
    case "alive":
      return changed(
        state,
        happening.name,
        { lastHeard: now, ...refreshed(state, happening.name, happening.facts) },
        [],
      );
    case "last-words":
      return changed(state, happening.name, { trouble: happening.sentence }, []);
    case "exited":
      return exited(state, happening.name, happening.code, happening.signal, now);
    case "tick":
      return tick(state, now);
    case "stop":
      return stop(state, happening.atOnce, now);
    case "stop-one":
      return stopOne(state, happening.name, now);
    case "start-one":
      return startOne(state, happening.name, now);
    case "restart":
      return restart(state, happening.name, now);
    case "hold":
      return hold(state, happening.name, happening.why, now);
    case "release":
      return release(state, happening.name, happening.anew, now);
  }
}

export const childOf = (state: Supervision, name: string): Child | undefined =>
  state.children.find((child) => child.name === name);

const isRunning = (child: Child): boolean =>
  child.state === "starting" || child.state === "ready" || child.state === "stopping";

function changed(state: Supervision, name: string, change: Partial<Child>, steps: readonly Step[]): Decision {
  const children = state.children.map((child) => (child.name === name ? { ...child, ...change } : child));
  return { state: { ...state, children }, steps };
}

/** Carries on with the state that a decision left, and keeps the steps of both. */
function andThen(first: Decision, next: (state: Supervision) => Decision): Decision {
  const second = next(first.state);
  return { state: second.state, steps: [...first.steps, ...second.steps] };
}

const refreshed = (
  state: Supervision,
  name: string,
  facts: Readonly<Record<string, unknown>>,
): Pick<Child, "facts"> | object => (childOf(state, name)?.state === "ready" ? { facts } : {});

function begin(state: Supervision, now: number): Decision {
  const children = state.children.map((child, index) =>
    child.held === null ? { ...child, dueAt: now + index * timing.gateMs } : child,
  );
  return startDue({ ...state, children }, now);
}

function startDue(state: Supervision, now: number): Decision {
  let decision: Decision = { state, steps: [] };
  if (state.phase !== "running") return decision;
  for (const child of state.children) {
    if (isRunning(child) || child.dueAt === null || child.dueAt > now) continue;
    decision = andThen(decision, (current) => spawn(current, child, now));
  }
  return decision;
}

function spawn(state: Supervision, child: Child, now: number): Decision {
  const hasRun = child.wasReady || child.shortRuns > 0;
  const restarts = hasRun ? child.restarts + 1 : child.restarts;
  const change: Partial<Child> = {
    state: "starting",
    startedAt: now,
    lastHeard: now,
    dueAt: null,
    killAt: null,
    restarts,
  };
  return changed(state, child.name, { ...change, pid: null, facts: {}, startAgain: false }, [
    { kind: "spawn", name: child.name },
  ]);
}

function becameReady(
  state: Supervision,
  name: string,
  facts: Readonly<Record<string, unknown>>,
  now: number,
): Decision {
  if (childOf(state, name)?.state !== "starting") return { state, steps: [] };
  const ready = changed(state, name, { state: "ready", lastHeard: now, wasReady: true, trouble: null, facts }, [
    { kind: "publish" },
  ]);
  return andThen(ready, (current) => openGate(current, name, now));
}

/** Who waited for this one to become ready need not wait any longer; nor when it ended, for then nobody knows how long. */
function openGate(state: Supervision, name: string, now: number): Decision {
  const at = state.children.findIndex((child) => child.name === name);
  const next = state.children[at + 1];
  if (next?.state !== "waiting") return { state, steps: [] };
  return andThen(changed(state, next.name, { dueAt: now }, []), (current) => startDue(current, now));
}

function exited(state: Supervision, name: string, code: number | null, signal: string | null, now: number): Decision {
  const child = childOf(state, name);
  if (child === undefined || !isRunning(child)) return { state, steps: [] };
  const rest = { pid: null, startedAt: null, killAt: null, facts: {} };
  if (state.phase !== "running") {
    return andThen(
      changed(state, name, { ...rest, state: "stopped", trouble: null }, [{ kind: "publish" }]),
      (current) => stopNext(current, now),
    );
  }
  if (!child.wanted || child.held !== null) return stayStopped(state, name, rest, now);
  if (child.startAgain) {
    const steps: Step[] = [{ kind: "publish" }];
    return andThen(
      changed(state, name, { ...rest, state: "gone", dueAt: now, trouble: null, shortRuns: 0 }, steps),
      (current) => startDue(current, now),
    );
  }
  return endedUnasked(state, child, rest, code, signal, now);
}

function endedUnasked(
  state: Supervision,
  child: Child,
  rest: Partial<Child>,
  code: number | null,
  signal: string | null,
  now: number,
): Decision {
  const { name } = child;
  const trouble = child.trouble ?? (signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`);
  const ranMs = now - (child.startedAt ?? now);
  const shortRuns = ranMs >= timing.healthyMs ? 1 : child.shortRuns + 1;
  const ranReady = child.state === "ready";
  const pauseMs = pauseBefore(shortRuns, ranReady ? ranMs : null);
  const failed = shortRuns > timing.budget && !ranReady;
  const gone: Partial<Child> = { ...rest, state: failed ? "failed" : "gone", trouble, shortRuns, dueAt: now + pauseMs };
  const said: Step = {
    kind: "log",
    level: failed ? "error" : "warn",
    event: failed ? "a process fails again and again" : "a process ended",
    fields: { name, code, signal, trouble, ranMs, shortRuns, nextTryMs: pauseMs },
  };
  const first = changed(state, name, gone, [said, { kind: "publish" }]);
  // What must be mended by hand is told to who just typed the command; later it may not end the calls of others.
  if (code === administratorMustAct && child.essential && !child.wasReady) {
    return andThen(first, (current) => giveUp(current, { code: administratorMustAct, sentence: trouble }, now));
  }
  return andThen(first, (current) => andThen(startDue(current, now), (after) => openGate(after, name, now)));
}

const giveUp = (state: Supervision, exit: Exit, now: number): Decision => stop({ ...state, exit }, false, now);

function tick(state: Supervision, now: number): Decision {
  const slept = now - state.lastTick;
  const forgiven = slept > timing.ownSleepMs ? slept : 0;
  const children = state.children.map((child) => ({ ...child, lastHeard: child.lastHeard + forgiven }));
  let decision = startDue({ ...state, lastTick: now, children }, now);
  for (const child of decision.state.children) decision = andThen(decision, (current) => watch(current, child, now));
  return decision;
}

function watch(state: Supervision, child: Child, now: number): Decision {
  const unchanged: Decision = { state, steps: [] };
  if (!isRunning(child)) return unchanged;
  if (child.killAt !== null && now >= child.killAt) {
    const said: Step = {
      kind: "log",
      level: "error",
      event: "a process did not stop in time",
      fields: { name: child.name },
    };
    return changed(state, child.name, { killAt: now + timing.stopMs }, [said, { kind: "kill", name: child.name }]);
  }
  const patienceMs = child.state === "ready" ? timing.silenceMs : timing.silentStartMs;
  if (!child.speaks || child.state === "stopping" || now - child.lastHeard < patienceMs) return unchanged;
  const trouble = `it said nothing for ${patienceMs / 1000} seconds`;
  const fields = { name: child.name, pid: child.pid, silentMs: now - child.lastHeard };
  const said: Step = { kind: "log", level: "error", event: "a process is stuck", fields };
  return changed(state, child.name, { trouble, lastHeard: now }, [said, { kind: "kill", name: child.name }]);
}

function stop(state: Supervision, atOnce: boolean, now: number): Decision {
  const begun = state.phase === "running" ? stopNext({ ...state, phase: "stopping" }, now) : { state, steps: [] };
  if (!atOnce) return begun;
  const kills = begun.state.children.filter(isRunning).map((child): Step => ({ kind: "kill", name: child.name }));
  return { state: begun.state, steps: [...begun.steps, ...kills] };
}

/** Stops the last one that still runs; when none does, the box is done. */
function stopNext(state: Supervision, now: number): Decision {
  const running = state.children.filter(isRunning).at(-1);
  if (running === undefined) {
    const children = state.children.map((child): Child => ({ ...child, state: "stopped", dueAt: null }));
    return { state: { ...state, phase: "done", children }, steps: [{ kind: "finish", exit: state.exit }] };
  }
  if (running.killAt !== null) return changed(state, running.name, { startAgain: false }, []);
  return changed(state, running.name, { state: "stopping", killAt: now + timing.stopMs, startAgain: false }, [
    { kind: "order-stop", name: running.name },
  ]);
}

/** Stopped by an administrator, or with nothing to do: who waited for it need not wait any longer. */
function stayStopped(state: Supervision, name: string, rest: Partial<Child>, now: number): Decision {
  const { wanted, held } = { ...childOf(state, name), ...rest };
  const trouble = wanted ? (held ?? null) : null;
  const stopped: Partial<Child> = { ...rest, state: "stopped", dueAt: null, trouble, shortRuns: 0 };
  return andThen(changed(state, name, { ...stopped, startAgain: false }, [{ kind: "publish" }]), (current) =>
    openGate(current, name, now),
  );
}

function stopOne(state: Supervision, name: string, now: number): Decision {
  const child = childOf(state, name);
  if (child === undefined || state.phase !== "running") return { state, steps: [] };
  if (child.state === "stopped" && !child.wanted) return { state, steps: [] };
  if (!isRunning(child)) return stayStopped(state, name, { wanted: false }, now);
  if (child.state === "stopping") return changed(state, name, { startAgain: false, wanted: false }, []);
  const change: Partial<Child> = { state: "stopping", killAt: now + timing.stopMs, startAgain: false, wanted: false };
  return changed(state, name, change, [{ kind: "order-stop", name }, { kind: "publish" }]);
}

/** One that runs goes on; one that is being stopped starts again after it; one that waits for its next try need not. */
function startOne(state: Supervision, name: string, now: number): Decision {
  const child = childOf(state, name);
  if (child === undefined || state.phase !== "running") return { state, steps: [] };
  if (child.state === "stopping") return changed(state, name, { startAgain: true, wanted: true }, []);
  if (isRunning(child)) return { state, steps: [] };
  if (child.held !== null) return stayStopped(state, name, { wanted: true }, now);
  return andThen(changed(state, name, { dueAt: now, shortRuns: 0, wanted: true }, []), (current) =>
    startDue(current, now),
  );
}

function restart(state: Supervision, name: string, now: number): Decision {
  const child = childOf(state, name);
  if (child?.state !== "starting" && child?.state !== "ready") return startOne(state, name, now);
  if (state.phase !== "running") return { state, steps: [] };
  return changed(state, name, { state: "stopping", killAt: now + timing.stopMs, startAgain: true }, [
    { kind: "order-stop", name },
    { kind: "publish" },
  ]);
}

/** It ends, or does not begin, and stays stopped until `release`. */
function hold(state: Supervision, name: string, why: string, now: number): Decision {
  const child = childOf(state, name);
  if (child === undefined || state.phase !== "running" || child.held === why) return { state, steps: [] };
  if (!isRunning(child)) return stayStopped(state, name, { held: why }, now);
  if (child.state === "stopping") return changed(state, name, { held: why }, []);
  return changed(state, name, { state: "stopping", killAt: now + timing.stopMs, startAgain: false, held: why }, [
    { kind: "order-stop", name },
    { kind: "publish" },
  ]);
}

function release(state: Supervision, name: string, anew: boolean, now: number): Decision {
  const child = childOf(state, name);
  if (child === undefined || state.phase !== "running") return { state, steps: [] };
  const released = changed(state, name, { held: null }, []);
  if (!child.wanted) return released;
  if (child.held !== null) return andThen(released, (current) => startOne(current, name, now));
  return anew ? andThen(released, (current) => restart(current, name, now)) : released;
}
