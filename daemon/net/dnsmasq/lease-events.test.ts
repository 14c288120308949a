import fc from "fast-check";
import { expect, test } from "vitest";
import { readLeaseEvents } from "./lease-events.ts";
import { renderLeaseScript } from "./lease-script.ts";

const told = (...fields: readonly string[]): string => fields.map((field) => `${field}\0`).join("");
const MAC = "00:08:5d:11:22:33";
const asked = told("add", MAC, "192.168.1.201", "AastraIPPhone6731i", "1,3,43,66", "");

test("a telephone that gets an address is told with what it is and what it asked for", () => {
  expect(readLeaseEvents("", asked)).toEqual({
    events: [
      {
        kind: "add",
        macAddress: "00085D112233",
        ipAddress: "192.168.1.201",
        said: { vendorClass: "AastraIPPhone6731i", requested: [1, 3, 43, 66] },
      },
    ],
    rest: "",
  });
});

test("of a lease from before its start dnsmasq does not know what the telephone had said", () => {
  expect(readLeaseEvents("", told("old", MAC, "192.168.1.201", "", "", "1")).events).toMatchObject([{ said: null }]);
});

test("what comes in pieces, cut anywhere, is told once and whole", () => {
  const all = asked + told("del", MAC, "192.168.1.201", "", "", "");
  fc.assert(
    fc.property(fc.nat({ max: all.length }), (cut) => {
      const first = readLeaseEvents("", all.slice(0, cut));
      const second = readLeaseEvents(first.rest, all.slice(cut));

      expect([...first.events, ...second.events].map(({ kind }) => kind)).toEqual(["add", "del"]);
      expect(second.rest).toBe("");
    }),
  );
});

test("a device cannot tell of another one by what it calls itself", () => {
  const hostile = `x\nadd\n${MAC}\n10.0.0.1`;

  const { events } = readLeaseEvents("", told("add", "7c:2f:80:40:ec:1a", "192.168.1.202", hostile, "66;300,999", ""));

  expect(events).toHaveLength(1);
  expect(events[0]?.said).toEqual({ vendorClass: `x\ufffdadd\ufffd${MAC}\ufffd10.0.0.1`, requested: [] });
});

test("leases of IPv6 and what is told of other things than leases are passed over", () => {
  const others = told("arp-add", MAC, "192.168.1.9", "", "", "") + told("add", "00:01", "2001:db8::1", "", "", "");

  expect(readLeaseEvents("", others + asked).events).toHaveLength(1);
});

test("whatever comes through the pipe, what is told after it is heard", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (noise) => {
      const harmless = noise.replaceAll(/add|old|del|init|tftp|relay/g, "");

      expect(readLeaseEvents("", `${harmless}\0${asked}`).events).toHaveLength(1);
    }),
  );
  expect(readLeaseEvents("", "x".repeat(100_000)).rest).toBe("");
});

test("the path of the pipe is one word of the shell, whatever the folder is called", () => {
  expect(renderLeaseScript("/home/l'office $(id)/pipe")).toContain("exec 3<>'/home/l'\\''office $(id)/pipe' ");
});
