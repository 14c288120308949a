import fc from "fast-check";
import { office, phone } from "./phone.fixture.ts";
import type { Phone } from "./phone.ts";

const nasty = [
  'Jean "JJ" <b> & co \' # ! ^ % ; : = \\',
  "a\nsip line1 password: x",
  "a\r\naccount.1.sip_server.1.address = 6.6.6.6",
  "a\n[ account ]\npath = /config/voip/sipAccount0.cfg\nEnable = 0",
  '"/><param name="x" value="y"/>',
  "</Provider></ProviderFrame>",
  "]]>-->&#10;&lt;",
  "%NULL%",
  "%EMPTY%",
  "{{password}}",
  "\u{1f4de} Réception 電話 مكتب",
  "\u2028x\u2029\u0085\u000b\ufeff",
  "\ud800 half",
  '"',
  "#",
  "",
];

/** What people, or somebody who means harm, may type as a name, a label or a password. */
export const hostileText = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

/** A telephone whose every text is hostile, and one of the same shape whose texts are plain. */
export const hostilePhones = (said: Partial<Phone>): fc.Arbitrary<{ readonly hostile: Phone; readonly plain: Phone }> =>
  fc
    .record({
      name: hostileText,
      password: hostileText,
      login: hostileText,
      label: hostileText,
      value: hostileText,
      directory: hostileText,
    })
    .map((text) => {
      const { name, password, login, label, value } = text;
      const account = { ...office.account, name, password, login };
      const directory = { ...office.ldap, password, base: text.directory };
      const keys = [{ module: 0, position: 1, kind: "lamp", label, value } as const];
      const plainKeys = [{ module: 0, position: 1, kind: "lamp", label: "Accueil", value: "202" } as const];
      return {
        hostile: phone({ ...said, accounts: [account], directory, keys }),
        plain: phone({ ...said, directory: office.ldap, keys: plainKeys }),
      };
    });

/** A text without what no file of lines can hold: written apart from the drivers, to judge them. */
export function asOneLine(text: string): string {
  const held = [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    return !control && code !== 0x2028 && code !== 0x2029 && (code < 0xd800 || code > 0xdfff);
  });
  return held.join("").trim();
}
