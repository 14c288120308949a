import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commit, connectStore, office, openStore, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

const hello = { name: "pbx", revision: 1, digest: null } as const;

test("a reload is finished after the store was killed between decision and end", async () => {
  await using place = await temporaryHome();
  const child = await forkStore(place.home);
  const pbx = await connectStore(place.home);
  const admin = await connectStore(place.home);
  let applied = 0;
  pbx.handle({
    "snapshot.prepare": () => ({ kind: "ok" }),
    async "snapshot.apply"({ revision }) {
      // The first apply brings this consumer up to revision 1, whose digest it did not know.
      if (revision === 2) await kill(child);
      applied = revision;
      return {};
    },
  });
  await pbx.call("consumer.hello", hello);
  await expect.poll(() => applied).toBe(1);
  await commit(admin, office("201", "206"));
  await expect(admin.call("reload", { author: "test" })).rejects.toMatchObject({ code: "RPC_CLOSED" });
  pbx.close();
  admin.close();

  await using box = await openStore(place.home);

  expect(await box.peer.call("status", {})).toMatchObject({
    running: { revision: 2, author: "test" },
    reloadNeeded: false,
  });
  expect(box.lines.join("")).toContain("a reload that was decided is finished");
});

test("a store that is killed while consumers prepare leaves the old revision running", async () => {
  await using place = await temporaryHome();
  const child = await forkStore(place.home);
  const pbx = await connectStore(place.home);
  const admin = await connectStore(place.home);
  pbx.handle({
    async "snapshot.prepare"({ revision }) {
      if (revision === 2) await kill(child);
      return { kind: "ok" };
    },
    "snapshot.apply": () => ({}),
  });
  await pbx.call("consumer.hello", hello);
  await commit(admin, office("201", "206"));
  await expect(admin.call("reload", { author: "test" })).rejects.toMatchObject({ code: "RPC_CLOSED" });
  pbx.close();
  admin.close();

  await using box = await openStore(place.home);

  expect(await box.peer.call("status", {})).toMatchObject({ saved: { revision: 2 }, running: { revision: 1 } });
});

test("a consumer that dies while it prepares does not stop the reload of the others", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const dying = await connectStore(place.home);
  dying.handle({
    "snapshot.prepare": ({ revision }) => {
      if (revision === 2) dying.close();
      return { kind: "ok" };
    },
    "snapshot.apply": () => ({}),
  });
  await dying.call("consumer.hello", hello);
  await commit(box.peer, office("201", "206"));

  const answer = await box.peer.call("reload", { author: "test" });

  expect(answer).toEqual({ kind: "running", revision: 2, consumers: [] });
  expect(await readdir(join(place.home, "snapshots"))).toContain("pbx-2.json");
  expect((await box.peer.call("status", {})).consumers).toEqual([]);
});
