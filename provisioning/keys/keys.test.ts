import { expect, test } from "vitest";
import { office, phone } from "../phone.fixture.ts";
import { entriesOf, known, numbered } from "./dictionary.ts";
import { fitPhone } from "./fit-phone.ts";
import { oneLine } from "./one-line.ts";
import { Sheet } from "./sheet.ts";

const model = { name: "M4", accounts: 1, keys: 4, firstIsLine: false, modules: 1, moduleKeys: 2, encrypts: true };

test("a key is found by its form, and no other is", () => {
  const dictionary = { "account.#.enable": known("guide", /^[01]$/), "a.b": known("field") };

  expect(entriesOf(dictionary)("account.16.enable")).toEqual(known("guide", /^[01]$/));
  expect(entriesOf(dictionary)("account.x.enable")).toBeUndefined();
  expect(entriesOf(dictionary)("aXb")).toBeUndefined();
  expect(entriesOf(dictionary)("toString")).toBeUndefined();
  expect(numbered("expansion_module.#.key.#.type", [2, 17])).toBe("expansion_module.2.key.17.type");
});

test("any text becomes one line", () => {
  expect(oneLine(" a\r\nb\u0000\u2028\u2029\u0085\ud800 c\u{1f4de} ")).toBe("ab c\u{1f4de}");
});

test("keys that the model has no place for are named", () => {
  const places = [
    [0, 1],
    [0, 4],
    [0, 5],
    [1, 2],
    [1, 3],
    [2, 1],
  ] as const;
  const keys = places.map(
    ([module, position]) =>
      ({ module, position, kind: "lamp", label: `P${module}.${position}`, value: "202" }) as const,
  );

  const alone = fitPhone(phone({ keys }), model, ["lamp"]);
  const beside = fitPhone(phone({ keys, modules: 3 }), model, ["lamp"]);

  expect([...alone.keys.keys()]).toEqual([1, 4]);
  expect(alone.remarks).toEqual([
    { code: "phone-keys-overflow", facts: { most: 4, model: "M4", labels: ["P0.5", "P1.2", "P1.3", "P2.1"] } },
  ]);
  expect([...beside.keys.keys()]).toEqual([1, 4, 6]);
  expect(beside.remarks).toMatchObject([{ facts: { most: 6, labels: ["P0.5", "P1.3", "P2.1"] } }]);
});

test("accounts beyond those of the model and kinds of keys that it has not are named", () => {
  const second = { ...office.account, line: 2, number: "202" };
  const parking = { module: 0, position: 1, kind: "park", label: "Parking", value: "701" } as const;

  const fitted = fitPhone(phone({ accounts: [office.account, second], keys: [parking] }), model, ["lamp"]);

  expect(fitted.accounts).toEqual([office.account]);
  expect(fitted.keys.size).toBe(0);
  expect(fitted.remarks).toEqual([
    { code: "phone-accounts-overflow", facts: { asked: 2, most: 1, model: "M4", numbers: ["202"] } },
    { code: "phone-key-kind", facts: { model: "M4", label: "Parking", kind: "park" } },
  ]);
});

test("an account keeps its line, whether or not somebody has those before it", () => {
  const third = { ...office.account, line: 3, number: "203" };
  const seventh = { ...office.account, line: 7, number: "207" };

  const fitted = fitPhone(phone({ keys: [], accounts: [third, seventh] }), { ...model, accounts: 6 }, []);

  expect(fitted.accounts).toEqual([undefined, undefined, third]);
  expect(fitted.remarks).toEqual([
    { code: "phone-accounts-overflow", facts: { asked: 7, most: 6, model: "M4", numbers: ["207"] } },
  ]);
});

test("of a model that nobody knows, that is said and no key is programmed", () => {
  const keys = [{ module: 0, position: 1, kind: "lamp", label: "P", value: "202" } as const];

  expect(fitPhone(phone({ model: null, keys }), null, ["lamp"]).remarks).toEqual([
    { code: "phone-model-unknown", facts: {} },
  ]);
  expect(fitPhone(phone({ model: "X1", keys }), null, ["lamp"]).remarks).toEqual([
    { code: "phone-model-not-listed", facts: { model: "X1" } },
  ]);
});

test("what had to be changed is told by its name, never by its text", () => {
  const sheet = new Sheet<"password" | "name">(oneLine);

  sheet.tell("password", "password", "secret\n");
  sheet.tell("name", "name", "Marie");
  sheet.put("name", 7);

  expect(sheet.settings).toEqual([
    { key: "password", value: "secret", text: true },
    { key: "name", value: "Marie", text: true },
    { key: "name", value: "7", text: false },
  ]);
  expect(sheet.remarks("M4")).toEqual([{ code: "phone-text-changed", facts: { model: "M4", setting: "password" } }]);
});
