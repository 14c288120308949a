import type { Clock, Timer } from "../../kit/clock.ts";
import type { Destination } from "../engine/engine.ts";
import type { Answer, LookUp } from "./look-up.ts";
import { numericDestination, type Question } from "./rfc3263.ts";

/** What is known of a question at this moment. */
export type Known =
  | { readonly kind: "looking" }
  | { readonly kind: "found"; readonly destinations: readonly Destination[] }
  | { readonly kind: "nothing" }
  | { readonly kind: "unanswered" };

interface Watched {
  readonly question: Question;
  known: Known;
  /** Look-ups without a good answer, since the last one; and those of them, the latest, that found nothing. */
  failures: number;
  nothings: number;
  timer: Timer | null;
}

interface Parts {
  readonly clock: Clock;
  readonly lookUp: LookUp;
  /** What is known of some question has changed. */
  readonly changed: () => void;
}

/** TTLs are respected within these, in milliseconds. */
const soonestMs = 30_000;
const latestMs = 3_600_000;
const firstAgainMs = 5000;
const lastAgainMs = 300_000;
/** A name that was good is believed to be gone when it was found so three times running: zones break and are mended. */
const believedAfter = 3;

/** Keeps the answers of DNS fresh for the names that are wanted, and the last good ones while it fails. */
export class NameWatch implements Disposable {
  readonly #parts: Parts;
  readonly #watched = new Map<string, Watched>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All that is wanted from now on; what was wanted before and still is goes on undisturbed. */
  want(questions: readonly Question[]): void {
    const wanted = new Map(
      questions.filter((one) => numericDestination(one) === null).map((one) => [nameOf(one), one]),
    );
    for (const [name, watched] of this.#watched) {
      if (wanted.has(name)) continue;
      watched.timer?.cancel();
      this.#watched.delete(name);
    }
    for (const [name, question] of wanted) {
      if (this.#watched.has(name)) continue;
      const watched: Watched = { question, known: { kind: "looking" }, failures: 0, nothings: 0, timer: null };
      this.#watched.set(name, watched);
      void this.#look(watched);
    }
  }

  knownOf(question: Question): Known {
    const numeric = numericDestination(question);
    if (numeric !== null) return { kind: "found", destinations: [numeric] };
    return this.#watched.get(nameOf(question))?.known ?? { kind: "looking" };
  }

  [Symbol.dispose](): void {
    this.want([]);
  }

  async #look(watched: Watched): Promise<void> {
    const answer = await this.#parts.lookUp(watched.question);
    if (this.#watched.get(nameOf(watched.question)) !== watched) return; // nobody wants it any more
    const isGood = answer.kind === "found" && !answer.isPartial;
    watched.failures = isGood ? 0 : watched.failures + 1;
    watched.nothings = answer.kind === "nothing" ? watched.nothings + 1 : 0;
    const after = isGood ? bounded(answer.holdsSeconds * 1000, soonestMs, latestMs) : againAfter(watched.failures);
    watched.timer = this.#parts.clock.after(after, () => void this.#look(watched));
    const known = better(watched.known, answer, watched.nothings);
    if (known === watched.known) return;
    watched.known = known;
    this.#parts.changed();
  }
}

/** What is known after an answer. */
function better(known: Known, answer: Answer, nothings: number): Known {
  if (answer.kind === "found") {
    if (answer.isPartial && known.kind === "found") return known;
    return { kind: "found", destinations: answer.destinations };
  }
  if (known.kind !== "found") return { kind: answer.kind };
  return answer.kind === "nothing" && nothings >= believedAfter ? { kind: "nothing" } : known;
}

const againAfter = (failures: number): number => bounded(firstAgainMs * 2 ** (failures - 1), firstAgainMs, lastAgainMs);
const bounded = (value: number, lowest: number, highest: number): number => Math.min(Math.max(value, lowest), highest);
const nameOf = ({ host, port, transport, domain, ipv4Only }: Question): string =>
  JSON.stringify([host.toLowerCase(), port, transport, domain, ipv4Only]);
