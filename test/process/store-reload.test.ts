import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { currentSchema } from "../../daemon/contracts/store-consumer.ts";
import { parser } from "../../daemon/kit/parse.ts";
import { commit, connectStore, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

interface PlayedConsumer {
  readonly peer: StorePeer;
  /** What it was asked, in order. */
  readonly asked: string[];
}

/** A process that runs from snapshots, played by this test. */
async function consumer(home: string, running: number | null, refusal?: string): Promise<PlayedConsumer> {
  const peer = await connectStore(home);
  const asked: string[] = [];
  peer.handle({
    "snapshot.prepare": ({ revision }) => {
      asked.push(`prepare ${revision}`);
      return refusal === undefined ? { kind: "ok" } : { kind: "refused", reasons: [refusal] };
    },
    "snapshot.apply": ({ revision }) => {
      asked.push(`apply ${revision}`);
      return {};
    },
    "snapshot.abort": ({ revision }) => {
      asked.push(`abort ${revision}`);
      return {};
    },
  });
  await peer.call("consumer.hello", { name: "pbx", revision: running, digest: await digest(home) });
  return { peer, asked };
}

const parseCurrent = parser(currentSchema, "current.json");
const current = async (home: string) =>
  parseCurrent(JSON.parse(await readFile(join(home, "snapshots", "current.json"), "utf8")));
const digest = async (home: string) => (await current(home)).views.pbx.digest;

test("a reload is prepared, applied and then current", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const pbx = await consumer(place.home, 1);
  await commit(box.peer, office("201", "206"));

  const answer = await box.peer.call("reload", { author: "test" });

  expect(answer).toEqual({ kind: "running", revision: 2, consumers: ["pbx"] });
  expect(pbx.asked).toEqual(["prepare 2", "apply 2"]);
  expect(await current(place.home)).toMatchObject({ revision: 2, views: { pbx: { file: "pbx-2.json" } } });
  expect(await box.peer.call("status", {})).toMatchObject({
    running: { revision: 2, author: "test" },
    reloadNeeded: false,
    consumers: [{ name: "pbx", revision: 2 }],
  });
  const [line] = (await box.peer.call("audit.list", { before: null, limit: 1 })).items;
  expect(line).toMatchObject({
    action: "reload.done",
    author: "test",
    revision: 2,
    text: "postes ajoutés : 206 ; postes supprimés : 202, 203, 204, 205 ; groupes modifiés : 800 (extensions) ; autres réglages : parking",
  });
  pbx.peer.close();
});

test("REC-06: a reload that is refused leaves the old revision running and says why", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const pbx = await consumer(place.home, 1, "La musique d'attente est illisible.");
  await commit(box.peer, office("201", "206"));

  const answer = await box.peer.call("reload", { author: "test" });

  expect(answer).toEqual({
    kind: "refused",
    revision: 2,
    running: 1,
    reasons: [{ consumer: "pbx", message: "La musique d'attente est illisible." }],
  });
  expect(pbx.asked).toEqual(["prepare 2", "abort 2"]);
  expect((await current(place.home)).revision).toBe(1);
  // A process that boots alone must not find it.
  expect(await readdir(join(place.home, "snapshots"))).toEqual([
    "current.json",
    "net-1.json",
    "pbx-1.json",
    "phones-1.json",
  ]);
  expect(await box.peer.call("status", {})).toMatchObject({ running: { revision: 1 }, reloadNeeded: true });
  pbx.peer.close();
});

test("one reload at a time", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  await commit(box.peer, office("201", "206"));

  const [first, second] = await Promise.all([
    box.peer.call("reload", { author: "one" }),
    box.peer.call("reload", { author: "two" }),
  ]);

  expect([first.kind, second.kind]).toEqual(["running", "busy"]);
});

test("a consumer that comes with an old revision is brought up to what runs", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  await commit(box.peer, office("201", "206"));
  await box.peer.call("reload", { author: "test" });

  const pbx = await consumer(place.home, 1);
  await expect.poll(() => pbx.asked).toEqual(["prepare 2", "apply 2"]);
  const other = await consumer(place.home, 2);
  await box.peer.call("reload", { author: "test" });

  expect(other.asked).toEqual(["prepare 2", "apply 2"]);
  pbx.peer.close();
  other.peer.close();
});

test("a lost or altered snapshot is made anew at the next start, of the revision that ran", async () => {
  await using place = await temporaryHome();
  const file = join(place.home, "snapshots", "pbx-1.json");
  {
    await using box = await openStore(place.home);
    await commit(box.peer, office("201", "206"));
  }
  const before = await readFile(file, "utf8");
  await writeFile(file, before.replace("Poste 201", "Poste 666"));

  await using again = await openStore(place.home);

  expect(await readFile(file, "utf8")).toBe(before);
  expect(await again.peer.call("status", {})).toMatchObject({ saved: { revision: 2 }, running: { revision: 1 } });
});

test("when database and snapshots are lost, the mirror still knows what is saved and what runs", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    await commit(box.peer, office("201", "206"));
  }
  await rm(join(place.home, "store", "level"), { recursive: true });
  await rm(join(place.home, "snapshots"), { recursive: true });

  await using again = await openStore(place.home);
  const status = await again.peer.call("status", {});

  expect(status).toMatchObject({
    saved: { revision: 2 },
    running: { revision: 1 },
    database: { state: "open", mirrored: true },
  });
  const { views } = await current(place.home);
  const view: unknown = JSON.parse(await readFile(join(place.home, "snapshots", views.pbx.file), "utf8"));
  expect(view).toMatchObject({ revision: 1 });
});
