import { describe, expect, test } from "vitest";
import type { Newcomer } from "../contracts/newcomer.ts";
import { DrivenClock } from "../kit/clock.ts";
import type { PhonesView } from "../model/snapshot/phones-view.ts";
import { Book } from "./book/book.ts";
import { Newcomers } from "./newcomers.ts";
import { phonesView } from "./phones-view.fixture.ts";

const view = phonesView({ voicemail: "", pickUp: null });
const MAC = "001565112233";

const yealink: Newcomer = {
  ...{ from: "192.168.1.20", host: "192.168.1.2", uri: "sip:MAC%3a001565112233@224.0.1.75" },
  ...{ fromField: "<sip:MAC%3a001565112233@224.0.1.75>;tag=1", toField: "<sip:MAC%3a001565112233@224.0.1.75>" },
  event: 'ua-profile;profile-type="device";vendor="Yealink";model="SIP-T46S";version="66.86.0.15"',
  userAgent: "Yealink SIP-T46S 66.86.0.15",
};
const gigaset = (model: string): Newcomer => ({
  ...{ from: "192.168.1.21", host: "192.168.1.2", uri: "sip:MAC%3A7C2F80E0D605@local" },
  ...{ fromField: "<sip:MAC%3A7C2F80E0D605@gigaset.com>;tag=1", toField: "<sip:MAC%3A7C2F80E0D605@gigaset.com>" },
  ...{ event: `ua-profile;vendor="Gigaset";model="${model}";version="42.245"`, userAgent: "" },
});

function setUp(change: Partial<PhonesView> = {}, neighbours: Readonly<Record<string, string>> = {}) {
  const clock = new DrivenClock();
  const running = { ...view, ...change };
  const book = new Book([], {
    files: { keep: () => {}, keepSoon: () => {}, forget: () => {} },
    clock,
    changed: () => {},
  });
  book.apply(running);
  const neighbourOf = (ip: string) => neighbours[ip] ?? null;
  return { book, newcomers: new Newcomers({ book, clock, view: () => running, neighbourOf, port: 8667 }) };
}

describe("a telephone that asks everybody where its settings are", () => {
  test.each([
    ["Yealink", yealink, "http://192.168.1.2:8667/"],
    ["N510 of Gigaset, by its own file", gigaset("N510 IP PRO"), "http://192.168.1.2:8667/7C2F80E0D605.xml"],
    ["N870 of Gigaset, in small digits", gigaset("N870 IP PRO"), "http://192.168.1.2:8667/7c2f80e0d605.xml"],
    ["P850 of Gigaset, that has its own names", gigaset("P850"), "http://192.168.1.2:8667/"],
    ["Gigaset that nobody knows", gigaset("X1"), "http://192.168.1.2:8667/"],
    [
      "Yealink that says nothing but its address",
      { ...yealink, event: "ua-profile", userAgent: "" },
      "http://192.168.1.2:8667/",
    ],
    [
      "Depaepe by its address",
      { ...yealink, fromField: "<sip:MAC%3aE437D7100181@224.0.1.75>", event: "ua-profile", userAgent: "" },
      "http://192.168.1.2:8667/",
    ],
  ])("%s is sent where telephones of its maker look", (_, newcomer, url) => {
    expect(setUp().newcomers.urlFor(newcomer)).toBe(url);
  });

  test.each([
    ["of another maker", { ...yealink, event: 'ua-profile;vendor="snom";model="snom370"', userAgent: "snom370" }],
    ["of nobody", { ...yealink, event: "ua-profile", userAgent: "" }],
    ["of Aastra, which does not look", { ...yealink, event: "ua-profile", userAgent: "Aastra6731i" }],
  ])("one %s is told nothing", (_, asked) => {
    const of = "<sip:MAC%3a00085D112233@x>";
    const stranger = {
      ...asked,
      uri: "sip:224.0.1.75",
      fromField: asked.userAgent.startsWith("Aastra") ? of : "",
      toField: "",
    };

    expect(setUp().newcomers.urlFor(stranger)).toBeNull();
  });

  test.each([{ isOn: false }, { isFound: false }])("nobody is told anything once it is turned off (%o)", (off) => {
    const { newcomers } = setUp(off);

    expect([newcomers.areWanted, newcomers.urlFor(yealink)]).toEqual([false, null]);
  });

  test("POS-17: is known with its model and firmware before it has fetched anything", () => {
    const { book, newcomers } = setUp({}, { "192.168.1.20": MAC });

    newcomers.told(yealink, "http://192.168.1.2:8667/");

    expect(book.shown(MAC)).toMatchObject({
      ...{ state: "unknown", number: null, maker: "yealink", model: "T46S", firmware: "66.86.0.15" },
      from: "192.168.1.20",
    });
    expect(book.phone(MAC)?.events).toMatchObject([
      { kind: "announced", what: "http://192.168.1.2:8667/", from: "192.168.1.20" },
    ]);
  });

  test("whoever forges his address, or gives another telephone's, leaves no trace", () => {
    const { book, newcomers } = setUp({}, { "192.168.1.20": "001565999999" });

    newcomers.told(yealink, "http://192.168.1.2:8667/");
    newcomers.told({ ...yealink, from: "192.168.1.99" }, "http://192.168.1.2:8667/");

    expect(book.all()).toEqual([]);
  });

  test("what it says by SIP stays beside what it says when it fetches a file", () => {
    const { book, newcomers } = setUp({}, { "192.168.1.20": MAC });
    const { userAgent } = yealink;

    newcomers.told(yealink, "http://192.168.1.2:8667/");
    const event = {
      at: 5,
      kind: "common",
      times: 1,
      from: "192.168.1.20",
      what: "y000000000066.cfg",
      userAgent,
    } as const;
    book.noted(MAC, event, { at: 5, path: "y000000000066.cfg", userAgent });

    expect(new Set(book.identityOf(MAC).votes.map(({ origin }) => origin))).toEqual(new Set(["pnp", "http", "dhcp"]));
  });
});
