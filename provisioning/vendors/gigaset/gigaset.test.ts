import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../daemon/model/reason.ts";
import { asOneLine, hostilePhones } from "../../hostile.fixture.ts";
import { strayFinder, twice } from "../../keys/strays.fixture.ts";
import { fullPhone, office, phone, threeHandsets } from "../../phone.fixture.ts";
import type { Phone } from "../../phone.ts";
import { readXml } from "../../xml-reader.fixture.ts";
import { gigaset } from "./gigaset.ts";
import { GIGASET_MODELS, gigasetModel } from "./models.ts";
import { P_SETTINGS } from "./p-series.ts";
import { BASE_PARAMS, DESK_PARAMS } from "./params.ts";
import { N510_SYMBOLS, N720_SYMBOLS } from "./symbol-keys.ts";
import { TYPED_ELEMENTS } from "./typed.ts";

const mac = "7C2F8040EC1A";

const rendered = (of: Phone) => {
  const file = gigaset.render({ kind: "phone", phone: of });
  return { text: new TextDecoder().decode(file?.bytes), remarks: file?.remarks ?? [] };
};

type Sent = readonly (readonly [name: string, value: string])[];

/** How each family reads its file, by what stands in the file alone. */
function read(text: string): Sent {
  const root = readXml(text);
  if (root.name === "ProviderFrame") return readFrame(text);
  if (root.name === "provisioning") {
    return (root.children[0]?.children ?? []).map(({ attributes }) => [
      attributes.get("name") ?? "",
      attributes.get("value") ?? "",
    ]);
  }
  expect(root.name).toBe("settings");
  return root.children.flatMap(({ children }) =>
    children.flatMap(({ name, attributes, text: value }): [string, string][] => {
      const index = attributes.get("idx");
      const own = index === undefined ? name : `${name}/${index}`;
      return name === "fkey"
        ? [
            [own, value],
            [`${own}/label`, attributes.get("label") ?? ""],
          ]
        : [[own, value]];
    }),
  );
}

/** The frame of forms A and B, as its public schema has it: who it is for, its version, its name, then settings. */
function readFrame(text: string): Sent {
  const frame = readXml(text);
  const [provider] = frame.children;
  expect([frame.children.length, provider?.name]).toEqual([1, "Provider"]);
  const [address, version, profile, ...items] = provider?.children ?? [];
  expect([address?.name, version?.name, profile?.name]).toEqual(["MAC_ADDRESS", "VERSION", "PROFILE_NAME"]);
  expect(address?.attributes.get("value")).toBe(mac);
  expect(version?.attributes.get("value")).toMatch(/^\d{10}$/);
  expect(profile?.attributes.get("class")).toBe("string");
  expect(profile?.attributes.get("value")).toMatch(/^.{1,20}$/);
  return items.map(({ name, attributes, children }) => {
    const value = attributes.get("value") ?? "none";
    expect(children).toEqual([]);
    if (name === "SYMB_ITEM") {
      expect([...attributes.keys()]).toEqual(["ID", "class", "value"]);
      expect(attributes.get("class")).toBe("symb_item");
      // A text in its own quotes, with none within; else a number.
      const quoted = /^"([^"\\]*)"$/u.exec(value)?.[1];
      if (quoted === undefined) expect(value).toMatch(/^0x[0-9a-f]+(?:,0x[0-9a-f]+)*$/);
      return [attributes.get("ID") ?? "", quoted ?? value];
    }
    expect(attributes.get("class")).toBe({ S: "string", I: "integer", B: "boolean" }[name.charAt(0)]);
    return [name, value];
  });
}

const from = (sent: Sent, name: string) => sent.find(([key]) => key === name)?.[1];

const FAMILIES = [
  ["DE410 IP PRO", TYPED_ELEMENTS, "S_SIP_DISPLAYNAME_1", "S_SIP_PASSWORD_1"],
  ["N510 IP PRO", N510_SYMBOLS, "BS_IP_Data1.aucS_SIP_DISPLAYNAME", "BS_IP_Data1.aucS_SIP_PASSWORD"],
  [
    "N720 DM PRO",
    N720_SYMBOLS,
    "BS_VOIP_Data.astVoipAccounts[0].aucS_SIP_DISPLAYNAME[0]",
    "BS_VOIP_Data.astVoipAccounts[0].aucS_SIP_PASSWORD[0]",
  ],
  ["N870 IP PRO", BASE_PARAMS, "SipAccount.00001.DisplayName", "SipAccount.00001.AuthPassword"],
  ["Maxwell 3", DESK_PARAMS, "SIP.Account.0.DisplayName", "SIP.Account.0.AuthPassword"],
  ["P820", P_SETTINGS, "user_realname/1", "user_pass/1"],
] as const;

describe("golden files", () => {
  test.each(FAMILIES.map(([model]) => model))("%s", async (model) => {
    const directory = office[gigaset.directory({ model, firmware: null })];
    const { text, remarks } = rendered(fullPhone({ mac, model, directory }));
    const name = model.toLowerCase().replaceAll(" ", "-");

    await expect(text).toMatchFileSnapshot(`golden/${name}.xml`);
    await expect(`${remarks.map((remark) => sentenceOf(remark, "fr")).join("\n")}\n`).toMatchFileSnapshot(
      `golden/${name}.remarks`,
    );
  });
});

test.each(["N510 IP PRO", "N870 IP PRO"])(
  "an %s gives each handset its account, and one between nobody's",
  async (model) => {
    const directory = office[gigaset.directory({ model, firmware: null })];
    const { text } = rendered(fullPhone({ mac, model, directory, keys: [], accounts: threeHandsets }));

    const name = model.toLowerCase().replaceAll(" ", "-");
    await expect(text).toMatchFileSnapshot(`golden/${name}-three-handsets.xml`);
  },
);

describe.each(FAMILIES)("what is sent to %s", (model, dictionary, name, password) => {
  test("every key stands in the dictionary, with a value of its form, once", () => {
    const strays = strayFinder(dictionary, "");
    const second = { ...office.account, line: 2, number: "202", user: "202", login: "202" };
    for (const of of [
      fullPhone({ mac, model, accounts: [office.account, second] }),
      phone({ mac, model, directory: office.xml, language: "en", digits: "info" }),
      phone({ mac, model, accounts: [], keys: [], pickupCode: null }),
    ]) {
      const sent = read(rendered(of).text);
      expect(sent.length).toBeGreaterThan(5);
      expect(strays(sent)).toEqual([]);
      expect(twice(sent.map(([key]) => key))).toEqual([]);
    }
  });

  test("no text of people adds or changes another key", () => {
    const inner = model.startsWith("N5") || model.startsWith("N7");
    const expected = (text = "") => {
      const line = asOneLine(text.replaceAll(/[\ufffe\uffff]/g, ""));
      return inner ? line.replaceAll('"', "'").replaceAll("\\", "/") : line;
    };
    fc.assert(
      fc.property(hostilePhones({ mac, model }), ({ hostile, plain }) => {
        const [got, wanted] = [read(rendered(hostile).text), read(rendered(plain).text)];
        const account = hostile.accounts[0];

        expect(got.map(([key]) => key)).toEqual(wanted.map(([key]) => key));
        expect(from(got, name)).toBe(expected(account?.name));
        expect(from(got, password)).toBe(expected(account?.password));
      }),
    );
  });

  test("the same telephone gets the same bytes", () => {
    expect(rendered(fullPhone({ mac, model })).text).toBe(rendered(fullPhone({ mac, model })).text);
  });
});

test("a password that cannot stand within two layers of quotes is told of", () => {
  const account = { ...office.account, password: 'a"b\\c' };

  expect(rendered(phone({ mac, model: "N510 IP PRO", accounts: [account] })).remarks).toContainEqual({
    code: "phone-text-changed",
    facts: { model: "N510 IP PRO", setting: "password" },
  });
});

test.each([
  ["N510 IP PRO", ""],
  ["N720 DM PRO", "[%]"],
])(
  "MEX-05: an %s is told the directory, offers it and asks it who calls; one that has none forgets it",
  (model, ending) => {
    const told = (directory: Phone["directory"]) => read(rendered(phone({ mac, model, directory })).text);
    const netdir = (sent: ReturnType<typeof told>, name: string) => from(sent, `BS_XML_Netdirs.${name}${ending}`);
    const [sent, none] = [told(office.xml), told(null)];

    for (const use of ["aucAvailableNetdirs", "aucActivatedNetdirs", "aucNetdirSelForAutoLookup"])
      expect([netdir(sent, use), netdir(none, use)]).toEqual(["0x28", "0x0"]);
    for (const ability of ["bSearchPeopleCap", "bReverseSearchCap", "bAutolookupCap"])
      expect(from(sent, `BS_XML_Netdirs.astNetdirProvider[0].bitfldCap.${ability}`)).toBe("0x1");
    expect([sent, none].map((file) => from(file, "BS_LM_AppCfg.bit.bHasExpandedCallDir"))).toEqual(["0x1", "0x0"]);
    expect(netdir(sent, "astNetdirProvider[0].aucServerURL")).toBe(office.xml.kind === "xml" ? office.xml.url : "");
    expect(netdir(none, "astNetdirProvider[0].aucServerURL")).toBe("");
    expect(
      rendered(phone({ mac, model, directory: office.xml })).remarks.map(({ facts }) => facts.setting),
    ).not.toContain("directory");
  },
);

test("MEX-05 POS-17: a Maxwell is told how to search, comes by its own address and keeps summer time", () => {
  const sent = read(rendered(phone({ mac, model: "Maxwell 3", directory: office.ldap })).text);

  expect(from(sent, "NetDir.LDAP.0.NameFilter")).toBe("(|(cn=%)(sn=%))");
  expect(from(sent, "NetDir.LDAP.0.NumberFilter")).toBe("(|(telephoneNumber=%)(mobile=%))");
  expect(from(sent, "NetDir.LDAP.0.Surname")).toBe("cn");
  expect(from(sent, "NetDir.LDAP.0.PhoneOffice")).toBe("telephoneNumber");
  expect(from(sent, "NetDir.LDAP.0.Lookup")).toBe("1");
  expect(from(sent, "System.Provision.ProvisioningServer")).toBe(`${office.site.provisioning.url}${mac}.xml`);
  expect(from(sent, "NET.IP.IPv4.DHCP.Options.Disabled")).toBe("66,114");
  expect(from(sent, "System.DateAndTime.AutoAdjustClockForDST")).toBe("AutomatedDaylightSavingEnabled");
});

test.each([
  ["N510 IP PRO", ["BS_IP_Data1.ucB_CT_AFTER_ON_HOOK", "BS_IP_Data1.ucB_USE_R_KEY_FOR_CALL_TRANSFER"], "0x1"],
  ["N720 DM PRO", ["BS_VOIP_Data.ucB_USE_R_KEY_FOR_CALL_TRANSFER"], "0x1"],
  ["N870 IP PRO", ["Telephony.0.CT_ViaRKey", "Telephony.0.CT_ByOnHook"], "1"],
])("POS-17: a handset of an %s can transfer a call", (model, keys, value) => {
  const sent = read(rendered(phone({ mac, model })).text);

  expect(keys.map((key) => from(sent, key))).toEqual(keys.map(() => value));
});

test("letters beyond ASCII are written by number where the file says that it is ISO-8859-1", () => {
  const { text } = rendered(fullPhone({ mac, model: "N510 IP PRO" }));

  expect(text).toContain("&#201;lo&#239;se Durand");
  expect(text).not.toMatch(/[^\n\x20-\x7e]/);
});

test.each([
  ["P820", "192.168.1.1:5061;transport=tls", "on"],
  ["P710", "192.168.1.1:5061;transport=tls", "on"],
])("%s encrypts, and answers by itself when it is asked to", (model, outbound, srtp) => {
  const sent = read(rendered(phone({ mac, model })).text);

  expect(from(sent, "user_outbound/1")).toBe(outbound);
  expect(from(sent, "user_srtp/1")).toBe(srtp);
  expect(from(sent, "answer_after_policy")).toBe("idle");
});

test.each([
  ["Europe/Paris", "0x1b", "0x1", "FRA+1"],
  ["America/Martinique", "0x10", "0x0", "BMU-4"],
  ["Indian/Reunion", "0x2c", "0x0", "KAZ+4"],
])("the clock of %s", (zone, number, summer, name) => {
  const clock = { ...office.site.clock, zone };
  const symbols = read(rendered(phone({ mac, model: "N510 IP PRO", clock })).text);

  expect(from(symbols, "BS_IP_Data1.uiI_TIME_TIMEZONE")).toBe(number);
  expect(from(symbols, "BS_IP_Data1.ucB_TIME_USE_AUTOMATIC_DST")).toBe(summer);
  expect(from(read(rendered(phone({ mac, model: "P820", clock })).text), "timezone")).toBe(name);
});

test("a zone that a base does not know is told of", () => {
  const clock = { ...office.site.clock, zone: "Indian/Reunion" };

  expect(rendered(phone({ mac, model: "N870 IP PRO", clock })).remarks).toContainEqual({
    code: "phone-zone-approximate",
    facts: { model: "N870 IP PRO", zone: "Indian/Reunion" },
  });
});

test.each([
  ["rfc4733", "0x2"],
  ["info", "0x4"],
  ["inband", "0x1"],
] as const)("digits as %s", (digits, bits) => {
  const sent = read(rendered(phone({ mac, model: "N510 IP PRO", digits })).text);

  expect(from(sent, "BS_IP_Data1.ucI_DTMF_TX_MODE_BITS")).toBe(bits);
});

describe("which file is asked for", () => {
  test.each(["/7C2F8040EC1A.xml", "7c2f8040ec1a.xml", "/GigasetP82x-7c2f8040ec1a.htm"])("%s", (path) => {
    expect(gigaset.route(path)).toEqual({ kind: "phone", mac });
  });

  test.each([
    "/42/2/master.bin",
    "/../../sifs/x",
    "/7C2F8040EC1A.xml\n",
    "/7C2f8040ec1a.xml",
    "/provisioning.xml",
    "/GigasetP82x.htm",
    "",
  ])("%j is nothing of ours", (path) => {
    expect(gigaset.route(path)).toBeNull();
  });
});

describe("models", () => {
  test.each([
    ["N510 IP PRO", "N510 IP PRO"],
    ["Gigaset N720 DM PRO", "N720 DM PRO"],
    ["N720-DM-PRO", "N720 DM PRO"],
    ["C470IP", "C470 IP"],
    ["Maxwell 3", "Maxwell 3"],
    ["P820", "P820"],
    ["N870", "N870 IP PRO"],
    ["X100", undefined],
    [null, undefined],
  ])("%s is %s", (said, model) => {
    expect(gigasetModel(said)?.name).toBe(model);
  });

  test("each has a name of its own", () => {
    expect(new Set(GIGASET_MODELS.map(({ name }) => name)).size).toBe(GIGASET_MODELS.length);
  });

  test("one that reads no file, or that nobody knows, gets none", () => {
    for (const model of ["C470 IP", "X100", null]) {
      expect(gigaset.render({ kind: "phone", phone: phone({ mac, model }) })).toBeNull();
    }
    expect(gigaset.render({ kind: "common", site: office.site })).toBeNull();
  });
});

test("DHCP tells the address by option 114 and by 66, to its own prefixes only; the N510 by 66", () => {
  const [n510, rule, ...others] = gigaset.dhcp("http://192.168.1.1/");
  expect([n510?.vendorClass, n510?.ouis, n510?.options.map(({ code }) => code)]).toEqual(["N510_IP_PRO", [], [66]]);

  expect(others).toEqual([]);
  expect(rule?.ouis).toEqual(["7C2F80", "002104", "589EC6", "14B370"]);
  expect(rule?.options.map(({ code }) => code)).toEqual([114, 66]);
});
