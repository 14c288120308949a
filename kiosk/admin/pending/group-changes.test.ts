import { expect, test } from "vitest";
import type { ChangeOfObject } from "../../../daemon/contracts/api/pending.ts";
import { groupChanges } from "./group-changes.ts";

const change = (id: string, page: string): ChangeOfObject => ({
  id,
  tag: "t",
  kind: "changed",
  page: { id: page, title: { fr: page, en: page } },
  key: "",
  title: { fr: id, en: id },
  name: "",
  sentences: [],
  by: [],
});

test("changes stand together by page, pages in the order in which they come first", () => {
  const grouped = groupChanges([change("a", "postes"), change("b", "menus"), change("c", "postes")]);

  expect(grouped.map(({ page, changes }) => [page.id, ...changes.map(({ id }) => id)])).toEqual([
    ["postes", "a", "c"],
    ["menus", "b"],
  ]);
});
