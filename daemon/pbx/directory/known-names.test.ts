import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { silentLog } from "../../kit/log.ts";
import type { NamedNumbers } from "../../model/directory/names-by-number.ts";
import type { AskNames } from "./fetch-names.ts";
import { KnownNames } from "./known-names.ts";

const anne: NamedNumbers = { name: "Anne, Atelier", numbers: ["+33122334455", "+33612345678"] };
const many = (count: number): NamedNumbers[] =>
  Array.from({ length: count }, (_, n) => ({ name: `Contact ${n}`, numbers: [`+331${String(n).padStart(8, "0")}`] }));

/** What `store` tells: the directory as it is, page by page, each of the state that it began with. */
class FarDirectory {
  named: readonly NamedNumbers[] = [];
  state = 1;
  asked = 0;
  /** Done before each answer. */
  before: () => void = () => {};

  readonly ask: AskNames = async ({ state, from, limit }) => {
    this.asked += 1;
    this.before();
    if (state !== null && state !== this.state) return { kind: "changed" };
    const end = from + limit;
    const items = this.named.slice(from, end).map(({ name, numbers }) => ({ name, numbers: [...numbers] }));
    return { kind: "page", state: this.state, items, next: end < this.named.length ? end : null };
  };
}

function setUp(kept: ReadonlyMap<string, string> = new Map()) {
  const clock = new DrivenClock();
  const written: string[] = [];
  const file = {
    read: async () => kept,
    keep: (pages: readonly (readonly NamedNumbers[])[]) =>
      void written.push(
        pages
          .flat()
          .map(({ name }) => name)
          .join(),
      ),
    settled: async () => {},
  };
  const names = new KnownNames({ clock, log: silentLog, file });
  const far = new FarDirectory();
  /** The directory has changed, and all that follows is over. */
  const changed = async (): Promise<void> => {
    names.changed(far.ask);
    clock.advance(1_000);
    for (let turn = 0; turn < 500; turn++) await Promise.resolve();
  };
  return { names, far, clock, written, changed };
}

describe("MEX-05: the names of the directory, known without asking", () => {
  test("all of them are fetched in pages, kept, and fetched anew after a change", async () => {
    const { names, far, written, changed } = setUp();
    far.named = [anne, ...many(1_000)];

    await changed();

    expect(["+33122334455", "+33612345678", "+33100000999", "+33199999999"].map((one) => names.nameOf(one))).toEqual([
      "Anne, Atelier",
      "Anne, Atelier",
      "Contact 999",
      "",
    ]);
    expect(far.asked).toBeGreaterThan(4);
    far.named = [{ ...anne, name: "Anne Renommée" }];
    far.state = 2;
    await changed();

    expect(["+33122334455", "+33100000999"].map((one) => names.nameOf(one))).toEqual(["Anne Renommée", ""]);
    expect(written.at(-1)).toBe("Anne Renommée");
  });

  test("changes of one moment are fetched once", async () => {
    const { names, far, changed } = setUp();
    far.named = [anne];

    for (let n = 0; n < 20; n++) names.changed(far.ask);
    await changed();

    expect(far.asked).toBe(1);
  });

  test("a directory that changes on the way is not taken by halves", async () => {
    const { names, far, written, changed } = setUp();
    far.named = [anne];
    await changed();

    far.named = many(1_000);
    far.state = 2;
    far.before = () => void far.state++;
    await changed();
    expect([names.nameOf("+33122334455"), names.nameOf("+33100000000")]).toEqual(["Anne, Atelier", ""]);
    expect(written).toEqual(["Anne, Atelier"]);

    far.before = () => {};
    await changed();
    expect([names.nameOf("+33122334455"), names.nameOf("+33100000000")]).toEqual(["", "Contact 0"]);
  });

  test("while store is away those known last stay", async () => {
    const { names, far, changed } = setUp();
    far.named = [anne];
    await changed();

    far.before = () => {
      throw new Error("nobody answers");
    };
    await changed();

    expect(names.nameOf("+33122334455")).toBe("Anne, Atelier");
  });

  test("a start takes what was kept, unless store was faster", async () => {
    const kept = new Map([["+33122334455", "Gardée"]]);
    const alone = setUp(kept);
    await alone.names.start();
    expect(alone.names.nameOf("+33122334455")).toBe("Gardée");

    const { names, far, changed } = setUp(kept);
    const starting = names.start();
    far.named = [anne];
    await changed();
    await starting;

    const late = setUp(kept);
    late.far.named = [anne];
    await late.changed();
    await late.names.start();
    expect([names, late.names].map((one) => one.nameOf("+33122334455"))).toEqual(["Anne, Atelier", "Anne, Atelier"]);
  });

  test("of a long name so much is told as a telephone shows, and no character is cut in two", async () => {
    const { names, far, changed } = setUp();
    far.named = [
      { name: "🦊".repeat(64), numbers: ["+33100000001"] },
      { name: "🦊".repeat(65), numbers: ["+33100000002"] },
    ];

    await changed();

    expect(names.nameOf("+33100000001")).toBe("🦊".repeat(64));
    expect(names.nameOf("+33100000002")).toBe(`${"🦊".repeat(63)}…`);
  });

  test("once closed it asks nobody any more and leaves no timer", async () => {
    const { names, far, clock, changed } = setUp();
    names.changed(far.ask);
    await names.close();
    await changed();

    expect([far.asked, clock.timers]).toEqual([0, 0]);
  });
});
