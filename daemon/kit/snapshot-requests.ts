import type { Prepared } from "./snapshot-consumer.ts";

/** A process that runs from snapshots, as a SnapshotConsumer is. */
interface Consumer {
  prepare(asked: { revision: number; file: string; digest: string }): Promise<Prepared>;
  apply(revision: number): void;
  abort(revision: number): void;
}

/** What such a process answers on its connection to `store`: see contracts/store-consumer.ts. */
export const snapshotRequests = (consumer: Consumer) => ({
  "snapshot.prepare": (asked: { revision: number; file: string; digest: string }) => consumer.prepare(asked),
  "snapshot.apply": ({ revision }: { revision: number }) => {
    consumer.apply(revision);
    return {};
  },
  "snapshot.abort": ({ revision }: { revision: number }) => {
    consumer.abort(revision);
    return {};
  },
});
