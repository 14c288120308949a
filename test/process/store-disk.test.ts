import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { commit, office, openStore } from "./store-box.ts";

const run = promisify(execFile);

interface SmallDisk extends AsyncDisposable {
  readonly home: string;
  fill(): Promise<void>;
  free(): Promise<void>;
  remount(mode: "ro" | "rw"): Promise<void>;
}

/** A disk of 8 MB of our own, or null when this user may not mount one. */
async function smallDisk(): Promise<SmallDisk | null> {
  const home = await mkdtemp(join(tmpdir(), "store-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", home]);
  } catch {
    await rm(home, { recursive: true });
    return null;
  }
  const filler = join(home, "filler");
  return {
    home,
    // dd ends with an error when the disk is full: that is what is wanted.
    fill: () => run("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]).then(nothing, nothing),
    free: () => rm(filler),
    remount: (mode) => run("mount", ["-o", `remount,${mode}`, home]).then(nothing),
    async [Symbol.asyncDispose]() {
      await run("umount", [home]);
      await rm(home, { recursive: true });
    },
  };
}

const nothing = (): void => undefined;
const noMount = "this user may not mount a tmpfs";

const many = (name: string) => ({
  ...office("201", "206"),
  groups: Array.from({ length: 300 }, (_, index) => ({
    number: String(4000 + index),
    name: `${name} ${index}`,
    members: ["201"],
  })),
});

test("on a full disk a commit is refused whole, reading goes on, and saving works again when there is room", async (context) => {
  await using disk = await smallDisk();
  if (disk === null) return context.skip(noMount);
  await using box = await openStore(disk.home);
  await commit(box.peer, office("201", "202"), 1);
  await disk.fill();

  const refused = await commit(box.peer, many("Groupe"), 2);
  const again = await commit(box.peer, many("Groupe"), 2);
  const status = await box.peer.call("status", {});
  const read = await box.peer.call("config.get", { secrets: false });
  const facts = box.peer.call("facts.append", {
    producer: "pbx",
    facts: [{ number: 1, fact: { kind: "audit", at: 1, author: "pbx", action: "a.b", text: "" } }],
  });

  expect(refused).toMatchObject({ kind: "unwritable", english: expect.stringContaining("ENOSPC") });
  expect(again).toMatchObject({ kind: "unwritable", message: expect.stringContaining("disque est plein") });
  expect(status).toMatchObject({ saved: { revision: 2 }, database: { state: "read-only", detail: "ENOSPC" } });
  expect(read.revision.revision).toBe(2);
  await expect(facts).rejects.toMatchObject({ code: "STORE_UNWRITABLE" });
  expect((await box.peer.call("revisions.list", { before: null, limit: 9 })).items).toHaveLength(2);

  await disk.free();
  expect(await commit(box.peer, many("Groupe"), 2)).toEqual({ kind: "committed", revision: 3, changed: true });
  expect(await box.peer.call("status", {})).toMatchObject({ database: { state: "open", mirrored: true } });
  expect((await box.peer.call("revisions.list", { before: null, limit: 9 })).items).toHaveLength(3);
});

test("a store that starts on a full disk answers from the mirror and catches up by itself", async (context) => {
  await using disk = await smallDisk();
  if (disk === null) return context.skip(noMount);
  {
    await using box = await openStore(disk.home);
    await commit(box.peer, many("Groupe"), 1);
  }
  await disk.fill();
  await using box = await openStore(disk.home);

  const status = await box.peer.call("status", {});
  const refused = await commit(box.peer, office("201"), 2);

  expect(status).toMatchObject({ saved: { revision: 2 }, running: { revision: 1 } });
  expect(refused).toMatchObject({ kind: "unwritable" });
  expect(await box.peer.call("config.get", { secrets: true })).toMatchObject({ revision: { revision: 2 } });

  await disk.free();
  await expect
    .poll(async () => (await box.peer.call("status", {})).database.state, { timeout: 15_000, interval: 200 })
    .toBe("open");
  expect(await commit(box.peer, office("201"), 2)).toMatchObject({ kind: "committed", revision: 3 });
});

test("a reload on a full disk is refused and the old revision runs on", async (context) => {
  await using disk = await smallDisk();
  if (disk === null) return context.skip(noMount);
  await using box = await openStore(disk.home);
  await commit(box.peer, many("Groupe"), 1);
  await disk.fill();

  const answer = await box.peer.call("reload", { author: "test" });

  expect(answer).toMatchObject({ kind: "unwritable" });
  expect(await box.peer.call("status", {})).toMatchObject({ running: { revision: 1 }, reloadNeeded: true });
  await disk.free();
  expect(await box.peer.call("reload", { author: "test" })).toMatchObject({ kind: "running", revision: 2 });
});

test("a store on a read-only disk says what it could not do", async (context) => {
  await using disk = await smallDisk();
  if (disk === null) return context.skip(noMount);
  await (await openStore(disk.home))[Symbol.asyncDispose]();
  await disk.remount("ro");

  await expect(openStore(disk.home)).rejects.toMatchObject({ exit: 75, message: expect.stringContaining("EROFS") });
  await disk.remount("rw");
});

test("on a full disk who is signed in stays so and may leave; nobody new comes in until there is room", async (context) => {
  await using disk = await smallDisk();
  if (disk === null) return context.skip(noMount);
  await using box = await openStore(disk.home);
  const admin = { name: "admin", password: "un mot de passe" };
  const open = () => box.peer.call("login.open", { ...admin, remember: false });
  const whose = async (token: string) => (await box.peer.call("login.check", { token })).login?.name ?? "nobody";
  await box.peer.call("admin.setPassword", { ...admin, author: "test" });
  const [one, other] = [await open(), await open()];
  if (one.kind !== "opened" || other.kind !== "opened") throw new Error("no login was opened");
  await disk.fill();
  await commit(box.peer, many("Groupe"));

  expect(await whose(one.token)).toBe("admin");
  expect(await open()).toMatchObject({ kind: "unwritable" });
  expect(await box.peer.call("token.create", { name: "x", right: "all", author: "test" })).toMatchObject({
    kind: "unwritable",
  });
  await box.peer.call("login.close", { token: other.token });
  expect(await whose(other.token)).toBe("nobody");

  await disk.free();
  expect((await open()).kind).toBe("opened");
  await box[Symbol.asyncDispose]();
  await using again = await openStore(disk.home);
  const after = async (token: string) => (await again.peer.call("login.check", { token })).login?.name ?? "nobody";
  expect([await after(one.token), await after(other.token)]).toEqual(["admin", "nobody"]);
});
