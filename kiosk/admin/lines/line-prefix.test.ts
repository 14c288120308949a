import { describe, expect, test } from "vitest";
import { choiceOf, notationOf, prefixOfForm, readNotation } from "./line-prefix.ts";

const usual = { internationalPrefix: "00", nationalPrefix: "0" };

describe("the prefix of a line", () => {
  test("LIG-14: is none at first, and one of the usual forms by a choice", () => {
    expect(choiceOf({ form: "national", prefix: "", ...usual })).toBe("national");
    for (const form of ["national", "e164", "00", "bare"] as const) {
      expect(choiceOf(prefixOfForm(form))).toBe(form);
    }
  });

  test("LIG-15: is a plain prefix of one's own", () => {
    expect(readNotation("9")).toEqual({ form: "national", prefix: "9", ...usual });
    expect(choiceOf({ form: "national", prefix: "9", ...usual })).toBe("custom");
    expect(notationOf({ form: "national", prefix: "9", ...usual })).toBe("9");
  });

  test("LIG-16: is three of them, in whatever way the guide may have meant it", () => {
    const three = { form: "bare", prefix: "", internationalPrefix: "000", nationalPrefix: "" };
    for (const typed of ["33?000.", "(33, 000, )", "33;000;"]) {
      expect([typed, readNotation(typed)?.form, readNotation(typed)?.internationalPrefix]).toEqual([
        typed,
        "bare",
        "000",
      ]);
    }
    expect(readNotation(notationOf(three))).toEqual(three);
  });

  test("that cannot be read is told apart from none", () => {
    expect(readNotation("trente-trois")).toBeNull();
    expect(readNotation("")).toEqual(prefixOfForm("national"));
  });

  test("shows a usual form that was turned into one of one's own as it was", () => {
    expect(notationOf(prefixOfForm("00"))).toBe("0033");
    expect(readNotation("0033")).toEqual(prefixOfForm("00"));
  });
});
