import type { Alert } from "../../contracts/alert.ts";
import type { LiveGroup } from "../../contracts/api/live-entries.ts";
import type { LiveDelta, LivePicture } from "../../contracts/live.ts";
import type { AgentState, QueueState } from "../../contracts/queue-state.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Absence } from "../../model/profiles/absence.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Call } from "../calls/call.ts";
import type { EngineEvent } from "../engine/engine.ts";
import type { LampDialog } from "../presence/lamp.ts";
import type { Device } from "../registrar/registrar.ts";
import type { LineState } from "../trunks/line.ts";
import { difference, isNothing } from "./difference.ts";
import {
  agentKey,
  alertKey,
  callKey,
  extensionKey,
  groupKey,
  lineKey,
  liveCall,
  liveExtension,
  liveLine,
  queueKey,
} from "./entries.ts";

export interface LiveParts {
  readonly clock: Clock;
  currentView(): PbxView | null;
  calls(): Iterable<Call>;
  devicesOf(number: string): readonly Device[];
  dialogsOf(number: string): readonly LampDialog[];
  /** Whether an extension hides its number for now; null: as it is configured. */
  hides(number: string): boolean | null;
  /** What was set at its telephones by codes. */
  absence(number: string): Absence;
  /** Null: no such line. */
  trunkState(number: string): LineState | null;
  alerts(): readonly Alert[];
  agents(): readonly AgentState[];
  queues(): readonly QueueState[];
  groups(): readonly LiveGroup[];
}

export type LiveSubscriber = (delta: LiveDelta) => void;

/** Changes within this time are told together. */
const TOGETHER_MS = 200;

/** Tells subscribers what has become of extensions and calls; see README.md for what it may cost. */
export class LiveFeed implements Disposable {
  readonly #parts: LiveParts;
  readonly #subscribers = new Set<LiveSubscriber>();
  /** Numbers of extensions, and calls with what they are now (null: over), since the last delta. */
  readonly #extensions = new Set<string>();
  readonly #trunks = new Set<string>();
  readonly #calls = new Map<string, Call | null>();
  #viewChanged = false;
  #alertsChanged = false;
  #queuesChanged = false;
  #told: ReadonlyMap<string, string> = new Map();
  #sequence = 0;
  #timer: Timer | undefined;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** The picture of now; the deltas that follow go to this one, too. */
  subscribe(subscriber: LiveSubscriber): LivePicture {
    if (this.#subscribers.size === 0) this.#told = new Map();
    else this.#tell();
    const fresh = this.#everything();
    const { told } = difference(new Map(), fresh);
    this.#told = told;
    this.#subscribers.add(subscriber);
    return { sequence: this.#sequence, entries: Object.fromEntries(fresh) };
  }

  unsubscribe(subscriber: LiveSubscriber): void {
    this.#subscribers.delete(subscriber);
    if (this.#subscribers.size === 0) this.#forget();
  }

  /** Something of an extension's telephones may look different now. */
  hear(event: EngineEvent): void {
    switch (event.type) {
      case "contact.added":
      case "contact.refreshed":
        this.extensionChanged(event.binding.extension);
        return;
      case "contact.removed":
      case "contact.reachability":
        this.extensionChanged(event.extension);
        return;
      default:
        return;
    }
  }

  extensionChanged(number: string): void {
    if (this.#subscribers.size === 0) return;
    this.#extensions.add(number);
    // What an agent and a member of a queue or group do is what their telephones do.
    this.#queuesChanged = true;
    this.#arm();
  }

  trunkChanged(number: string): void {
    if (this.#subscribers.size === 0) return;
    this.#trunks.add(number);
    // A group whose members are outside is in service while a line leads there.
    this.#queuesChanged = true;
    this.#arm();
  }

  callChanged(call: Call): void {
    if (this.#subscribers.size === 0) return;
    this.#calls.set(call.id, call.endedAt === null ? call : null);
    this.#arm();
  }

  alertsChanged(): void {
    if (this.#subscribers.size === 0) return;
    this.#alertsChanged = true;
    this.#arm();
  }

  queuesChanged(): void {
    if (this.#subscribers.size === 0) return;
    this.#queuesChanged = true;
    this.#arm();
  }

  viewChanged(): void {
    if (this.#subscribers.size === 0) return;
    this.#viewChanged = true;
    this.#arm();
  }

  [Symbol.dispose](): void {
    this.#subscribers.clear();
    this.#forget();
  }

  #arm(): void {
    this.#timer ??= this.#parts.clock.after(TOGETHER_MS, () => this.#tell());
  }

  #tell(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const found = difference(this.#told, this.#changes());
    this.#clearMarks();
    if (isNothing(found)) return;
    this.#told = found.told;
    this.#sequence += 1;
    const delta: LiveDelta = { sequence: this.#sequence, set: found.set, drop: [...found.drop] };
    for (const subscriber of this.#subscribers) subscriber(delta);
  }

  /** What was marked, as it is now. */
  #changes(): ReadonlyMap<string, object | null> {
    const calls = [...this.#calls].map(([id, call]) => [callKey(id), call === null ? null : liveCall(call)] as const);
    const alerts = this.#alertsChanged ? this.#alone([alertKey("")], this.#alerts()) : [];
    const isAnew = this.#queuesChanged || this.#viewChanged;
    const queues = isAnew ? this.#alone([agentKey(""), queueKey(""), groupKey("")], this.#queues()) : [];
    if (!this.#viewChanged) {
      const ofNumbers = [...this.#rendered(this.#extensions), ...this.#lines(this.#trunks)];
      return new Map([...ofNumbers, ...queues, ...calls, ...alerts]);
    }
    const ofView = this.#alone([extensionKey(""), lineKey("")], [...this.#rendered(null), ...this.#lines(null)]);
    return new Map([...ofView, ...queues, ...calls, ...alerts]);
  }

  /** These, and from now on no others whose keys begin so. */
  #alone(
    beginnings: readonly string[],
    present: readonly (readonly [string, object])[],
  ): (readonly [string, object | null])[] {
    const keys = new Set(present.map(([key]) => key));
    const gone = [...this.#told.keys()].filter(
      (key) => !keys.has(key) && beginnings.some((beginning) => key.startsWith(beginning)),
    );
    return [...gone.map((key) => [key, null] as const), ...present];
  }

  #everything(): ReadonlyMap<string, object> {
    const calls = [...this.#parts.calls()].map((call) => [callKey(call.id), liveCall(call)] as const);
    const ofView = [...this.#rendered(null), ...this.#queues(), ...this.#lines(null)];
    return new Map<string, object>([...ofView, ...calls, ...this.#alerts()]);
  }

  #alerts(): (readonly [string, object])[] {
    return this.#parts.alerts().map((alert) => [alertKey(alert.key), alert] as const);
  }

  #queues(): (readonly [string, object])[] {
    const { agents, queues, groups } = this.#parts;
    return [
      ...agents().map((agent) => [agentKey(agent.number), agent] as const),
      ...queues().map((queue) => [queueKey(queue.number), queue] as const),
      ...groups().map((group) => [groupKey(group.number), group] as const),
    ];
  }

  /** The extensions of the view that are named (null: all of them). Groups have lamps too, but no entry. */
  #rendered(wanted: ReadonlySet<string> | null): (readonly [string, object])[] {
    if (wanted?.size === 0) return [];
    const { devicesOf, dialogsOf, hides, absence, currentView } = this.#parts;
    const extensions = currentView()?.extensions ?? [];
    return extensions
      .filter(({ number }) => wanted === null || wanted.has(number))
      .map(({ number, name, hidesNumber: configured }) => {
        const hidesNumber = hides(number) ?? configured;
        const devices = devicesOf(number);
        const now = { number, name, hidesNumber, absence: absence(number), devices, dialogs: dialogsOf(number) };
        return [extensionKey(number), liveExtension(now)] as const;
      });
  }

  /** The lines of the view that are named (null: all of them). */
  #lines(wanted: ReadonlySet<string> | null): (readonly [string, object])[] {
    if (wanted?.size === 0) return [];
    const trunks = this.#parts.currentView()?.trunks ?? [];
    return trunks.flatMap(({ number, name }) => {
      const state = wanted === null || wanted.has(number) ? this.#parts.trunkState(number) : null;
      return state === null ? [] : [[lineKey(number), liveLine(number, name, state)] as const];
    });
  }

  #clearMarks(): void {
    this.#extensions.clear();
    this.#trunks.clear();
    this.#calls.clear();
    this.#viewChanged = false;
    this.#alertsChanged = false;
    this.#queuesChanged = false;
  }

  #forget(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#told = new Map();
    this.#clearMarks();
  }
}
