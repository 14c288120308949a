import fc from "fast-check";
import { Compile } from "typebox/compile";
import { Default } from "typebox/value";
import { describe, expect, test } from "vitest";
import { extension, group, menu, office } from "../config/office.fixture.ts";
import { type CompileSource, compile, type Ha1 } from "./compile.ts";
import { netViewSchema } from "./net-view.ts";
import { pbxViewSchema } from "./pbx-view.ts";
import { phonesViewSchema } from "./phones-view.ts";

const digests: Ha1 = { md5: "0".repeat(32), sha256: "f".repeat(64) };
const ha1 = (...numbers: readonly string[]) => new Map(numbers.map((number) => [number, digests]));
const ready = () => null;
const check = Compile(pbxViewSchema);
/** 201 has a telephone that is known by its MAC address, 202 has none. */
const withTelephone = (): CompileSource => ({
  revision: 1,
  document: office({
    extensions: [extension("201", { macAddress: "E434D7300542", ipAddress: "192.168.1.51" }), extension("202")],
    groups: [],
  }),
  ha1: ha1("201", "202"),
  sipPasswords: new Map([["201", "secret of 201"]]),
  trunks: new Map(),
  agents: new Map(),
  recordingKey: null,
  ready,
});

test("the factory configuration compiles into a view that pbx accepts", () => {
  const document = office();

  const { pbx } = compile({
    revision: 1,
    document,
    ha1: ha1("201", "202", "203", "204", "205"),
    sipPasswords: new Map(),
    trunks: new Map(),
    agents: new Map(),
    recordingKey: null,
    ready,
  });

  expect(check.Errors(pbx)).toEqual([]);
  expect(pbx).toMatchObject({ format: 6, revision: 1, realm: "sipleo", holdMusic: null });
});

test("an extension without a limit of its own has that of the office", () => {
  const base = office();
  const extensions = [extension("201"), extension("202", { maxDevices: 2 })];
  const document = { ...base, extensions, groups: [], sip: { ...base.sip, maxDevices: 5 } };

  const { pbx } = compile({
    revision: 1,
    document,
    ha1: ha1("201", "202"),
    sipPasswords: new Map(),
    trunks: new Map(),
    agents: new Map(),
    recordingKey: null,
    ready,
  });

  expect(pbx.extensions.map(({ maxDevices }) => maxDevices)).toEqual([5, 2]);
});

test("the view of pbx holds what it needs and nothing more: no addresses, no passwords, no administrators", () => {
  const { pbx } = compile(withTelephone());

  expect(JSON.stringify(pbx)).not.toMatch(/E434D7300542|secret of 201|admin|SipleoBox/);
});

test("POS-07 POS-08: the view of phones names the telephones whose MAC address is known, with their passwords, and no others", () => {
  const { phones } = compile(withTelephone());

  expect(Compile(phonesViewSchema).Errors(phones)).toEqual([]);
  expect(phones.phones).toEqual([
    {
      macAddress: "E434D7300542",
      number: "201",
      name: "Poste 201",
      sipPassword: "secret of 201",
      handset: null,
      others: [],
      ipAddress: "192.168.1.51",
      modules: 0,
      keys: [],
    },
  ]);
  expect(JSON.stringify(phones)).not.toMatch(/0{32}|f{64}|secret of 202/);
});

test("POS-07 POS-08: a DECT base is one telephone with an account for each handset, in their order, in both views", () => {
  const source = withTelephone();
  const base = { macAddress: "7C2F8040EC1A" };
  const extensions = [
    extension("201", { ...base, handset: 3, keyModules: 1 }),
    extension("202", { ...base, handset: 1 }),
    extension("203", { macAddress: "E434D7300542" }),
    extension("204", { ...base, handset: 2, ipAddress: "192.168.1.52" }),
  ];
  const numbers = ["201", "202", "203", "204"];
  const sipPasswords = new Map(numbers.map((number) => [number, `secret of ${number}`]));
  const document = { ...source.document, extensions, groups: [] };

  const { phones, net } = compile({ ...source, document, ha1: ha1(...numbers), sipPasswords });

  const account = (number: string, handset: number | null) => ({
    ...{ number, name: `Poste ${number}`, sipPassword: `secret of ${number}`, handset },
  });
  expect(Compile(phonesViewSchema).Errors(phones)).toEqual([]);
  expect(phones.phones).toEqual([
    {
      ...{ ...base, ...account("202", 1), others: [account("204", 2), account("201", 3)] },
      ...{ ipAddress: "192.168.1.52", modules: 1, keys: [] },
    },
    {
      ...{ macAddress: "E434D7300542", ...account("203", null), others: [], ipAddress: null, modules: 0, keys: [] },
    },
  ]);
  expect(net.telephones).toEqual([
    { ...base, number: "202", ipAddress: "192.168.1.52" },
    { macAddress: "E434D7300542", number: "203", ipAddress: null },
  ]);
});

test("MEX-05: the view of phones names whom colleagues look up: groups, and extensions that are listed, by name and number", () => {
  const source = withTelephone();
  const [first, ...others] = source.document.extensions;
  if (first === undefined) throw new Error("the source has no extension");
  const extensions = [{ ...first, isListed: false }, ...others];
  const document = { ...source.document, extensions, groups: [group("800", ["202"], "Accueil")] };

  const { office } = compile({ ...source, document }).phones;

  expect(office).toEqual([
    { number: "202", name: "Poste 202" },
    { number: "800", name: "Accueil" },
  ]);
});

test("POS-17: keys of a telephone stand in its view in the order of their places, by the codes and names of the office", () => {
  const source = withTelephone();
  const [first = extension("201"), ...others] = source.document.extensions;
  const keys = [
    { module: 1, position: 1, does: { kind: "voicemail" }, label: "" },
    { module: 0, position: 4, does: { kind: "lamp", number: "202" }, label: "" },
  ] as const;
  const document = { ...source.document, extensions: [{ ...first, keyModules: 1, keys: [...keys] }, ...others] };

  const { phones, pbx } = compile({ ...source, document });

  expect(Compile(phonesViewSchema).Errors(phones)).toEqual([]);
  expect(phones.phones[0]).toMatchObject({
    modules: 1,
    keys: [
      { module: 0, position: 4, kind: "lamp", value: "202", label: "Poste 202" },
      { module: 1, position: 1, kind: "voicemail", value: "500", label: "Messagerie" },
    ],
  });
  expect(pbx.extensions[0]).not.toHaveProperty("keys");
});

test("a view of phones from before there were keys, or bases, is one without any", () => {
  const { phones } = compile(withTelephone());
  const { voiceVlan: _, ...office } = phones;
  const past = phones.phones.map(({ modules, keys, handset, others, ...phone }) => phone);
  const before = { ...office, phones: past };

  expect(Default(phonesViewSchema, structuredClone(before))).toEqual(phones);
});

test("a telephone that is named and has no password is a bug of who calls", () => {
  expect(() => compile({ ...withTelephone(), sipPasswords: new Map() })).toThrow("extension 201");
});

test("an extension without digests is a bug of who calls, not a view", () => {
  expect(() =>
    compile({
      revision: 1,
      document: office(),
      ha1: ha1("201"),
      sipPasswords: new Map(),
      trunks: new Map(),
      agents: new Map(),
      recordingKey: null,
      ready,
    }),
  ).toThrow("extension 202");
});

test("whatever makes sense compiles into a view that pbx accepts, and the same source into the same view", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 2000, max: 9999 }).map(String), { maxLength: 20 });
  const change = fc.record({
    ringSeconds: fc.integer({ min: 5, max: 600 }),
    simultaneousCalls: fc.integer({ min: 1, max: 255 }),
    hidesNumber: fc.boolean(),
  });
  fc.assert(
    fc.property(numbers, change, fc.integer({ min: 1 }), (all, fields, revision) => {
      const extensions = all.map((number) => extension(number, fields));
      const document = office({ extensions, groups: [group("10", all)] });
      const source = {
        revision,
        document,
        ha1: ha1(...all),
        sipPasswords: new Map(),
        trunks: new Map(),
        agents: new Map(),
        recordingKey: null,
        ready,
      };

      const { pbx } = compile(source);

      expect(check.Check(pbx)).toBe(true);
      expect(compile(source).pbx).toEqual(pbx);
    }),
  );
});

describe("MUS-07 A-32: the music that is heard on hold", () => {
  const audio = { source: { kind: "text" as const, text: "Merci." }, volume: 10, secondsBefore: 1, secondsAfter: 6 };
  const musics = [
    { name: "Autre", audio: { ...audio, secondsAfter: 0 } },
    { name: "Voiture", audio },
  ];
  const sound = "a".repeat(64);
  const heard = (active: string | null) =>
    compile({
      ...{ revision: 1, document: office({ extensions: [], groups: [], music: { musics, active } }) },
      ...{
        ha1: ha1(),
        sipPasswords: new Map(),
        trunks: new Map(),
        agents: new Map(),
        recordingKey: null,
        ready: (block) => (block === audio ? sound : null),
      },
    }).pbx.holdMusic;

  test("is the rendered sound of the active one, with its silences", () => {
    expect(heard("Voiture")).toEqual({ ready: sound, secondsBefore: 1, secondsAfter: 6 });
  });

  test("is the box's own when none is active", () => {
    expect(heard(null)).toBeNull();
  });
});

test("SVI-05 SVI-06: a menu stands in the view with its rendered sound, and nothing of how it was made", () => {
  const { audio, ...rest } = menu("Nuit", { 1: "201" }, { number: "601" });
  const document = office({ extensions: [], groups: [], menus: [{ ...rest, audio }] });
  const sound = "a".repeat(64);

  const { pbx } = compile({
    revision: 1,
    document,
    ha1: ha1(),
    sipPasswords: new Map(),
    trunks: new Map(),
    agents: new Map(),
    recordingKey: null,
    ready: () => sound,
  });

  expect(check.Errors(pbx)).toEqual([]);
  expect(pbx.menus).toEqual([{ ...rest, sound: { ready: sound, secondsBefore: 1, secondsAfter: 1 } }]);
});

test("DHC-06 POS-08: the view of net names telephones with their addresses, and no name or password", () => {
  const { net } = compile(withTelephone());

  expect(Compile(netViewSchema).Errors(net)).toEqual([]);
  expect(net.telephones).toEqual([{ macAddress: "E434D7300542", number: "201", ipAddress: "192.168.1.51" }]);
  expect(JSON.stringify(net)).not.toMatch(/secret|0{32}|f{64}|Poste|202/);
});
