import { expect, test } from "vitest";
import { commit, connectStore, office, openStore, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

/** Commits until the connection breaks; returns the highest revision that was answered. */
async function commitUntilKilled(home: string, from: number): Promise<number> {
  const peer = await connectStore(home);
  let answered = from;
  try {
    for (let number = 0; ; number += 1) {
      const answer = await commit(peer, office("201", String(3000 + from + number)));
      if (answer.kind === "committed") answered = answer.revision;
    }
  } catch {
    // The store is gone: that is what was wanted.
    return answered;
  }
}

test("kill -9 during commits loses no revision that was answered and makes none twice", async () => {
  await using place = await temporaryHome();
  let answered = 1;
  for (const milliseconds of [40, 90, 150, 230]) {
    const child = await forkStore(place.home);
    const committing = commitUntilKilled(place.home, answered);
    setTimeout(() => void kill(child), milliseconds);
    answered = await committing;
  }

  await using box = await openStore(place.home);
  const { saved, database } = await box.peer.call("status", {});
  const { items } = await box.peer.call("revisions.list", { before: null, limit: 1000 });
  const { items: audit } = await box.peer.call("audit.list", { before: null, limit: 1000 });

  // The last one may have been written although its answer was never heard.
  expect(saved?.revision).toBeGreaterThanOrEqual(answered);
  expect(answered).toBeGreaterThan(4);
  expect(database).toMatchObject({ state: "open", detail: "", mirrored: true });
  const expected = Array.from({ length: saved?.revision ?? 0 }, (_, index) => (saved?.revision ?? 0) - index);
  expect(items.map(({ revision }) => revision)).toEqual(expected);
  const commits = audit.filter(({ action }) => action === "config.commit").map(({ revision }) => revision);
  expect(commits).toEqual(expected.slice(0, -1));
});

test("kill -9 while facts arrive counts every fact once", async () => {
  await using place = await temporaryHome();
  const facts = Array.from({ length: 400 }, (_, index) => ({
    number: index + 1,
    fact: { kind: "audit", at: index, author: "test", action: "fact.sent", text: String(index + 1) },
  }));
  let upTo = 0;
  for (let round = 0; upTo < facts.length; round += 1) {
    const child = await forkStore(place.home);
    const peer = await connectStore(place.home);
    if (round < 3) setTimeout(() => void kill(child), 15 + 20 * round);
    try {
      while (upTo < facts.length) {
        const batch = facts.slice(upTo, upTo + 7);
        upTo = (await peer.call("facts.append", { producer: "test", facts: batch })).upTo;
      }
    } catch {
      // Killed: the same facts are sent again.
    }
    peer.close();
    if (upTo >= facts.length) await kill(child);
  }

  await using box = await openStore(place.home);
  const { items } = await box.peer.call("audit.list", { before: null, limit: 1000 });

  const sent = items.filter(({ action }) => action === "fact.sent").map(({ text }) => Number(text));
  expect(sent.reverse()).toEqual(facts.map(({ number }) => number));
});

test("a second store on the same home is turned away", async () => {
  await using place = await temporaryHome();
  await using _box = await openStore(place.home);

  await expect(forkStore(place.home)).rejects.toThrow("ended with 75");
});
