import { expect, test } from "vitest";
import { prunable } from "./snapshot-files.ts";

const views = (...revisions: readonly number[]) => revisions.map((revision) => `pbx-${revision}.json`);

test("five snapshots stay, the latest ones", () => {
  expect(prunable([...views(9, 10, 11, 12, 13, 14, 15), "current.json"], 15)).toEqual(views(9, 10));
});

test("the one that runs stays, however old it is", () => {
  expect(prunable(views(1, 10, 11, 12, 13, 14, 15), 1)).toEqual(views(10));
});

test("what a killed write left behind goes", () => {
  expect(prunable(["pbx-1.json", "pbx-2.json.abc.tmp", "current.json"], 1)).toEqual(["pbx-2.json.abc.tmp"]);
});

test("files that are not ours are left alone", () => {
  expect(prunable(["notes.txt", "README", "lost+found"], 1)).toEqual([]);
});
