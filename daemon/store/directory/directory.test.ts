import { expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { Journal } from "../ledger/journal.ts";
import type { Database } from "../level/database.ts";
import { Directory } from "./directory.ts";

/** A database that holds nothing and opens when somebody loads from it. */
const empty: Database = {
  state: "open",
  detail: "",
  get: async () => undefined,
  page: async () => [],
  oldest: async () => [],
  forget: async () => {},
  ready: async () => {},
  write: async () => {},
};

test("MEX-05: nobody is told that a directory is empty which was not read yet, and who has asked hears when it is", async () => {
  let changes = 0;
  const directory = new Directory({
    journal: new Journal(empty),
    clock: new DrivenClock(),
    newId: () => "",
    onChanged: () => void changes++,
  });
  const first = { state: null, from: 0, limit: 10 };
  expect(directory.numbers(first)).toEqual({ kind: "changed" });
  expect(directory.cards(first)).toEqual({ kind: "changed" });

  await directory.load(empty);

  expect(changes).toBe(1);
  expect(directory.numbers(first)).toMatchObject({ kind: "page", items: [] });
  expect(directory.cards(first)).toMatchObject({ kind: "page", items: [] });
});
