import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DirectoryAsked, Listed, Sought } from "./directory-page.ts";
import { aastraDirectoryPage } from "./vendors/aastra/directory-page.ts";
import { gigasetDirectoryPage } from "./vendors/gigaset/directory-page.ts";
import { yealinkDirectoryPage } from "./vendors/yealink/directory-page.ts";
import { readXml, type XmlElement } from "./xml-reader.fixture.ts";

const url = "http://10.0.0.1:8667/p/token/directory.xml";

const eloise: Listed = {
  ...{ name: "Éloïse Lefèvre, Port", lastName: "Lefèvre", firstName: "Éloïse" },
  numbers: [
    { kind: "work", number: "0122334455" },
    { kind: "home", number: "0140506070" },
    { kind: "mobile", number: "0612345678" },
  ],
};
const many = (count: number): readonly Listed[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ name: `Élan ${at}`, lastName: `Élan ${at}`, firstName: "" },
    numbers: [{ kind: "work", number: String(at) }],
  }));

/** A page with these found, and what was looked for. */
function asked(found: readonly Listed[], query: Record<string, string> = {}) {
  const looked: Sought[] = [];
  const find = (sought: Sought) => {
    looked.push(sought);
    return found;
  };
  const of: DirectoryAsked = { url, query: new Map(Object.entries(query)), language: "fr", find };
  return { of, looked };
}

const texts = (element: XmlElement, name: string): readonly string[] =>
  element.children.flatMap((one) => (one.name === name ? [one.text] : texts(one, name)));
const attributes = ({ attributes: pairs }: XmlElement) => Object.fromEntries(pairs);

describe("Aastra", () => {
  const page = (found: readonly Listed[], query?: Record<string, string>) => {
    const { of, looked } = asked(found, query);
    return { xml: readXml(aastraDirectoryPage(of)), looked };
  };

  test("asks for a name or a number first, which it sends back to where it asked", () => {
    const { xml, looked } = page([]);

    expect([xml.name, texts(xml, "URL"), texts(xml, "Parameter")]).toEqual([
      "AastraIPPhoneInputScreen",
      [url],
      ["name"],
    ]);
    expect(looked).toEqual([]);
  });

  test("shows every number as one line that dials it", () => {
    const { xml, looked } = page([eloise], { name: "élo" });

    expect(looked).toEqual([{ kind: "name", begins: "élo" }]);
    expect(texts(xml, "Prompt")).toEqual([
      "Éloïse Lefèvre, Port",
      "Éloïse Lefèvre, Port (domicile)",
      "Éloïse Lefèvre, Port (mobile)",
    ]);
    expect(texts(xml, "URI")).toEqual(["Dial:0122334455", "Dial:0140506070", "Dial:0612345678"]);
  });

  test("digits are looked for among numbers; who finds nobody is told so", () => {
    expect(page([], { name: "06 12" }).looked).toEqual([{ kind: "number", number: "06 12", isWhole: false }]);
    const { xml } = page([], { name: "<zzz>" });
    expect([xml.name, texts(xml, "Text")]).toEqual([
      "AastraIPPhoneTextScreen",
      ["Personne ne correspond à «\u00a0<zzz>\u00a0»."],
    ]);
  });

  test("shows no more lines than its menus hold, and leads on to the rest", () => {
    const seen: string[] = [];
    let query: Record<string, string> = { name: "é&a" };
    for (let pages = 0; pages < 3; pages++) {
      const uris = texts(page(many(60), query).xml, "URI");
      expect(uris.length).toBeLessThanOrEqual(26);
      seen.push(...uris.filter((uri) => uri.startsWith("Dial:")));
      query = Object.fromEntries(new URL(uris.at(-1) ?? url, url).searchParams);
    }
    expect(seen).toEqual(many(60).map(({ numbers }) => `Dial:${numbers[0]?.number}`));
    expect(texts(page(many(3), { name: "x", from: "99" }).xml, "URI")).toHaveLength(3);
  });
});

describe("Gigaset", () => {
  const page = (found: readonly Listed[], query: Record<string, string>) => {
    const { of, looked } = asked(found, { command: "get_list", type: "pb", ...query });
    return { xml: readXml(gigasetDirectoryPage(of)), looked };
  };

  test.each<[Record<string, string>, Sought]>([
    [
      { ln: "lef*", fn: "*", hm: "*", mb: "*" },
      { kind: "name", begins: "lef" },
    ],
    [
      { ln: "lef*", fn: "élo*" },
      { kind: "name", begins: "lef  élo" },
    ],
    [
      { ln: "*", fn: "*" },
      { kind: "name", begins: "" },
    ],
    [
      { ln: "*", fn: "*", hm: "0612345678" },
      { kind: "number", number: "0612345678", isWhole: true },
    ],
    [
      { ln: "*", hm: "*", mb: "0612*" },
      { kind: "number", number: "0612", isWhole: false },
    ],
  ])("%o looks for %o", (query, sought) => {
    expect(page([], query).looked).toEqual([sought]);
  });

  test("an entry has one number of each kind; who has more of them stands there again", () => {
    const { xml } = page([eloise], { ln: "lef*" });

    expect(attributes(xml)).toEqual({ response: "get_list", type: "pb", total: "2", first: "1", last: "2" });
    expect(xml.children.map((entry) => entry.children.map(({ name, text }) => [name, text]))).toEqual([
      [
        ["ln", "Lefèvre"],
        ["fn", "Éloïse"],
        ["hm", "0122334455"],
        ["mb", "0612345678"],
      ],
      [
        ["ln", "Lefèvre"],
        ["fn", "Éloïse"],
        ["hm", "0140506070"],
      ],
    ]);
  });

  test.each<[Record<string, string>, string, string]>([
    [{ first: "1", count: "10" }, "1", "10"],
    [{ first: "55", count: "10" }, "55", "60"],
    [{ first: "0", count: "0" }, "1", "1"],
    [{ last: "-1", count: "10" }, "51", "60"],
    [{ last: "15", count: "10" }, "6", "15"],
    [{ last: "3", count: "10" }, "1", "3"],
    [{ first: "999", count: "5" }, "1", "5"],
    [{ first: "1", count: "50", limit: "400" }, "1", "4"],
    [{ first: "7", count: "50", limit: "1" }, "7", "7"],
  ])("a window of %o is from %s to %s", (query, first, last) => {
    const { xml } = page(many(60), query);

    expect(attributes(xml)).toMatchObject({ total: "60", first, last });
    expect(xml.children).toHaveLength(Number(last) - Number(first) + 1);
  });

  test("an answer is no longer than the base can hold", () => {
    const { of } = asked(many(60), { command: "get_list", limit: "1500" });
    const bytes = Buffer.from(gigasetDirectoryPage(of)).length;

    expect(bytes).toBeLessThanOrEqual(1500);
    expect(bytes).toBeGreaterThan(1200);
  });

  test("nobody found, and what is not understood, are told in its own words", () => {
    expect(attributes(page([], { type: "pr", hm: "01" }).xml)).toEqual({
      ...{ response: "get_list", type: "pr", notfound: "hm", total: "0" },
    });
    expect(texts(page([], { command: "add", type: '"><x' }).xml, "errorid")).toEqual(["2"]);
  });
});

describe("Yealink", () => {
  const page = (found: readonly Listed[], query?: Record<string, string>) =>
    readXml(yealinkDirectoryPage(asked(found, query).of));

  test("is told everybody who has a number", () => {
    const xml = page([eloise, { ...eloise, numbers: [] }]);

    expect([xml.name, texts(xml, "Name"), texts(xml, "Telephone")]).toEqual([
      "YealinkIPPhoneDirectory",
      ["Éloïse Lefèvre, Port"],
      ["0122334455", "0140506070", "0612345678"],
    ]);
  });

  test("of many, a menu of letters, behind which all of them stand", () => {
    const all = [...many(600), eloise, { ...eloise, lastName: "3 Suisses" }];
    const menu = page(all);

    expect([menu.name, texts(menu, "Name")]).toEqual(["YealinkIPPhoneMenu", ["#", "E", "L"]]);
    const behind = texts(menu, "URL").map(
      (address) => page(all, Object.fromEntries(new URL(address).searchParams)).children.length,
    );
    expect(behind).toEqual([1, 600, 1]);
  });
});

test("no name and nothing typed harms a page, whatever stands in it", () => {
  const text = fc.string({ unit: "binary", maxLength: 30 });
  fc.assert(
    fc.property(text, text, text, (name, number, typed) => {
      const found: Listed = { name, lastName: name || "x", firstName: name, numbers: [{ kind: "mobile", number }] };
      for (const pageOf of [aastraDirectoryPage, gigasetDirectoryPage, yealinkDirectoryPage]) {
        for (const of of [[found], [], many(510)]) {
          readXml(pageOf(asked(of, { name: typed, ln: typed, letter: typed }).of));
          readXml(pageOf(asked(of, { type: typed, command: typed }).of));
        }
      }
    }),
    { numRuns: 60 },
  );
});
