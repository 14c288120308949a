import type { Clock, Timer } from "../../kit/clock.ts";
import type { DestinationClass } from "../../model/plan/destination-class.ts";
import type { Reason } from "../../model/reason.ts";
import type { Engine, EngineEvent, LegId, RoomId } from "../engine/engine.ts";
import { type Announcement, type Call, settled } from "./call.ts";
import { type Command, post } from "./command.ts";
import { type Member, memberOf } from "./conference-member.ts";
import type { ConferenceOrder } from "./conference-order.ts";
import type { Instruction, Outcome } from "./instruction.ts";
import type { KnownLegEvent, LegEvent } from "./leg.ts";
import type { HouseWord } from "./voicemail-topics.ts";

export type Offer = Extract<EngineEvent, { readonly type: "leg.offered" }>;

/** What a decision may look at and draw names from. */
export interface Ground {
  readonly now: number;
  callOf(leg: LegId): Call | undefined;
  callNamed(call: string): Call | undefined;
  /** Calls that are up. */
  calls(): Iterable<Call>;
  /** A fresh, odd name for a leg that is about to be dialled. */
  newLeg(): LegId;
  /** A fresh name for a room of the mixing bridge. */
  newRoom(): RoomId;
  /** A fresh name for a call that starts now. */
  newCall(): string;
}

/** The outcome of one decision: calls that are new or changed, and what to ask of the engine, in order. */
export interface Moved {
  readonly calls: readonly Call[];
  readonly commands: readonly Command[];
}

/** A call that the box itself is to make by a line. */
export interface TestOrder {
  readonly trunk: string;
  /** E.164 */
  readonly number: string;
  /** What it may cost. */
  readonly classes: readonly DestinationClass[];
}

/** Somebody who waited in a queue is to be called back. */
export interface CallBackOrder {
  readonly number: string;
  readonly name: string;
  readonly isInside: boolean;
  readonly queue: string;
  readonly queueName: string;
  readonly ticket: number;
  /** Since when he waits, in milliseconds since the epoch. */
  readonly since: number;
  /** Who is rung for it. */
  readonly members: readonly string[];
}

/** What other parts of pbx have to tell of a call that is up. */
export type CallNotice =
  /** Of the dialogue with that count. */
  | { readonly kind: "pin-judged"; readonly count: number; readonly isRight: boolean }
  /** These members of its queue are to ring for it. */
  | { readonly kind: "served"; readonly members: readonly string[] }
  /** Of voicemail. */
  | HouseWord;

/** The outcome of an instruction, and what comes of it. */
export interface Instructed extends Moved {
  readonly outcome: Outcome;
}

/** Decides; pure but for the names that it draws. The switchboard carries out. */
export interface CallLogic {
  offered(offer: Offer, ground: Ground): Moved;
  ordered(order: TestOrder, ground: Ground): Moved;
  happened(call: Call, event: KnownLegEvent, ground: Ground): Moved;
  /** A call that the box makes by itself; none while there is no configuration. */
  announce(told: Announcement, ground: Ground): Moved;
  /** None while there is no configuration. */
  callBack(order: CallBackOrder, ground: Ground): Moved;
  told(call: Call, notice: CallNotice, ground: Ground): Moved;
  /** Somebody wants something done with a call, or a call made. */
  instructed(instruction: Instruction, ground: Ground): Instructed;
  /** Who leads a conference, or an administrator, wants something of it. */
  conference(members: readonly Member[], order: ConferenceOrder, by: string, ground: Ground): Moved;
  /** It may not go on. */
  cut(call: Call, why: Reason, ground: Ground): Moved;
  /** The time of the hunt or of the dialogue with that count is over. */
  expired(call: Call, count: number, ground: Ground): Moved;
}

/**
 * Sees every event and every change of every call, after the engine has been asked. `before` is null for a new call and
 * the same as `after` when the event changed nothing; `event` is null for a timer.
 */
export type CallListener = (before: Call | null, after: Call, event: LegEvent | null) => void;

interface RunningTimer {
  readonly count: number;
  readonly timer: Timer;
}

/** Holds the calls that are up, brings them the engine's events and carries out what their logic decides. */
export class Switchboard implements Disposable {
  readonly #engine: Engine;
  readonly #clock: Clock;
  readonly #logic: CallLogic;
  readonly #newCall: () => string;
  readonly #calls = new Map<string, Call>();
  /** When each of them began, on the monotonic clock. */
  readonly #begun = new Map<string, number>();
  readonly #byLeg = new Map<LegId, string>();
  readonly #timers = new Map<string, readonly RunningTimer[]>();
  readonly #listeners: CallListener[] = [];
  #ears: Disposable | null = null;
  #nextLeg = 1;
  #rooms = 0;
  #handled = 0;

  constructor(parts: { engine: Engine; clock: Clock; logic: CallLogic; newCall: () => string }) {
    this.#engine = parts.engine;
    this.#clock = parts.clock;
    this.#logic = parts.logic;
    this.#newCall = parts.newCall;
  }

  /** Begins to listen to the engine; add the listeners before. */
  start(): void {
    this.#ears ??= this.#engine.onEvent((event) => this.#hear(event));
  }

  onChange(listener: CallListener): void {
    this.#listeners.push(listener);
  }

  calls(): Iterable<Call> {
    return this.#calls.values();
  }

  /** Calls that have been opened since the start. */
  get handled(): number {
    return this.#handled;
  }

  get up(): number {
    return this.#calls.size;
  }

  /** Calls somebody to tell him something. Not while the listeners of a change are still being told. */
  announce(told: Announcement): void {
    this.#carryOut(this.#logic.announce(told, this.#ground()), null);
  }

  /** Makes a test call, as it is at its beginning; the listeners hear how it goes on. Null: there is no such line. */
  order(order: TestOrder): Call | null {
    const moved = this.#logic.ordered(order, this.#ground());
    const [call] = moved.calls;
    if (call === undefined) return null;
    const begun = settled(call, this.#timeIn(call));
    this.#carryOut(moved, null);
    return begun;
  }

  /** Calls somebody back. Not while the listeners of a change are still being told. */
  callBack(order: CallBackOrder): void {
    this.#carryOut(this.#logic.callBack(order, this.#ground()), null);
  }

  callOf(id: string): Call | undefined {
    return this.#calls.get(id);
  }

  /** Tells a call what has come of something; one that has ended hears nothing. Not while the listeners of a change are told. */
  tell(id: string, notice: CallNotice): void {
    const call = this.#calls.get(id);
    if (call !== undefined) this.#carryOut(this.#logic.told(call, notice, this.#ground(call)), null);
  }

  /** Does what somebody wants done. */
  instruct(instruction: Instruction): Outcome {
    const call = "call" in instruction ? this.#calls.get(instruction.call) : undefined;
    const moved = this.#logic.instructed(instruction, this.#ground(call));
    this.#carryOut(moved, null);
    return moved.outcome;
  }

  /** Carries out what is wanted of a conference; false: nobody is in that room, or not the one who was meant. */
  direct(isMeant: (member: Member) => boolean, order: ConferenceOrder, by: string): boolean {
    const members = [...this.#calls.values()].flatMap((call) => memberOf(call) ?? []).filter(isMeant);
    const named = "call" in order ? members.filter(({ call }) => call.id === order.call) : members;
    if (named.length === 0) return false;
    this.#carryOut(this.#logic.conference(members, order, by, this.#ground()), null);
    return true;
  }

  /** Ends these calls, whatever goes on in them. */
  cut(names: readonly string[], why: Reason): void {
    for (const name of names) {
      const call = this.#calls.get(name);
      if (call !== undefined) this.#carryOut(this.#logic.cut(call, why, this.#ground(call)), null);
    }
  }

  [Symbol.dispose](): void {
    this.#ears?.[Symbol.dispose]();
    this.#ears = null;
    for (const held of this.#timers.values()) for (const { timer } of held) timer.cancel();
    this.#timers.clear();
  }

  #hear(event: EngineEvent): void {
    if (event.type === "leg.offered") {
      this.#carryOut(this.#logic.offered(event, this.#ground()), event);
    } else if ("leg" in event && event.type !== "sip.message") {
      const call = this.#callOf(event.leg);
      if (call !== undefined) this.#carryOut(this.#logic.happened(call, event, this.#ground(call)), event);
    }
  }

  #expired(id: string, count: number): void {
    const call = this.#calls.get(id);
    if (call !== undefined && timed(call).some((one) => one.count === count)) {
      this.#carryOut(this.#logic.expired(call, count, this.#ground(call)), null);
    }
  }

  #carryOut(moved: Moved, event: LegEvent | null): void {
    for (const command of moved.commands) post(this.#engine, command);
    for (const call of moved.calls) this.#keep(settled(call, this.#timeIn(call)), event);
  }

  #keep(call: Call, event: LegEvent | null): void {
    const before = this.#calls.get(call.id) ?? null;
    if (before === null) this.#handled += 1;
    if (before !== call) this.#remember(before, call);
    for (const listener of this.#listeners) listener(before, call, event);
  }

  #remember(before: Call | null, call: Call): void {
    this.#index(before, call);
    this.#watchTime(call);
    if (before === null) this.#begun.set(call.id, this.#clock.monotonic());
    if (call.endedAt === null) {
      this.#calls.set(call.id, call);
    } else {
      this.#calls.delete(call.id);
      this.#begun.delete(call.id);
    }
  }

  /** A leg may have moved to another call meanwhile: only its own call forgets it. */
  #index(before: Call | null, call: Call): void {
    if (before?.legs === call.legs) return;
    for (const leg of call.legs.values()) {
      if (leg.state !== "released") this.#byLeg.set(leg.id, call.id);
      else if (this.#byLeg.get(leg.id) === call.id) this.#byLeg.delete(leg.id);
    }
  }

  #watchTime(call: Call): void {
    const held = this.#timers.get(call.id) ?? [];
    const running = call.endedAt === null ? timed(call) : [];
    for (const { count, timer } of held) if (!running.some((one) => one.count === count)) timer.cancel();
    const timers = running.map(({ count, seconds }) => {
      const known = held.find((one) => one.count === count);
      return known ?? { count, timer: this.#clock.after(seconds * 1000, () => this.#expired(call.id, count)) };
    });
    if (timers.length === 0) this.#timers.delete(call.id);
    else this.#timers.set(call.id, timers);
  }

  #callOf(leg: LegId): Call | undefined {
    const id = this.#byLeg.get(leg);
    return id === undefined ? undefined : this.#calls.get(id);
  }

  /** A call's own time: the wall clock's when it began, so that setting the clock changes no duration. */
  #timeIn(call: Call): number {
    const begun = this.#begun.get(call.id);
    return begun === undefined ? this.#clock.now() : call.startedAt + Math.round(this.#clock.monotonic() - begun);
  }

  #ground(call: Call | null = null): Ground {
    return {
      now: call === null ? this.#clock.now() : this.#timeIn(call),
      callOf: (leg) => this.#callOf(leg),
      callNamed: (name) => this.#calls.get(name),
      calls: () => this.#calls.values(),
      newLeg: () => this.#mintLeg(),
      newRoom: () => {
        this.#rooms += 1;
        return this.#rooms as RoomId;
      },
      newCall: this.#newCall,
    };
  }

  #mintLeg(): LegId {
    const leg = this.#nextLeg as LegId;
    this.#nextLeg += 2;
    return leg;
  }
}

/** What runs against the clock in a call. */
const timed = ({ hunt, dialogue }: Call): readonly { readonly count: number; readonly seconds: number }[] =>
  [hunt, dialogue].filter((one) => one !== null);
