import { describe, expect, test } from "vitest";
import type { ConfigurationDocument } from "../document.ts";
import { extension, group, office } from "../office.fixture.ts";
import { changesBetween } from "./changes-between.ts";
import { discard } from "./discard.ts";

const numbers = ["201", "202"];
const running = office({ extensions: numbers.map((number) => extension(number)), groups: [group("800", numbers)] });

function discarding(saved: ConfigurationDocument, ...ids: readonly string[]) {
  const pending = changesBetween(running, saved);
  const found = discard(
    running,
    saved,
    pending,
    pending.filter(({ id }) => ids.includes(id)),
  );
  return found.kind === "needed" ? { ...found, by: found.by.map(({ id }) => id) } : found;
}

describe("one of the changes that wait is taken back", () => {
  test("alone, when the others make sense without it", () => {
    const saved = office({
      ...running,
      extensions: [extension("201", { name: "A" }), extension("202", { name: "B" })],
    });

    expect(discarding(saved, "extensions/201")).toMatchObject({
      kind: "ready",
      document: { extensions: [extension("201"), extension("202", { name: "B" })] },
      renumbered: [],
    });
  });

  test("only with those that need it: a group that has the new extension among its members", () => {
    const saved = office({
      ...running,
      extensions: [...running.extensions, extension("206")],
      groups: [group("800", ["201", "202", "206"]), group("801", ["206"])],
    });

    expect(discarding(saved, "extensions/206")).toMatchObject({ kind: "needed", by: ["groups/800", "groups/801"] });
    expect(discarding(saved, "extensions/206", "groups/800", "groups/801")).toMatchObject({
      kind: "ready",
      document: running,
    });
    expect(discarding(saved, "groups/801")).toMatchObject({ kind: "ready" });
  });

  test("only with the one that has taken its number since", () => {
    const saved = office({
      ...running,
      extensions: [extension("201")],
      groups: [group("800", ["201"]), group("202", ["201"], "Atelier")],
    });

    expect(discarding(saved, "extensions/202")).toMatchObject({ kind: "needed", by: ["groups/202"] });
  });
});
