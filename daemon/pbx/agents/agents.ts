import type { Clock, Timer } from "../../kit/clock.ts";
import type { PbxAgent, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { KeptByNumber } from "../kept-by-number.ts";
import type { KeptLogin } from "./kept-login.ts";

interface Parts {
  readonly clock: Clock;
  readonly kept: Pick<KeptByNumber<KeptLogin>, "of" | "keep">;
  currentView(): PbxView | null;
}

/** Why somebody who is there gets no call of a queue for a while: what he has to do after one, or that he missed one. */
export type Rest = "wrap-up" | "missed";

interface Resting {
  readonly why: Rest;
  readonly timer: Timer;
}

/**
 * Where agents are logged in and who has a pause, kept over restarts [AGT-07, GAP-21]; who rests after a call of a queue,
 * which is not. Nobody is logged in at two telephones, and nobody with another one at the same: who comes last counts.
 */
export class Agents implements Disposable {
  readonly #parts: Parts;
  /** Agents of the view by the extension where they are. */
  readonly #atDesk = new Map<string, PbxAgent>();
  readonly #resting = new Map<string, Resting>();
  readonly #misses = new Map<string, number>();
  readonly #listeners: ((member: string) => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Told of whom something has changed: an agent, an extension with a pause, or the extension where an agent came or left. */
  onChange(listener: (number: string) => void): void {
    this.#listeners.push(listener);
  }

  deskOf(agent: string): string | null {
    return this.#parts.kept.of(agent)?.desk ?? null;
  }

  /** The agent who is logged in at an extension; null: nobody. */
  at(desk: string): PbxAgent | null {
    return this.#atDesk.get(desk) ?? null;
  }

  isPaused(member: string): boolean {
    return this.#parts.kept.of(member)?.isPaused ?? false;
  }

  /** Null: he could take a call. */
  restOf(member: string): Rest | null {
    return this.#resting.get(member)?.why ?? null;
  }

  /** Since when he is logged in or out, or paused; null: he never was. */
  since(member: string): number | null {
    return this.#parts.kept.of(member)?.since ?? null;
  }

  /** Begins his work there; a pause is over. */
  login(agent: string, desk: string): void {
    const before = this.deskOf(agent);
    const other = this.at(desk)?.number ?? null;
    if (other !== null && other !== agent) this.logout(other);
    this.#keep(agent, { desk, isPaused: false });
    this.#forget(agent);
    this.#seat();
    this.#tell(agent, desk, ...(before === null || before === desk ? [] : [before]));
  }

  logout(agent: string): void {
    const before = this.deskOf(agent);
    this.#parts.kept.keep(agent, null);
    this.#forget(agent);
    this.#seat();
    this.#tell(agent, ...(before === null ? [] : [before]));
  }

  pause(member: string, isPaused: boolean): void {
    const desk = this.deskOf(member);
    if (desk === null && !isPaused) this.#parts.kept.keep(member, null);
    else this.#keep(member, { desk, isPaused });
    this.#misses.delete(member);
    this.#tell(member);
  }

  /** He takes no call of a queue for so many seconds. */
  rest(member: string, why: Rest, seconds: number): void {
    this.#resting.get(member)?.timer.cancel();
    const timer = this.#parts.clock.after(seconds * 1000, () => {
      this.#resting.delete(member);
      this.#tell(member);
    });
    this.#resting.set(member, { why, timer });
    this.#tell(member);
  }

  /** He did not answer a call of a queue: so many in a row (0: never) make a pause. */
  missed(member: string, most: number): void {
    const misses = (this.#misses.get(member) ?? 0) + 1;
    this.#misses.set(member, misses);
    if (most > 0 && misses >= most) this.pause(member, true);
  }

  answered(member: string): void {
    this.#misses.delete(member);
  }

  /** Agents may have come or gone. */
  viewChanged(): void {
    this.#seat();
  }

  [Symbol.dispose](): void {
    for (const { timer } of this.#resting.values()) timer.cancel();
    this.#resting.clear();
  }

  #keep(number: string, { desk, isPaused }: Omit<KeptLogin, "since">): void {
    this.#parts.kept.keep(number, { desk, isPaused, since: this.#parts.clock.now() });
  }

  #forget(member: string): void {
    this.#misses.delete(member);
    this.#resting.get(member)?.timer.cancel();
    this.#resting.delete(member);
  }

  #seat(): void {
    this.#atDesk.clear();
    for (const agent of this.#parts.currentView()?.agents ?? []) {
      const desk = this.deskOf(agent.number);
      if (desk !== null) this.#atDesk.set(desk, agent);
    }
  }

  #tell(...numbers: readonly string[]): void {
    for (const number of numbers) for (const listener of this.#listeners) listener(number);
  }
}
