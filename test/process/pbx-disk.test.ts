import { createHash } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { messageName } from "../../daemon/contracts/message-record.fixture.ts";
import { systemClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { Journal } from "../../daemon/pbx/journal/journal.ts";
import type { Message } from "../../daemon/pbx/messages/message.ts";
import { openMessages } from "../../daemon/pbx/messages/open-messages.ts";
import { deliveryFact, keptRecord } from "../../daemon/pbx/messages/record-of.ts";
import { office } from "../../daemon/pbx/office.fixture.ts";
import { openRecords } from "../../daemon/pbx/open-records.ts";
import { pbxSnapshots } from "../../daemon/pbx/reload/snapshot-files.ts";
import { TelephoneRoom } from "../../daemon/pbx/telephone-room.fixture.ts";
import { until } from "../rig/waiting.ts";
import { mountSmallDisk } from "../storm/small-disk.ts";

/** What pbx keeps on disk: journals, records, snapshots. */

class Place implements AsyncDisposable {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

const place = async (): Promise<Place> => new Place(await mkdtemp(join(tmpdir(), "sipleo-pbx-")));
const noTrouble = (error: unknown): void => {
  throw error;
};

describe("a journal", () => {
  test("gives back what was said, but for a line that a kill tore", async () => {
    await using here = await place();
    const { journal } = await Journal.open(here.path("a"), noTrouble);
    journal.append({ one: 1 });
    journal.append({ two: 2 });
    await journal.close();
    await appendFile(here.path("a"), '{"torn":');

    expect((await Journal.open(here.path("a"), noTrouble)).lines).toEqual([{ one: 1 }, { two: 2 }]);
  });

  test("holds only the new lines after it was rewritten, and goes on", async () => {
    await using here = await place();
    const { journal } = await Journal.open(here.path("a"), noTrouble);
    journal.append({ old: 1 });
    await journal.rewrite([{ new: 1 }]);
    journal.append({ new: 2 });
    await journal.close();

    expect(await readFile(here.path("a"), "utf8")).toBe('{"new":1}\n{"new":2}\n');
  });

  test("reports a disk that takes nothing once, and writes everything when it does again", async () => {
    await using here = await place();
    const troubles: unknown[] = [];
    const { journal } = await Journal.open(here.path("missing", "a"), (error) => troubles.push(error));
    journal.append({ one: 1 });
    await journal.flush();
    journal.append({ two: 2 });
    await journal.flush();
    expect(troubles).toHaveLength(1);

    await mkdir(here.path("missing"));
    await journal.close();

    expect(await readFile(here.path("missing", "a"), "utf8")).toBe('{"one":1}\n{"two":2}\n');
  });

  test("that could not be written is as soon as the disk takes it, what was rewritten before what came after", async () => {
    await using here = await place();
    const troubles: unknown[] = [];
    const { journal } = await Journal.open(here.path("missing", "a"), (error) => troubles.push(error));
    journal.append({ old: 1 });
    await journal.rewrite([{ new: 1 }]);
    journal.append({ new: 2 });
    await journal.flush();
    expect(troubles).toHaveLength(1);

    await mkdir(here.path("missing"));

    await until("the journal to be written", async () => {
      const text = await readFile(here.path("missing", "a"), "utf8");
      return text === '{"new":1}\n{"new":2}\n';
    });
    await journal.close();
  });
});

test("a journal whose disk took a part of a line gives back every line once there is room", async (context) => {
  await using here = await place();
  await using disk = await mountSmallDisk(here.path("disk"), 1);
  if (disk === null) return context.skip("this user may not mount a tmpfs");
  const troubles: unknown[] = [];
  const { journal } = await Journal.open(here.path("disk", "a"), (error) => troubles.push(error));
  await disk.fill();
  await truncate(here.path("disk", "ballast"), 1_000_000);
  const lines = Array.from({ length: 30 }, (_, n) => ({ n, text: "x".repeat(10_000) }));
  for (const line of lines) {
    journal.append(line);
    await journal.flush();
  }
  expect(troubles).toHaveLength(1);

  disk.free();
  await journal.close();

  expect((await Journal.open(here.path("disk", "a"), noTrouble)).lines).toEqual(lines);
});

describe("call records", () => {
  const context = { log: silentLog, clock: systemClock };
  const facts = async (records: Awaited<ReturnType<typeof openRecords>>): Promise<CallRecord[]> => {
    const all = await records.spool.unacknowledged(1000);
    return all.map(({ fact }) => (fact as { record: CallRecord }).record);
  };
  const folders = async (here: Place) => {
    await mkdir(here.path("own"));
    return { own: here.path("own"), spool: here.path("spool") };
  };

  test("a call that ended is recorded, one that was up when the process died is interrupted; each once, over and over", async () => {
    await using here = await place();
    const at = await folders(here);
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");
    const records = await openRecords(context, at);
    room.exchange.onCall((before, after) => records.changed(before, after));

    a.call("202").hangUp();
    a.call("202");
    b.last.answer();
    await records.settled();
    // The process is killed here: nothing is closed.

    for (let start = 0; start < 3; start += 1) {
      const again = await openRecords(context, at);
      await again.settled();
      const outcomes = (await facts(again)).map((record) => [record.call, record.outcome, record.answeredBy]);
      expect(outcomes).toEqual([
        ["call-1", "cancelled", null],
        ["call-2", "interrupted", "202"],
      ]);
      await again.close();
    }
    await records.close();
  });

  test("a kill between the record and the journal's note does not double it", async () => {
    await using here = await place();
    const at = await folders(here);
    const room = new TelephoneRoom();
    const phone = room.phone("201");
    const records = await openRecords(context, at);
    room.exchange.onCall((before, after) => records.changed(before, after));
    phone.call("299");
    await records.settled();
    const journal = join(at.own, "open-calls.journal");
    const lines = (await readFile(journal, "utf8")).split("\n").filter((line) => !line.includes("ended"));
    await writeFile(journal, lines.join("\n"));

    const again = await openRecords(context, at);
    await again.settled();

    expect(await facts(again)).toHaveLength(1);
    await again.close();
    await records.close();
  });

  test("three thousand calls leave a short journal", async () => {
    await using here = await place();
    const at = await folders(here);
    const room = new TelephoneRoom();
    const phone = room.phone("201");
    const records = await openRecords(context, at);
    room.exchange.onCall((before, after) => records.changed(before, after));

    for (let call = 0; call < 3000; call += 1) phone.call("299");
    await records.settled();

    expect(await facts(records)).toHaveLength(1000);
    expect((await readFile(join(at.own, "open-calls.journal"), "utf8")).split("\n").length).toBeLessThan(3000);
    await records.close();
  });
});

describe("snapshots", () => {
  const write = async (here: Place, revision: number): Promise<{ file: string; digest: string }> => {
    const text = JSON.stringify(office({ revision }));
    const file = `pbx-${revision}.json`;
    await writeFile(here.path(file), text);
    return { file, digest: createHash("sha256").update(text).digest("hex") };
  };
  const point = (here: Place, revision: number, pbx: { file: string; digest: string }): Promise<void> =>
    writeFile(
      here.path("current.json"),
      // Of a version of the box that has other processes than this one.
      JSON.stringify({ format: 1, revision, at: 1, author: "a", views: { pbx, others: pbx } }),
    );

  test("the current one runs, though a newer one lies there", async () => {
    await using here = await place();
    await point(here, 1, await write(here, 1));
    await write(here, 2);

    expect((await pbxSnapshots(here.folder).lastGood(noTrouble))?.view.revision).toBe(1);
  });

  test("a torn current one is passed over for the newest sound one", async () => {
    await using here = await place();
    await write(here, 9);
    await write(here, 10);
    await point(here, 11, await write(here, 11));
    await writeFile(here.path("pbx-11.json"), "{");
    const skipped: unknown[] = [];

    const found = await pbxSnapshots(here.folder).lastGood((error) => skipped.push(error));

    expect(found?.view.revision).toBe(10);
    expect(skipped).toHaveLength(1);
  });

  test("a file that is not what its digest says is refused in a sentence", async () => {
    await using here = await place();
    const { file } = await write(here, 1);

    await expect(pbxSnapshots(here.folder).load(file, "0".repeat(64))).rejects.toThrow(
      `The snapshot ${here.path(file)} cannot be used`,
    );
  });

  test("where there is none, there is none", async () => {
    await using here = await place();

    expect(await pbxSnapshots(here.path("missing")).lastGood(noTrouble)).toBeNull();
  });
});

describe("text messages", () => {
  const message: Message = {
    id: messageName(1),
    at: Date.now(),
    sender: { number: "201", name: "Gérant", anonymous: false },
    to: "202",
    text: "Bonjour",
    request: { from: "201", callId: "c", cseq: 1 },
  };
  const opened = async (folder: string) => openMessages({ log: silentLog, clock: systemClock }, folder);
  const recordOf = (of: Message, ...posts: string[]) =>
    keptRecord(of, { kind: "extension", extension: "201" }, { addressee: "800", posts, full: [] });
  const keep = ({ memory }: Awaited<ReturnType<typeof opened>>, of: Message, ...posts: string[]) =>
    memory.keep(of, posts, recordOf(of, ...posts));

  test("SMS-05: what was kept is found again, without who has got it and what has been given up", async () => {
    await using here = await place();
    const before = await opened(here.folder);
    expect(await keep(before, message, "202", "203")).toBe(true);
    expect(await keep(before, { ...message, id: messageName(2) }, "204")).toBe(true);
    before.memory.forget(message.id, "202");
    before.memory.sentOutside({ extension: "201", at: Date.now() });
    before.memory.sentOutside({ extension: "201", at: Date.now() - 3_700_000 });
    await before.close();
    await appendFile(here.path("messages.journal"), '{"message":{"id":"torn"');

    const after = await opened(here.folder);

    expect(after.memory.kept.map(({ message: { id }, posts }) => [id, ...posts])).toEqual([
      [messageName(1), "203"],
      [messageName(2), "204"],
    ]);
    expect(after.memory.sent).toHaveLength(1);
    await after.close();
  });

  test("the journal does not grow with what has been delivered", async () => {
    await using here = await place();
    const messages = await opened(here.folder);
    for (let n = 0; n < 1500; n += 1) {
      const old = { ...message, id: messageName(2 + n), at: Date.now() - 70_000 };
      const fact = recordOf(old, "202");
      void messages.memory.keep(old, ["202"], fact);
      messages.memory.forget(old.id, "202");
      messages.memory.told(fact);
    }
    await keep(messages, message, "202");
    await messages.close();

    const lines = (await readFile(here.path("messages.journal"), "utf8")).split("\n");
    expect(lines.length).toBeLessThan(1100);
  });

  test("a disk that takes nothing keeps nothing, and says so; later it does not come back", async (context) => {
    await using here = await place();
    await using disk = await mountSmallDisk(here.path("disk"), 1);
    if (disk === null) return context.skip("this user may not mount a tmpfs");
    const messages = await opened(here.path("disk"));
    await disk.fill();

    expect(await keep(messages, { ...message, text: "x".repeat(1300) }, "202")).toBe(false);
    disk.free();
    expect(await keep(messages, { ...message, id: messageName(2) }, "202")).toBe(true);
    await messages.close();

    const after = await opened(here.path("disk"));
    expect(after.memory.kept.map(({ message: { id } }) => id)).toEqual([messageName(2)]);
    expect(after.memory.untold).toMatchObject([{ record: { message: messageName(2) } }]);
    await after.close();
  });

  test("SMS-05: what was not told when the process died is told by the next one, and only that", async () => {
    await using here = await place();
    const before = await opened(here.folder);
    const delivered = deliveryFact(message.id, "202", "delivered", 5);
    const record = recordOf(message, "202", "203");
    await before.memory.keep(message, ["202", "203"], record);
    before.memory.told(record);
    before.memory.note(delivered);
    before.memory.forget(message.id, "202");
    await before.close();

    const next = await opened(here.folder);
    expect(next.memory.untold).toEqual([delivered]);
    for (const fact of next.memory.untold) next.memory.told(fact);
    await next.close();

    const last = await opened(here.folder);
    expect(last.memory.untold).toEqual([]);
    await last.close();
  });
});
