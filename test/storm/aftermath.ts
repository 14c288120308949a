import { expect } from "vitest";
import { describeError } from "../../daemon/kit/box-error.ts";
import { calledTone, callerTone, hears } from "../rig/conversation.ts";
import { until } from "../rig/waiting.ts";
import type { Blow } from "./blow.ts";
import { type Books, readBooks, undoTo } from "./books.ts";
import type { Chance } from "./chance.ts";
import { growth, holdingsOf } from "./processes.ts";
import { promiseNow } from "./promise.ts";
import type { Scene } from "./scene.ts";

/** Milliseconds that somebody dials in vain, so that the failure says how long it took in truth. */
const patienceMs = 20_000;

/** Strikes, and looks whether everything that was promised came true. */
export async function weather(scene: Scene, blow: Blow, chance: Chance): Promise<void> {
  try {
    await struck(scene, blow, chance);
  } catch (error) {
    const log = scene.box.log().slice(-20_000);
    // The next blow begins with calls of its own.
    await scene.endCalls(false);
    throw new Error(`${blow.what} (seed ${chance.seed}): ${describeError(error)}\n${log}`, { cause: error });
  } finally {
    scene.phones.resume();
    scene.administrator.resume();
  }
}

async function struck(scene: Scene, blow: Blow, chance: Chance): Promise<void> {
  await scene.talk();
  const logBefore = scene.box.log().length;
  const losesCalls = blow.losesCalls(scene);
  const before = await promiseNow();
  const started = performance.now();

  await blow.strike(scene, chance, before.ms);
  const ended = performance.now();
  const throughMs = await scene.getThrough(ended, patienceMs);
  // Who was late may have met somebody else's work, which began after the first look.
  const promise = throughMs < before.ms ? before : await promiseNow();
  process.stdout.write(`${blow.what}: somebody got through after ${Math.round(throughMs)} ms; ${promise.why}\n`);

  expect(throughMs, `milliseconds until somebody got through; ${promise.why}`).toBeLessThan(promise.ms);
  if (!losesCalls) await expectSound(scene, started, ended, blow.disturbsTheNetwork ?? false);
  await scene.box.whole();
  await expectSavingGoesOn(scene);
  await scene.phones.allAgain();
  await expectBooks(scene, losesCalls);
  await expectContent(scene, chance);
  await expectNothingLeft(scene);
  // What is damaged may be read only when LevelDB tidies up, some time after its start.
  await until(`the log to tell that ${blow.what}`, () => blow.told.test(scene.box.log().slice(logBefore)));
}

/** Both sides of every call hear the other one, and without a hole unless the network itself had one. */
async function expectSound(scene: Scene, since: number, ended: number, mayHaveHoles: boolean): Promise<void> {
  for (const { caller, called } of scene.calls) {
    await hears(caller, calledTone, ended);
    await hears(called, callerTone, ended);
    if (mayHaveHoles) continue;
    const lost = [caller, called].map(({ sound }) => sound.hearing(since).lost);
    expect(lost, "packets lost in calls that were up").toEqual([0, 0]);
  }
}

async function expectSavingGoesOn({ administrator }: Scene): Promise<void> {
  administrator.resume();
  await administrator.savesAgain();
  expect(administrator.wrongs).toEqual([]);
}

/** No committed change and no call record is lost or doubled. */
async function expectBooks(scene: Scene, losesCalls: boolean): Promise<void> {
  const { administrator, box, made, phones } = scene;
  await phones.rest();
  await administrator.rest();
  await scene.endCalls(!losesCalls);
  const books = await until(
    "the records of all calls",
    async () => {
      const now = await readBooks(box.home);
      const wrong = made.differencesTo(now.records);
      const { factsWaiting } = await box.now().pbxStatus();
      if (wrong.length > 0 || factsWaiting > 0) throw new Error(`${wrong.join("; ")} (${factsWaiting} facts wait)`);
      return now;
    },
    { limitMs: 10_000, everyMs: 50 },
  );
  expect(phones.wrongs).toEqual([]);
  expectRevisions(scene, books);
}

function expectRevisions({ administrator: { acknowledged, running } }: Scene, books: Books): void {
  const last = acknowledged.at(-1);
  const notes = new Map(books.revisions.map(({ revision, note }) => [revision, note]));
  const missing = acknowledged.filter(({ revision, note }) => notes.get(revision) !== note);
  const numbers = books.revisions.map(({ revision }) => revision);

  expect(missing, "acknowledged revisions that are not in the list").toEqual([]);
  expect(new Set(numbers).size, "every revision is there once").toBe(numbers.length);
  // The last one may have been saved although its answer was never heard.
  expect(books.saved.revision).toBeGreaterThanOrEqual(last?.revision ?? 0);
  if (books.saved.revision === last?.revision) {
    expect(books.saved.document).toMatchObject({ groups: [{ name: last.groupName }] });
  }
  expect(books.running).toBeGreaterThanOrEqual(running);
}

/** One revision of the past, chosen by chance, still holds what was saved as it. */
async function expectContent({ administrator: { acknowledged }, box }: Scene, chance: Chance): Promise<void> {
  const { revision, groupName } = chance.oneOf(acknowledged);
  expect(await undoTo(box.home, revision), `the document of revision ${revision}`).toMatchObject({
    groups: [{ name: groupName }],
  });
}

/** Nothing is left of what was up, and no process holds more than before. */
async function expectNothingLeft(scene: Scene): Promise<void> {
  const { before, box } = scene;
  await box.now().atRest();
  await until(
    "memory and descriptors to come back",
    () => {
      const more = growth(before, holdingsOf(box.processes()));
      if (more.length > 0) throw new Error(more.join("; "));
      return true;
    },
    { limitMs: 15_000, everyMs: 200 },
  );
}
