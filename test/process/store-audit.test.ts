import { expect, test } from "vitest";
import type { AuditFilter } from "../../daemon/contracts/audit.ts";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { until } from "../rig/waiting.ts";
import { commit, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

/** The audit log: read by who and what, and forgotten after its days. */

const DAY = 86_400_000;
const any: AuditFilter = { from: null, to: null, author: null, subject: null };

const lines = async (peer: StorePeer, filter: Partial<AuditFilter> = {}) =>
  (await peer.call("audit.list", { before: null, limit: 1000, filter: { ...any, ...filter } })).items;

/** So many lines of now, by somebody outside of store. */
async function happen(peer: StorePeer, author: string, count: number, at: number): Promise<void> {
  const facts = Array.from({ length: count }, (_, number) => ({
    number,
    fact: { kind: "audit", at: at + number, author, action: "voicemail.hear", text: String(number) },
  }));
  await peer.call("facts.append", { producer: author, facts });
}

test("lines are found by author, subject and time, and say with which revision", async () => {
  await using place = await temporaryHome();
  const clock = new DrivenClock(Date.UTC(2026, 10, 27, 9));
  await using box = await openStore(place.home, clock);
  await happen(box.peer, "201", 3, clock.now());
  clock.advance(DAY);
  await commit(box.peer, office("201"));

  expect(await lines(box.peer, { author: "201" })).toHaveLength(3);
  expect(await lines(box.peer, { subject: "config" })).toMatchObject([{ action: "config.commit", revision: 2 }]);
  expect(await lines(box.peer, { author: "201", subject: "config" })).toEqual([]);
  expect(await lines(box.peer, { author: "201", from: clock.now() })).toEqual([]);
  expect(await lines(box.peer, { author: "201", to: clock.now() })).toHaveLength(3);
});

test("lines go after their days, but for the newest, and are numbered on", async () => {
  await using place = await temporaryHome();
  const clock = new DrivenClock(Date.UTC(2025, 0, 1));
  await using box = await openStore(place.home, clock);
  await happen(box.peer, "201", 250, clock.now());
  await commit(box.peer, { ...office("201"), journal: { keepAuditDays: 30 } });
  await box.peer.call("reload", { author: "test" });
  const [newest] = await lines(box.peer);
  expect((await lines(box.peer)).length).toBeGreaterThan(250);

  clock.advance(29 * DAY);
  clock.advance(2 * DAY);

  // Each batch waits for its turn.
  const left = await until("the old lines to go", async () => {
    clock.advance(1_000);
    const now = await lines(box.peer);
    return now.length === 1 && now;
  });
  expect(left).toEqual([newest]);
  await happen(box.peer, "202", 1, clock.now());
  expect((await lines(box.peer))[0]?.line).toBe((newest?.line ?? 0) + 1);
});
