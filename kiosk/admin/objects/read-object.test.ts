import { expect, test } from "vitest";
import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { objectDraft, readObject } from "./read-object.ts";

const fields = ["number", "name", "macAddress", "password"];

test("only the fields of the form are sent, written as the document keeps them", () => {
  const draft = objectDraft("extensions", fields, { number: "205", name: "Gérant", macAddress: null, kind: "simple" });
  expect(draft).toEqual({ number: "205", name: "Gérant", macAddress: "", password: "" });
  expect(readObject("extensions", { ...draft, macAddress: "e4:34:d7:30:05:42" })).toEqual({
    kind: "body",
    body: { number: "205", name: "Gérant", macAddress: "E434D7300542" },
  });
});

test("a password is sent only when it was typed, as it was typed", () => {
  const draft = objectDraft("extensions", fields, { number: "205", name: "Gérant" });
  expect(readObject("extensions", { ...draft, password: " cheval " })).toMatchObject({
    body: { password: " cheval " },
  });
  expect(readObject("extensions", { ...draft, password: "abc" })).toMatchObject({ issues: [{ path: "/password" }] });
});

test("everything that is wrong is told, each at its field", () => {
  const draft = objectDraft("trunks", ["number", "name", "numbers"], { name: "SFR" });
  const read = readObject("trunks", { ...draft, numbers: [{ number: "x", extension: "" }] });
  expect(read).toMatchObject({ issues: [{ path: "/number" }, { path: "/numbers/0/number" }] });
});

test.each(Object.keys(collections) as (keyof typeof collections)[])("a new one of %s can be drawn", (name) => {
  const every = Object.keys(collections[name].schema.properties);
  expect(Object.keys(objectDraft(name, every, {}))).toEqual(expect.arrayContaining(every));
});
