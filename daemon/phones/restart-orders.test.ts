import { expect, test } from "vitest";
import type { Telephone } from "../contracts/telephone.ts";
import { restartOrders } from "./restart-orders.ts";

const telephone = (number: string | null, maker: string | null): Telephone => ({
  ...{ macAddress: "001565112233", number, name: "Poste", state: "current", maker, model: null, firmware: null },
  ...{ numbers: number === null ? [] : [number], from: "10.0.0.5", letInUntil: null, givenAt: null, seenAt: null },
});
const all = [
  telephone("201", "aastra"),
  telephone("202", "yealink"),
  telephone("203", "depaepe"),
  telephone("204", null),
];

test("ACC-12: all telephones of Aastra and Depaepe are told, each in the way of its maker, and no others", () => {
  const orders = restartOrders([...all, telephone(null, "aastra")], { numbers: null, makers: ["aastra", "depaepe"] });

  expect(orders.map(({ number }) => number)).toEqual(["201", "203"]);
  expect(orders.every(({ steps, from }) => steps.length > 0 && from === "10.0.0.5")).toBe(true);
  expect(orders[1]?.steps[0]).toEqual({ event: "check-sync;reboot=true", contentType: "", text: "" });
});

test("one telephone is told whoever made it", () => {
  expect(restartOrders(all, { numbers: ["204"], makers: null })).toMatchObject([
    { number: "204", steps: [{ event: "check-sync;reboot=true" }] },
  ]);
});

test("ACC-12: a base is told once, by the extension that was asked for, however many handsets it has", () => {
  const base: Telephone = { ...telephone("201", "gigaset"), numbers: ["201", "202", "203"] };
  const told = (numbers: readonly string[] | null) =>
    restartOrders([base], { numbers, makers: null }).map(({ number }) => number);

  expect(told(null)).toEqual(["201"]);
  expect(told(["202", "203"])).toEqual(["202"]);
  expect(told(["204"])).toEqual([]);
});
