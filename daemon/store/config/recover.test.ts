import { describe, expect, test } from "vitest";
import { factoryDocument } from "../../model/config/factory.ts";
import { noSecrets } from "../../model/config/secrets.ts";
import { type Belief, type ConfigurationState, decideRecovery, forgetAbove } from "./recover.ts";
import { parseStoredRevision, storedRevision } from "./stored-revision.ts";

const state = (revision: number, version = 1): ConfigurationState => ({
  saved: storedRevision({ revision, at: 0, author: "test", note: "", undoOf: null }, factoryDocument()),
  secrets: { ...noSecrets, version },
});
const stored = (revision: number, version = 1) => ({ ...state(revision, version), highest: revision });
const belief = (from: Belief["from"], revision: number, version = 1): Belief => ({ ...state(revision, version), from });
const nothing = { saved: undefined, secrets: undefined, highest: 0 };

describe("what the store goes on with when its database is opened", () => {
  test("nothing anywhere is a first start", () => {
    expect(decideRecovery(nothing, null)).toEqual({ kind: "factory" });
  });

  test("an empty database beside a mirror is filled from it", () => {
    expect(decideRecovery(nothing, belief("mirror", 413))).toMatchObject({ kind: "restore" });
  });

  test("a whole database and no mirror", () => {
    expect(decideRecovery(stored(413), null)).toEqual({ kind: "use-stored" });
  });

  test("a database that went back behind the mirror lost a commit", () => {
    expect(decideRecovery(stored(412), belief("mirror", 413))).toMatchObject({ kind: "restore" });
  });

  test("the same revision with older secrets lost a password", () => {
    expect(decideRecovery(stored(413, 1), belief("mirror", 413, 2))).toMatchObject({ kind: "restore" });
  });

  test("a mirror a step behind: the process died between commit and mirror", () => {
    expect(decideRecovery(stored(413), belief("mirror", 412))).toEqual({ kind: "use-stored" });
  });

  test("a database ahead of what this process answered kept a commit that was refused", () => {
    expect(decideRecovery(stored(414), belief("memory", 413))).toMatchObject({ kind: "restore" });
  });

  test("a saved revision that cannot be read, without a mirror, falls back to the latest whole one", () => {
    expect(decideRecovery({ ...nothing, highest: 413 }, null)).toEqual({ kind: "latest-intact" });
  });

  test("lost secrets come from the mirror", () => {
    expect(decideRecovery({ ...stored(413), secrets: undefined }, belief("mirror", 413))).toMatchObject({
      kind: "restore",
    });
  });
});

test("refused revisions are forgotten one by one", () => {
  expect(forgetAbove(413, 413)).toEqual([]);
  expect(forgetAbove(413, 414).map(({ key }) => key)).toEqual(["revision/0000000414", "document/0000000414"]);
});

describe("a stored revision", () => {
  const whole = state(413).saved;

  test("is read back as it was stored, whatever the order of its fields", () => {
    const { document, ...rest } = whole;
    const turned = Object.fromEntries(Object.entries(document).reverse());

    expect(parseStoredRevision({ document: turned, ...rest })).toEqual(whole);
  });

  test("is not believed when a letter of its document changed", () => {
    const altered: unknown = JSON.parse(JSON.stringify(whole).replace("Poste 201", "Poste 301"));

    expect(parseStoredRevision(altered)).toBeUndefined();
  });

  test.each([null, {}, [], { head: {}, digest: "", document: {} }])("is not %j", (value) => {
    expect(parseStoredRevision(value)).toBeUndefined();
  });
});
