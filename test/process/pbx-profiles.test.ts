import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { profileChoiceSchema } from "../../daemon/contracts/profile-state.ts";
import { openKeptByNumber, writtenAs } from "../../daemon/pbx/kept-by-number.ts";

test("PRO-15: profiles chosen by hand are there again after a kill, and what was given back is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sipleo-profiles-"));
  const path = join(folder, "profiles.journal");
  const open = () =>
    openKeptByNumber(path, writtenAs(profileChoiceSchema), (error) => expect.unreachable(String(error)));
  try {
    const first = await open();
    first.keep("201", { profile: "Fermeture", until: 1_800_000_000_000 });
    first.keep("202", { profile: null, until: null });
    first.keep("203", { profile: "Congés", until: null });
    first.keep("203", null);
    await first.close();
    // The kill has come in the middle of a line, and another version has written one of its own.
    await appendFile(path, '{"number":"204","kept":7}\n{"number":"20');

    const again = await open();
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
