import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StoreStatus } from "../../daemon/contracts/store.ts";
import { parser } from "../../daemon/kit/parse.ts";
import { pbxViewSchema } from "../../daemon/model/snapshot/pbx-view.ts";
import { commit, connectStore, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

/** What store knows of the changes that wait, and of a reload as it goes. */

const renamed = (name: string) => {
  const document = office("201", "202");
  return { ...document, extensions: [{ number: "201", name }, ...document.extensions.slice(1)] };
};

const isNeeded = async (peer: StorePeer) => (await peer.call("status", {})).reloadNeeded;

test("what says the same as what runs asks for no reload, also after a restart; a changed password does", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    await commit(box.peer, renamed("A"));
    await box.peer.call("reload", { author: "test" });
    await commit(box.peer, renamed("B"));
    expect(await isNeeded(box.peer)).toBe(true);
    await commit(box.peer, renamed("A"));
    expect(await isNeeded(box.peer)).toBe(false);
  }
  await using again = await openStore(place.home);
  expect(await isNeeded(again.peer)).toBe(false);

  const { extensions, ...others } = renamed("A");
  const [first, ...more] = extensions;
  await commit(again.peer, { ...others, extensions: [{ ...first, sipPassword: "un-autre" }, ...more] });

  expect(await isNeeded(again.peer)).toBe(true);
  expect(await again.peer.call("config.trail", { above: 2, upTo: 5 })).toMatchObject({
    isWhole: true,
    items: [
      { revision: 5, marks: [], secrets: ["201"] },
      { revision: 4, marks: ["extensions/201"], secrets: [] },
      { revision: 3, marks: ["extensions/201"], secrets: [] },
    ],
  });
});

test("an earlier document is not saved over what somebody has saved since", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  await commit(box.peer, renamed("A"));

  expect(await box.peer.call("config.undo", { revision: 1, author: "test", base: 1 })).toMatchObject({
    kind: "conflict",
    saved: { revision: 2 },
  });
  expect(await box.peer.call("config.revision", { revision: 99 })).toBeNull();
});

test("what comes back has the passwords that it had, unless it is new", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const password = () => box.peer.call("extension.password", { number: "202", author: "test" });
  await commit(box.peer, office("201", "202"));
  const before = await password();
  await commit(box.peer, office("201"));
  const back = { document: office("201", "202"), base: null, author: "test", note: "" };

  await box.peer.call("config.commit", { ...back, restores: true });
  expect(await password()).toEqual(before);
  await commit(box.peer, office("201"));
  await box.peer.call("config.commit", back);
  expect(await password()).not.toEqual(before);
});

test("a conference room keeps its PIN when something else is saved", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const room = { number: "850", name: "Salle", asksPin: true };
  const pinOf = async (revision: number) => {
    await box.peer.call("reload", { author: "test" });
    const file = join(place.home, "snapshots", `pbx-${revision}.json`);
    const view = parser(pbxViewSchema, "the view")(JSON.parse(await readFile(file, "utf8")));
    return view.conferences[0]?.pin;
  };
  await commit(box.peer, { ...office("201"), conferences: [{ ...room, pin: "4711" }] });
  const before = await pinOf(2);

  await commit(box.peer, { ...office("201", "202"), conferences: [room] });

  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(await pinOf(3)).toBe(before);
});

test("REC-04 REC-06: a reload is told step by step, and after a refusal who refused and why", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const told: StoreStatus["lastReload"][] = [];
  const watcher = await connectStore(place.home);
  watcher.onMessage("changed", ({ lastReload }) => told.push(lastReload));
  await watcher.call("watch", {});
  const pbx = await connectStore(place.home);
  let refuse: (() => void) | undefined;
  const refused = { kind: "refused" as const, reasons: ["La ligne 900 est incomplète."] };
  pbx.handle({
    // Brought up to what runs at first; then it takes its time.
    "snapshot.prepare": ({ revision }) =>
      revision === 1 ? { kind: "ok" } : new Promise((answer) => (refuse = () => answer(refused))),
    "snapshot.apply": () => ({}),
    "snapshot.abort": () => ({}),
  });
  await pbx.call("consumer.hello", { name: "pbx", revision: null, digest: null });
  await commit(box.peer, office("201"));

  const reload = box.peer.call("reload", { author: "marie" });
  const preparing = { who: "pbx", step: "prepare", state: "under-way" };
  await expect
    .poll(() => told.at(-1), { timeout: 10_000 })
    .toMatchObject({ outcome: "under-way", steps: expect.arrayContaining([expect.objectContaining(preparing)]) });
  refuse?.();
  await reload;

  const { lastReload } = await box.peer.call("status", {});
  expect(lastReload).toMatchObject({ outcome: "refused", author: "marie", milliseconds: expect.any(Number) });
  expect(lastReload?.steps.find(({ step }) => step === "prepare")).toMatchObject({
    state: "refused",
    reasons: ["La ligne 900 est incomplète."],
  });
  watcher.close();
  pbx.close();
});
