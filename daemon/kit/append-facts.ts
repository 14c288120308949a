import { BoxError } from "./box-error.ts";
import type { Spool, SpooledFact } from "./spool.ts";

/** The connection to `store`, as far as facts go by it: see contracts/store.ts. */
interface Ledger {
  readonly peer:
    | {
        call(
          name: "facts.append",
          request: { producer: string; facts: Pick<SpooledFact, "number" | "fact">[] },
        ): Promise<{ readonly upTo: number }>;
      }
    | undefined;
}

/** Hands facts of a spool to `store`; the number up to which it has them now. Fails with STORE_AWAY {}. */
export async function appendFacts(
  { peer }: Ledger,
  { producer }: Pick<Spool, "producer">,
  parcel: readonly SpooledFact[],
): Promise<number> {
  if (peer === undefined) throw new BoxError("STORE_AWAY", {}, { sentence: "store does not answer" });
  const facts = parcel.map(({ number, fact }) => ({ number, fact }));
  return (await peer.call("facts.append", { producer, facts })).upTo;
}
