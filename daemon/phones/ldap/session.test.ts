import { describe, expect, test } from "vitest";
import { contactEntry } from "../directory/entry.ts";
import { card, smallListing } from "../directory/listing.fixture.ts";
import { Listing } from "../directory/listing.ts";
import { BerReader, element, integer, octets, TAG } from "./ber.ts";
import type { Filter } from "./filter.ts";
import { readMessage, type SearchRequest } from "./message.ts";
import { asked, bind, search } from "./messages.fixture.ts";
import { Session } from "./session.ts";

const telephone = { macAddress: "001565112233", generation: 1 };

/** A session, what is told in it, and a telephone that is welcome until it is said that it is not. */
function open(listing: Listing = smallListing()) {
  let welcome = true;
  const session = new Session({
    listing,
    guestOf: (name, password) => (name === "uid=001565112233" && password === "right" ? telephone : null),
    isWelcome: () => welcome,
    waitOf: (isRight) => (isRight ? 0 : 1_000),
  });
  const tell = (bytes: Buffer) => {
    const { bytes: parts, wait, ends } = session.answer(readMessage(bytes));
    return { ...toldIn(parts), wait, ends };
  };
  const enter = () => tell(bind("uid=001565112233", "right"));
  const find = (filter: Filter, of: Partial<Omit<SearchRequest, "filter" | "kind">> = {}) =>
    tell(search({ filter, ...of }));
  const leave = () => {
    welcome = false;
  };
  return { tell, enter, find, leave };
}

/** What a client reads in an answer. */
function toldIn(parts: readonly Buffer[]) {
  const entries: Record<string, string | readonly string[]>[] = [];
  let code: number | null = null;
  for (const part of parts) {
    const message = new BerReader(part).within(TAG.sequence);
    message.count();
    const { tag, contents } = message.next();
    const from = new BerReader(contents);
    if (tag !== 0x64) {
      code = from.count(TAG.enumerated);
      continue;
    }
    const entry: Record<string, string | readonly string[]> = { dn: from.text() };
    for (const list = from.within(TAG.sequence); !list.isAtEnd; ) {
      const attribute = list.within(TAG.sequence);
      const name = attribute.text();
      const values: string[] = [];
      for (const set = attribute.within(TAG.set); !set.isAtEnd; ) values.push(set.text());
      entry[name] = values;
    }
    entries.push(entry);
  }
  return { entries, code, names: entries.map((entry) => entry.cn?.[0]) };
}

const equal = (attribute: string, value: string): Filter => ({ kind: "equal", attribute, value });
const begins = (attribute: string, initial: string): Filter => ({
  ...{ kind: "substrings", attribute, initial },
  ...{ any: [], final: null },
});
const everybody: Filter = { kind: "present", attribute: "objectClass" };
const ELOISE = "Éloïse Lefèvre-Dupont, Boulangerie du Port";

describe("who looks up the directory", () => {
  test("gets nothing before it has shown a password, and waits for the answer to a wrong one", () => {
    const { tell, find } = open();

    expect(find(everybody)).toMatchObject({ entries: [], code: 50 });
    expect(tell(bind("", ""))).toMatchObject({ code: 0, wait: 0 });
    expect(find(everybody)).toMatchObject({ entries: [], code: 50 });
    expect(find(everybody, { base: "", scope: "base" })).toMatchObject({ entries: [], code: 50 });
    expect(tell(bind("uid=001565112233", "wrong"))).toMatchObject({ code: 49, wait: 1_000 });
    expect(tell(bind("uid=001565112233", ""))).toMatchObject({ code: 53 });
    expect(find(everybody)).toMatchObject({ entries: [], code: 50 });
  });

  test("is nobody again as soon as it shows another password, or is let in anew", () => {
    const { tell, enter, find, leave } = open();
    enter();
    expect(find(everybody).entries).toHaveLength(6);
    tell(bind("uid=001565112233", "wrong"));
    expect(find(everybody)).toMatchObject({ entries: [], code: 50 });
    enter();
    leave();
    expect(find(everybody)).toMatchObject({ entries: [], code: 50 });
  });

  test.each<[string, Buffer, number]>([
    ["version 2", asked(1, element(0x60, integer(2), octets("uid=001565112233"), octets("right", 0x80))), 2],
    ["SASL", asked(1, element(0x60, integer(3), octets(""), element(0xa3, octets("PLAIN")))), 7],
    ["StartTLS", asked(1, element(0x77, octets("1.3.6.1.4.1.1466.20037", 0x80))), 2],
    ["to change something", asked(1, element(0x66, octets("uid=201,dc=sipleo"), element(TAG.sequence))), 53],
    ["to remove something", asked(1, octets("uid=201,dc=sipleo", 0x4a)), 53],
  ])("who asks for %s is told why not", (_what, bytes, code) => {
    const { tell, enter } = open();
    enter();
    expect(tell(bytes)).toMatchObject({ code, entries: [] });
  });

  test("what must be obeyed and is not known is refused, what may be passed over is", () => {
    const { tell, enter } = open();
    enter();
    const sorted = (critical: number) => {
      const plain = new BerReader(search({ filter: everybody })).within(TAG.sequence);
      plain.count();
      const { tag, contents } = plain.next();
      const sort = element(TAG.sequence, octets("1.2.3"), element(TAG.boolean, Buffer.from([critical])));
      return asked(2, element(tag, contents), element(0xa0, sort));
    };
    expect(tell(sorted(255))).toMatchObject({ code: 12, entries: [] });
    expect(tell(sorted(0))).toMatchObject({ code: 0 });
  });
});

describe("MEX-05: what is found", () => {
  const { enter, find } = open();
  enter();

  test.each<[string, Filter, readonly string[]]>([
    ["a beginning, without its accents", begins("cn", "elo"), [ELOISE]],
    ["a beginning, with others", begins("cn", "ÈLÔ"), [ELOISE]],
    ["a beginning of the last name", begins("sn", "dup"), [ELOISE]],
    ["beginnings in another order", begins("cn", "dupont élo"), [ELOISE]],
    ["a company", begins("cn", "boul port"), [ELOISE]],
    ["a letter that is two", begins("sn", "oeu"), ["Oscar Œuvrard"]],
    ["a colleague", begins("cn", "acc"), ["Accueil"]],
    ["no middle of a word", begins("cn", "ulangerie"), []],
    [
      "a middle, where that is asked for",
      { kind: "substrings", attribute: "cn", initial: null, any: ["LANGERIE"], final: null },
      [ELOISE],
    ],
    [
      "pieces in their order",
      { kind: "substrings", attribute: "o", initial: "bou", any: ["du"], final: "ort" },
      [ELOISE],
    ],
    ["not in another one", { kind: "substrings", attribute: "o", initial: "port", any: ["bou"], final: null }, []],
    ["the whole", equal("sn", "lefevre dupont"), [ELOISE]],
    ["half of it is not the whole", equal("sn", "dupont"), []],
    ["a number as it is dialled", equal("mobile", "0612345678"), [ELOISE]],
    ["a number from abroad", equal("mobile", "+33 6 12 34 56 78"), [ELOISE]],
    ["a number with 00", equal("mobile", "0033612345678"), [ELOISE]],
    ["a foreign number", equal("homePhone", "003226001234"), ["Oscar Œuvrard"]],
    ["a number of the office", equal("telephoneNumber", "202"), ["Zoé Atelier"]],
    ["a number where it does not stand", equal("mobile", "0122334455"), []],
    ["a beginning of a number", begins("mobile", "06 12"), [ELOISE]],
    ["a beginning of it from abroad", begins("mobile", "+33 6"), [ELOISE]],
    ["letters among numbers", begins("telephoneNumber", "abc"), []],
    [
      "both",
      { kind: "and", of: [everybody, { kind: "not", of: begins("cn", "é") }, begins("telephoneNumber", "01")] },
      [],
    ],
    [
      "what a Yealink asks for",
      { kind: "or", of: ["telephoneNumber", "mobile", "homePhone"].map((one) => equal(one, "0800473333")) },
      ["Dépannage Gaz"],
    ],
    ["nothing that nobody knows", { kind: "not", of: equal("shoeSize", "42") }, []],
    [
      "one of two, the other of which nobody knows",
      { kind: "or", of: [equal("shoeSize", "42"), begins("cn", "zo")] },
      ["Zoé Atelier"],
    ],
    ["a matching rule of its own", { kind: "not", of: { kind: "extensible" } }, []],
    ["in the alphabet", { kind: "at-least", attribute: "sn", value: "o" }, ["Zoé Atelier", "Oscar Œuvrard"]],
  ])("%s", (_what, filter, names) => {
    expect(find(filter)).toMatchObject({ names, code: 0 });
  });

  test("it is told as it is dialled here, with the names of attributes that were asked for", () => {
    const { entries } = find(begins("cn", "eloise"), {
      attributes: ["CN", "telephonenumber", "MOBILE", "surname", "x"],
    });
    expect(entries).toEqual([
      {
        dn: "uid=00000000-0000-4000-8000-000000000001,dc=sipleo",
        ...{ cn: [ELOISE], telephoneNumber: ["0122334455"], mobile: ["0612345678"], sn: ["Lefèvre-Dupont"] },
      },
    ]);
    expect(find(begins("cn", "eloise"), { attributes: ["1.1"] }).entries).toEqual([{ dn: expect.any(String) }]);
    const types = find(begins("cn", "eloise"), { typesOnly: true }).entries[0];
    expect([types?.cn, types?.objectClass]).toEqual([[], []]);
  });

  test("colleagues come first, then contacts; no more than were asked for, and that there are more is said", () => {
    const all = find(begins("cn", ""), {});
    expect(all.names).toEqual(["Accueil", "Zoé Atelier", ELOISE, "Oscar Œuvrard", "Dépannage Gaz"]);
    expect(find(begins("cn", ""), { sizeLimit: 2 })).toMatchObject({ names: ["Accueil", "Zoé Atelier"], code: 4 });
    expect(find(begins("cn", ""), { sizeLimit: 5 }).code).toBe(0);
  });

  test("where nothing is, that is said; below one entry is nothing; everything is below nothing", () => {
    expect(find(everybody, { base: "dc=example,dc=org" })).toMatchObject({ entries: [], code: 32 });
    expect(find(everybody, { base: "uid=999,dc=sipleo" })).toMatchObject({ entries: [], code: 32 });
    expect(find(everybody, { base: "UID = 201 , DC = Sipleo" }).names).toEqual(["Accueil"]);
    expect(find(everybody, { base: "uid=201,dc=sipleo", scope: "one" })).toMatchObject({ entries: [], code: 0 });
    expect(find(everybody, { base: "dc=sipleo", scope: "base" }).entries).toEqual([
      { dn: "dc=sipleo", objectClass: ["top", "domain"], dc: ["sipleo"] },
    ]);
    expect(find(everybody, { base: "" }).entries).toHaveLength(6);
    expect(find(everybody, { base: "", scope: "base" }).entries[0]).toMatchObject({ namingContexts: ["dc=sipleo"] });
  });

  test("in ten thousand contacts a name and a number are found in a few milliseconds", () => {
    const listing = new Listing();
    listing.setContacts(
      Array.from({ length: 10_000 }, (_, at) =>
        contactEntry(
          card(
            {
              ...{ lastName: `Martin${at}`, firstName: "Aurélie", company: `Établissements ${at % 100}` },
              numbers: [
                { kind: "work", number: `+331${String(at).padStart(8, "0")}` },
                { kind: "mobile", number: `+336${String(at).padStart(8, "0")}` },
                { kind: "home", number: `+322${String(at).padStart(8, "0")}` },
              ],
            },
            at,
          ),
        ),
      ),
    );
    const many = open(listing);
    many.enter();
    const number: Filter = {
      ...{ kind: "or" },
      of: ["telephoneNumber", "mobile", "homePhone"].map((one) => equal(one, "0600009876")),
    };
    many.find(number);
    const begun = process.cpuUsage();
    for (let n = 0; n < 10; n++) {
      expect(many.find(number).entries).toHaveLength(1);
      expect(many.find(begins("cn", "martin777")).entries).toHaveLength(11);
    }
    // Twenty searches; a bound that only a slower way would break.
    expect(process.cpuUsage(begun).user / 1e3 / 20).toBeLessThan(40);
    expect(many.find(everybody)).toMatchObject({ code: 4 });
    expect(many.find(everybody).entries).toHaveLength(500);
  });
});
