import { expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { Checked } from "./checked.ts";

const isAway = (error: unknown) => error instanceof Error && error.message === "away";

/** A door whose knowledge can be changed, and that counts how often it is asked. */
function door() {
  const known = new Map([["good", "admin"]]);
  const state = { asked: 0, away: false };
  const clock = new DrivenClock();
  const ask = (token: string): Promise<string | null> => {
    state.asked++;
    return state.away ? Promise.reject(new Error("away")) : Promise.resolve(known.get(token) ?? null);
  };
  return { known, state, clock, checked: new Checked(ask, isAway, clock) };
}

test("a page that asks ten things at once is checked once", async () => {
  const { checked, state } = door();

  const all = await Promise.all(Array.from({ length: 10 }, () => checked.check("good")));
  await checked.check("good");

  expect(all).toEqual(Array(10).fill("admin"));
  expect(state.asked).toBe(1);
});

test("a login that ended elsewhere ends here within seconds", async () => {
  const { checked, known, clock } = door();
  await checked.check("good");
  known.clear();

  clock.advance(5_000);

  expect(await checked.check("good")).toBeNull();
});

test("who was signed in stays so while store is away, but not for ever", async () => {
  const { checked, state, clock } = door();
  await checked.check("good");
  state.away = true;

  clock.advance(60_000);
  expect(await checked.check("good")).toBe("admin");
  clock.advance(60_000);
  await expect(checked.check("good")).rejects.toThrow("away");
});

test("who never was does not get in while store is away", async () => {
  const { checked, state } = door();
  state.away = true;

  await expect(checked.check("good")).rejects.toThrow("away");
});

test("what is forgotten is asked for again, also when the answer was under way", async () => {
  const { checked, known } = door();
  const underWay = checked.check("good");
  checked.forget(() => true);
  await underWay;
  known.clear();

  expect(await checked.check("good")).toBeNull();
});

test("worthless tokens take no room", async () => {
  const { checked } = door();

  for (let index = 0; index < 2_000; index++) await checked.check(`guess ${index}`);

  expect(checked.kept).toBe(0);
});
