import { expect, test } from "vitest";
import type { ContactBinding, ContactId } from "../engine/engine.ts";
import { bindingsFrom } from "./contact-journal.ts";
import { Registrar } from "./registrar.ts";

const binding = (contact: number, changes: Partial<ContactBinding> = {}): ContactBinding => ({
  contact: contact as ContactId,
  extension: "201",
  uri: `sip:201@192.0.2.${contact}`,
  source: `192.0.2.${contact}:5060`,
  transport: "udp",
  expiresAt: 1000,
  userAgent: "Aastra 6731i",
  callId: "c",
  cseq: 1,
  path: [],
  instance: "",
  ...changes,
});

test("an extension is in service while one of its telephones is registered [POS-12, POS-13]", () => {
  const registrar = new Registrar();

  registrar.hear({ type: "contact.added", binding: binding(2) });
  registrar.hear({ type: "contact.added", binding: binding(4) });
  registrar.hear({ type: "contact.removed", contact: 2 as ContactId, extension: "201", reason: "expired" });
  expect(registrar.devicesOf("201").map((device) => device.binding.contact)).toEqual([4]);
  registrar.hear({ type: "contact.removed", contact: 4 as ContactId, extension: "201", reason: "unregistered" });

  expect(registrar.isRegistered("201")).toBe(false);
});

test("a refresh keeps what is known of the way to the telephone", () => {
  const registrar = new Registrar();
  const contact = 2 as ContactId;

  registrar.hear({ type: "contact.added", binding: binding(2) });
  registrar.hear({ type: "contact.reachability", contact, extension: "201", reachable: true, roundTripMs: 12 });
  registrar.hear({ type: "contact.refreshed", binding: binding(2, { expiresAt: 2000 }) });

  expect(registrar.devicesOf("201")).toMatchObject([
    { reachable: true, roundTripMs: 12, binding: { expiresAt: 2000 } },
  ]);
});

test("what a telephone that we do not know does changes nothing", () => {
  const registrar = new Registrar();

  registrar.hear({
    type: "contact.reachability",
    contact: 2 as ContactId,
    extension: "201",
    reachable: false,
    roundTripMs: -1,
  });
  registrar.hear({ type: "contact.removed", contact: 2 as ContactId, extension: "201", reason: "expired" });

  expect(registrar.isRegistered("201")).toBe(false);
});

test("the lines of the journal leave those bindings behind that have neither gone nor run out", () => {
  const lines = [
    { is: binding(2) },
    { is: binding(4) },
    { is: binding(6) },
    { again: [4, 5000, 9] },
    { gone: 6 },
    { again: [99, 1, 1] },
    "torn",
    null,
    { is: { contact: "no" } },
  ];

  expect(bindingsFrom(lines, 999).map((one) => one.contact)).toEqual([2, 4]);
  expect(bindingsFrom(lines, 1000)).toEqual([binding(4, { expiresAt: 5000, cseq: 9 })]);
});
