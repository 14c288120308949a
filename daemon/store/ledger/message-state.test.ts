import { expect, test } from "vitest";
import { messageRecord } from "../../contracts/message-record.fixture.ts";
import type { MessageFilter, MessageRecord } from "../../contracts/message-record.ts";
import { isWantedMessage, opened, unopened, withDelivery } from "./message-state.ts";

/** From a mobile, by line 900 to group 800: 201 and 202. */
const toGroup = messageRecord({
  direction: "incoming",
  from: { number: "0612345678", name: "" },
  to: "0122334400",
  addressee: "800",
  line: "900",
  deliveries: [
    { extension: "201", state: "waiting", at: 1 },
    { extension: "202", state: "waiting", at: 1 },
  ],
});

test("SMS-07 A-38: opened by one member of the group it is read for all, and who was the first stays", () => {
  const read = opened(toGroup, "202", 5);

  expect(read).toEqual({ ...toGroup, read: { by: "202", at: 5 } });
  expect(opened(read ?? toGroup, "201", 9)).toBe(read);
});

test("A-38: whom it is not for has not opened it, nor has who wrote it", () => {
  expect(opened(toGroup, "203", 5)).toBeNull();
  expect(opened(messageRecord({ from: { number: "201", name: "" } }), "201", 5)).toBeNull();
});

test("A-38: a telephone that has it has not opened it", () => {
  const got = withDelivery(toGroup, { extension: "201", state: "delivered", at: 3 });

  expect(got.deliveries).toMatchObject([{ state: "delivered", at: 3 }, { state: "waiting" }]);
  expect(got.read).toBeNull();
});

test("what is told of a delivery a second time, or of an extension that it is not for, changes nothing", () => {
  const got = withDelivery(toGroup, { extension: "201", state: "delivered", at: 3 });

  expect(withDelivery(got, { extension: "201", state: "given-up", at: 4 })).toBe(got);
  expect(withDelivery(got, { extension: "203", state: "delivered", at: 4 })).toBe(got);
});

test("marked as unread again, nobody has opened it", () => {
  expect(unopened({ ...toGroup, read: { by: "201", at: 5 } })).toEqual(toGroup);
  expect(unopened(toGroup)).toBe(toGroup);
});

const sent = messageRecord({ direction: "outgoing", addressee: null, deliveries: [], outcome: "sent", line: "900" });
const read: MessageRecord = { ...toGroup, read: { by: "201", at: 5 } };

test.each<[string, MessageRecord, Partial<MessageFilter>, boolean]>([
  ["an unread one of a group, for a member", toGroup, { extension: "201", unread: true }, true],
  ["an unread one of a group, for nobody in particular", toGroup, { unread: true }, true],
  ["an unread one of a group, for who is no member", toGroup, { extension: "203", unread: true }, false],
  ["a read one, among the unread", read, { extension: "202", unread: true }, false],
  ["a read one, among all of a member", read, { extension: "202" }, true],
  ["one from a mobile, as the mobile's", toGroup, { extension: "0612345678" }, false],
  ["one that an extension wrote, among its own", sent, { extension: "201" }, true],
  ["one that an extension wrote, among its unread", sent, { extension: "201", unread: true }, false],
  ["one that went outside, among the unread", sent, { unread: true }, false],
  ["any, when nothing is asked for", sent, {}, true],
])("SMS-07: %s", (_, record, filter, wanted) => {
  expect(isWantedMessage(record, { extension: null, unread: false, ...filter })).toBe(wanted);
});
