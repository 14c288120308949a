import { expect, test } from "vitest";
import { mailbox, office } from "../../model/config/office.fixture.ts";
import { afterTrouble, begun, ended, isForgotten } from "./notice.ts";
import { noticeLetter } from "./notice-letter.ts";

const now = Date.parse("2026-11-27T13:03:00Z");
const day = 86_400_000;
const message = {
  message: "019ac000-0000-7000-8000-000000000001",
  mailbox: "m202",
  at: now,
  caller: { number: "0612345678", name: "Jean" },
  seconds: 65.4,
  forwardedBy: null,
};

test("a notice is tried again after growing pauses, for five days", () => {
  let notice = begun(message, now);
  const pauses: number[] = [];
  for (let at = now; notice.state === "waiting"; ) {
    const next = afterTrouble(notice, false, at);
    if (next.state === "waiting") pauses.push((next.nextAt - at) / 60_000);
    at = next.nextAt;
    notice = next;
  }

  expect(pauses.slice(0, 8)).toEqual([1, 2, 5, 10, 30, 60, 120, 120]);
  expect(notice.state).toBe("given-up");
  expect(notice.at - now).toBeGreaterThan(5 * day);
  expect(notice.at - now).toBeLessThan(5.2 * day);
});

test("what the server will never take is given up at once", () => {
  expect(afterTrouble(begun(message, now), true, now).state).toBe("given-up");
});

test("what has come to its end is remembered for a while, so that the same fact is not told twice", () => {
  const sent = ended(begun(message, now), "sent", now);

  expect(isForgotten(sent, now + 13 * day)).toBe(false);
  expect(isForgotten(sent, now + 15 * day)).toBe(true);
  expect(isForgotten(begun(message, now), now + 15 * day)).toBe(false);
});

test("BVF-08 A-31: the letter tells who, when and how long, in French", () => {
  const box = { ...mailbox("m202", "202", { name: "Vente" }), email: "bureau@exemple.fr" };
  const letter = noticeLetter(begun(message, now), box, office());

  expect(letter).toMatchObject({
    to: "bureau@exemple.fr",
    subject: "Message vocal de Jean (0612345678) (1 min 05 s)",
    messageId: `<${message.message}@sipleo.invalid>`,
  });
  expect(letter.text).toContain("dans la boîte « Vente » du 202");
  expect(letter.text).toContain("Le : vendredi 27 novembre 2026 à 14:03");
});

test("what a caller writes as his name makes no lines of its own in a letter", () => {
  const box = { ...mailbox("m202", "202"), email: "bureau@exemple.fr" };
  const caller = { number: "06", name: "x\r\nBcc: other@example.com" };
  const { subject, text } = noticeLetter(begun({ ...message, caller }, now), box, office());

  expect(subject).not.toMatch(/[\r\n]/);
  expect(text).not.toMatch(/^Bcc/m);
});
