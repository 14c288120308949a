import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identify } from "./identify.ts";
import { profileEventSays, profileUriMac } from "./profile-event.ts";

describe("a telephone that asks everybody where its settings are", () => {
  test.each([
    [
      'ua-profile;profile-type="device";vendor="Yealink";model="SIP-T46S";version="66.86.0.15"',
      "yealink",
      "T46S",
      "66.86.0.15",
    ],
    ["ua-profile;profile-type=device;vendor=Yealink;model=T20P;version=9.72.0.30", "yealink", "T20P", "9.72.0.30"],
    [
      'ua-profile; profile-type="device"; vendor="Gigaset"; model="N510 IP PRO"; version="42.245.00.000.000"',
      "gigaset",
      "N510 IP PRO",
      "42.245.00.000.000",
    ],
    [
      'ua-profile;vendor="Gigaset Communications";model="Gigaset N870 IP PRO";version="83.V2.11.0+build.a546b91"',
      "gigaset",
      "N870 IP PRO",
      "83.V2.11.0+build.a546b91",
    ],
    ['ua-profile;vendor="yealink";model="x@y";version="?"', "yealink", null, null],
  ])("%s", (event, family, model, firmware) => {
    expect(profileEventSays(event)).toEqual({ family, model, firmware, mac: null });
  });

  test.each([
    "",
    "ua-profile",
    "dialog;vendor=Yealink",
    'ua-profile;vendor="snom";model="snom370";version="8"',
    'ua-profile;model="vendor=Yealink"',
    "ua-profile-x;vendor=Yealink",
  ])("%j is none of ours", (event) => {
    expect(profileEventSays(event)).toBeNull();
  });

  test.each([
    ["sip:MAC%3a001565112233@224.0.1.75", "001565112233"],
    ["<sip:MAC%3A7C2F80E0D605@gigaset.com>;tag=12", "7C2F80E0D605"],
    ['"x" <sip:MAC:00-15-65-11-22-33@local>', "001565112233"],
    ["<sip:MAC001565112233@224.0.1.75>", "001565112233"],
    ["<sip:001565112233@224.0.1.75>", "001565112233"],
    ["sip:224.0.1.75", null],
    ["<sip:MAC%3a00156511223@224.0.1.75>", null],
    ["<tel:001565112233>", null],
    ["<sip:MAC%3a001565112233%00@224.0.1.75>", null],
  ])("%s names %s", (written, mac) => {
    expect(profileUriMac(written)).toBe(mac);
  });

  test("whatever is written is read without harm, and says nothing longer than what it was read from", () => {
    const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 2000 }), fc.string({ maxLength: 2000 }));
    fc.assert(
      fc.property(anything, (text) => {
        const said = profileEventSays(`ua-profile;vendor="Gigaset";model="${text}";version="${text}"`);
        const [model, firmware] = [said?.model ?? "", said?.firmware ?? ""];
        expect(model.length + firmware.length).toBeLessThan(200);
        expect(`${model}${firmware}`).not.toMatch(/[<>"\r\n]/);
        profileUriMac(text);
        profileEventSays(text);
      }),
    );
  });

  test("its own word counts as much as its User-Agent elsewhere", () => {
    const event = 'ua-profile;vendor="Yealink";model="SIP-T46S";version="66.86.0.15"';
    const asked = { origin: "pnp", at: 2, mac: "001565112233", userAgent: "", event } as const;

    const identity = identify([asked, { origin: "dhcp", at: 1, mac: "001565112233", vendorClass: null }]);

    expect(identity).toMatchObject({ mac: "001565112233", family: "yealink", model: "T46S", firmware: "66.86.0.15" });
    expect(identity.votes[0]).toMatchObject({ origin: "pnp", by: "profile-event", weight: 5 });
  });
});
