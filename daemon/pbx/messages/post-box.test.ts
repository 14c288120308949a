import { describe, expect, test } from "vitest";
import type { ContactId } from "../engine/engine.ts";
import type { Message } from "./message.ts";
import {
  answered,
  begun,
  emptyBox,
  expired,
  KEPT_FOR_MS,
  nextTry,
  type PostBox,
  withDevice,
  withMessage,
} from "./post-box.ts";

const desk = 2 as ContactId;
const mobile = 4 as ContactId;

const message = (id: string, at = 0): Message => ({
  id,
  at,
  sender: { number: "201", name: "Gérant", anonymous: false },
  to: "202",
  text: "Bonjour",
  request: { from: "201", callId: id, cseq: 1 },
});

/** Two messages wait, `a` before `b`. */
const two: PostBox = withMessage(withMessage(emptyBox, message("a")), message("b"));

const tried = (box: PostBox, statuses: readonly (readonly [ContactId, number])[], now = 0) => {
  const devices = statuses.map(([device]) => device);
  const next = nextTry(box, devices, now);
  if (next === null) throw new Error("there is nothing to try");
  return statuses.reduce(
    (state, [device, status]) => {
      const after = answered(state.box, next.message.id, device, status, now);
      return { box: after.box, delivered: state.delivered || after.delivered };
    },
    { box: begun(box, next.message.id, next.devices), delivered: false },
  );
};

const waits = ({ waiting }: PostBox): string => waiting.map(({ id }) => id).join(" ");
const next = (box: PostBox, devices: readonly ContactId[], now = 0): string =>
  nextTry(box, devices, now)?.message.id ?? "nothing";

describe("messages that wait for an extension", () => {
  test("go one after the other, to all its devices", () => {
    expect(nextTry(two, [desk, mobile], 0)).toMatchObject({ message: { id: "a" }, devices: [desk, mobile] });
    expect(next(begun(two, "a", [desk, mobile]), [desk, mobile])).toBe("nothing");
    expect(next(two, [])).toBe("nothing");
  });

  test("one is delivered when the first device has taken it, whatever the others say later", () => {
    const { box, delivered } = tried(two, [
      [desk, 0],
      [mobile, 200],
    ]);
    expect(delivered).toBe(true);
    expect(waits(box)).toBe("b");
    expect(next(box, [desk, mobile])).toBe("b");

    const early = answered(begun(two, "a", [desk, mobile]), "a", mobile, 202, 0);
    expect(early.delivered).toBe(true);
    expect(answered(early.box, "a", desk, 200, 0)).toEqual({ box: early.box, delivered: false });
  });

  test.each([0, 408, 480, 500, 503, 600])("a device that answers %i is tried again, later and later", (status) => {
    const first = tried(two, [[desk, status]]).box;
    expect(next(first, [desk], 4_999)).toBe("nothing");
    expect(next(first, [desk], 5_000)).toBe("a");

    const second = tried(first, [[desk, status]], 5_000).box;
    expect(next(second, [desk], 19_999)).toBe("nothing");
    expect(next(second, [desk], 20_000)).toBe("a");
    expect(waits(second)).toBe("a b");
  });

  test("no pause grows over an hour", () => {
    let box = two;
    for (let n = 0; n < 12; n += 1) box = tried(box, [[desk, 503]], box.notBefore).box;
    const before = box.notBefore;

    expect(tried(box, [[desk, 503]], before).box.notBefore - before).toBe(3_600_000);
  });

  test("a device that comes is tried at once", () => {
    const { box } = tried(two, [[desk, 503]]);

    expect(next(withDevice(box), [desk, mobile], 1)).toBe("a");
  });

  test.each([405, 415, 403, 501, 513])("a device that answers %i is not asked for that message again", (status) => {
    const { box } = tried(two, [[desk, status]]);

    expect(next(box, [desk])).toBe("b");
    expect(next(box, [desk, mobile])).toBe("a");
    expect(waits(box)).toBe("a b");
  });

  test("of two devices only the one that may take it is tried again", () => {
    const { box } = tried(two, [
      [desk, 405],
      [mobile, 0],
    ]);

    expect(nextTry(box, [desk, mobile], 5_000)).toMatchObject({ message: { id: "a" }, devices: [mobile] });
  });

  test("after 30 days nobody gets them any more", () => {
    const box = withMessage(withMessage(emptyBox, message("old", 0)), message("young", 1));

    expect(expired(box, KEPT_FOR_MS).gone).toEqual([]);
    const { box: left, gone } = expired(box, KEPT_FOR_MS + 1);
    expect(gone).toEqual(["old"]);
    expect(waits(left)).toBe("young");
  });

  test("one that is given up while a device is asked leaves its place to the next", () => {
    const box = begun(withMessage(withMessage(emptyBox, message("old", 0)), message("young", 1)), "old", [desk]);

    const { box: left } = expired(box, KEPT_FOR_MS + 1);

    expect(next(left, [desk])).toBe("young");
  });
});
