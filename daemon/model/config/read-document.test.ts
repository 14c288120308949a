import { describe, expect, test } from "vitest";
import { factoryDocument } from "./factory.ts";
import { readDocument } from "./read-document.ts";

const raw = (extension: object) => ({
  format: 1,
  extensions: [{ number: "201", name: "Gérant", ...extension }],
  groups: [],
});

function accepted(document: unknown) {
  const read = readDocument(document);
  if (read.kind === "refused") throw new Error(JSON.stringify(read.issues));
  return read;
}

function refused(document: unknown) {
  const read = readDocument(document);
  return read.kind === "refused" ? read.issues : [];
}

describe("defaults", () => {
  test("a document of numbers and names gets the rest by itself", () => {
    const { document } = accepted(raw({}));

    expect(document).toMatchObject({
      system: { name: "SipleoBox", country: "FR", language: "fr" },
      sip: {
        realm: "sipleo",
        digest: ["MD5"],
        registration: { minimum: 60, usual: 300, maximum: 3600 },
        qualifySeconds: 30,
        sessionExpiresSeconds: 1800,
        unheardSeconds: 60,
        codecs: ["PCMA", "PCMU", "G722", "opus", "G729", "GSM"],
        videoCodecs: ["H264", "VP8"],
        srtp: "tls",
        maxDevices: 10,
      },
      extensions: [{ number: "201", kind: "extended", simultaneousCalls: 255, maxDevices: null, ringSeconds: 30 }],
      music: { musics: [], active: null },
      speech: { dictionary: [] },
    });
  });

  test("lists of extensions and groups are never made up: forgetting one must not delete everybody", () => {
    expect(refused({ format: 1 }).map(({ path, code }) => [path, code])).toEqual([
      ["/extensions", "missing"],
      ["/groups", "missing"],
    ]);
  });

  test("LIG-07 GRP-14: lines and groups take no text messages until somebody says so", () => {
    const trunks = [{ number: "900", name: "Opérateur", user: "0033900", addresses: [{ host: "sip.exemple.fr" }] }];
    const groups = [{ number: "800", name: "Général" }];

    const { document } = accepted({ ...raw({}), groups, trunks });

    expect([document.trunks[0]?.receivesSms, document.groups[0]?.receivesSms]).toEqual([false, false]);
    expect(document.messageRules).toEqual([]);
  });

  test("what was handed in is left as it was", () => {
    const document = Object.freeze(raw({}));

    accepted(document);

    expect(document).toEqual(raw({}));
  });

  test("a document that was read is read again as itself", () => {
    const { document } = accepted(raw({ macAddress: "e4:34:d7:30:05:42" }));

    expect(accepted(document).document).toEqual(document);
  });
});

describe("what people type", () => {
  test.each(["E434D7300542", "e4:34:d7:30:05:42", "E4-34-D7-30-05-42", "e434.d730.0542", " e4 34 d7 30 05 42 "])(
    "MAC address %s",
    (macAddress) => {
      expect(accepted(raw({ macAddress })).document.extensions[0]?.macAddress).toBe("E434D7300542");
    },
  );

  test.each(["E434D730054", "E434D73005421", "G434D7300542"])("MAC address %s is refused", (macAddress) => {
    expect(refused(raw({ macAddress }))).toMatchObject([
      {
        path: "/extensions/0/macAddress",
        message: "« Adresse MAC » : attendu 12 chiffres hexadécimaux, ou vide.",
      },
    ]);
  });

  test("empty fields of a form are no address", () => {
    expect(accepted(raw({ macAddress: "", ipAddress: " " })).document.extensions[0]).toMatchObject({
      macAddress: null,
      ipAddress: null,
    });
  });

  test.each(["192.168.0.256", "192.168.0", "192.168.0.01", "::1", "poste"])("IP address %s is refused", (ipAddress) => {
    expect(refused(raw({ ipAddress }))).toMatchObject([{ path: "/extensions/0/ipAddress" }]);
  });

  test.each(["1", "20a", "*21", "", "12345678901", "201;echo"])("the number %j is refused", (number) => {
    expect(refused(raw({ number }))).toMatchObject([{ path: "/extensions/0/number", code: "shape" }]);
  });

  test("a name with a line break is refused: it would end up in a header", () => {
    expect(refused(raw({ name: "a\r\nVia: x" }))).toMatchObject([{ path: "/extensions/0/name" }]);
  });
});

describe("secrets in a document", () => {
  test("are handed on apart and never stay in it", () => {
    const { document, given } = accepted(raw({ sipPassword: "pw-201", password: "secret" }));

    expect(JSON.stringify(document)).not.toMatch(/pw-201|secret/);
    expect([...given]).toEqual([["201", { sipPassword: "pw-201", password: "secret" }]]);
  });

  test("empty ones change nothing, null takes a person's access away", () => {
    expect([...accepted(raw({ sipPassword: "", password: "" })).given]).toEqual([["201", {}]]);
    expect([...accepted(raw({ sipPassword: null, password: null })).given]).toEqual([["201", { password: null }]]);
  });

  test("a bad one is refused without being repeated", () => {
    const issues = refused(raw({ sipPassword: "hémisphère", password: "abc" }));

    expect(issues.map(({ path }) => path)).toEqual(["/extensions/0/sipPassword", "/extensions/0/password"]);
    expect(JSON.stringify(issues)).not.toMatch(/hémisphère|abc/);
  });
});

describe("shape", () => {
  test("everything is said at once, also far more than the checker would say", () => {
    const extensions = Array.from({ length: 50 }, () => ({ number: 1, name: "", ringSeconds: 1 }));

    expect(refused({ format: 1, extensions, groups: 3, extra: true })).toHaveLength(152);
  });

  test("of a million mistakes the first ones are told and the rest is counted", () => {
    const strange = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`x${index}`, 1]));

    const issues = refused({ ...strange, format: 1, extensions: [], groups: [] });

    expect(issues).toHaveLength(501);
    expect(issues.at(-1)).toMatchObject({ code: "more-issues", message: expect.stringContaining("1500") });
  });

  test("a value of a list that stands twice", () => {
    const document = { ...raw({}), sip: { codecs: ["PCMA", "PCMA"] } };

    expect(refused(document)).toMatchObject([{ path: "/sip/codecs", code: "repeated" }]);
  });

  test("no codec at all", () => {
    expect(refused({ ...raw({}), sip: { codecs: [] } })).toMatchObject([
      { path: "/sip/codecs", message: "« Codecs audio » : attendu une liste de 1 à 6 éléments." },
    ]);
  });

  test("LIG-26: video codecs may be none; without the field they are the usual ones, and the office's for a line", () => {
    const trunks = [{ number: "900", name: "Opérateur", user: "0033900", addresses: [{ host: "sip.exemple.fr" }] }];

    expect(accepted({ ...raw({}), trunks }).document).toMatchObject({
      sip: { videoCodecs: ["H264", "VP8"] },
      trunks: [{ videoCodecs: null }],
    });
    expect(accepted({ ...raw({}), sip: { videoCodecs: [] } }).document.sip.videoCodecs).toEqual([]);
    expect(refused({ ...raw({}), sip: { videoCodecs: ["MPEG2"] } })).toMatchObject([{ path: "/sip/videoCodecs/0" }]);
  });

  test("a value that is none of those allowed", () => {
    expect(refused({ ...raw({}), sip: { srtp: "maybe" } })).toMatchObject([
      { path: "/sip/srtp", message: "« Chiffrement du son » : attendu never ou tls." },
    ]);
  });

  test.each([null, 7, "x", [], {}, { format: "1" }, { format: 0 }, { format: 3 }])("%j is no document", (document) => {
    expect(refused(document)).toHaveLength(1);
  });

  test("a document of a newer version says that the box must be updated", () => {
    expect(refused({ format: 3 })).toMatchObject([{ code: "format-too-new" }]);
  });

  test("a key named like a prototype is an unknown field", () => {
    const document: unknown = JSON.parse('{"format":1,"extensions":[],"groups":[],"__proto__":{"x":1}}');

    expect(refused(document)).toMatchObject([{ code: "unknown-field" }]);
  });
});

test("BRA-03 GRP-02: the factory has five extended phones, and group 800 holds them all", () => {
  const document = factoryDocument();

  expect(document.extensions.map(({ number, name, kind }) => `${number} ${name} ${kind}`)).toEqual([
    "201 Poste 201 extended",
    "202 Poste 202 extended",
    "203 Poste 203 extended",
    "204 Poste 204 extended",
    "205 Poste 205 extended",
  ]);
  expect(document.groups).toMatchObject([
    { number: "800", name: "Général", members: ["201", "202", "203", "204", "205"] },
  ]);
});

test.each([".", ".."])("a site named %j is refused: no address of a page could name it", (name) => {
  expect(refused({ ...raw({}), sites: [{ name }] })).toMatchObject([{ path: "/sites/0/name", code: "shape" }]);
});

test("a name of three dots is a name", () => {
  expect(accepted({ ...raw({}), sites: [{ name: "..." }] }).document.sites).toMatchObject([
    { name: "...", address: "" },
  ]);
});

test("LIG-11: the password of a line never stays in the document", () => {
  const trunk = {
    number: "900",
    name: "Opérateur",
    user: "u",
    addresses: [{ host: "sip.exemple.fr" }],
    sipPassword: "pw",
  };
  const read = accepted({ ...raw({}), trunks: [trunk] });

  expect(JSON.stringify(read.document)).not.toContain('"pw"');
  expect(read.given.get("900")).toEqual({ sipPassword: "pw" });
});

test("LIG-19 PRE-02 EXT-03: numbers are kept without the spaces and dots that people write", () => {
  const read = accepted({
    ...raw({}),
    externalNumbers: [{ name: "Gérant", number: "06 01.02-03 04" }],
    trunks: [
      {
        number: "900",
        name: "A",
        registration: "none",
        addresses: [{ host: "192.0.2.1" }],
        presentation: { number: "01 22 33 44 55" },
      },
    ],
  });

  expect(read.document.externalNumbers[0]?.number).toBe("0601020304");
  expect(read.document.trunks[0]?.presentation.number).toBe("0122334455");
});

test("MUS-01: the one music of format 1 stays as a music that waits for its file; the box's own plays", () => {
  const { document } = accepted({ ...raw({}), music: { holdMusic: "/srv/sons/voiture.wav" } });

  expect(document.music).toMatchObject({
    musics: [{ name: "voiture.wav", audio: { source: { kind: "none" }, volume: 10 } }],
    active: null,
  });
  expect(accepted({ ...raw({}), music: { holdMusic: null } }).document.music).toEqual({ musics: [], active: null });
});

test("the PIN of an agent never stays in the document, and one of letters or of one digit is refused", () => {
  const staff = (pin: string) => ({ ...raw({}), agents: [{ number: "301", name: "Agnès", pin }] });
  const read = accepted(staff("4711"));

  expect(read.given.get("301")).toEqual({ agentPin: "4711" });
  expect(JSON.stringify(read.document)).not.toContain("4711");
  for (const pin of ["123", "1111", "12a4"]) expect(refused(staff(pin))).toMatchObject([{ path: "/agents/0/pin" }]);
});
