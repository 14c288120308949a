import { expect, test } from "vitest";
import { addConnections, ConnectionLimits } from "./connection-limits.ts";

const limits = (held: Record<string, number>, now = { at: 0 }) =>
  new ConnectionLimits(
    { total: 8, perAddress: 3 },
    () => new Map(Object.entries(held)),
    () => now.at,
  );

test("one address may hold so many connections and no more, and others still come in", () => {
  const now = { at: 0 };
  const some = limits({ "192.0.2.1": 4, "192.0.2.2": 1 }, now);

  expect([1, 2, 3].map(() => some.began("192.0.2.1"))).toEqual([true, true, true]);
  expect(some.began("192.0.2.1")).toBe(false);
  some.ended();
  expect(some.began("192.0.2.2")).toBe(true);
});

test("the process takes so many connections and no more, and others again when some have ended", () => {
  const many = limits({});
  const taken = Array.from({ length: 9 }, (_, index) => many.began(`192.0.2.${index}`));

  expect(taken).toEqual([true, true, true, true, true, true, true, true, false]);
  many.ended();
  many.ended();
  expect(many.began("192.0.2.200")).toBe(true);
  expect(many.open).toBe(8);
});

test("the kernel's tables are read: who is connected to which port", () => {
  const four = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:20FB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0
   1: 0100007F:20FB 0900007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0
   2: 0100007F:20FB 0900007F:C351 06 00000000:00000000 00:00000000 00000000     0        0 3 1 0
   3: 0100007F:1F90 0900007F:C352 01 00000000:00000000 00:00000000 00000000     0        0 4 1 0
`;
  const six = `  sl  local_address                         remote_address                        st
   0: B80D0120000000000000000001000000:20FB B80D0120020001000000000009000000:C350 01 00000000:00000000 00
   1: 0000000000000000FFFF00000100007F:20FB 0000000000000000FFFF00000900007F:C353 08 00000000:00000000 00
`;
  const counted = addConnections(addConnections(new Map(), four, new Set([8443])), six, new Set([8443]));

  expect(Object.fromEntries(counted)).toEqual({ "127.0.0.9": 2, "2001:db8:1:2::/64": 1 });
});
