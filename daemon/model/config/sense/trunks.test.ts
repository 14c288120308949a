import { describe, expect, test } from "vitest";
import { factoryDocument } from "../factory.ts";
import { office, trunk } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import { srtpNeedsTls, trunkNumbersUnique, trunksComplete } from "./trunks.ts";

describe("what a line needs", () => {
  test.each(["0122334455@sip.exemple.fr", "Jean Dupont", 'l"ami', "café", "<sip:a>"])(
    "LIG-10: %s is no user name of an account, and the refusal says what is",
    (user) => {
      const read = readDocument({ ...factoryDocument(), trunks: [{ ...trunk("900"), user }] });

      expect(read).toMatchObject({
        kind: "refused",
        issues: [{ path: "/trunks/0/user", message: expect.stringContaining("sans espace, accent, guillemet ni @") }],
      });
    },
  );

  test("LIG-10: spaces around what was pasted are nobody's", () => {
    const pasted = { ...trunk("900"), user: " 0033972 ", authenticationName: "0033972@ims ", domain: " exemple.fr" };

    expect(readDocument({ ...factoryDocument(), trunks: [pasted] })).toMatchObject({
      document: { trunks: [{ user: "0033972", authenticationName: "0033972@ims", domain: "exemple.fr" }] },
    });
  });

  test("LIG-09 LIG-10 LIG-29: one that registers needs a user and an address", () => {
    const trunks = [trunk("900", { registration: "outbound", addresses: [] })];

    expect(trunksComplete(office({ trunks })).map(({ path }) => path)).toEqual([
      "/trunks/0/user",
      "/trunks/0/addresses",
    ]);
  });

  test("LIG-08: one whose equipment registers here needs a user only", () => {
    const trunks = [trunk("900", { registration: "inbound", addresses: [] })];

    expect(trunksComplete(office({ trunks })).map(({ path }) => path)).toEqual(["/trunks/0/user"]);
  });

  test("A-08: one of fixed address needs that alone, and a user when it asks for a password", () => {
    expect(trunksComplete(office({ trunks: [trunk("900")] }))).toEqual([]);
    expect(trunksComplete(office({ trunks: [trunk("900", { asksPassword: true })] }))).toMatchObject([
      { path: "/trunks/0/user", code: "trunk-incomplete" },
    ]);
  });

  test("keys of encrypted sound are never sent in the clear", () => {
    const lines = [trunk("900", { srtp: "required" }), trunk("901", { srtp: "offered", transport: "tls" })];

    expect(srtpNeedsTls(office({ trunks: lines }))).toMatchObject([{ path: "/trunks/0/srtp" }]);
  });

  test("a public number ends on one line only", () => {
    const numbers = [{ number: "0122334455", extension: null }];
    const trunks = [trunk("900", { numbers }), trunk("901", { numbers })];

    expect(trunkNumbersUnique(office({ trunks }))).toMatchObject([
      { path: "/trunks/1/numbers/0/number", message: "Le numéro 0122334455 est déjà celui de la ligne « Ligne 900 »." },
    ]);
  });
});
