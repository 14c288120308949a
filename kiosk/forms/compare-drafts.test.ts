import { expect, test } from "vitest";
import { chosenDraft, compareDrafts } from "./compare-drafts.ts";

const base = { name: "Atelier", ringSeconds: "30", site: "" };

test("only what differs is asked, and who changed it is suggested", () => {
  const theirs = { ...base, ringSeconds: "45", name: "Garage" };
  const mine = { ...base, site: "Siège", name: "Usine" };

  expect(compareDrafts(base, theirs, mine)).toEqual([
    { key: "name", theirs: "Garage", mine: "Usine", suggested: "mine" },
    { key: "ringSeconds", theirs: "45", mine: "30", suggested: "theirs" },
    { key: "site", theirs: "", mine: "Siège", suggested: "mine" },
  ]);
});

test("two who made the same change have nothing to choose", () => {
  expect(compareDrafts(base, { ...base, name: "Usine" }, { ...base, name: "Usine" })).toEqual([]);
});

test("each field is taken from whom it was chosen", () => {
  const chosen = chosenDraft({ ...base, ringSeconds: "45" }, { ...base, name: "Usine" }, { ringSeconds: "theirs" });

  expect(chosen).toEqual({ name: "Usine", ringSeconds: "45", site: "" });
});
