import { describe, expect, test } from "vitest";
import { BoxError } from "../../kit/box-error.ts";
import { DrivenClock } from "../../kit/clock.ts";
import { silentLog } from "../../kit/log.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { office } from "../office.fixture.ts";
import { Reload } from "./reload.ts";
import type { LoadedView } from "./snapshot-files.ts";

function setUp(load: (file: string) => Promise<LoadedView>) {
  const engine = new FakeEngine();
  const parts = { engine, log: silentLog, clock: new DrivenClock(), load };
  const reload = new Reload({ ...parts, sourcesOf: () => [], applying: () => undefined });
  const installed = (): number[] => {
    engine.settle();
    return engine.seen.flatMap((event) => (event.type === "tables.installed" ? [event.revision] : []));
  };
  return { reload, installed };
}

const view = (revision: number): LoadedView => ({ view: office({ revision }), digest: `digest-${revision}` });
const asked = (revision: number) => ({ revision, file: `pbx-${revision}.json`, digest: `digest-${revision}` });

describe("Recharger", () => {
  test("a prepared revision runs once it is applied, not before", async () => {
    const { reload, installed } = setUp(() => Promise.resolve(view(2)));
    reload.begin(view(1));

    expect(await reload.prepare(asked(2))).toEqual({ kind: "ok" });
    expect([reload.revision, installed()]).toEqual([1, [1]]);
    reload.apply(2);

    expect([reload.revision, reload.digest, installed()]).toEqual([2, "digest-2", [1, 2]]);
  });

  test("a snapshot that cannot be read is refused in French, and what runs goes on", async () => {
    const { reload } = setUp(() => Promise.reject(new BoxError("SNAPSHOT_UNREADABLE", {}, { sentence: "it is torn" })));
    reload.begin(view(1));

    const answer = await reload.prepare(asked(2));
    reload.apply(2);

    expect(answer.kind === "refused" && answer.reasons[0]).toContain("Le serveur d'appels ne peut pas prendre");
    expect(reload.revision).toBe(1);
  });

  test("a snapshot of another revision than announced is refused", async () => {
    const { reload } = setUp(() => Promise.resolve(view(3)));

    expect((await reload.prepare(asked(2))).kind).toBe("refused");
  });

  test("what was aborted cannot be applied any more", async () => {
    const { reload } = setUp(() => Promise.resolve(view(2)));
    reload.begin(view(1));

    await reload.prepare(asked(2));
    reload.abort(2);
    reload.apply(2);

    expect(reload.revision).toBe(1);
  });
});
