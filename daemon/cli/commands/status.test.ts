import { expect, test } from "vitest";
import type { BoxStatus } from "../../contracts/box.ts";
import type { PbxStatus } from "../../contracts/pbx.ts";
import { PRESENT } from "../../model/profiles/absence.ts";
import { reason } from "../../model/reason.ts";
import { inWords, summary } from "./status.ts";

const started = Date.UTC(2026, 10, 22, 12);

const box: BoxStatus = {
  version: "0.1.0",
  pid: 10,
  startedAt: started,
  settings: {
    home: "/srv/box",
    bind: ["127.0.0.1"],
    sipPort: 5060,
    sipsPort: 5061,
    httpPort: 8080,
    httpsPort: 8443,
    phonesPort: 8667,
    phonesTlsPort: 8668,
    tftpPort: 69,
    ldapPort: 8389,
    rtpPorts: { first: 10_000, last: 19_999 },
    voice: [],
  },
  processes: [
    {
      name: "store",
      state: "gone",
      pid: null,
      startedAt: null,
      restarts: 3,
      trouble: "the disk fails",
      isNeeded: false,
      order: null,
      facts: {},
    },
    {
      name: "pbx",
      state: "ready",
      pid: 12,
      startedAt: started,
      restarts: 0,
      trouble: null,
      isNeeded: false,
      order: null,
      facts: {},
    },
  ],
};

const absence = { doNotDisturb: true, forwards: { ...PRESENT.forwards, busy: "203" } };

const pbx: PbxStatus = {
  revision: 7,
  startedAt: started,
  store: false,
  listening: [
    { transport: "udp", address: "127.0.0.1", port: 5060 },
    { transport: "tls", address: "::1", port: 5061 },
  ],
  registrations: [
    {
      number: "201",
      name: "Accueil",
      state: "busy",
      hidesNumber: false,
      absence: PRESENT,
      devices: [device("198.51.100.1:5060", 12.4)],
    },
    { number: "202", name: "Atelier", state: "unregistered", hidesNumber: true, absence, devices: [] },
  ],
  trunks: [
    {
      number: "900",
      name: "Opérateur",
      state: "out-of-service",
      why: reason("line-unanswered", { address: "192.0.2.1:5060" }),
      since: started,
      expiresAt: null,
      incoming: 0,
      outgoing: 0,
    },
  ],
  calls: [
    {
      call: "0193-a",
      revision: 7,
      caller: { number: "201", name: "Accueil" },
      dialled: "202",
      state: "talking",
      startedAt: started,
      answeredAt: null,
      legs: [],
    },
  ],
  alerts: [
    {
      key: "line-900",
      level: "error",
      what: reason("line-is-down", { trunk: "900", name: "Opérateur" }),
      why: reason("line-unanswered", { address: "192.0.2.1:5060" }),
      since: started,
    },
  ],
  emergency: null,
  census: {
    legs: 2,
    relays: 1,
    mixed: 0,
    rooms: 0,
    recordings: 0,
    players: 0,
    rtpSockets: 2,
    dialogs: 2,
    transactions: 0,
    subscriptions: 0,
    contacts: 1,
    transports: 1,
    trunkRegistrations: 0,
    messages: 0,
    probes: 0,
    relayedPackets: 9,
    poolBytes: 1,
  },
  callsHandled: 3,
  factsWaiting: 1,
  messagesWaiting: 0,
};

function device(source: string, roundTripMs: number) {
  return { contact: 2, userAgent: "Phone", source, transport: "udp", reachable: true, roundTripMs, expiresAt: started };
}

test("people see every process with its trouble, every telephone and every call", () => {
  const text = inWords({ box, store: null, pbx }, started + 65_000);

  expect(text).toMatch(/SipleoBox 0\.1\.0 on \/srv\/box, up for 1 min 5 s/);
  expect(text).toMatch(/^store +gone +- +- +- +3 +the disk fails$/m);
  expect(text).toMatch(/^pbx +ready +12 +1 min 5 s +7 +0$/m);
  expect(text).toMatch(/^201 +Accueil +busy +udp 198\.51\.100\.1:5060 +12 ms +Phone$/m);
  expect(text).toMatch(/^202 +Atelier +unregistered, hides its number, not to be disturbed, forwards to 203 \(busy\)/m);
  expect(text).toMatch(/^201 +202 +talking +1 min 5 s +0193-a$/m);
  expect(text).toContain("udp 127.0.0.1:5060, tls [::1]:5061");
  expect(text).toContain("Calls go on.");
  expect(text).toContain('ALERT: Line 900 "Opérateur" is out of service: 192.0.2.1:5060 does not answer.');
});

test("a program gets the same, whatever does not answer as null", () => {
  expect(summary({ box, store: null, pbx })).toMatchObject({
    pid: 10,
    processes: [
      { name: "store", revision: null },
      { name: "pbx", revision: 7 },
    ],
    revisions: { saved: null, running: 7 },
    database: null,
    registrations: [{ number: "201" }, { number: "202" }],
    calls: [{ call: "0193-a" }],
  });
  expect(summary({ box, store: null, pbx: null })).toMatchObject({ registrations: [], calls: [], census: null });
});

test("what was taken out of the journal last is told, with when", () => {
  const store = {
    ...{ saved: null, running: null, reloadNeeded: false, reloading: false, lastReload: null, consumers: [] },
    database: { state: "open", detail: "", mirrored: true } as const,
    retained: { at: started, deleted: 120, hidden: 3, messages: { deleted: 0, hidden: 0 } },
  };
  const messages = { deleted: 7, hidden: 2 };

  expect(inWords({ box, store, pbx: null }, started)).toMatch(
    /Of old calls, 120 were deleted and 3 lost their last digits at .*\./,
  );
  expect(inWords({ box, store: { ...store, retained: null }, pbx: null }, started)).not.toContain("old calls");
  expect(summary({ box, store, pbx: null }).retained).toEqual(store.retained);
  const both = { ...store, retained: { ...store.retained, messages } };
  expect(inWords({ box, store: both, pbx: null }, started)).toMatch(/digits, of old text messages 7 and 2, at/);
});
