import { expect, test } from "vitest";
import type { AddressHindrance, OwnAddressShown, PutBack } from "../../contracts/own-address.ts";
import { sentenceOf } from "../../model/reason.ts";
import { remedyOf } from "../../model/remedies.ts";
import { addressWrongs } from "./address-wrongs.ts";

const wanted = { interface: "eth0", address: "192.168.1.10", prefix: 24, gateway: null, dnsServers: [] };
const address = (change: Partial<OwnAddressShown> = {}): OwnAddressShown => ({
  ...{ kept: wanted, trial: null, putBack: null, hindrance: null, interfaces: [], gateway: null },
  ...{ nameServers: [], resolverFile: null, ...change },
});

test("ACC-07: a box that has its address, or has one on trial, raises no alert", () => {
  expect(addressWrongs(null)).toEqual([]);
  expect(addressWrongs(address())).toEqual([]);
  expect(addressWrongs(address({ kept: null, trial: { fixed: wanted, until: 1 } }))).toEqual([]);
});

test.each<Pick<PutBack, "why" | "said">>([
  { why: "not-kept", said: null },
  { why: "started-anew", said: null },
  { why: "failed", said: "File exists" },
  { why: "taken", said: "00:08:5d:11:22:33" },
])("ACC-07: an address that was put back is told with why ($why) and what to do", ({ why, said }) => {
  const [wrong, ...others] = addressWrongs(address({ putBack: { wanted, at: 0, why, said } }));

  expect(others).toEqual([]);
  expect(wrong).toMatchObject({ key: "address-put-back", level: "warning" });
  if (wrong === undefined) return;
  expect(sentenceOf(wrong.what, "fr")).toContain("192.168.1.10");
  expect(sentenceOf(wrong.why ?? "?", "fr")).not.toMatch(/address-|\{|\?/);
  if (said !== null) expect(sentenceOf(wrong.why ?? "?", "fr")).toContain(said);
  expect(remedyOf(wrong, "fr")).toContain("Réseau");
});

test.each<AddressHindrance>([
  { kind: "no-interface" },
  { kind: "not-allowed" },
  { kind: "no-ip" },
  { kind: "not-listening" },
  { kind: "failed", said: "File exists" },
])("ACC-07: what keeps the box from its address is told in words: $kind", (hindrance) => {
  const [wrong] = addressWrongs(address({ hindrance }));

  expect(wrong).toMatchObject({ key: "address-hindered", level: "error" });
  for (const language of ["fr", "en"] as const) {
    expect(sentenceOf(wrong?.why ?? "?", language)).not.toMatch(/address-|\{|\?/);
    if (wrong !== undefined && hindrance.kind !== "failed") expect(remedyOf(wrong, language)).toMatch(/\.$/);
  }
});
