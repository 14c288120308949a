import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileNameSays } from "./file-name.ts";
import { identify } from "./identify.ts";
import { readMac } from "./mac.ts";
import { userAgentSays } from "./user-agent.ts";
import { vendorClassSays } from "./vendor-class.ts";

describe("an address", () => {
  test.each([
    "00:15:65:5e:16:7c",
    "00-15-65-5E-16-7C",
    "0015.655e.167c",
    "0015655E167C",
    "00 15 65 5e 16 7c",
    " 00:15:65:5E:16:7C ",
  ])("POS-07: %j is read as the guide writes it", (typed) => {
    expect(readMac(typed)).toBe("0015655E167C");
  });

  test.each(["", "00:15:65:5e:16", "00:15:65:5e:16:7g", "00:15:6525ef16a7c:", "00155E167C0015655E167C"])(
    "%j is none",
    (typed) => {
      expect(readMac(typed)).toBeNull();
    },
  );
});

describe("what a telephone says of itself", () => {
  test.each([
    ["Aastra6731i MAC:00-08-5D-23-74-29 V:3.2.0.70-SIP", "aastra", "6731i", "3.2.0.70", "00085D237429"],
    ["Aastra55i MAC:00-08-5D-19-E4-01 V:2.6.0.1008-SIP", "aastra", "6755i", "2.6.0.1008", "00085D19E401"],
    ["Aastra6739i MAC:00-08-5D-13-CA-05 V:3.0.1.2024-SIP", "aastra", "6739i", "3.0.1.2024", "00085D13CA05"],
    ["Aastra6863i MAC:00-08-5D-40-90-5F V:4.1.0.128-SIP", "aastra", "6863i", "4.1.0.128", "00085D40905F"],
    ["Mitel6920 MAC:14-00-E9-1F-03-EA V:6.4.0.140-SIP", "aastra", "6920", "6.4.0.140", "1400E91F03EA"],
    ["Aastra57i MAC:00-08-5D-20-DA-5B V:2.6.0.66", "aastra", "6757i", "2.6.0.66", "00085D20DA5B"],
    ["Yealink SIP-T20P 9.72.0.30 00:15:65:5e:16:7c", "yealink", "T20P", "9.72.0.30", "0015655E167C"],
    ["yealink SIP-T28P 2.70.0.140 00:15:65:13:ae:0b", "yealink", "T28P", "2.70.0.140", "00156513AE0B"],
    ["Yealink SIP-T38G  38.70.0.125 00:15:65:2f:c3:5e", "yealink", "T38G", "38.70.0.125", "0015652FC35E"],
    ["Yealink SIP-T21P_E2 52.80.0.3 00:15:65:4c:4c:26", "yealink", "T21P_E2", "52.80.0.3", "0015654C4C26"],
    ["Yealink SIP VP-T49G 51.80.0.10 00:15:65:9b:5a:44", "yealink", "T49G", "51.80.0.10", "0015659B5A44"],
    ["Yealink SIP-T31G 124.85.257.55 80:5e:c0:d5:7d:72", "yealink", "T31G", "124.85.257.55", "805EC0D57D72"],
    ["Yealink SIP-T54W 96.86.0.100 805ec0d57d72", "yealink", "T54W", "96.86.0.100", "805EC0D57D72"],
    ["Yealink-T46G 28.71.0.81 28.1.0.128.0.0.0", "yealink", "T46G", "28.71.0.81", null],
    ["Yealink SIP-T46S 66.86.0.15", "yealink", "T46S", "66.86.0.15", null],
    ["Yealink CP860 37.72.0.5 00:15:65:8a:37:86", "yealink", "CP860", "37.72.0.5", "0015658A3786"],
    ["W52P 25.30.0.2 00:15:65:44:b3:7c", "yealink", "W52P", "25.30.0.2", "00156544B37C"],
    ["W60B 77.83.0.85 80:5e:c0:44:b3:7c", "yealink", "W60B", "77.83.0.85", "805EC044B37C"],
    ["VP530 23.70.0.41 00:15:65:3d:58:e3", "yealink", "VP530", "23.70.0.41", "0015653D58E3"],
    ["N510 IP PRO/42.245.00.000.000;7C2F804DF9A9", "gigaset", "N510 IP PRO", "42.245.00.000.000", "7C2F804DF9A9"],
    ["N510 IP PRO/42.258.00.000.000", "gigaset", "N510 IP PRO", "42.258.00.000.000", null],
    [
      "Gigaset N720 DM PRO/70.089.00.000.000;7C2F80CA21E4",
      "gigaset",
      "N720 DM PRO",
      "70.089.00.000.000",
      "7C2F80CA21E4",
    ],
    ["N720-DM-PRO/70.040.00.000.000", "gigaset", "N720 DM PRO", "70.040.00.000.000", null],
    [
      "Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80E0D605",
      "gigaset",
      "N870 IP PRO",
      "83.V2.11.0+build.a546b91",
      "7C2F80E0D605",
    ],
    ['"Gigaset N870 IP PRO/83.V2.48.0;7C2F80E0D605;Handset=3"', "gigaset", "N870 IP PRO", "83.V2.48.0", "7C2F80E0D605"],
    ["Gigaset Maxwell 3/2.24.1", "gigaset", "Maxwell 3", "2.24.1", null],
    ["Depaepe HD2000 7.61.0.80 e4:37:d7:10:01:81", "depaepe", "HD2000", "7.61.0.80", "E437D7100181"],
  ])("%s", (userAgent, family, model, firmware, mac) => {
    expect(userAgentSays(userAgent)).toEqual({ family, model, firmware, mac });
  });

  test.each(["", "Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0", "PolycomVVX-VVX_410", "snomD785/10.1.127.14"])(
    "%j is none of ours",
    (userAgent) => {
      expect(userAgentSays(userAgent)).toBeNull();
    },
  );

  test.each([
    ["AastraIPPhone6731i", "aastra", "6731i"],
    ["AastraIPPhone57iCT", "aastra", "6757iCT"],
    ["MitelIPPhone6920", "aastra", "6920"],
    ["ipphone.mitel.com", "aastra", null],
    ["N510_IP_PRO", "gigaset", "N510 IP PRO"],
    ["Gigaset_N720_DM_PRO", "gigaset", "N720 DM PRO"],
    ["C470IP", "gigaset", "C470IP"],
    ["yealink", "yealink", null],
  ])("option 60 %s", (vendorClass, family, model) => {
    expect(vendorClassSays(vendorClass)).toEqual({ family, model });
  });

  test.each(["MSFT 5.0", "android-dhcp-14", "Yealinkish"])("option 60 %s is none of ours", (vendorClass) => {
    expect(vendorClassSays(vendorClass)).toBeNull();
  });

  test.each([
    ["/p/aastra.cfg", "aastra", null, null],
    ["startup.cfg", "aastra", null, null],
    ["6869i.cfg", "aastra", "6869i", null],
    ["00085D112233.cfg", "aastra", null, "00085D112233"],
    ["001565191920.cfg", null, null, "001565191920"],
    ["00156519e1bd.cfg", "yealink", null, "00156519E1BD"],
    ["y000000000066.cfg", "yealink", null, null],
    ["y000000000108.cfg", "yealink", null, null],
    ["7c2f80e0d605.xml", "gigaset", null, "7C2F80E0D605"],
    ["/42/2/master.bin", "gigaset", null, null],
    ["GigasetP82x-7c2f80e0d605.htm", "gigaset", null, "7C2F80E0D605"],
    ["GigasetP820-firmware.htm", "gigaset", "P820", null],
  ])("file name %s", (path, family, model, mac) => {
    expect(fileNameSays(path)).toEqual({ family, model, mac });
  });

  test("no text makes it stumble", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        userAgentSays(text);
        vendorClassSays(text);
        fileNameSays(text);
        return readMac(text) === null || /^[0-9A-F]{12}$/.test(readMac(text) ?? "");
      }),
    );
  });
});

describe("sightings put together", () => {
  const mac = "00:15:65:19:19:bd";

  test.each([
    ["7C:2F:80:40:EC:1A", "gigaset"],
    ["E4:37:D7:10:01:81", "depaepe"],
    ["00:15:65:19:19:BD", "yealink"],
    ["E4:34:D7:30:05:42", "depaepe"],
    ["E4:34:D7:70:00:E6", "depaepe"],
  ])("the lease of %s is that of a telephone of %s", (leased, family) => {
    const identity = identify([{ origin: "dhcp", at: 1, mac: leased, vendorClass: null }]);

    expect(identity).toMatchObject({ family, mac: readMac(leased), model: null });
  });

  test("the newest firmware counts, with where and when it was seen", () => {
    const identity = identify([
      { origin: "dhcp", at: 1, mac, vendorClass: "yealink" },
      {
        origin: "http",
        at: 2,
        mac,
        path: "/y000000000007.cfg",
        userAgent: "Yealink SIP-T20P 9.61.0.80 00:15:65:19:19:bd",
      },
      {
        origin: "http",
        at: 9,
        mac,
        path: "/00156519bd19.cfg",
        userAgent: "Yealink SIP-T20P 9.72.0.30 00:15:65:19:19:bd",
      },
    ]);

    expect(identity).toMatchObject({ mac: "0015651919BD", family: "yealink", model: "T20P", firmware: "9.72.0.30" });
    expect(identity.votes[0]).toMatchObject({ origin: "http", at: 9, by: "user-agent" });
  });

  test("under a prefix that two makers share, what the telephone says decides", () => {
    const shared = { origin: "dhcp", at: 1, mac: "00:04:13:12:34:56", vendorClass: null } as const;

    expect(identify([shared]).family).toBe("gigaset");
    expect(
      identify([shared, { origin: "register", at: 2, mac: null, userAgent: "Yealink SIP-T46S 66.86.0.15" }]).family,
    ).toBe("yealink");
  });

  test("a telephone that Depaepe sold stays with Depaepe when it calls itself Yealink's", () => {
    const identity = identify([
      { origin: "dhcp", at: 1, mac: "E4:37:D7:10:01:81", vendorClass: null },
      {
        origin: "http",
        at: 2,
        mac: "E4:37:D7:10:01:81",
        path: "/y000000000007.cfg",
        userAgent: "Yealink SIP-T20P 9.72.0.30",
      },
    ]);

    expect(identity).toMatchObject({ family: "depaepe", model: "T20P", firmware: "9.72.0.30" });
  });

  test("a computer that asks for a telephone's file is none by its own address", () => {
    const identity = identify([
      { origin: "http", at: 1, mac: "B8:27:EB:11:22:33", path: "/00085D112233.cfg", userAgent: "curl/8.5.0" },
    ]);

    expect(identity.mac).toBe("B827EB112233");
  });

  test("nothing seen, nothing known", () => {
    expect(identify([])).toEqual({ mac: null, family: null, model: null, firmware: null, votes: [] });
  });
});
