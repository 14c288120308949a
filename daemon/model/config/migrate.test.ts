import { expect, test } from "vitest";
import { FORMAT } from "./document.ts";
import { MIGRATIONS, type Migration, migrate } from "./migrate.ts";

const steps: readonly Migration[] = [
  { from: 1, change: ({ phones, ...rest }) => ({ ...rest, extensions: phones }) },
  { from: 2, change: (document) => ({ ...document, groups: [] }) },
];

test("a document of the first format goes through every step in order", () => {
  expect(migrate({ format: 1, phones: ["201"] }, steps, 3)).toEqual({
    kind: "ok",
    from: 1,
    document: { format: 3, extensions: ["201"], groups: [] },
  });
});

test("a document between goes through the rest", () => {
  expect(migrate({ format: 2, extensions: [] }, steps, 3)).toMatchObject({
    from: 2,
    document: { format: 3, groups: [] },
  });
});

test("a document of the present format stays what it is", () => {
  const document = { format: 3, x: 1 };

  expect(migrate(document, steps, 3)).toEqual({ kind: "ok", from: 3, document });
});

test("a document from the future is refused", () => {
  expect(migrate({ format: 4 }, steps, 3)).toMatchObject({ kind: "refused", issues: [{ code: "format-too-new" }] });
});

test("a step does not change what it was handed", () => {
  const document = Object.freeze({ format: 1, phones: Object.freeze([]) });

  expect(() => migrate(document, steps, 3)).not.toThrow();
});

test("there is one step from each format to the next, up to the present one", () => {
  expect(MIGRATIONS.map(({ from }) => from)).toEqual(Array.from({ length: FORMAT - 1 }, (_, index) => index + 1));
});
