import { describe, expect, test } from "vitest";
import type { Conference } from "../conferences.ts";
import { referencesTo, withReferences } from "../edits/references.ts";
import { office } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import { nextSecrets, noSecrets } from "../secrets.ts";
import { senseIssues } from "./sense.ts";

const room = (change: Partial<Conference> = {}): Conference => ({
  number: "850",
  name: "Réunion",
  asksPin: false,
  owner: null,
  ownerHasPin: false,
  capacity: 32,
  fromOutside: false,
  entryTones: true,
  waitsForOwner: false,
  secondsWithoutOwner: 60,
  ...change,
});
const withRoom = (change: Partial<Conference> = {}) => ({ ...office(), conferences: [room(change)] });
const codes = (change: Partial<Conference>) => senseIssues(withRoom(change)).map(({ path, code }) => `${path} ${code}`);

describe("a conference room of the configuration", () => {
  test("shares the one number space, and its owner is an extension", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ number: "201" })).toEqual([expect.stringContaining("number")]);
    expect(codes({ owner: "800" })).toEqual(["/conferences/0/owner unknown-number"]);
    expect(codes({ owner: "201" })).toEqual([]);
  });

  test("waits for no owner that nobody can be", () => {
    expect(codes({ waitsForOwner: true })).toEqual(["/conferences/0/waitsForOwner conference-without-owner"]);
    expect(codes({ waitsForOwner: true, ownerHasPin: true })).toEqual([]);
    expect(codes({ waitsForOwner: true, owner: "201" })).toEqual([]);
  });

  test("is what it was without its owner, but waits for nobody", () => {
    const document = withRoom({ owner: "201", waitsForOwner: true });
    expect(referencesTo(document, "201")).toContainEqual({ kind: "conference", number: "850", name: "Réunion" });

    const without = withReferences(document, (number) => (number === "201" ? null : number));

    expect(without.conferences).toEqual([room({ owner: null, waitsForOwner: false })]);
    expect(withReferences(document, (number) => (number === "201" ? "211" : number)).conferences[0]?.owner).toBe("211");
  });

  test("its PINs go to the secrets and stand in no document", () => {
    const brought = { ...office(), conferences: [{ ...room({ asksPin: true }), pin: "4711", ownerPin: "99887" }] };

    const read = readDocument(brought);

    expect(read).toMatchObject({ kind: "ok", document: { conferences: [room({ asksPin: true })] } });
    if (read.kind !== "ok") return;
    expect(JSON.stringify(read.document)).not.toMatch(/4711|99887/);
    const change = { known: new Set<string>(), document: read.document, given: new Map(), renumbered: [] };
    const first = nextSecrets(noSecrets, { ...change, given: pinsIn(read.given) }, () => "generated");
    expect(first.conferences).toEqual({ 850: { pin: "4711", ownerPin: "99887" } });
    const known = new Set(["850"]);
    const again = { ...change, known, given: new Map([["850", { ownerPin: null }]]) };
    expect(nextSecrets(first, again, () => "generated").conferences).toEqual({ 850: { pin: "4711", ownerPin: null } });
    const gone = nextSecrets(first, { ...change, known: new Set() }, () => "generated");
    expect(gone.conferences).toEqual({ 850: { pin: null, ownerPin: null } });
  });

  test.each(["123", "12a4", "12345678901", "1111"])("takes no PIN such as %s", (pin) => {
    const read = readDocument({ ...office(), conferences: [{ ...room(), pin, ownerPin: pin }] });
    expect(read).toMatchObject({ kind: "refused" });
  });
});

const pinsIn = (given: ReadonlyMap<string, { readonly pin?: string | null; readonly ownerPin?: string | null }>) =>
  new Map(
    [...given].map(([number, { pin, ownerPin }]) => [
      number,
      { ...(pin !== undefined && { pin }), ...(ownerPin !== undefined && { ownerPin }) },
    ]),
  );
