import { describe, expect, test } from "vitest";
import { office } from "../office.fixture.ts";
import { senseIssues } from "./sense.ts";

const music = (name: string, text: string | null = "Merci de patienter.") => ({
  name,
  audio: {
    source: text === null ? ({ kind: "none" } as const) : ({ kind: "text", text } as const),
    volume: 10,
    secondsBefore: 1,
    secondsAfter: 6,
  },
});
const issues = (musics: readonly ReturnType<typeof music>[], active: string | null) =>
  senseIssues(office({ music: { musics: [...musics], active } })).map(({ path, code }) => [path, code]);

describe("hold music", () => {
  test("MUS-01 A-32: several may be kept, and one of them or none is active", () => {
    expect(issues([music("Voiture de la semaine"), music("Jazz")], "Jazz")).toEqual([]);
    expect(issues([music("Jazz")], null)).toEqual([]);
  });

  test("the active one has to exist", () => {
    expect(issues([music("Jazz")], "Tango")).toEqual([["/music/active", "unknown-music"]]);
  });

  test("the active one has something to hear; one that is only kept may still be empty", () => {
    expect(issues([music("Jazz", null)], "Jazz")).toEqual([["/music/active", "empty-music"]]);
    expect(issues([music("Jazz", null)], null)).toEqual([]);
  });

  test("two of the same name are refused, also when only capitals differ", () => {
    expect(issues([music("Jazz"), music("JAZZ")], null)).toEqual([["/music/musics/1/name", "music-taken"]]);
  });
});
