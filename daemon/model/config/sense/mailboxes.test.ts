import { describe, expect, test } from "vitest";
import { withReferences } from "../edits/references.ts";
import { always, extension, group, mailbox, office, profile, toVoicemail } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import { senseIssues } from "./sense.ts";

const codes = (change: Parameters<typeof office>[0]) =>
  senseIssues(office(change)).map(({ code, path }) => [code, path]);

describe("mailboxes", () => {
  test("BVL-14 BVF-05: several of an extension or group, one of them its default", () => {
    expect(
      codes({
        mailboxes: [mailbox("a", "201", { isDefault: true }), mailbox("b", "201"), mailbox("c", "800")],
      }),
    ).toEqual([]);
    expect(
      codes({ mailboxes: [mailbox("a", "201", { isDefault: true }), mailbox("b", "201", { isDefault: true })] }),
    ).toEqual([["second-default-mailbox", "/mailboxes/1/isDefault"]]);
  });

  test("BVL-03: no more of them than are allowed", () => {
    const mailboxes = [mailbox("a", "201"), mailbox("b", "202"), mailbox("c", "203")];

    expect(codes({ mailboxes, voicemail: { mostMailboxes: 2, mostMegabytes: 100 } })).toEqual([
      ["too-many-mailboxes", "/mailboxes/2"],
    ]);
    expect(codes({ mailboxes, voicemail: { mostMailboxes: 3, mostMegabytes: 100 } })).toEqual([]);
  });

  test("names, numbers and owners are what they say", () => {
    expect(
      codes({
        mailboxes: [
          mailbox("a", "201", { name: "Vente" }),
          mailbox("a", "201", { name: "vente" }),
          mailbox("b", "999"),
          mailbox("c", "202", { number: "203" }),
        ],
      }),
    ).toEqual([
      ["number-taken", "/mailboxes/3/number"],
      ["unknown-number", "/mailboxes/2/owner"],
      ["mailbox-id-taken", "/mailboxes/1/id"],
      ["mailbox-name-taken", "/mailboxes/1/name"],
    ]);
  });

  test("PRO-09: what forwards to a mailbox finds one", () => {
    const forwards = (to: ReturnType<typeof toVoicemail>) => [
      extension("201", { profiles: [profile("Ici", { inside: { onBusy: to } })], planning: always("Ici") }),
    ];
    const path = "/extensions/0/profiles/0/inside/onBusy";

    expect(codes({ extensions: forwards(toVoicemail()), groups: [] })).toEqual([["lacks-mailbox", path]]);
    expect(codes({ extensions: forwards(toVoicemail("x")), groups: [] })).toEqual([["unknown-mailbox", path]]);
    expect(codes({ extensions: forwards(toVoicemail()), groups: [], mailboxes: [mailbox("a", "201")] })).toEqual([]);
    expect(codes({ groups: [{ ...group("800", ["201"]), overflow: toVoicemail() }] })).toEqual([
      ["lacks-mailbox", "/groups/0/overflow"],
    ]);
  });

  test("A-37 MEX-06: 500 is voicemail's; an office that had given it away before keeps it", () => {
    const before = { format: 2, extensions: [{ number: "201", name: "a" }], groups: [] };
    const read = readDocument({ ...before, extensions: [...before.extensions, { number: "500", name: "b" }] });

    expect(codes({ extensions: [extension("500")], groups: [] })).toEqual([
      ["number-taken", "/specialNumbers/voicemail"],
    ]);
    expect(read).toMatchObject({ kind: "ok", document: { specialNumbers: { voicemail: "" } } });
    expect(readDocument(before)).toMatchObject({ kind: "ok", document: { specialNumbers: { voicemail: "500" } } });
  });

  test("a mailbox follows its owner to another number, and goes with it", () => {
    const before = office({ mailboxes: [mailbox("a", "201"), mailbox("b", "202")] });
    const renumbered = withReferences(before, (number) => (number === "201" ? "301" : number));
    const removed = withReferences(before, (number) => (number === "201" ? null : number));

    expect(renumbered.mailboxes.map(({ id, owner }) => [id, owner])).toEqual([
      ["a", "301"],
      ["b", "202"],
    ]);
    expect(removed.mailboxes.map(({ id }) => id)).toEqual(["b"]);
  });
});
