import { expect, test } from "vitest";
import { Form } from "./form.ts";

const issue = (path: string) => ({ path, code: "shape", message: "non", english: "no" });

test("a field that is corrected loses its issue, the others keep theirs", () => {
  const form = new Form({ name: "", number: "1" });
  form.issues.value = [issue("/name"), issue("/number")];

  form.set("number", "206");

  expect(form.issueOf("number")).toBeUndefined();
  expect(form.issueOf("name")?.path).toBe("/name");
});

test("an issue of no field on the page is shown for the whole form", () => {
  const form = new Form({ name: "" });
  form.issues.value = [issue("/name"), issue(""), issue("/strange")];

  expect(form.strayIssues().map(({ path }) => path)).toEqual(["", "/strange"]);
});

test("what is saved is no longer unsaved", () => {
  const form = new Form({ name: "" });

  form.set("name", "Atelier");
  expect(form.unsaved.value).toBe(true);
  form.saved();

  expect(form.unsaved.value).toBe(false);
});
