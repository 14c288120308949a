import { expect, test } from "vitest";
import {
  agent,
  extension,
  group,
  mailbox,
  menu,
  office,
  site,
  trunk,
} from "../../daemon/model/config/office.fixture.ts";
import { readDocument } from "../../daemon/model/config/read-document.ts";
import { openAsk } from "../api/ask.ts";
import { OfficeBook, officeOf } from "./office.ts";

test("PIC-02: what has a number is sorted by what it is", () => {
  const document = office({
    extensions: [extension("201"), extension("202", { kind: "simple", name: "Portier" })],
    groups: [group("800", ["201"], "Général")],
    agents: [agent("301")],
    trunks: [trunk("900")],
    menuNumbers: [{ number: "601", name: "Accueil" }],
    menus: [menu("Accueil")],
    sites: [site("Siège")],
    mailboxes: [mailbox("a", "201"), mailbox("b", "800", { number: "750" })],
    externalNumbers: [{ number: "0601020304", name: "Gérant", ringsWith: null }],
  });
  const { callable, sites, menus, mailboxes } = officeOf(document);
  expect(callable.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    "simple 202",
    "extended 201",
    "groups 800",
    "trunks 900",
    "agents 301",
    "menus 601",
    "external 0601020304",
    "mailboxes 750",
  ]);
  expect([sites, menus]).toEqual([["Siège"], ["Accueil"]]);
  expect(mailboxes.map(({ id, owner }) => [id, owner])).toEqual([
    ["a", "201"],
    ["b", "800"],
  ]);
});

test.each([
  ["https://studio.exemple.fr/commande?box=1", true],
  ["https://studio.exemple.fr:8443", true],
  ["mailto:studio@exemple.fr?subject=Annonce", true],
  ["http://studio.exemple.fr", false],
  ["javascript:alert(1)//https://studio.exemple.fr", false],
  ["https://sipleo.fr@ailleurs.fr/", false],
  ["https://studio.exemple.fr/\u202egpj", false],
  ["data:text/html,<b>", false],
  ["", false],
])("AUD-07: the studio at %s is led to: %s", (studio, isLed) => {
  const factory = office();
  const document = { ...factory, speech: { ...factory.speech, studio } };

  expect(officeOf(document).studio).toBe(isLed ? studio : null);
  expect(readDocument(document).kind).toBe(isLed ? "ok" : "refused");
});

test("AUD-07: a new box leads to no studio", () => {
  expect(office().speech.studio).toBeNull();
  expect(officeOf(office()).studio).toBeNull();
});

test("of what is no document nothing is known", () => {
  expect(officeOf(null).callable).toEqual([]);
  expect(officeOf({ extensions: [{ number: 5 }, "x"] }).callable).toEqual([]);
});

test("a form of many fields asks for the office once, and again for another revision or when nobody answered", async () => {
  let asked = 0;
  let answers = true;
  const revision = { revision: 1, at: 0, author: "admin", note: "", undoOf: null };
  const fetcher = async () => {
    asked += 1;
    if (!answers) throw new TypeError("no connection");
    return new Response(JSON.stringify({ revision, document: office({ sites: [site("Siège")] }) }));
  };
  const book = new OfficeBook(openAsk(fetcher, () => undefined));

  await Promise.all([book.refresh(1), book.refresh(1), book.refresh(1)]);
  expect([asked, book.now.value?.sites]).toEqual([1, ["Siège"]]);
  answers = false;
  await book.refresh(2);
  await book.refresh(2);
  expect([asked, book.now.value?.sites]).toEqual([3, ["Siège"]]);
  book.forget();
  answers = true;
  await book.refresh(2);
  expect(asked).toBe(4);
});

test("what was fetched before the feed spoke is not fetched again when it names the same revision", async () => {
  const asked: number[] = [];
  let saved = 4;
  const fetcher = async () => {
    asked.push(saved);
    const revision = { revision: saved, at: 0, author: "admin", note: "", undoOf: null };
    return new Response(JSON.stringify({ revision, document: office({ sites: [site(`Site ${saved}`)] }) }));
  };
  const book = new OfficeBook(openAsk(fetcher, () => undefined));

  // The feed speaks while the answer is on its way: a page and its field hear it at once.
  await Promise.all([book.refresh(undefined), book.refresh(4), book.refresh(4)]);
  expect(asked).toEqual([4]);
  saved = 5;
  await Promise.all([book.refresh(5), book.refresh(5)]);
  expect([asked, book.now.value?.sites]).toEqual([[4, 5], ["Site 5"]]);
});

test("of two revisions that are named while an answer is on its way, the later one is shown", async () => {
  const asked: number[] = [];
  const saved = [1, 2, 3];
  const fetcher = async () => {
    const number = saved[asked.length] ?? 3;
    asked.push(number);
    const revision = { revision: number, at: 0, author: "admin", note: "", undoOf: null };
    return new Response(JSON.stringify({ revision, document: office({ sites: [site(`Site ${number}`)] }) }));
  };
  const book = new OfficeBook(openAsk(fetcher, () => undefined));

  await Promise.all([book.refresh(1), book.refresh(2), book.refresh(3)]);
  expect([asked, book.now.value?.sites]).toEqual([[1, 2, 3], ["Site 3"]]);
});

test("nobody answers before the feed speaks: it is asked for again", async () => {
  let answers = false;
  const revision = { revision: 4, at: 0, author: "admin", note: "", undoOf: null };
  const fetcher = async () => {
    if (!answers) {
      answers = true;
      throw new TypeError("no connection");
    }
    return new Response(JSON.stringify({ revision, document: office({ sites: [site("Siège")] }) }));
  };
  const book = new OfficeBook(openAsk(fetcher, () => undefined));

  await Promise.all([book.refresh(undefined), book.refresh(4)]);
  expect(book.now.value?.sites).toEqual(["Siège"]);
});
