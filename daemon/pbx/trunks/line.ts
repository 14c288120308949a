import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { ContactBinding, Destination } from "../engine/engine.ts";
import { conditionOf, type LineCondition } from "./line-condition.ts";
import type { LinePort } from "./line-port.ts";
import { serversAsked, sourcesAsked } from "./line-questions.ts";
import type { Known } from "./name-watch.ts";
import { type RegistrationNow, registrationNow } from "./registration-now.ts";
import { keyOf, type Question } from "./rfc3263.ts";
import { stepTrunk, wakeAt } from "./step-trunk.ts";
import { beginTrunk, hasLeft, type TrunkInput, type TrunkState } from "./trunk-state.ts";

export interface LineParts {
  readonly engine: LinePort;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
  /** What has registered here under the number of a line, the latest last (LIG-08). */
  readonly gatewaysOf: (number: string) => readonly ContactBinding[];
  readonly knownOf: (question: Question) => Known;
  /** The box has not got this address. */
  readonly isMissing: (address: string) => boolean;
  /** Its condition is another one, or its registration lasts longer. */
  readonly changed: (trunk: string) => void;
  readonly left: (line: Line) => void;
}

/** A line as screens show it [LIG-34, A-14]. */
export interface LineState extends LineCondition {
  /** Since when the dot has been so, and until when the registration holds; milliseconds since the epoch. */
  readonly since: number;
  readonly expiresAt: number | null;
}

const usualExpirySeconds = 1800;
/** Of one name, so many servers are tried and watched. */
const mostServers = 8;
/** The engine takes no more. */
const mostSources = 64;

/** One line at work: its timer, what it sends, what it tells. */
export class Line {
  readonly #parts: LineParts;
  #trunk: PbxTrunk;
  #state: TrunkState;
  #condition: LineCondition;
  /** Monotonic: since when the dot has been so. */
  #since: number;
  /** Null: the engine has not been told. */
  #sources: readonly string[] | null = null;
  #timer: Timer | null = null;
  #told = "";
  #logged = "";

  /** `before` had the number until now: its REGISTER may still be in flight, and its outcome is waited for. */
  constructor(parts: LineParts, trunk: PbxTrunk, startAt: number, before?: Line) {
    const { registration, healthSeconds, expirySeconds } = trunk;
    const task = { registration, healthSeconds, expirySeconds: expirySeconds ?? usualExpirySeconds };
    const asking = before === undefined ? null : before.#state.asking;
    before?.close();
    this.#parts = parts;
    this.#trunk = trunk;
    this.#state = { ...beginTrunk(task, startAt), asking: asking === null ? null : { ...asking, seconds: 0 } };
    this.#condition = this.#conditionNow();
    this.#since = parts.clock.monotonic();
  }

  get trunk(): PbxTrunk {
    return this.#trunk;
  }

  get isLeaving(): boolean {
    return this.#state.isLeaving;
  }

  get servers(): TrunkState {
    return this.#state;
  }

  get sources(): readonly string[] {
    return this.#sources ?? [];
  }

  get dot(): LineCondition["dot"] {
    return this.#condition.dot;
  }

  get state(): LineState {
    const { clock } = this.#parts;
    const since = Math.round(clock.now() - (clock.monotonic() - this.#since));
    return { ...this.#condition, since, expiresAt: this.#expiresAt() };
  }

  /** The same line for its operator, with what may change under a registration. */
  become(trunk: PbxTrunk): void {
    const { healthSeconds } = this.#trunk;
    this.#trunk = trunk;
    this.#sources = null; // the tables have brought their own
    if (healthSeconds !== trunk.healthSeconds) {
      this.step({ type: "watched", healthSeconds: trunk.healthSeconds });
    }
  }

  /** DNS may know more by now. */
  namesChanged(): void {
    const sources = this.#numeric();
    if (sources.join() !== this.#sources?.join()) {
      this.#parts.engine.setTrunkSources(this.#trunk.number, sources);
      this.#sources = sources;
    }
    const destinations = serversAsked(this.#trunk).flatMap((one) => this.#found(one).slice(0, mostServers));
    this.step({ type: "servers", destinations: distinct(destinations) });
  }

  step(input: TrunkInput): void {
    const { clock, random, left } = this.#parts;
    const now = clock.monotonic();
    const { state, acts } = stepTrunk(this.#state, input, { now, chance: random() });
    this.#state = state;
    for (const act of acts) this.#do(act);
    this.close();
    const wake = wakeAt(state, now);
    if (wake !== null) this.#timer = clock.after(Math.ceil(wake - now), () => this.step({ type: "time" }));
    if (hasLeft(state)) left(this);
    this.tell();
  }

  registration(withinMs: number): RegistrationNow {
    return registrationNow(this.#state, { now: this.#parts.clock.monotonic(), withinMs });
  }

  /** Says how the line is, if that has changed. */
  tell(): void {
    const { log, changed } = this.#parts;
    const { number } = this.#trunk;
    const condition = this.#conditionNow();
    if (condition.dot !== this.#condition.dot) this.#since = this.#parts.clock.monotonic();
    this.#condition = condition;
    const { dot, why } = condition;
    const text = this.isLeaving
      ? "left"
      : JSON.stringify([condition, this.#state.held?.until ?? this.#gateway()?.expiresAt]);
    if (text === this.#told) return;
    this.#told = text;
    const line = JSON.stringify(condition);
    if (!this.isLeaving && dot !== "unknown" && line !== this.#logged) {
      this.#logged = line;
      if (dot === "in-service") log.info("a line is in service", { trunk: number, why: why.code, ...why.facts });
      else log.warn("a line is out of service", { trunk: number, why: why.code, ...why.facts });
    }
    changed(number);
  }

  /** No timer is left. */
  close(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #do(act: ReturnType<typeof stepTrunk>["acts"][number]): void {
    const { engine } = this.#parts;
    const { number } = this.#trunk;
    const { kind, destination } = act;
    if (kind === "probe") engine.probeTrunk(number, destination);
    else engine.registerTrunk(number, { destination, expiresSeconds: act.expiresSeconds });
  }

  #conditionNow(): LineCondition {
    const { knownOf, isMissing } = this.#parts;
    const trunk = this.#trunk;
    const names = serversAsked(trunk).map((one) => ({ host: one.host, known: knownOf(one) }));
    const lacksInterface = trunk.interface !== null && isMissing(trunk.interface);
    const gateway = this.#gateway()?.source ?? null;
    return conditionOf({ trunk, state: this.#state, names, gateway, lacksInterface });
  }

  #expiresAt(): number | null {
    const { clock } = this.#parts;
    const { held } = this.#state;
    if (held !== null) return Math.round(clock.now() + (held.until - clock.monotonic()));
    return this.#gateway()?.expiresAt ?? null;
  }

  #gateway(): ContactBinding | undefined {
    const { registration, number } = this.#trunk;
    return registration === "inbound" ? this.#parts.gatewaysOf(number).at(-1) : undefined;
  }

  #numeric(): readonly string[] {
    const all = sourcesAsked(this.#trunk).flatMap((question) => this.#found(question));
    return [...new Set(all.map(({ address }) => address))].slice(0, mostSources);
  }

  #found(question: Question): readonly Destination[] {
    const known = this.#parts.knownOf(question);
    return known.kind === "found" ? known.destinations : [];
  }
}

/** Both addresses of a line may lead to the same servers. */
const distinct = (destinations: readonly Destination[]): readonly Destination[] => [
  ...new Map(destinations.map((one) => [keyOf(one), one])).values(),
];
