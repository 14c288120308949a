import { type HourOfCalls, startedIn, withCall } from "../toll/hour.ts";

/** How many text messages each extension has sent outside within the last hour: a flood of them is toll fraud too. */
export class TextHours {
  readonly #hours = new Map<string, HourOfCalls>();

  sent(extension: string, at: number): void {
    this.#hours.set(extension, withCall(this.#hours.get(extension) ?? [], "started", at));
  }

  count(extension: string, now: number): number {
    return startedIn(this.#hours.get(extension) ?? [], now);
  }
}
