import { describe, expect, test } from "vitest";
import type { ConfigurationDocument } from "../document.ts";
import { extension, group, mailbox, menu, office, outboundRule, site } from "../office.fixture.ts";
import { changesBetween } from "./changes-between.ts";

const found = (before: ConfigurationDocument, after: ConfigurationDocument) =>
  changesBetween(before, after).map(({ id, kind }) => `${kind} ${id}`);

const extensions = (...numbers: readonly string[]) => numbers.map((number) => extension(number));

describe("named objects", () => {
  test("are matched by number, name or identifier, and told in the order of the pages", () => {
    const before = office({ sites: [site("Siège")], menus: [menu("Nuit")], mailboxes: [mailbox("m1", "201")] });
    const after = office({
      extensions: [...before.extensions, extension("206")],
      sites: [site("Siège", { address: "Paris" })],
      menus: [],
      mailboxes: [mailbox("m1", "202")],
    });

    expect(found(before, after)).toEqual([
      "added extensions/206",
      "changed mailboxes/m1",
      "changed sites/Siège",
      "removed menus/Nuit",
    ]);
  });

  test("that stand elsewhere in their list are the same ones", () => {
    const before = office({ extensions: extensions("201", "202", "203") });
    const after = office({ extensions: [extension("203"), extension("201", { name: "A" }), extension("202")] });

    expect(found(before, after)).toEqual(["changed extensions/201", "order extensions//order"]);
  });

  test("that only got another number are one that was renumbered", () => {
    const before = office({ extensions: extensions("201", "205") });
    const same = office({ extensions: [extension("201"), extension("206", { name: "Poste 205" })] });
    const changed = office({
      extensions: [extension("201"), extension("206", { name: "Poste 205", kind: "simple" })],
    });
    const another = office({ extensions: [extension("201"), extension("206", { kind: "simple" })] });

    expect(found(before, same)).toEqual(["changed extensions/206"]);
    expect(found(before, changed)).toEqual(["changed extensions/206"]);
    expect(found(before, another)).toEqual(["removed extensions/205", "added extensions/206"]);
  });

  test("of which several could be the renumbered one are new ones", () => {
    const twins = (...numbers: readonly string[]) => numbers.map((number) => extension(number, { name: "Atelier" }));

    expect(found(office({ extensions: twins("201", "202") }), office({ extensions: twins("211", "212") }))).toEqual([
      "removed extensions/201",
      "removed extensions/202",
      "added extensions/211",
      "added extensions/212",
    ]);
  });
});

describe("rules", () => {
  const [national, mobile, abroad] = [
    outboundRule("900"),
    outboundRule("901", { prefix: "06" }),
    outboundRule("902", { prefix: "00" }),
  ];
  const rules = (...outboundRules: ConfigurationDocument["outboundRules"]) => office({ outboundRules });

  test("are matched by what they say", () => {
    expect(found(rules(national, mobile), rules(abroad, national, mobile))).toEqual(["added outboundRules/+0"]);
    expect(found(rules(national, mobile, abroad), rules(national, abroad))).toEqual(["removed outboundRules/-1"]);
  });

  test("that say something else at the same place were changed", () => {
    const after = rules(national, { ...mobile, trunk: "905" }, abroad);

    expect(found(rules(national, mobile, abroad), after)).toEqual(["changed outboundRules/+1"]);
  });

  test("that say the same at another place were moved", () => {
    expect(found(rules(national, mobile, abroad), rules(abroad, national, mobile))).toEqual(["moved outboundRules/+0"]);
  });

  test("of a full list in reverse order are matched in no time", () => {
    const many = Array.from({ length: 500 }, (_, row) => outboundRule("900", { prefix: String(row) }));

    expect(changesBetween(rules(...many), rules(...many.toReversed()))).toHaveLength(499);
  });
});

test("a section is one object, without the lists in it that have objects of their own", () => {
  const before = office();
  const jazz = {
    name: "Jazz",
    audio: { source: { kind: "none" as const }, volume: 10, secondsBefore: 1, secondsAfter: 1 },
  };
  const after = office({
    parking: { ...before.parking, seconds: 60 },
    music: { musics: [jazz], active: null },
  });

  expect(found(before, after)).toEqual(["added music/musics/Jazz", "changed parking"]);
});

test("nothing differs between a document and itself, read anew", () => {
  expect(changesBetween(office(), structuredClone(office()))).toEqual([]);
});

test("of 2,000 extensions the ones that differ are found", () => {
  const all = Array.from({ length: 2000 }, (_, row) => extension(String(2000 + row)));
  const groups = [group("1800", ["2000"])];
  const before = office({ extensions: all, groups });
  const after = office({ extensions: all.map((one) => (one.number === "2999" ? { ...one, name: "B" } : one)), groups });

  expect(found(before, structuredClone(after))).toEqual(["changed extensions/2999"]);
});
