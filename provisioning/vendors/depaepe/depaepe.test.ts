import { expect, test } from "vitest";
import { identify } from "../../identify/identify.ts";
import { fullPhone, office } from "../../phone.fixture.ts";
import { yealink } from "../yealink/yealink.ts";
import { depaepe } from "./depaepe.ts";

const mac = "E437D7100181";

test("a telephone that has told nothing gets both forms in one file", async () => {
  const file = depaepe.render({ kind: "phone", phone: fullPhone({ mac }) });
  const text = new TextDecoder().decode(file?.bytes);

  await expect(text).toMatchFileSnapshot("../yealink/golden/unknown.cfg");
  expect(text).toContain("account.1.password = hQ7rT2mX9cV4kL1pZs8w\n");
  expect(text).toContain("[ account ]\npath = /config/voip/sipAccount0.cfg\nEnable = 1\n");
  expect(file?.remarks[0]).toEqual({ code: "phone-unverified", facts: { family: "Yealink" } });
});

test("one whose firmware has told its model gets that model's file, and its keys", () => {
  const said = { mac, model: "HD2000", firmware: "7.61.0.80" };
  const text = new TextDecoder().decode(depaepe.render({ kind: "phone", phone: fullPhone(said) })?.bytes);

  expect(text).not.toContain("account.1.");
  expect(text).toContain("[ memory12 ]\npath = /config/vpPhone/vpPhone.ini\nDKtype = 16\n");
});

test("POS-22: both prefixes of the guide's screens are its own, by both names of a file", () => {
  const seen = (address: string) => identify([{ origin: "dhcp", at: 1, mac: address, vendorClass: null }]);

  for (const address of ["E4:37:D7:10:01:81", "E4:34:D7:30:05:42"]) {
    expect(depaepe.match(seen(address))).toBe(100);
    expect(yealink.match(seen(address))).toBe(0);
  }
  expect(depaepe.route("/e437d7100181.cfg")).toEqual({ kind: "phone", mac });
  expect(depaepe.route("/E437D7100181.cfg")).toEqual({ kind: "phone", mac });
  expect(depaepe.route("/y000000000007.cfg")).toEqual({ kind: "common", code: "7" });
  expect(depaepe.resync(null, "check")).toEqual([{ event: "check-sync;reboot=true", body: null }]);
  expect(depaepe.dhcp("http://192.168.1.1/")[0]?.ouis).toEqual(["E437D7", "E434D7"]);
});

test("the file for all holds nothing of an account", () => {
  const text = new TextDecoder().decode(depaepe.render({ kind: "common", site: office.site })?.bytes);

  expect(text).not.toMatch(/account|password/i);
});
