import { describe, expect, test } from "vitest";
import { factoryDocument } from "../config/factory.ts";
import { readDocument } from "../config/read-document.ts";
import type { LineAnswers } from "./line-answers.ts";
import { lineOfPreset } from "./line-of-preset.ts";
import { linePresets } from "./line-presets.ts";

const presets = linePresets();
const preset = (id: string) => {
  const found = presets.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no preset ${id}`);
  return found;
};

/** What an installer may have been told by any operator. */
const told: LineAnswers = {
  number: "900",
  user: "0033972320690",
  password: "from the operator",
  addresses: [{ host: "192.0.2.1", port: 5060 }],
  registration: "outbound",
  numbers: ["09 72 32 06 90"],
};

describe("every preset", () => {
  test("stands under its own name, and covers the operators of the French market", () => {
    const ids = presets.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(["ovh", "orange-business", "sfr-business", "bouygues-entreprises", "free-pro", "keyyo"]),
    );
  });

  test.each(presets)(
    "$id says of all that it knows where it knows it from, and of each source what it knows",
    (one) => {
      const cited = [...Object.values(one.known), ...one.notes].map(({ source }) => source);

      expect(Object.keys(one.sources).sort()).toEqual([...new Set(cited)].sort());
    },
  );

  test.each(presets)("$id asks nothing twice, and only what is open or may be otherwise", ({ asks, known }) => {
    const fields = asks.map(({ field }) => field);

    expect(new Set(fields).size).toBe(fields.length);
    expect(asks.filter(({ field, required }) => required && field in known)).toEqual([]);
  });

  test.each(presets)("LIG-08…11 LIG-29: $id and its answers make a line that the configuration takes", (one) => {
    const made = lineOfPreset(one, told);

    expect(made.kind).toBe("line");
    if (made.kind !== "line") return;
    const read = readDocument({ ...factoryDocument(), trunks: [made.line] });
    expect(read).toMatchObject({ kind: "ok", document: { trunks: [{ numbers: [{ number: "0972320690" }] }] } });
  });
});

describe("a line of a preset", () => {
  test("OVHcloud needs a login and a password and nothing else; all the rest is known", () => {
    expect(lineOfPreset(preset("ovh"), { number: "900" })).toMatchObject({
      kind: "incomplete",
      missing: [{ field: "user" }, { field: "password" }],
    });

    expect(lineOfPreset(preset("ovh"), { number: "900", user: "0033972320690", password: "secret" })).toEqual({
      kind: "line",
      line: {
        number: "900",
        name: "OVHcloud",
        registration: "outbound",
        addresses: [{ host: "siptrunk.ovh.net", port: null }],
        domain: "siptrunk.ovh.net",
        transport: "udp",
        form: "00",
        codecs: ["PCMA", "PCMU"],
        identity: "from",
        expirySeconds: 1800,
        user: "0033972320690",
        sipPassword: "secret",
      },
      open: [expect.objectContaining({ field: "outboundProxy" }), expect.objectContaining({ field: "numbers" })],
    });
  });

  test("what the operator has told beats what is published", () => {
    const made = lineOfPreset(preset("ovh"), { ...told, form: "national", domain: "sip5.ovh.fr" });

    expect(made).toMatchObject({ line: { form: "national", domain: "sip5.ovh.fr" } });
  });

  test("of an operator of whom nothing is published, what has to be known depends on how he knows the box", () => {
    const asked = (answers: Partial<LineAnswers>) => {
      const made = lineOfPreset(preset("sfr-business"), { number: "900", ...answers });
      return made.kind === "incomplete" ? made.missing.map(({ field }) => field) : [];
    };

    expect(asked({})).toEqual(["registration", "addresses"]);
    expect(asked({ registration: "outbound" })).toEqual(["addresses", "user", "password"]);
    expect(asked({ registration: "none", addresses: [{ host: "192.0.2.1", port: null }] })).toEqual([]);
  });

  test("a fixed address keeps what nobody has answered as questions for the operator", () => {
    const made = lineOfPreset(preset("orange-business"), {
      number: "900",
      addresses: [{ host: "10.0.0.1", port: 5060 }],
    });

    expect(made).toMatchObject({ kind: "line", line: { registration: "none" } });
    expect(made.kind === "line" && made.open.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["form", "codecs", "numbers"]),
    );
  });
});
