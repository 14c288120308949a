import { describe, expect, test } from "vitest";
import type { LiveExtension } from "../../daemon/contracts/api/live-entries.ts";
import { PRESENT } from "../../daemon/model/profiles/absence.ts";
import { nextPicture, type Picture } from "./picture.ts";

const extension = (number: string, state: LiveExtension["state"] = "unregistered"): LiveExtension => ({
  number,
  name: `Poste ${number}`,
  state,
  hidesNumber: false,
  absence: PRESENT,
  devices: [],
});

function pictured(entries: Record<string, unknown>, sequence = 7): Picture {
  const picture = nextPicture(null, { kind: "picture", sequence, entries });
  if (picture === "gap") throw new Error("a picture is never a gap");
  return picture;
}

describe("the picture of what the box does", () => {
  test("a telephone that registers turns its extension alone", () => {
    const before = pictured({ "extension/201": extension("201"), "extension/202": extension("202") });

    const after = nextPicture(before, {
      kind: "delta",
      sequence: 8,
      set: { "extension/201": extension("201", "idle") },
      drop: [],
    });

    expect(after).toMatchObject({ sequence: 8, calls: before.calls });
    expect(after !== "gap" && after.extensions.get("201")?.state).toBe("idle");
    expect(after !== "gap" && after.extensions.get("202")).toBe(before.extensions.get("202"));
  });

  test("a call that has ended is gone", () => {
    const call = {
      call: "c1",
      caller: { number: "201", name: "" },
      dialled: "202",
      direction: "internal",
      parties: ["202"],
      state: "talking",
      startedAt: 1,
      answeredAt: 2,
      conference: null,
    };
    const before = pictured({ "call/c1": call });

    const after = nextPicture(before, { kind: "delta", sequence: 8, set: {}, drop: ["call/c1"] });

    expect(before.calls.size).toBe(1);
    expect(after !== "gap" && after.calls.size).toBe(0);
  });

  test.each([6, 7, 9])("a delta numbered %i after 7 is a gap", (sequence) => {
    expect(nextPicture(pictured({}), { kind: "delta", sequence, set: {}, drop: [] })).toBe("gap");
  });

  test("a delta before any picture is a gap", () => {
    expect(nextPicture(null, { kind: "delta", sequence: 1, set: {}, drop: [] })).toBe("gap");
  });

  test("another picture replaces all of the first, whatever its number", () => {
    const before = pictured({ "extension/201": extension("201") });

    const after = nextPicture(before, { kind: "picture", sequence: 3, entries: {} });

    expect(after !== "gap" && after.extensions.size).toBe(0);
  });

  test("an entry that is not as promised is left out, and the rest is kept", () => {
    const picture = pictured({ "extension/201": { number: 201 }, "extension/202": extension("202"), "lamp/9": {} });

    expect([...picture.extensions.keys()]).toEqual(["202"]);
  });
});
