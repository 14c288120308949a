import type { CallRecord } from "../../daemon/contracts/call-record.ts";

/** What telephones know of their calls, to be compared with the records. */
export interface MadeCall {
  readonly caller: string;
  readonly dialled: string;
  /** The exchange has answered it, so that it must have a record. */
  readonly isCertain: boolean;
}

export class CallsMade {
  readonly #made = new Map<string, { certain: number; tried: number }>();

  ended({ caller, dialled, isCertain }: MadeCall): void {
    const way = `${caller}→${dialled}`;
    const { certain, tried } = this.#made.get(way) ?? { certain: 0, tried: 0 };
    this.#made.set(way, { certain: certain + (isCertain ? 1 : 0), tried: tried + 1 });
  }

  /** Sentences about records that are missing or that nobody can explain; none when the books are right. */
  differencesTo(records: readonly CallRecord[]): readonly string[] {
    const counts = new Map<string, number>();
    for (const { caller, dialled } of records) {
      const way = `${caller.number}→${dialled}`;
      counts.set(way, (counts.get(way) ?? 0) + 1);
    }
    const ways = new Set([...this.#made.keys(), ...counts.keys()]);
    return [...ways].flatMap((way) => {
      const { certain, tried } = this.#made.get(way) ?? { certain: 0, tried: 0 };
      const count = counts.get(way) ?? 0;
      if (count < certain) return [`${way}: ${certain} calls, ${count} records`];
      if (count > tried) return [`${way}: ${tried} calls at most, but ${count} records`];
      return [];
    });
  }
}
