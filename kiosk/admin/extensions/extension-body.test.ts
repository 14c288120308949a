import { expect, test } from "vitest";
import { extensionDraft, readExtension } from "./extension-body.ts";

const typed = { ...extensionDraft({}), number: " 206 ", name: "Atelier" };

test("a MAC address may be typed with any separators", () => {
  const read = readExtension({ ...typed, macAddress: "e4:34-d7.30 05:42" });

  expect(read).toMatchObject({ kind: "body", body: { number: "206", macAddress: "E434D7300542" } });
});

test("a password that was not typed is left alone, blanks in it are kept", () => {
  const without = readExtension(typed);
  const withOne = readExtension({ ...typed, password: " a b c " });

  expect(without.kind === "body" && "password" in without.body).toBe(false);
  expect(withOne).toMatchObject({ body: { password: " a b c " } });
});

test("all that is wrong is said at once", () => {
  const read = readExtension({ ...typed, number: "2", name: "", ringSeconds: "1", password: "abc" });

  expect(read.kind === "issues" && read.issues.map(({ path }) => path)).toEqual([
    "/number",
    "/name",
    "/ringSeconds",
    "/password",
  ]);
});
