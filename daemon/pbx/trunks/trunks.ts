import { type Timer, wait } from "../../kit/clock.ts";
import type { PbxTrunk, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Destination, EngineEvent } from "../engine/engine.ts";
import { shortestPauseMs } from "./back-off.ts";
import { Line, type LineParts, type LineState } from "./line.ts";
import { destinationsOf } from "./line-condition.ts";
import { isSameLine, sourcesAsked } from "./line-questions.ts";
import type { LookUp } from "./look-up.ts";
import { NameWatch } from "./name-watch.ts";
import type { RegistrationNow } from "./registration-now.ts";

interface Parts extends Pick<LineParts, "engine" | "clock" | "log" | "random" | "gatewaysOf"> {
  readonly lookUp: LookUp;
}

/** Lines begin so far apart on average, all of them within the latest; in milliseconds. */
const apartMs = 50;
const allBegunMs = 10_000;
/** So long the engine remembers by which address it reaches whom (native/sip/context.cc), and a little more. */
const routesHoldMs = 10_500;

/** Keeps every outside line registered and watched, and says where calls out by it are to be sent [LIG-08, LIG-09]. */
export class Trunks {
  readonly #parts: LineParts;
  readonly #names: NameWatch;
  readonly #lines = new Map<string, Line>();
  /** Addresses that lines leave by and that the box has not got. */
  readonly #missing = new Set<string>();
  readonly #listeners: ((trunk: string) => void)[] = [];
  readonly #allLeft = new AbortController();
  #moving: Timer | null = null;
  #isClosing = false;

  constructor(parts: Parts) {
    const { clock, lookUp } = parts;
    this.#names = new NameWatch({ clock, lookUp, changed: () => this.#namesChanged() });
    this.#parts = {
      ...parts,
      knownOf: (question) => this.#names.knownOf(question),
      isMissing: (address) => this.#missing.has(address),
      changed: (trunk) => this.#changed(trunk),
      left: (line) => this.#left(line),
    };
  }

  onChange(listener: (trunk: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Null: there is no such line. */
  state(trunk: string): LineState | null {
    return this.#find(trunk)?.state ?? null;
  }

  /** Where a call out by the line is to be sent, in this order; none for a line whose equipment registers here. */
  destinationsOf(trunk: string): readonly Destination[] {
    const line = this.#find(trunk);
    return line === undefined ? [] : destinationsOf(line.servers);
  }

  /** Asks the operator for the registration of the line as soon as he may be asked; null: there is no such line. */
  tryRegistration(trunk: string): RegistrationNow | null {
    const line = this.#find(trunk);
    line?.step({ type: "tested" });
    return line?.registration(shortestPauseMs) ?? null;
  }

  registrationOf(trunk: string): RegistrationNow | null {
    return this.#find(trunk)?.registration(0) ?? null;
  }

  /** A call by this line is worth a try. */
  isUsable(trunk: string): boolean {
    const line = this.#find(trunk);
    if (line === undefined || line.dot === "out-of-service") return false;
    return line.trunk.registration === "inbound" || line.servers.fars.length > 0;
  }

  /** The numeric addresses of all its names, as far as they are known: for tables that are about to be installed. */
  sourcesOf(trunk: string): readonly string[] {
    return this.#find(trunk)?.sources ?? [];
  }

  /**
   * Before the tables of a view are installed: lines that will be gone, or others for their operators, give back their
   * registrations while the engine still knows them as they were.
   */
  viewChanges(view: PbxView): void {
    const coming = new Map(view.trunks.map((trunk) => [trunk.number, trunk]));
    for (const line of this.#current()) {
      const next = coming.get(line.trunk.number);
      if (next === undefined || !isSameLine(line.trunk, next)) line.step({ type: "leave" });
    }
  }

  /** After they were installed: the lines are those of the view from now on. What has not changed goes on undisturbed. */
  viewChanged(view: PbxView): void {
    if (this.#isClosing) return;
    this.viewChanges(view);
    const begunWithinMs = Math.min(view.trunks.length * apartMs, allBegunMs);
    for (const trunk of view.trunks) this.#take(trunk, begunWithinMs);
    this.#names.want(view.trunks.flatMap(sourcesAsked));
    this.#namesChanged();
  }

  /** The box has another address: each operator is told, who would send calls to the one before until it is renewed. */
  moved(): void {
    this.#moving?.cancel();
    this.#moving = this.#parts.clock.after(routesHoldMs, () => {
      for (const line of this.#current()) line.step({ type: "interface" });
    });
  }

  hear(event: EngineEvent): void {
    switch (event.type) {
      case "trunk.registered":
      case "trunk.refused":
      case "trunk.lost":
      case "trunk.probed":
        this.#lines.get(event.trunk)?.step(event);
        return;
      case "interface.opened":
        this.#missing.delete(event.address);
        for (const line of this.#leavingBy(event.address)) line.step({ type: "interface" });
        return;
      case "interface.missing":
        this.#missing.add(event.address);
        for (const line of this.#leavingBy(event.address)) line.tell();
        return;
      case "contact.added":
      case "contact.refreshed":
        this.#find(event.binding.extension)?.tell();
        return;
      case "contact.removed":
        this.#find(event.extension)?.tell();
        return;
      default:
        return;
    }
  }

  /** Takes all registrations back, but waits no longer than so for the answers. */
  async close(patienceMs = 2000): Promise<void> {
    this.#isClosing = true;
    this.#moving?.cancel();
    this.#names[Symbol.dispose]();
    for (const line of this.#current()) line.step({ type: "leave" });
    if (this.#lines.size > 0) await wait(this.#parts.clock, patienceMs, this.#allLeft.signal);
    for (const line of this.#lines.values()) line.close();
    this.#lines.clear();
  }

  #find(trunk: string): Line | undefined {
    const line = this.#lines.get(trunk);
    return line?.isLeaving === false ? line : undefined;
  }

  #current(): readonly Line[] {
    return [...this.#lines.values()].filter(({ isLeaving }) => !isLeaving);
  }

  #leavingBy(address: string): readonly Line[] {
    return this.#current().filter(({ trunk }) => trunk.interface === address);
  }

  #take(trunk: PbxTrunk, begunWithinMs: number): void {
    const line = this.#lines.get(trunk.number);
    if (line?.isLeaving === false) {
      line.become(trunk);
      return;
    }
    const { clock, random } = this.#parts;
    const startAt = clock.monotonic() + random() * begunWithinMs;
    this.#lines.set(trunk.number, new Line(this.#parts, trunk, startAt, line));
  }

  #namesChanged(): void {
    for (const line of this.#current()) line.namesChanged();
  }

  #changed(trunk: string): void {
    for (const listener of this.#listeners) listener(trunk);
  }

  #left(line: Line): void {
    const { number } = line.trunk;
    if (this.#lines.get(number) === line) this.#lines.delete(number);
    if (this.#isClosing && this.#lines.size === 0) this.#allLeft.abort();
  }
}
