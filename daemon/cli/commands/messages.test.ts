import { expect, test } from "vitest";
import { messageName, messageRecord } from "../../contracts/message-record.fixture.ts";
import { localTime } from "../table.ts";
import { inWords } from "./messages.ts";

test("there are no text messages", () => {
  expect(inWords([])).toBe("No text messages.\n");
});

test("SMS-05: a message is listed with who has got and read it, never with what it says", () => {
  const at = Date.UTC(2026, 10, 26, 9);
  const deliveries = [
    { extension: "201", state: "delivered" as const, at },
    { extension: "202", state: "waiting" as const, at },
  ];
  const list = [
    messageRecord({ at, message: messageName(1), line: "900", to: "800", deliveries, read: { by: "201", at } }),
    messageRecord({ at, message: messageName(2) }),
    messageRecord({ at, message: messageName(3), to: "0612345678", deliveries: [], outcome: "failed", status: 404 }),
  ];

  const told = inWords(list);

  expect(told.match(/^.*(?=$)/gm)?.filter((line) => line.includes(localTime(at)))).toHaveLength(3);
  expect(told).toMatch(/201 +800 +900 +1 of 2 +read by 201 /);
  expect(told).toMatch(/201 +202 +- +waiting +unread /);
  expect(told).toMatch(/201 +0612345678 +- +failed \(404\) +- /);
  expect(told).not.toContain("Bonjour");
});
