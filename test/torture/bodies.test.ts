import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sdpOffer } from "../rig/sip-text.ts";
import { pause } from "../rig/waiting.ts";
import { rawPhone, useBox } from "../rig/with-box.ts";
import { badBodies } from "./bodies.ts";
import { freshAddress, openWatchman, type Watchman } from "./watchman.ts";

describe("session descriptions and bodies that make no sense", () => {
  const box = useBox();
  let watchman: Watchman | undefined;
  beforeAll(async () => {
    watchman = await openWatchman(box());
  });
  afterAll(async () => await watchman?.[Symbol.asyncDispose]());
  const inviteWith = async (number: string, { body, contentType = "application/sdp" }: (typeof badBodies)[number]) => {
    await using phone = await rawPhone(box(), number, { address: freshAddress() });
    const uri = `sip:203@127.0.0.1:${box().sipPort}`;
    return (await phone.ask("INVITE", { uri, body, contentType, limitMs: 3_000 })).response.status;
  };

  test.each(badBodies.map((bad) => [bad.what, bad] as const))(
    "%s: refused when a phone sends it",
    async (what, bad) => {
      const status = await inviteWith("204", bad);

      expect(status).toBeGreaterThanOrEqual(400);
      if (bad.harmless !== true) expect(status).toBeOneOf([400, 406, 413, 415, 480, 488, 513, 606]);
      await watchman?.expectAlive(what);
    },
  );

  test.each(badBodies.map((bad) => [bad.what, bad] as const))(
    "%s: refused when a stranger sends it",
    async (what, bad) => {
      const status = await inviteWith("299", bad);

      expect(status).toBeGreaterThanOrEqual(400);
      await watchman?.expectAlive(what);
    },
  );

  test.each(badBodies.map((bad) => [bad.what, bad] as const))(
    "%s: harmless in the answer of a called phone",
    async (what, bad) => {
      await using called = await rawPhone(box(), "202", { address: freshAddress() });
      await called.register();
      await using caller = await rawPhone(box(), "201", { address: freshAddress() });

      const asking = caller.ask("INVITE", {
        uri: `sip:202@127.0.0.1:${box().sipPort}`,
        body: sdpOffer("127.0.0.1", 40_000),
        limitMs: 8_000,
      });
      const invite = await called.requested("INVITE");
      called.respond(invite, 200, "OK", {
        tag: "t",
        body: bad.body,
        ...(bad.contentType === undefined ? {} : { contentType: bad.contentType }),
      });
      // Whether our answer was taken or thrown away: the phone refuses afterwards, and takes part in its end.
      await pause(150);
      called.respond(invite, 486, "Busy Here", { tag: "t" });
      void called.requested("BYE", 3_000).then(
        (bye) => called.respond(bye, 200, "OK"),
        () => undefined,
      );
      const answered = await asking.catch(() => undefined);
      if (answered?.response.status === 200) {
        caller.ack(answered);
        await caller.inDialog(answered.dialog, "BYE");
      }
      await box().atRest();
      await called.unregister();

      await watchman?.expectAlive(what);
    },
  );
});
