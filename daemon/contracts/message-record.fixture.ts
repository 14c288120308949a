import type { MessageRecord } from "./message-record.ts";

/** The name of the message number so many, taken at that moment; for tests. */
export const messageName = (number: number, at = 0): string => {
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(number).padStart(12, "0")}`;
};

/** A message of 201 to 202 that waits there, or what is changed of it; for tests. */
export const messageRecord = (change: Partial<MessageRecord> = {}): MessageRecord => ({
  message: messageName(1),
  at: 0,
  direction: "internal",
  from: { number: "201", name: "Gérant" },
  to: "202",
  addressee: "202",
  line: null,
  text: "Bonjour",
  deliveries: [{ extension: "202", state: "waiting", at: 0 }],
  outcome: "kept",
  status: 202,
  read: null,
  ...change,
});
