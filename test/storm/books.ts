import { join } from "node:path";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import type { Revision } from "../../daemon/contracts/revision.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";

/** Everything that store has in its books at this moment. */
export interface Books {
  readonly records: readonly CallRecord[];
  readonly revisions: readonly Revision[];
  readonly saved: { readonly revision: number; readonly document: unknown };
  readonly running: number | null;
}

export async function readBooks(home: string): Promise<Books> {
  const peer = await connect(join(home, "run", "store.sock"), storeContract);
  try {
    const { revision, document } = await peer.call("config.get", { secrets: false });
    const { running } = await peer.call("status", {});
    return {
      records: await allPages((before) => peer.call("records.list", { before, limit: 1_000 })),
      revisions: await allPages((before) => peer.call("revisions.list", { before, limit: 1_000 })),
      saved: { revision: revision.revision, document },
      running: running?.revision ?? null,
    };
  } finally {
    peer.close();
  }
}

/** The document of an earlier revision: it becomes the saved one. */
export async function undoTo(home: string, revision: number): Promise<unknown> {
  const peer = await connect(join(home, "run", "store.sock"), storeContract);
  try {
    const answer = await peer.call("config.undo", { revision, author: "tempête" });
    if (answer.kind !== "committed") throw new Error(`undo to revision ${revision} was answered ${answer.kind}`);
    return (await peer.call("config.get", { secrets: false })).document;
  } finally {
    peer.close();
  }
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

async function allPages<Item>(read: (before: string | null) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let before: string | null = null; ; ) {
    const { items, next }: Page<Item> = await read(before);
    all.push(...items);
    if (next === null) return all;
    before = next;
  }
}
