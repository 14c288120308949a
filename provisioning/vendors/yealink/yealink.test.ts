import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../daemon/model/reason.ts";
import { asOneLine, hostilePhones } from "../../hostile.fixture.ts";
import { strayFinder, twice } from "../../keys/strays.fixture.ts";
import { fullPhone, office, phone, threeHandsets } from "../../phone.fixture.ts";
import type { Phone } from "../../phone.ts";
import { BLOCK_KEYS } from "./block-keys.ts";
import { generationOf } from "./generation.ts";
import { YEALINK_KEYS, YEALINK_STATIC_KEYS } from "./keys.ts";
import { YEALINK_MODELS, yealinkModel } from "./models.ts";
import { yealink } from "./yealink.ts";

const rendered = (of: Phone) => {
  const file = yealink.render({ kind: "phone", phone: of });
  return { text: new TextDecoder().decode(file?.bytes), remarks: file?.remarks ?? [] };
};

interface Read {
  readonly keys: readonly (readonly [name: string, value: string])[];
  readonly blocks: readonly (readonly [name: string, value: string])[];
}

/** How a telephone reads: lines, comments, headers in brackets, then what stands left and right of the first `=`. */
function read(text: string): Read {
  const keys: [string, string][] = [];
  const blocks: [string, string][] = [];
  let block: string | null = null;
  const [header, ...lines] = text.split(/\r\n|\r|\n|\u2028|\u2029|\u0085|\v|\f/);
  expect(header).toBe("#!version:1.0.0.1");
  for (const line of lines) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const title = /^\[ (\w+) \]$/.exec(line)?.[1];
    if (title !== undefined) {
      block = title;
      continue;
    }
    const at = line.indexOf("=");
    const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (block === null) keys.push([name, value]);
    else if (name === "path") block = `${block.replace(/^(audio|memory)\d+$/, "$&")}@${value}`;
    else blocks.push([`${block}/${name}`, value]);
  }
  return { keys, blocks };
}

const staticKeys = Object.fromEntries(
  Object.entries(YEALINK_STATIC_KEYS).map(([key, entry]) => [`static.${key}`, entry]),
);
const dictionary = { ...YEALINK_KEYS, ...YEALINK_STATIC_KEYS, ...staticKeys };

describe("golden files", () => {
  test.each([
    ["t46s-v86", { model: "T46S", firmware: "66.86.0.15", modules: 1 }],
    ["t20p-v72", { model: "T20P", firmware: "9.72.0.30" }],
    ["t28p-v61", { model: "T28P", firmware: "2.61.0.80" }],
    ["unknown", { model: null, firmware: null }],
  ])("%s", async (name, said) => {
    const { text, remarks } = rendered(fullPhone({ ...said, directory: office[yealink.directory(said)] }));

    await expect(text).toMatchFileSnapshot(`golden/${name}.cfg`);
    await expect(`${remarks.map((remark) => sentenceOf(remark, "fr")).join("\n")}\n`).toMatchFileSnapshot(
      `golden/${name}.remarks`,
    );
  });

  test("w60b-three-handsets", async () => {
    const said = { model: "W60B", firmware: "77.85.0.20", keys: [] };
    const directory = office[yealink.directory(said)];
    const { text, remarks } = rendered(fullPhone({ ...said, directory, accounts: threeHandsets }));

    await expect(text).toMatchFileSnapshot("golden/w60b-three-handsets.cfg");
    expect(remarks).toEqual([]);
  });

  test("common", async () => {
    const file = yealink.render({ kind: "common", site: office.site });

    await expect(new TextDecoder().decode(file?.bytes)).toMatchFileSnapshot("golden/common.cfg");
    expect(file?.remarks).toEqual([]);
  });
});

const everyPhone = YEALINK_MODELS.flatMap(({ name, code }) =>
  ["61", "72", "86", null].map((version) => ({
    model: name,
    firmware: version === null ? null : `${code}.${version}.0.1`,
    modules: 3,
  })),
);

describe("what is sent", () => {
  test("every key stands in the dictionary, with a value of its form, once", () => {
    const strays = strayFinder(dictionary, "%NULL%");
    for (const said of everyPhone) {
      for (const of of [
        fullPhone(said),
        phone({ ...said, accounts: threeHandsets }),
        phone({ ...said, directory: office.xml }),
      ]) {
        const { keys } = read(rendered(of).text);
        const names = keys.map(([name]) => name);

        expect(strays(keys)).toEqual([]);
        // The two passwords of the web page are told by one key, a line each.
        expect(twice(names.filter((name) => !name.endsWith("security.user_password")))).toEqual([]);
      }
    }
  });

  test("every key of a block stands in the dictionary, with a value of its form, once", () => {
    const strays = strayFinder(BLOCK_KEYS, "%NULL%");
    const inDictionary = (name: string): string => {
      const [, title = "", key = ""] = /^(\w+)@[^ ]+?\/(\w+)$/.exec(name) ?? [];
      return `${title.replace(/^(?:account|DTMF)$/, "$&0").replace(/^audio\d+$/, "$&.0")}/${key}`;
    };
    for (const said of everyPhone) {
      const { blocks } = read(rendered(fullPhone(said)).text);

      expect(strays(blocks.map(([name, value]) => [inDictionary(name), value]))).toEqual([]);
      expect(twice(blocks.map(([name]) => name))).toEqual([]);
    }
  });

  test.each([
    ["keys", "66.86.0.15"],
    ["blocks", "2.61.0.80"],
  ] as const)("no text of people adds or changes another one of the %s", (form, firmware) => {
    const model = form === "keys" ? "T46S" : "T28P";
    fc.assert(
      fc.property(hostilePhones({ model, firmware }), ({ hostile, plain }) => {
        const [got, wanted] = [read(rendered(hostile).text)[form], read(rendered(plain).text)[form]];
        const value = (name: string) => got.find(([key]) => key === name)?.[1];
        const means = (text: string | undefined) => (text === "%NULL%" ? "" : (text ?? "none"));
        const [name, password, base, label] =
          form === "keys"
            ? ["account.1.display_name", "account.1.password", "ldap.base", "linekey.1.label"]
            : [
                "account@/config/voip/sipAccount0.cfg/DisplayName",
                "account@/config/voip/sipAccount0.cfg/password",
                "LDAP@/config/Contacts/LDAP.cfg/base",
                "memory11@/config/vpPhone/vpPhone.ini/Label",
              ];
        const account = hostile.accounts[0];
        const expected = (text = "") => asOneLine(text).replace(/^%(NULL|EMPTY)%$/, "$1");

        expect(got.map(([key]) => key)).toEqual(wanted.map(([key]) => key));
        expect(means(value(name))).toBe(expected(account?.name));
        expect(means(value(password))).toBe(expected(account?.password));
        expect(means(value(base))).toBe(hostile.directory?.kind === "ldap" ? expected(hostile.directory.base) : "none");
        expect(means(value(label))).toBe(expected(hostile.keys[0]?.label));
      }),
    );
  });

  test("a telephone that can encrypts, its older fellow is told of", () => {
    const modern = rendered(phone({ model: "T46S", firmware: "66.86.0.15" }));
    const old = rendered(phone({ model: "T20P", firmware: "9.72.0.30" }));
    const deaf = rendered(phone({ model: "T46G", firmware: "28.71.0.81" }));

    expect(modern.text).toContain("account.1.sip_server.1.transport_type = 2\n");
    expect(modern.text).toContain("account.1.sip_server.1.port = 5061\n");
    expect(modern.text).toContain("account.1.srtp_encryption = 2\n");
    expect(modern.remarks).toEqual([]);
    for (const { text, remarks } of [old, deaf]) {
      expect(text).toContain("account.1.transport = 0\n");
      expect(text).toContain("account.1.srtp_encryption = 0\n");
      expect(remarks.map(({ code }) => code)).toContain("phone-not-encrypted");
    }
  });

  test("what a telephone had and has no more is taken away by name", () => {
    const { text } = rendered(phone({ model: "T46S", firmware: "66.86.0.15", keys: [], accounts: [] }));

    expect(text).toContain("account.1.enable = 0\n");
    expect(text).toContain("account.1.password = %NULL%\n");
    expect(text).toContain("account.16.password = %NULL%\n");
    expect(text).toContain("linekey.2.type = 0\nlinekey.2.line = %NULL%\nlinekey.2.value = %NULL%\n");
    expect(text).toContain("static.network.internet_port.ip = %NULL%\n");
    expect(text).toContain("ldap.enable = 0\n");
  });

  test("POS-22: keys that leave none to the line are told of, one that is free or a line is enough", () => {
    const lamp = { module: 0, position: 1, kind: "lamp", label: "", value: "202" } as const;
    const told = (firmware: string, keys: Phone["keys"]) =>
      rendered(phone({ model: "T28P", firmware, keys })).remarks.some(({ code }) => code === "phone-without-line-key");

    expect(told("2.72.0.30", [lamp])).toBe(true);
    expect(told("2.72.0.30", [{ ...lamp, position: 2 }])).toBe(false);
    expect(told("2.72.0.30", [lamp, { ...lamp, position: 3, kind: "line", value: "1" }])).toBe(false);
    expect(told("2.61.0.80", [lamp])).toBe(false);
  });

  test.each([
    ["America/Martinique", "-4"],
    ["Indian/Reunion", "+4"],
    ["Asia/Kolkata", "+5:30"],
  ])("the clock of %s has no summer time", (zone, offset) => {
    const { text } = rendered(phone({ model: "T46S", firmware: "66.86.0.15", clock: { ...office.site.clock, zone } }));

    expect(text).toContain(`local_time.time_zone = ${offset}\n`);
    expect(text).toContain("local_time.summer_time = 0\nlocal_time.dst_time_type = %NULL%\n");
  });

  test.each([
    ["rfc4733", 1],
    ["info", 2],
    ["inband", 0],
  ] as const)("digits as %s", (digits, type) => {
    expect(rendered(phone({ model: "T46S", digits })).text).toContain(`account.1.dtmf.type = ${type}\n`);
  });

  test("codecs go by their order; one that it does not know is told of, none leaves it its own", () => {
    const some = rendered(phone({ model: "T46S", firmware: "66.86.0.15", codecs: ["opus", "GSM", "PCMA"] }));
    const none = rendered(phone({ model: "T46S", firmware: "66.86.0.15", codecs: ["GSM"] }));

    expect(some.text).toContain("account.1.codec.opus.enable = 1\naccount.1.codec.opus.priority = 1\n");
    expect(some.text).toContain("account.1.codec.pcma.enable = 1\naccount.1.codec.pcma.priority = 2\n");
    expect(some.text).toContain("account.1.codec.pcmu.enable = 0\n");
    expect(some.remarks).toEqual([{ code: "phone-codecs-left-out", facts: { model: "T46S", codecs: ["GSM"] } }]);
    expect(none.text).not.toContain(".codec.");
    expect(none.remarks).toEqual([{ code: "phone-no-codec", facts: { model: "T46S" } }]);
    for (const firmware of ["28.81.0.110", "28.61.0.80"]) {
      const { remarks } = rendered(phone({ model: "T46G", firmware, codecs: ["opus", "PCMA"] }));
      expect(remarks).toContainEqual({ code: "phone-codecs-left-out", facts: { model: "T46G", codecs: ["opus"] } });
    }
  });

  test.each([
    ["T20P", "9.72.0.30", true, false],
    ["T46S", "66.81.0.110", true, false],
    ["T46S", "66.82.0.30", false, true],
    ["T46S", null, true, true],
  ])("POS-17: codecs of a %s with firmware %s go by number: %s, by name: %s", (model, firmware, byNumber, byName) => {
    const { keys } = read(rendered(phone({ model, firmware, codecs: ["PCMA", "G722"] })).text);
    const sent = new Map(keys);
    const numbered = [1, 2, 3, 4, 5, 6].map((at) =>
      ["payload_type", "enable", "priority", "rtpmap"].map((key) => sent.get(`account.1.codec.${at}.${key}`)).join(" "),
    );
    expect(numbered.slice(0, byNumber ? 6 : 0)).toEqual(
      byNumber ? ["PCMU 0 0 0", "PCMA 1 1 8", "G723_53 0 0 4", "G723_63 0 0 4", "G729 0 0 18", "G722 1 2 9"] : [],
    );
    expect(sent.has("account.1.codec.1.enable")).toBe(byNumber);
    expect(sent.get("account.1.codec.pcma.priority")).toBe(byName ? "1" : undefined);
  });

  test.each([
    ["T46S", "66.83.0.35", "38"],
    ["T28P", "2.72.0.30", "38"],
    ["T46S", "66.86.0.15", undefined],
    ["T46S", null, undefined],
  ])("MEX-05: the directory key of a %s with firmware %s is made %s", (model, firmware, type) => {
    const sent = (directory: Phone["directory"]) =>
      new Map(read(rendered(phone({ model, firmware, directory })).text).keys);
    expect(sent(office.ldap).get("programablekey.2.type")).toBe(type);
    expect(sent(office.ldap).get("programablekey.2.label")).toBe(type && "Annuaire");
    expect(sent(null).get("programablekey.2.type")).toBe(type && "%NULL%");
  });

  test("POS-17: the screens of a base are its handsets, which are told to listen, and its language", () => {
    const sent = (model: string, firmware: string) =>
      new Map(read(rendered(phone({ model, firmware, keys: [] })).text).keys);
    expect(sent("W60B", "77.85.0.20").get("static.auto_provision.handset_configured.enable")).toBe("1");
    expect(sent("W60B", "77.85.0.20").get("custom.handset.language")).toBe("1");
    expect(sent("W52P", "25.73.0.40").get("auto_provision.handset_configured.enable")).toBe("1");
    expect(sent("T46S", "66.85.0.5").has("custom.handset.language")).toBe(false);
  });

  test("POS-22: a lamp in blocks says all that is dialled to take its call, one in keys the code alone", () => {
    const told = (firmware: string) => rendered(phone({ model: "T28P", firmware }));
    const blocks = new Map(read(told("2.61.0.80").text).blocks);
    expect(blocks.get("memory12@/config/vpPhone/vpPhone.ini/PickupValue")).toBe("*8202");
    expect(blocks.get("memory12@/config/vpPhone/vpPhone.ini/type")).toBe("blf");
    expect(blocks.get("memory13@/config/vpPhone/vpPhone.ini/type")).toBe("%NULL%");
    expect(new Map(read(told("2.72.0.30").text).keys).get("linekey.2.pickup_value")).toBe("*8");
  });

  test("a telephone that is told whom to trust is told to look beyond its maker's list", () => {
    const provisioning = { ...office.site.provisioning, authorityUrl: null };
    const told = (said: Partial<Phone>) =>
      new Map(read(rendered(phone({ model: "T46S", firmware: "66.86.0.15", ...said })).text).keys);
    expect(told({}).get("static.security.ca_cert")).toBe("2");
    expect(told({ provisioning }).get("static.security.ca_cert")).toBe("%NULL%");
  });

  test("POS-22: a T38G counts lines from 0 for a lamp, and from 1 for a line or a number to dial", () => {
    const sent = new Map(read(rendered(phone({ model: "T38G", firmware: "38.70.0.125" })).text).keys);
    expect([1, 2, 3].map((at) => sent.get(`linekey.${at}.line`))).toEqual(["1", "0", "1"]);
  });

  test("POS-22: it answers by itself when the box asks it to, after a tone", () => {
    const sent = new Map(read(rendered(phone({ model: "T46S", firmware: "66.86.0.15" })).text).keys);
    expect([sent.get("features.intercom.allow"), sent.get("features.intercom.tone")]).toEqual(["1", "1"]);
  });

  test("the same telephone gets the same bytes", () => {
    expect(rendered(fullPhone({ model: "T46S" })).text).toBe(rendered(fullPhone({ model: "T46S" })).text);
  });
});

describe("which file is asked for", () => {
  test.each([
    ["/00156519bdff.cfg", { kind: "phone", mac: "00156519BDFF" }],
    ["00156519BDFF.cfg", { kind: "phone", mac: "00156519BDFF" }],
    ["/y000000000066.cfg", { kind: "common", code: "66" }],
    ["/y000000000108.cfg", { kind: "common", code: "108" }],
  ])("%s", (path, asked) => {
    expect(yealink.route(path)).toEqual(asked);
  });

  test.each([
    "/../00156519bdff.cfg",
    "/00156519bdff.cfg/..",
    "/00156519bdff.cfg\u0000",
    "/00156519bdff.cfg\n",
    "//00156519bdff.cfg",
    "/%2e%2e/00156519bdff.cfg",
    "/00156519bdff-local.cfg",
    "/00156519bdFF.cfg",
    "/y000000000000.boot",
    "/etc/passwd",
    "",
  ])("%j is nothing of ours", (path) => {
    expect(yealink.route(path)).toBeNull();
  });
});

test.each([
  ["9.72.0.30", "keys"],
  ["66.81.0.15", "static"],
  ["2.61.0.80", "blocks"],
  [null, "any"],
  ["?", "any"],
])("firmware %s reads its file as %s", (firmware, generation) => {
  expect(generationOf(firmware)).toBe(generation);
});

describe("models", () => {
  test.each([
    ["T46S", null, "T46S"],
    [null, "66.86.0.15", "T46S"],
    ["HD2000", "9.72.0.30", "T20P"],
    ["T53W", null, "T53"],
    ["T31P", "124.86.0.40", "T31"],
    ["X99", null, undefined],
    [null, null, undefined],
  ])("%s with firmware %s is %s", (name, firmware, model) => {
    expect(yealinkModel(name, firmware)?.name).toBe(model);
  });

  test("each has a name and a number of its own", () => {
    expect(new Set(YEALINK_MODELS.map(({ name }) => name)).size).toBe(YEALINK_MODELS.length);
    expect(new Set(YEALINK_MODELS.map(({ code }) => code)).size).toBe(YEALINK_MODELS.length);
  });
});

test("a restart is asked for by NOTIFY", () => {
  expect(yealink.resync("T46S", "reboot")).toEqual([{ event: "check-sync;reboot=true", body: null }]);
  expect(yealink.resync("T46S", "check")).toEqual([{ event: "check-sync", body: null }]);
});

test.each([
  ["T46S", "66.86.0.15", "files"],
  ["T31P", "124.86.0.75", "files"],
  ["T46S", null, "nothing"],
  ["T46G", "28.80.0.130", "nothing"],
  ["T20P", "9.72.0.30", "nothing"],
  [null, null, "nothing"],
])("a %s with firmware %s trusts whom it is told to with its %s", (model, firmware, expected) => {
  expect(yealink.trusts({ model, firmware })).toBe(expected);
});

test("DHCP tells where the files are, asked or not", () => {
  for (const { options } of yealink.dhcp("http://192.168.1.1:8667/p/")) {
    expect(options).toEqual([
      { code: 66, within43: false, value: { text: "http://192.168.1.1:8667/p/" }, force: true },
    ]);
  }
});
