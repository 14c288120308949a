import { expect, test } from "vitest";
import { addressOf, filterOf, messageQueryOf } from "./message-filter.ts";

test("SMS-04: the messages that are shown, and the conversation that is open, have an address", () => {
  const filter = { extension: "201", unread: true, conversation: "201~612345678" };

  expect(filterOf(addressOf(filter))).toEqual(filter);
  expect(messageQueryOf(filter)).toEqual({ extension: "201", unread: "true" });
  expect(messageQueryOf(filterOf("?poste=%3Cb%3E&nonlus=non"))).toEqual({});
});
