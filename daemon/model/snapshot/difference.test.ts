import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConfigurationDocument } from "../config/document.ts";
import { extension, group, office } from "../config/office.fixture.ts";
import { compile } from "./compile.ts";
import { difference, isSame } from "./difference.ts";
import type { PbxView } from "./pbx-view.ts";

function view(change: Partial<ConfigurationDocument> = {}, revision = 1): PbxView {
  const document = office(change);
  const digests = { md5: "0".repeat(32), sha256: "0".repeat(64) };
  const ha1 = new Map(document.extensions.map(({ number }) => [number, digests]));
  return compile({
    revision,
    document,
    ha1,
    sipPasswords: new Map(),
    trunks: new Map(),
    agents: new Map(),
    recordingKey: null,
    ready: () => "a".repeat(64),
  }).pbx;
}

const extensions = [extension("201"), extension("202")];

describe("what changed between two views", () => {
  test("nothing, when only the revision did", () => {
    const found = difference(view({}, 412), view({}, 413));

    expect(isSame(found)).toBe(true);
    expect(found.extensions).toEqual({ added: [], removed: [], changed: [] });
  });

  test("an extension that came, one that went, and one that is called differently", () => {
    const after = [extension("202", { name: "Gérant", ringSeconds: 20 }), extension("203")];

    const found = difference(view({ extensions }), view({ extensions: after }));

    expect(found.extensions).toEqual({
      added: ["203"],
      removed: ["201"],
      changed: [{ number: "202", fields: ["name", "ringSeconds"] }],
    });
    expect(found.reload).toBe("live");
  });

  test("the order of extensions is no difference", () => {
    expect(isSame(difference(view({ extensions }), view({ extensions: extensions.toReversed() })))).toBe(true);
  });

  test("members of a group", () => {
    const found = difference(
      view({ extensions, groups: [group("800", ["201"])] }),
      view({ extensions, groups: [group("800", ["202"])] }),
    );

    expect(found.groups.changed).toEqual([{ number: "800", fields: ["members"] }]);
  });

  test("a new password is seen by its digests", () => {
    const before = view({ extensions });
    const [first, ...others] = before.extensions;
    if (first === undefined) throw new Error("no extension");
    const after = { ...before, extensions: [{ ...first, ha1: { ...first.ha1, md5: "1".repeat(32) } }, ...others] };

    expect(difference(before, after).extensions.changed).toEqual([{ number: "201", fields: ["ha1"] }]);
  });

  test("fields of SIP, the realm and the music", () => {
    const base = office();
    const sip = {
      ...base.sip,
      realm: "bureau",
      qualifySeconds: 60,
      codecs: [...base.sip.codecs].reverse(),
      videoCodecs: [],
    };

    const audio = { source: { kind: "text" as const, text: "Merci." }, volume: 10, secondsBefore: 1, secondsAfter: 6 };
    const music = { musics: [{ name: "Voiture", audio }], active: "Voiture" };

    const found = difference(view(), view({ sip, music }));

    expect(found.sip).toEqual(["qualifySeconds", "codecs", "videoCodecs"]);
    expect(found.other).toEqual(["realm", "holdMusic"]);
  });
});

test("applying what the difference names to the old list of numbers gives the new one", () => {
  const lists = fc.uniqueArray(fc.integer({ min: 200, max: 230 }).map(String));
  fc.assert(
    fc.property(lists, lists, (before, after) => {
      const of = (numbers: string[]) => view({ extensions: numbers.map((number) => extension(number)), groups: [] });

      const { extensions: found } = difference(of(before), of(after));

      const applied = [...before.filter((number) => !found.removed.includes(number)), ...found.added];
      expect(applied.toSorted()).toEqual(after.toSorted());
      expect(found.changed).toEqual([]);
    }),
  );
});
