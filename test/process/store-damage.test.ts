import { open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commit, office, openStore, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

const level = (home: string): string => join(home, "store", "level");

/** Three runs with a commit each, so that there are tables and a log. Ends with revision 4 saved and 1 running. */
async function threeCommits(home: string): Promise<void> {
  for (const number of ["301", "302", "303"]) {
    await using box = await openStore(home);
    const groups = Array.from({ length: 200 }, (_, index) => ({
      number: String(4000 + index),
      name: `Groupe ${index} ${Math.sin(index)}`,
      members: [number],
    }));
    await commit(box.peer, { ...office("201", number), groups });
  }
}

async function newest(home: string, ending: RegExp): Promise<string> {
  const files = (await readdir(level(home))).filter((file) => ending.test(file)).sort();
  const name = files.at(-1);
  if (name === undefined) throw new Error(`no file ${ending} in ${level(home)}`);
  return join(level(home), name);
}

async function scribble(path: string, from: number, length: number): Promise<void> {
  const file = await open(path, "r+");
  await file.write(Buffer.alloc(length, 0xa5), 0, length, from);
  await file.close();
}

const damages: readonly (readonly [string, (home: string) => Promise<void>])[] = [
  ["the middle of the newest table is overwritten", async (home) => scribble(await newest(home, /ldb$/), 60, 2000)],
  [
    "the end of the newest table is overwritten",
    async (home) => {
      const path = await newest(home, /ldb$/);
      await scribble(path, (await stat(path)).size - 48, 48);
    },
  ],
  ["the newest table is gone", async (home) => rm(await newest(home, /ldb$/))],
  ["the newest table is cut short", async (home) => writeFile(await newest(home, /ldb$/), "x")],
  ["the log is overwritten", async (home) => scribble(await newest(home, /log$/), 10, 400)],
  ["the manifest is gone", async (home) => rm(await newest(home, /^MANIFEST/))],
  ["CURRENT is gone", async (home) => rm(join(level(home), "CURRENT"))],
  ["CURRENT is empty", async (home) => writeFile(join(level(home), "CURRENT"), "")],
  [
    "every table and the log are rubbish",
    async (home) => {
      for (const file of await readdir(level(home))) await writeFile(join(level(home), file), "rubbish");
    },
  ],
  ["the whole database is gone", async (home) => rm(level(home), { recursive: true })],
];

test.each(damages)("no committed configuration is lost when %s", async (_what, damage) => {
  await using place = await temporaryHome();
  await threeCommits(place.home);
  const before: unknown = JSON.parse(await readFile(join(place.home, "store", "mirror.json"), "utf8"));
  await damage(place.home);

  await using box = await openStore(place.home);
  const { document } = await box.peer.call("config.get", { secrets: true });
  const status = () => box.peer.call("status", {});

  expect(document).toMatchObject({ extensions: [{ number: "201" }, { number: "303" }] });
  // What is found when everything is read once is repaired at once: for that moment it is closed.
  await expect.poll(async () => (await status()).database.state).toBe("open");
  expect(await status()).toMatchObject({ saved: { revision: 4 }, running: { revision: 1 } });
  expect(JSON.parse(await readFile(join(place.home, "store", "mirror.json"), "utf8"))).toEqual(before);
  expect(await commit(box.peer, office("201", "304"), 4)).toMatchObject({ kind: "committed", revision: 5 });
});

test.each(damages.slice(0, 5))("no revision and no fact of the past is lost either when %s", async (_what, damage) => {
  await using place = await temporaryHome();
  await threeCommits(place.home);
  const facts = Array.from({ length: 300 }, (_, index) => ({
    number: index + 1,
    fact: { kind: "audit", at: index, author: "test", action: "fact.sent", text: `${Math.sin(index)}` },
  }));
  {
    await using box = await openStore(place.home);
    await box.peer.call("facts.append", { producer: "test", facts });
  }
  await (await openStore(place.home))[Symbol.asyncDispose]();
  await damage(place.home);

  await using box = await openStore(place.home);
  await expect.poll(async () => (await box.peer.call("status", {})).database.detail).toMatch(/^(repaired|$)/);
  const texts = async () => {
    const { items } = await box.peer.call("audit.list", { before: null, limit: 1000 });
    return items.filter(({ action }) => action === "fact.sent").map(({ text }) => text);
  };

  await expect
    .poll(() => texts().catch(() => []), { timeout: 10_000 })
    .toEqual(facts.map(({ fact }) => fact.text).reverse());
  for (const revision of [2, 3]) {
    expect(await box.peer.call("config.undo", { revision, author: "test" })).toMatchObject({ kind: "committed" });
    const { document } = await box.peer.call("config.get", { secrets: false });
    expect(document).toMatchObject({ extensions: [{ number: "201" }, { number: String(299 + revision) }] });
  }
});

test("a mirror that was altered is not believed, and is written anew", async () => {
  await using place = await temporaryHome();
  await threeCommits(place.home);
  const path = join(place.home, "store", "mirror.json");
  await writeFile(path, (await readFile(path, "utf8")).replace("Poste 303", "Poste 666"));

  await using box = await openStore(place.home);

  expect(await box.peer.call("config.get", { secrets: false })).toMatchObject({ revision: { revision: 4 } });
  expect(await readFile(path, "utf8")).toContain("Poste 303");
  expect(box.lines.join("")).toContain("the mirror of the configuration is damaged");
});

test("damage is said in the log and in the status", async () => {
  await using place = await temporaryHome();
  await threeCommits(place.home);
  await rm(await newest(place.home, /ldb$/));

  await using box = await openStore(place.home);

  expect((await box.peer.call("status", {})).database.detail).toMatch(/^repaired \(/);
  expect(box.lines.join("")).toContain("the database is damaged, repairing it");
});

test("a store that is killed while it repairs comes back whole", async () => {
  await using place = await temporaryHome();
  await threeCommits(place.home);
  await rm(await newest(place.home, /ldb$/));

  const child = await forkStore(place.home);
  await kill(child);

  await using box = await openStore(place.home);
  expect(await box.peer.call("status", {})).toMatchObject({ saved: { revision: 4 } });
});

test("damage that is met while the store runs is repaired, and what can be read is answered", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    const facts = Array.from({ length: 900 }, (_, index) => ({
      number: index + 1,
      fact: { kind: "audit", at: index, author: "test", action: "fact.sent", text: `${Math.sin(index)}`.repeat(20) },
    }));
    await box.peer.call("facts.append", { producer: "test", facts });
  }
  await (await openStore(place.home))[Symbol.asyncDispose]();
  const path = await newest(place.home, /ldb$/);
  await scribble(path, Math.floor((await stat(path)).size / 2), 3000);

  await using box = await openStore(place.home);
  const read = () => box.peer.call("audit.list", { before: null, limit: 1000 });

  await expect
    .poll(
      () =>
        read().then(
          ({ items }) => items.length > 100,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  expect(await commit(box.peer, office("201"))).toMatchObject({ kind: "committed", revision: 2 });
  expect(box.lines.join("")).toMatch(/damaged/);
});
