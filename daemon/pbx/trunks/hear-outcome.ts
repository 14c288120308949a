import type { Destination } from "../engine/engine.ts";
import {
  accountRefusedMs,
  backOffMs,
  isAccountRefused,
  isSilence,
  refreshAfterMs,
  retryAfterMs,
  shortestPauseMs,
} from "./back-off.ts";
import {
  afterAnswer,
  afterProbe,
  afterSilence,
  changeFar,
  type FarEnd,
  freshFarEnd,
  isAt,
  tryAgainMs,
} from "./far-end.ts";
import type { LineEvent } from "./line-port.ts";
import { keyOf } from "./rfc3263.ts";
import {
  type Failure,
  type Moment,
  type Registration,
  type TrunkInput,
  type TrunkState,
  type TrunkTask,
  untried,
} from "./trunk-state.ts";

/** A registration that held so long was a good one: what ends it counts as a first failure. */
const steadyAfterMs = 60_000;
/** What a line has learnt, before anything is sent. */
export function hear(state: TrunkState, input: TrunkInput, at: Moment): TrunkState {
  switch (input.type) {
    case "servers":
      return withServers(state, input.destinations, at);
    case "watched":
      return {
        ...state,
        task: { ...state.task, healthSeconds: input.healthSeconds },
        fars: state.fars.map((far) => probedSoon(far, at.now + input.healthSeconds * 1000)),
      };
    case "trunk.registered":
      return isAsked(state, input.destination) ? registered(state, input, at) : state;
    case "trunk.refused":
      return isAsked(state, input.destination) ? refused(state, input, at) : state;
    case "trunk.lost":
      return state.held === null
        ? state
        : withoutRegistration(state, { kind: "lost", destination: state.held.destination }, at);
    case "trunk.probed":
      return probed(state, input, at);
    case "interface":
      return soon({ ...state, fars: state.fars.map((far) => probedSoon(far, at.now)) }, at);
    case "tested":
      return soon(state, at);
    case "leave":
      return { ...state, isLeaving: true };
    case "time":
      return state;
  }
}

const probedSoon = (far: FarEnd, latest: number): FarEnd => ({ ...far, probeAt: Math.min(far.probeAt, latest) });

const isAsked = ({ asking }: TrunkState, destination: Destination): boolean =>
  asking !== null && keyOf(asking.destination) === keyOf(destination);

function withServers(state: TrunkState, destinations: readonly Destination[], at: Moment): TrunkState {
  const fars = destinations.map(
    (destination) => state.fars.find((far) => isAt(far, destination)) ?? newFarEnd(state, destination, at),
  );
  const changed = { ...state, fars };
  const isStuck = state.tried.length > 0 && untried(changed, at.now).length === 0;
  return isStuck ? afterRound(changed, 0, at) : changed;
}

/** REGISTER is the first that is heard of a line which registers; OPTIONS of another. */
function newFarEnd({ task, dueAt, askedAt }: TrunkState, destination: Destination, { now, chance }: Moment): FarEnd {
  const far = freshFarEnd(destination, now);
  const firstAt = Math.max(now, dueAt);
  // It may be one that was here a moment ago.
  const barredUntil = askedAt + shortestPauseMs;
  return { ...far, barredUntil, probeAt: task.registration === "none" ? firstAt : firstAt + chance * everyMs(task, 1) };
}

function registered(
  state: TrunkState,
  { destination, expiresSeconds }: Extract<LineEvent, { type: "trunk.registered" }>,
  at: Moment,
): TrunkState {
  if (state.asking?.seconds === 0) return { ...state, asking: null, held: null };
  const { now, chance } = at;
  if (expiresSeconds <= 0) return refused(state, { ...nothingGranted, destination }, at);
  const isSame = state.held !== null && keyOf(state.held.destination) === keyOf(destination);
  const held: Registration = {
    destination,
    since: isSame ? state.held.since : now,
    grantedAt: now,
    until: now + expiresSeconds * 1000,
    refreshAt: now + refreshAfterMs(expiresSeconds, chance),
  };
  const fars = changeFar(state.fars, destination, (far) => afterAnswer(far, now));
  return { ...state, held, fars, asking: null, tried: [], failure: null };
}

/** "Yes, for no time at all" is no. */
const nothingGranted = { type: "trunk.refused", status: 200, silence: "", text: "", retryAfterSeconds: 0 } as const;

function refused(
  state: TrunkState,
  { destination, status, silence, text, retryAfterSeconds }: Extract<LineEvent, { type: "trunk.refused" }>,
  at: Moment,
): TrunkState {
  const { held } = state;
  if (state.asking?.seconds === 0) return { ...state, asking: null, held: null };
  const isSilent = isSilence(status);
  const isMove = held !== null && keyOf(held.destination) !== keyOf(destination);
  const pause = backOffMs(1, status, at.chance);
  const fars = changeFar(state.fars, destination, (far) => ({
    ...(isSilent ? afterSilence(far, at.now) : afterAnswer(far, at.now)),
    barredUntil: Math.max(far.barredUntil, at.now + retryAfterMs(retryAfterSeconds), isMove ? at.now + pause : 0),
    returnAt: isMove ? at.now + tryAgainMs : far.returnAt,
  }));
  const refusedUntil = isAccountRefused(status) ? at.now + accountRefusedMs : state.refusedUntil;
  const heard = { ...state, fars, asking: null, refusedUntil };
  // What is held stays good; should it be lost soon, a refusal of our account is remembered.
  if (isMove) return isSilent ? heard : { ...heard, dueAt: at.now + pause };
  const failure: Failure =
    status === 0 ? { kind: "unanswered", destination, silence, text } : { kind: "refused", status, text };
  const failed = {
    ...heard,
    held: null,
    failure,
    failures: isSteady(held, at.now) ? 0 : state.failures,
    tried: [...state.tried, keyOf(destination)],
  };
  const goesOn = isSilent && untried(failed, at.now).length > 0;
  return goesOn ? { ...failed, dueAt: Math.max(failed.dueAt, at.now) } : afterRound(failed, status, at);
}

function probed(
  state: TrunkState,
  { destination, status }: Extract<LineEvent, { type: "trunk.probed" }>,
  at: Moment,
): TrunkState {
  const { task, held } = state;
  const tells = task.registration === "none";
  const probe = { answered: status > 0, tells, everyMs: everyMs(task, at.chance) };
  const fars = changeFar(state.fars, destination, (far) => afterProbe(far, probe, at.now));
  const heard = { ...state, fars };
  const isDead = fars.some((far) => isAt(far, destination) && far.standing === "silent");
  if (held === null || !isDead || keyOf(held.destination) !== keyOf(destination)) return heard;
  return withoutRegistration(heard, { kind: "unanswered", destination, silence: "no-answer", text: "" }, at);
}

/**
 * What holds is renewed and what has failed is tried again, as soon as that may be. An account that was refused waits its
 * minute: operators shut out who guesses, also when it is a person that insists.
 */
function soon(state: TrunkState, { now }: Moment): TrunkState {
  const { held, askedAt, dueAt, refusedUntil } = state;
  if (state.task.registration !== "outbound" || state.asking !== null) return state;
  const at = Math.max(now, askedAt + shortestPauseMs);
  if (held !== null) return { ...state, held: { ...held, refreshAt: Math.min(held.refreshAt, at) } };
  return { ...state, dueAt: Math.min(dueAt, Math.max(at, refusedUntil)) };
}

/** A registration is over before its time: a good one is renewed at once. */
export function withoutRegistration(state: TrunkState, failure: Failure | null, at: Moment): TrunkState {
  const gone = { ...state, held: null, failure };
  if (state.held === null || !isSteady(state.held, at.now)) return afterRound(gone, 0, at);
  return { ...gone, failures: 0, dueAt: Math.max(state.dueAt, at.now, state.held.grantedAt + shortestPauseMs) };
}

/** All that could be tried was: a pause, longer each time. */
function afterRound(state: TrunkState, status: number, { now, chance }: Moment): TrunkState {
  const failures = state.failures + 1;
  return { ...state, failures, tried: [], dueAt: Math.max(state.dueAt, now + backOffMs(failures, status, chance)) };
}

const isSteady = (held: Registration | null, now: number): boolean =>
  held !== null && now - held.since >= steadyAfterMs;

/** From one OPTIONS to the next; a tenth of it is chance, so that lines do not fall into step. */
const everyMs = ({ healthSeconds }: TrunkTask, chance: number): number =>
  Math.round(healthSeconds * 1000 * (0.9 + chance / 10));
