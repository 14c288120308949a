import { expect, test } from "vitest";
import { pinWeakness } from "./voicemail-pin.ts";

test.each(["482915", "739164", "905273"])("A-45: %s may be a code", (pin) => {
  expect(pinWeakness(pin, "201")).toBeNull();
});

test.each([
  ["", "too short"],
  ["12345", "too short"],
  ["1234567", "too long"],
  ["48291a", "no digits alone"],
  ["000000", "one digit"],
  ["123456", "a run"],
  ["987654", "a run down"],
  ["024680", "a run by two"],
  ["121212", "a pair again and again"],
  ["123123", "three digits twice"],
  ["112233", "pairs"],
  ["447744", "two digits only"],
  ["123321", "mirrored"],
  ["140789", "a day of birth"],
  ["123190", "a day of birth, month first"],
  ["920184", "holds the number of the extension"],
])("A-45: %s is no code: %s", (pin) => {
  expect(pinWeakness(pin, "201")).not.toBeNull();
});
