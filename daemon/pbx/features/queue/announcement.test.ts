import { expect, test } from "vitest";
import { announcement } from "./announcement.ts";
import { estimatedWait } from "./estimated-wait.ts";

const nothing = { place: null, waitSeconds: null, callBackKey: null, leaveKey: null };

test.each([
  [1, ["queue-next"]],
  [2, ["queue-place", "digit-2"]],
  [10, ["queue-place", "number-10"]],
  [20, ["queue-place", "number-20"]],
  [21, ["queue-place-far"]],
  [300, ["queue-place-far"]],
])("place %i", (place, said) => {
  expect(announcement({ ...nothing, place })).toEqual(said);
});

test.each([
  [0, ["queue-wait-short"]],
  [60, ["queue-wait-short"]],
  [61, ["queue-wait", "digit-2", "queue-minutes"]],
  [17 * 60, ["queue-wait", "number-17", "queue-minutes"]],
  [21 * 60, ["queue-wait", "number-25", "queue-minutes"]],
  [30 * 60, ["queue-wait", "number-30", "queue-minutes"]],
  [31 * 60, ["queue-wait-long"]],
])("%i seconds to wait", (waitSeconds, said) => {
  expect(announcement({ ...nothing, waitSeconds })).toEqual(said);
});

test("keys are said by their names", () => {
  expect(announcement({ ...nothing, callBackKey: "*", leaveKey: "#" })).toEqual([
    ...["queue-call-back", "key-star"],
    ...["queue-leave", "key-hash"],
  ]);
  expect(announcement({ ...nothing, leaveKey: "0" })).toEqual(["queue-leave", "digit-0"]);
  expect(announcement(nothing)).toEqual([]);
});

test("how long it takes: talks of the usual length, shared by those who take calls; not told before enough is known", () => {
  expect(estimatedWait(2, [60, 120, 180], 1)).toBe(240);
  expect(estimatedWait(2, [60, 120, 180], 4)).toBe(60);
  expect(estimatedWait(2, [60, 120], 1)).toBeNull();
  expect(estimatedWait(2, [60, 120, 180], 0)).toBeNull();
});
