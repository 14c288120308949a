import { expect, test } from "vitest";
import { idsIn } from "./ids.ts";

// No title here may carry an id: it would be read as a proof.
test.each<[what: string, title: string, ids: readonly string[]]>([
  ["an id", "LIG-05: a line has a name", ["LIG-05"]],
  ["a list", "LIG-08 LIG-13: a gateway registers here", ["LIG-08", "LIG-13"]],
  ["a list in brackets", "(LIG-08, LIG-13) a gateway", ["LIG-08", "LIG-13"]],
  ["a range", "LIG-14…16 prefixes", ["LIG-14", "LIG-15", "LIG-16"]],
  ["a range in dots", "LIG-14...16 prefixes", ["LIG-14", "LIG-15", "LIG-16"]],
  ["a range in full", "LIG-09…LIG-11 a line registers", ["LIG-09", "LIG-10", "LIG-11"]],
  ["a range of one", "GRP-05…05 one", ["GRP-05"]],
  ["readings beside ids, which are none", "MEX-06 A-05 LNO-07: codes", ["MEX-06", "LNO-07"]],
  ["an id that is said twice", "LIG-05 is said twice: LIG-05", ["LIG-05"]],
  ["a slip that somebody has to see", "LGI-05 a slip", ["LGI-05"]],
  ["words of the trade, which are none", "SHA-256, UTF-16, RFC-3261, X-LIG-05 and LIG-051", []],
  ["nothing", "no id at all", []],
])("the ids of a title: %s", (_, title, ids) => {
  expect(idsIn(title)).toEqual({ ids, mistakes: [] });
});

test("a range that goes backwards is a mistake", () => {
  expect(idsIn("LIG-16…14 prefixes")).toEqual({ ids: [], mistakes: ["LIG-16…14"] });
});
