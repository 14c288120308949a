import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../daemon/model/reason.ts";
import { asOneLine, hostilePhones } from "../../hostile.fixture.ts";
import { strayFinder, twice } from "../../keys/strays.fixture.ts";
import { fullPhone, office, phone } from "../../phone.fixture.ts";
import type { Phone } from "../../phone.ts";
import { aastra } from "./aastra.ts";
import { AASTRA_KEYS } from "./keys.ts";
import { AASTRA_MODELS, aastraModelNamed } from "./models.ts";

const rendered = (of: Phone) => {
  const file = aastra.render({ kind: "phone", phone: of });
  return { text: new TextDecoder().decode(file?.bytes), remarks: file?.remarks ?? [] };
};

/** How a telephone reads: a sign of precedence, a name up to the colon, a value in quotes or up to a comment. */
function read(text: string): [string, string][] {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029|\u0085|\v|\f/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, name = "", value = ""] = /^!([a-z0-9 [\]|-]+?)\s*:\s*(.*)$/u.exec(line) ?? [];
      const quoted = /^"([^"]*)"\s*(?:#.*)?$/u.exec(value);
      return [name, quoted?.[1] ?? value.replace(/#.*$/u, "").trim()];
    });
}

const from = (sent: readonly (readonly [string, string])[], name: string) => sent.find(([key]) => key === name)?.[1];

describe("golden files", () => {
  test.each([
    ["6731i", { model: "6731i", firmware: "3.2.2.56" }],
    ["6757i", { model: "6757iCT", firmware: "3.3.1.4358", modules: 1 }],
    ["6867i", { model: "6867i", firmware: "5.1.0.1024" }],
    ["unknown", { model: null, firmware: null }],
  ])("%s", async (name, said) => {
    const { text, remarks } = rendered(fullPhone({ ...said, directory: office[aastra.directory(said)] }));

    await expect(text).toMatchFileSnapshot(`golden/${name}.cfg`);
    await expect(`${remarks.map((remark) => sentenceOf(remark, "fr")).join("\n")}\n`).toMatchFileSnapshot(
      `golden/${name}.remarks`,
    );
  });

  test("common", async () => {
    const file = aastra.render({ kind: "common", site: office.site });

    await expect(new TextDecoder().decode(file?.bytes)).toMatchFileSnapshot("golden/common.cfg");
  });
});

describe("what is sent", () => {
  test("every key stands in the dictionary, with a value of its form, once", () => {
    const strays = strayFinder(AASTRA_KEYS, "");
    for (const model of [...AASTRA_MODELS.map(({ name }) => name), null]) {
      const phones = [
        fullPhone({ model, modules: 3 }),
        phone({ model, directory: office.xml, keys: [], language: "en" }),
      ];
      for (const sent of phones.map((of) => read(rendered(of).text))) {
        expect(strays(sent)).toEqual([]);
        expect(twice(sent.map(([name]) => name))).toEqual([]);
      }
    }
  });

  test("no text of people adds or changes another key", () => {
    fc.assert(
      fc.property(hostilePhones({ model: "6867i", firmware: "5.1.0.1024" }), ({ hostile, plain }) => {
        const [got, wanted] = [read(rendered(hostile).text), read(rendered(plain).text)];
        // In quotes, which a `#` or a quote at the beginning ask for, a quote is the other one.
        const expected = (text = "") => {
          const line = asOneLine(text);
          return line.includes("#") || line.startsWith('"') ? line.replaceAll('"', "'") : line;
        };
        const account = hostile.accounts[0];

        expect(got.map(([name]) => name)).toEqual(wanted.map(([name]) => name));
        expect(from(got, "sip line1 display name")).toBe(expected(account?.name));
        expect(from(got, "sip line1 password")).toBe(expected(account?.password));
        expect(from(got, "sip line1 auth name")).toBe(expected(account?.login));
        expect(from(got, "topsoftkey1 label")).toBe(expected(hostile.keys[0]?.label));
        expect(from(got, "sip line1 registrar ip")).toBe("192.168.1.1");
      }),
    );
  });

  test("a password that had to be changed is told of, and not what it is", () => {
    const account = { ...office.account, password: 'a#b"c' };
    const { remarks } = rendered(phone({ model: "6731i", accounts: [account], language: "en" }));

    expect(remarks.map((remark) => sentenceOf(remark, "fr"))).toContain(
      "Des caractères que le fichier de 6731i ne peut pas porter ont été remplacés ou ôtés : mot de passe du compte",
    );
  });

  test.each([
    ["6867i", "5.1.0.1024", true],
    ["6867i", null, true],
    ["6867i", "4.2.0.2023", false],
    ["6920", "6.4.0.140", true],
    ["6731i", "3.2.2.56", false],
    ["9480i", "2.6.0.2019", false],
  ])("%s with firmware %s encrypts: %s", (model, firmware, encrypts) => {
    const { text, remarks } = rendered(phone({ model, firmware }));
    const sent = read(text);

    expect(aastra.trusts({ model, firmware })).toBe(encrypts ? "calls" : "nothing");
    expect(from(sent, "sip transport protocol")).toBe(encrypts ? "4" : "1");
    expect(from(sent, "sip outbound proxy")).toBe(encrypts ? "192.168.1.1" : "0.0.0.0");
    expect(from(sent, "sip outbound proxy port")).toBe(encrypts ? "5061" : "0");
    expect(from(sent, "sips persistent tls")).toBe(encrypts ? "1" : "0");
    expect(from(sent, "sip line1 transport protocol")).toBe(encrypts ? "4" : "1");
    expect(from(sent, "sip line1 registrar port")).toBe(encrypts ? "5061" : "5060");
    expect(from(sent, "sip line1 srtp mode")).toBe(encrypts ? "2" : "0");
    expect(from(sent, "sips trusted certificates")).toBe(encrypts ? "ca.pem" : "");
    expect(remarks.some(({ code }) => code === "phone-not-encrypted")).toBe(!encrypts);
  });

  test.each([
    ["nobody says whom it is to trust", { provisioning: { ...office.site.provisioning, authorityUrl: null } }],
    ["encryption is switched off", { accounts: [{ ...office.account, encrypted: false }] }],
  ])("POS-22: where %s its calls go by UDP, and what it had of TLS is taken away", (_, said) => {
    const sent = read(rendered(phone({ model: "6867i", firmware: "5.1.0.1024", ...said })).text);

    expect(from(sent, "sip transport protocol")).toBe("1");
    expect(from(sent, "sip line1 registrar port")).toBe("5060");
    expect(from(sent, "sip line1 srtp mode")).toBe("0");
    expect(from(sent, "sip outbound proxy")).toBe("0.0.0.0");
    expect(from(sent, "sips persistent tls")).toBe("0");
    expect(from(sent, "sips trusted certificates")).toBe("");
  });

  test("POS-22: it answers by itself when the box asks it to, after a tone", () => {
    const sent = read(rendered(phone({ model: "6731i" })).text);

    expect([from(sent, "sip allow auto answer"), from(sent, "sip intercom warning tone")]).toEqual(["1", "1"]);
  });

  test("accounts and keys that are gone are emptied by name", () => {
    const sent = read(rendered(phone({ model: "6731i", accounts: [], keys: [] })).text);

    expect(from(sent, "sip line1 password")).toBe("");
    expect(from(sent, "sip line1 registrar ip")).toBe("0.0.0.0");
    expect(from(sent, "sip line6 user name")).toBe("");
    expect(from(sent, "prgkey7 type")).toBe("none");
    expect(from(sent, "dhcp")).toBe("1");
    expect(from(sent, "tagging enabled")).toBe("0");
  });

  test.each([
    ["6731i", "prgkey8", "xml"],
    ["6753i", "prgkey4", "xml"],
    ["6757i", "softkey1", "xml"],
    ["6739i", "softkey3", "directory"],
    ["6869i", "softkey4", "directory"],
    ["6920", "softkey3", "directory"],
  ])("MEX-05: the directory of a %s, which has no button for it, is on its %s (%s)", (model, key, type) => {
    const directory = office[aastra.directory({ model, firmware: null })];
    const told = (said: Partial<Phone>) => read(rendered(phone({ model, keys: [], directory, ...said })).text);

    expect(from(told({}), `${key} type`)).toBe(type);
    expect(from(told({}), `${key} value`)).toBe(directory.kind === "xml" ? directory.url : undefined);
    expect(from(told({ directory: null }), `${key} type`)).toBe("none");
  });

  test("POS-22: what a 6753i does during a call stays on its keys, until somebody wants them for something else", () => {
    const lamp = { module: 0, position: 6, kind: "lamp", label: "Accueil", value: "202" } as const;
    const told = read(rendered(phone({ model: "6753i", keys: [lamp] })).text);

    expect([3, 5, 6, 1].map((at) => from(told, `prgkey${at} type`))).toEqual(["callers", "conf", "blf", "none"]);
    expect(from(read(rendered(phone({ model: "6753i", keys: [] })).text), "prgkey6 type")).toBe("xfer");
  });

  test("a lamp under the screen of a later model only dials, and that is said", () => {
    const keys = [21, 1].map(
      (position) => ({ module: 0, position, kind: "lamp", label: `Poste ${position}`, value: "202" }) as const,
    );
    const { text, remarks } = rendered(phone({ model: "6867i", keys, language: "en" }));

    expect(from(read(text), "topsoftkey1 type")).toBe("blf");
    expect(from(read(text), "softkey1 type")).toBe("speeddial");
    expect(remarks).toEqual([{ code: "phone-key-unlit", facts: { model: "6867i", label: "Poste 21" } }]);
  });

  test.each([
    ["America/Martinique", "240"],
    ["Indian/Reunion", "-240"],
    ["Europe/Paris", "-60"],
    ["UTC", "0"],
  ])("the clock of %s counts west of Greenwich", (zone, minutes) => {
    const sent = read(rendered(phone({ model: "6731i", clock: { ...office.site.clock, zone } })).text);

    expect(from(sent, "time zone minutes")).toBe(minutes);
    expect(from(sent, "dst config")).toBe(zone === "Europe/Paris" ? "3" : "0");
  });

  test("POS-17: one that was refused tries again within half a minute, and so do its lamps within one", () => {
    const sent = read(rendered(phone({ model: "6731i" })).text);

    expect(from(sent, "sip registration retry timer")).toBe("30");
    expect(from(sent, "sip registration timeout retry timer")).toBe("30");
    expect(from(sent, "sip subscription failed retry timer")).toBe("60");
    expect(from(sent, "date format")).toBe("5");
    expect(from(read(rendered(phone({ model: "6731i", language: "en" })).text), "date format")).toBe("0");
  });

  test.each([
    ["rfc4733", "1", "0"],
    ["info", "1", "1"],
    ["inband", "0", "0"],
  ] as const)("digits as %s", (digits, outOfBand, method) => {
    const sent = read(rendered(phone({ model: "6731i", digits })).text);

    expect(from(sent, "sip out-of-band dtmf")).toBe(outOfBand);
    expect(from(sent, "sip dtmf method")).toBe(method);
  });

  test("a directory that asks for TLS, or whose password cannot stand in a URL, is left out and told of", () => {
    for (const directory of [
      { ...office.ldap, tls: true },
      { ...office.ldap, password: "a@b" },
    ]) {
      const { text, remarks } = rendered(phone({ model: "6867i", directory, language: "en" }));
      expect(from(read(text), "ldap enabled")).toBe("0");
      expect(from(read(text), "ldap server")).toBe("");
      expect(remarks.map(({ facts }) => facts.setting)).toContain("directory");
    }
    expect(from(read(rendered(fullPhone({ model: "6867i" })).text), "ldap server")).toBe(
      "cn=201,dc=sipleo:q8Wd2f@192.168.1.1:389",
    );
  });
});

describe("which file is asked for", () => {
  test.each([
    ["/00085D112233.cfg", { kind: "phone", mac: "00085D112233" }],
    ["aastra.cfg", { kind: "common", code: null }],
    ["/startup.cfg", { kind: "common", code: null }],
  ])("%s", (path, asked) => {
    expect(aastra.route(path)).toEqual(asked);
  });

  test.each([
    "/00085d112233.cfg",
    "/security.tuz",
    "/6731i.cfg",
    "/../aastra.cfg",
    "/aastra.cfg/",
    "/aastra.cfg\u0000",
    "",
  ])("%j is nothing of ours", (path) => {
    expect(aastra.route(path)).toBeNull();
  });
});

test("each model has its own name; a handset beside it changes nothing", () => {
  expect(new Set(AASTRA_MODELS.map(({ name }) => name)).size).toBe(AASTRA_MODELS.length);
  expect(aastraModelNamed("6757iCT")?.name).toBe("6757i");
  expect(aastraModelNamed("6920w")?.name).toBe("6920");
  expect(aastraModelNamed("Mitel 6867i")?.name).toBe("6867i");
  expect(aastraModelNamed("480i")).toBeNull();
});

test("a restart is asked for in the maker's own way, then by check-sync", () => {
  expect(aastra.resync("6731i", "reboot").map(({ event }) => event)).toEqual(["aastra-xml", "check-sync"]);
  expect(aastra.resync("6731i", "check")).toEqual([{ event: "check-sync", body: null }]);
});

test("DHCP tells the same address by option 43 and by 66", () => {
  const url = "http://192.168.1.1:8667/p/";

  expect(aastra.dhcp(url).flatMap(({ options }) => options)).toEqual([
    { code: 2, within43: true, value: { text: url }, force: false },
    { code: 3, within43: true, value: { byte: 0 }, force: false },
    { code: 66, within43: false, value: { text: url }, force: false },
  ]);
});
