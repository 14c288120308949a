import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { silentLog } from "../../daemon/kit/log.ts";
import { openProfilesByHand } from "../../daemon/pbx/profiles-by-hand.ts";

test("PRO-15: profiles chosen by hand are there again after a kill, and what was given back is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sipleo-profiles-"));
  try {
    const first = await openProfilesByHand(folder, silentLog);
    first.choose("201", { profile: "Fermeture", until: 1_800_000_000_000 });
    first.choose("202", { profile: null, until: null });
    first.choose("203", { profile: "Congés", until: null });
    first.choose("203", null);
    await first.close();
    // The kill has come in the middle of a line, and another version has written one of its own.
    await appendFile(join(folder, "profiles.journal"), '{"number":"204","chosen":7}\n{"number":"20');

    const again = await openProfilesByHand(folder, silentLog);
    expect(["201", "202", "203", "204"].map((number) => again.of(number))).toEqual([
      { profile: "Fermeture", until: 1_800_000_000_000 },
      { profile: null, until: null },
      null,
      null,
    ]);
    await again.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
