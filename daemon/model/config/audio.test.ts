import { Default } from "typebox/value";
import { describe, expect, test } from "vitest";
import { audioSchema } from "./audio.ts";
import { shapeIssues } from "./shape.ts";

const sound = "0".repeat(63).concat("a");

const filled = (block: object): unknown => Default(audioSchema, structuredClone(block));
const issuesOf = (block: object) => shapeIssues(audioSchema, filled(block));

describe("an audio block", () => {
  test("AUD-01 AUD-02 AUD-03: nothing is loaded at first, at 10 %, with a second of silence on both sides", () => {
    expect(filled({})).toEqual({ source: { kind: "none" }, volume: 10, secondsBefore: 1, secondsAfter: 1 });
  });

  test("AUD-05: is a text, a file, or nothing", () => {
    expect(issuesOf({ source: { kind: "text", text: "Bonjour,\nà bientôt." } })).toEqual([]);
    expect(issuesOf({ source: { kind: "file", sound } })).toEqual([]);
    expect(issuesOf({ source: { kind: "none" } })).toEqual([]);
  });

  test("a file that was given no name has an empty one", () => {
    expect(filled({ source: { kind: "file", sound } })).toMatchObject({ source: { kind: "file", sound, name: "" } });
  });

  test.each([
    ["an empty text", { kind: "text", text: "" }, "/text", "un texte à dire"],
    ["a text of which nothing can be said", { kind: "text", text: " … ?\n" }, "/text", "un texte à dire"],
    ["a text that never ends", { kind: "text", text: "a".repeat(4001) }, "/text", "un texte à dire"],
    ["a text with a control character", { kind: "text", text: "Bonjour\u0007" }, "/text", "un texte à dire"],
    ["a file that nobody chose", { kind: "file", sound: "", name: "" }, "/sound", "un son envoyé"],
    [
      "a path where a digest should be",
      { kind: "file", sound: "../../etc/passwd", name: "" },
      "/sound",
      "un son envoyé",
    ],
    ["a text and a file at once", { kind: "text", text: "Bonjour", sound }, "/sound", "n'existe pas"],
    ["a kind of its own", { kind: "stream", url: "http://exemple.fr" }, "", "un texte à dire"],
  ])("%s is refused with one sentence, where it stands, that says what is possible", (_case, source, at, possible) => {
    const issues = issuesOf({ source });

    expect(issues).toMatchObject([{ path: `/source${at}` }]);
    expect(issues[0]?.message).toContain(possible);
  });

  test.each([{ volume: 0 }, { volume: 101 }, { secondsBefore: -1 }, { secondsAfter: 61 }, { secondsAfter: 1.5 }])(
    "%j is refused",
    (block) => {
      expect(issuesOf(block)).toHaveLength(1);
    },
  );
});
