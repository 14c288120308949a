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

const at = (now: number, monotonic = now, boot = "this") => ({ boot, now, monotonic });

test("the lines of the journal leave those bindings behind that have neither gone nor run out", () => {
  const lines = [
    { boot: "this" },
    { is: binding(2), until: 1000 },
    { is: binding(4), until: 1000 },
    { is: binding(6), until: 1000 },
    { again: [4, 5000, 9, 5000] },
    { gone: 6 },
    { again: [99, 1, 1, 1] },
    "torn",
    null,
    { is: { contact: "no" } },
  ];

  expect(bindingsFrom(lines, at(999)).map((one) => one.contact)).toEqual([2, 4]);
  expect(bindingsFrom(lines, at(1000))).toEqual([binding(4, { expiresAt: 5000, cseq: 9 })]);
});

test("a clock that was set while the exchange was down ends no registration and lengthens none", () => {
  const lines = [{ boot: "this" }, { is: binding(2, { expiresAt: 300_000 }), until: 300_000 }];
  const hour = 3_600_000;

  const forward = bindingsFrom(lines, at(100_000 + hour, 100_000));
  const back = bindingsFrom(lines, at(100_000 - hour, 100_000));
  const over = bindingsFrom(lines, at(300_000 - hour, 300_000));

  expect(forward.map(({ expiresAt }) => expiresAt)).toEqual([300_000 + hour]);
  expect(back.map(({ expiresAt }) => expiresAt)).toEqual([300_000 - hour]);
  expect(over).toEqual([]);
});

test("after a start of the machine only the wall clock can tell", () => {
  const lines = [{ boot: "before" }, { is: binding(2, { expiresAt: 300_000 }), until: 300_000 }];

  expect(bindingsFrom(lines, at(200_000, 5))).toMatchObject([{ expiresAt: 300_000 }]);
  expect(bindingsFrom(lines, at(300_000, 5))).toEqual([]);
});
