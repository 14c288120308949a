import type { Clock, Timer } from "../../kit/clock.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Call } from "../calls/call.ts";
import type { KeptByNumber } from "../kept-by-number.ts";
import { due, type WishOf } from "./due.ts";
import type { Wish } from "./wish.ts";

/** So long somebody has to be free before he is called, in seconds: he may want to call somebody himself. */
const FREE_SECONDS = 5;
/** So long « 5 » is understood after a call that came to nothing, in milliseconds. */
const REMEMBERED_MS = 10 * 60 * 1000;

interface Parts {
  readonly clock: Clock;
  readonly kept: Pick<KeptByNumber<readonly Wish[]>, "of" | "keep" | "entries">;
  currentView(): PbxView | null;
  /** No call, a telephone, and nothing set against calls. */
  isFree(extension: string): boolean;
  /** Milliseconds since the epoch; 0: not since the start. */
  idleSince(extension: string): number;
  /** Calls `to` for him; whether that is under way. */
  dial(by: string, to: string): boolean;
}

/** Calls people back when a colleague whom they have found busy is free [GAP-23]; outlives the process. */
export class CallBacks implements Disposable {
  readonly #parts: Parts;
  readonly #busy = new Map<string, { readonly to: string; readonly at: number }>();
  #timer: Timer | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whom an extension has found busy last; null: nobody lately. */
  lastBusy(by: string): string | null {
    const found = this.#busy.get(by);
    return found === undefined || this.#parts.clock.now() - found.at > REMEMBERED_MS ? null : found.to;
  }

  /** False: he waits for as many as he may already. */
  ask(by: string, to: string): boolean {
    const { clock, currentView } = this.#parts;
    const { minutes = 45, most = 1 } = currentView()?.callBack ?? {};
    const others = this.#of(by).filter((wish) => wish.to !== to);
    if (others.length >= most) return false;
    this.#keep(by, [...others, { to, until: clock.now() + minutes * 60_000 }]);
    this.soon();
    return true;
  }

  /** Null: all that he waits for. */
  cancel(by: string, to: string | null): void {
    this.#keep(by, to === null ? [] : this.#of(by).filter((wish) => wish.to !== to));
  }

  changed(before: Call | null, after: Call): void {
    if (before?.legs !== after.legs) this.soon();
    if (after.endedAt === null) return;
    const { cause, answeredAt, caller, dialled, view, legs } = after;
    const [first] = legs.values();
    const isInside = first?.trunk === null && [caller.number, dialled].every((one) => hasExtension(view, one));
    if (isInside && answeredAt === null && cause === "busy" && caller.number !== dialled) {
      this.#busy.set(caller.number, { to: dialled, at: this.#parts.clock.now() });
    }
  }

  /** Somebody may be free now, or soon. */
  soon(): void {
    if (this.#timer !== undefined) return;
    const [somebody] = this.#parts.kept.entries();
    if (somebody === undefined) return;
    this.#timer = this.#parts.clock.after(FREE_SECONDS * 1000, () => this.#look());
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #look(): void {
    this.#timer = undefined;
    const { clock, idleSince, isFree, dial } = this.#parts;
    const at = clock.now();
    const all = this.#all();
    const settling = all.some(({ by, to }) => [by, to].some((one) => at - idleSince(one) < FREE_SECONDS * 1000));
    const isFreeLong = (one: string) => isFree(one) && at - idleSince(one) >= FREE_SECONDS * 1000;
    const { now, later } = due(all, { at, isFree: isFreeLong });
    const kept = [...later, ...now.filter(({ by, to }) => !dial(by, to))];
    for (const by of new Set(all.map((wish) => wish.by))) {
      const left = kept.filter((wish) => wish.by === by);
      if (left.length < this.#of(by).length)
        this.#keep(
          by,
          left.map(({ to, until }) => ({ to, until })),
        );
    }
    if (settling) this.soon();
  }

  #of(by: string): readonly Wish[] {
    return this.#parts.kept.of(by) ?? [];
  }

  #keep(by: string, wishes: readonly Wish[]): void {
    this.#parts.kept.keep(by, wishes.length === 0 ? null : wishes);
  }

  #all(): readonly WishOf[] {
    return [...this.#parts.kept.entries()].flatMap(([by, wishes]) => wishes.map((wish) => ({ by, ...wish })));
  }
}

const hasExtension = ({ extensions }: PbxView, number: string): boolean =>
  extensions.some((extension) => extension.number === number);
