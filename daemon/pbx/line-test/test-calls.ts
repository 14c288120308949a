import type { Call } from "../calls/call.ts";
import type { Switchboard, TestOrder } from "../calls/switchboard.ts";

/** The test calls that are up, and who waits for their end. */
export class TestCalls {
  readonly #switchboard: Pick<Switchboard, "order">;
  readonly #waiting = new Map<string, (call: Call) => void>();

  constructor(switchboard: Pick<Switchboard, "order">) {
    this.#switchboard = switchboard;
  }

  /** Makes one, and resolves with it when it has ended; null: there is no such line. */
  make(order: TestOrder): Promise<Call> | null {
    const call = this.#switchboard.order(order);
    if (call === null) return null;
    if (call.endedAt !== null) return Promise.resolve(call);
    return new Promise((resolve) => this.#waiting.set(call.id, resolve));
  }

  /** A CallListener, as far as it matters here. */
  changed(call: Call): void {
    if (!call.isTest || call.endedAt === null) return;
    this.#waiting.get(call.id)?.(call);
    this.#waiting.delete(call.id);
  }
}
