import { expect, test } from "vitest";
import { dialogInfo } from "./dialog-info.ts";
import type { LampDialog } from "./lamp.ts";

const dialog = (changes: Partial<LampDialog> = {}): LampDialog => ({
  id: "a-1",
  state: "early",
  direction: "recipient",
  remoteNumber: "201",
  remoteName: "Gérant",
  ...changes,
});

test("the full state of a ringing extension (RFC 4235)", () => {
  expect(dialogInfo({ number: "202", realm: "sipleo", version: 7, dialogs: [dialog()] })).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="7" state="full" entity="sip:202@sipleo">
<dialog id="a-1" direction="recipient"><state>early</state>
<local><identity>sip:202@sipleo</identity><target uri="sip:202@sipleo"/></local>
<remote><identity display="Gérant">sip:201@sipleo</identity><target uri="sip:201@sipleo"/></remote>
</dialog>
</dialog-info>
`,
  );
});

test("a name with markup and control characters stays text", () => {
  const body = dialogInfo({
    number: "202",
    realm: "s",
    version: 0,
    dialogs: [dialog({ remoteName: `<a&"'>\u0000\n` })],
  });

  expect(body).toContain('display="&lt;a&amp;&quot;&apos;&gt;"');
});

test("many calls stay within one packet", () => {
  const dialogs = Array.from({ length: 40 }, (_, index) => dialog({ id: `call-${index}` }));

  expect(dialogInfo({ number: "202", realm: "sipleo", version: 0, dialogs }).length).toBeLessThan(1400);
});
