import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hostilePhones } from "../../hostile.fixture.ts";
import { fullPhone } from "../../phone.fixture.ts";
import type { Phone } from "../../phone.ts";
import { gigaset } from "./gigaset.ts";

const schema = fileURLToPath(new URL("./profile-frame.xsd", import.meta.url));

/** What libxml2 finds wrong with a file; nothing: it is valid. */
function wrongIn(bytes: Uint8Array): string {
  const { status, stderr, error } = spawnSync("xmllint", ["--noout", "--schema", schema, "-"], { input: bytes });
  if (error !== undefined) throw error;
  return status === 0 ? "" : stderr.toString();
}

const bytesOf = (phone: Phone): Uint8Array => gigaset.render({ kind: "phone", phone })?.bytes ?? new Uint8Array();

test.each(["DE410 IP PRO", "N510 IP PRO", "N720 DM PRO"])("the file of %s is as its schema wants it", (model) => {
  const said = { mac: "7C2F8040EC1A", model };
  expect(wrongIn(bytesOf(fullPhone(said)))).toBe("");
  fc.assert(
    fc.property(hostilePhones(said), ({ hostile }) => {
      expect(wrongIn(bytesOf(hostile))).toBe("");
    }),
    { numRuns: 8 },
  );
});

test.each([
  ["another address", 'MAC_ADDRESS value="7C2F8040EC1A"', 'MAC_ADDRESS value="7C:2F"'],
  ["no version", /<VERSION.*\n/, ""],
  ["a symbol of another class", 'class="symb_item"', 'class="string"'],
  ["an end too many", "</Provider>", "</Provider></Provider>"],
])("the schema finds %s", (_, what, instead) => {
  const text = new TextDecoder().decode(bytesOf(fullPhone({ mac: "7C2F8040EC1A", model: "N510 IP PRO" })));
  expect(wrongIn(new TextEncoder().encode(text.replace(what, instead)))).not.toBe("");
});
