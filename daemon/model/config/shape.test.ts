import fc from "fast-check";
import Type from "typebox";
import { expect, test } from "vitest";
import { documentCheck, documentSchema } from "./document.ts";
import { extensionSchema } from "./extensions.ts";
import { factoryDocument } from "./factory.ts";
import { isRecord } from "./json.ts";
import { menuSchema } from "./menus.ts";
import { profileSchema } from "./profiles.ts";
import { expectation, shapeIssues } from "./shape.ts";

/** Replaces one value somewhere in a document. */
function alter(value: unknown, way: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined) return replacement;
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: unknown, index) => (index === step % value.length ? alter(item, rest, replacement) : item));
  }
  if (!isRecord(value)) return replacement;
  const names = Object.keys(value);
  const name = names[step % names.length] ?? "x";
  return { ...value, [name]: alter(value[name], rest, replacement) };
}

test("says something exactly when the checker says no, whatever is wrong and wherever", () => {
  const way = fc.array(fc.nat(20), { maxLength: 4 });
  fc.assert(
    fc.property(way, fc.jsonValue({ maxDepth: 2 }), (steps, replacement) => {
      const document = alter(factoryDocument(), steps, replacement);

      expect(shapeIssues(documentSchema, document).length === 0).toBe(documentCheck.Check(document));
    }),
    { numRuns: 500 },
  );
});

test("every field of the document has a label, a help and a reload class", () => {
  const bare = (schema: unknown, path: string): readonly string[] => {
    if (!isRecord(schema)) return [];
    const own = path === "" || ["label", "help", "reload"].every((note) => note in schema) ? [] : [path];
    const properties = isRecord(schema.properties) ? schema.properties : {};
    const inside = Object.entries(properties).flatMap(([name, property]) => bare(property, `${path}/${name}`));
    return [
      ...own,
      ...inside,
      ...bare(isRecord(schema.items) && schema.items.type === "object" ? schema.items : undefined, `${path}/*`),
    ];
  };

  expect(bare(documentSchema, "").filter((path) => path !== "/format")).toEqual([]);
});

test("a path is a JSON pointer, also through names with strokes", () => {
  const schema = Type.Object({ "a/b~c": Type.Integer() });

  expect(shapeIssues(schema, { "a/b~c": "x" })).toMatchObject([{ path: "/a~1b~0c" }]);
});

test("what was left empty is to be filled in; what is there and wrong is told what was expected", () => {
  const expects = { fr: "2 à 10 chiffres", en: "2 to 10 digits" };
  const label = { fr: "Numéro", en: "Number" };
  const schema = Type.Object({ number: Type.String({ pattern: "^[0-9]{2,10}$", label, expects }) });
  const said = (number: string) => shapeIssues(schema, { number }).map(({ message }) => message);

  expect(said("")).toEqual(["« Numéro » est à remplir : 2 à 10 chiffres."]);
  expect(said("x")).toEqual(["« Numéro » : attendu 2 à 10 chiffres."]);
});

test("PRO-11 SVI-14: a forward or an action without its number or menu is told so at that field", () => {
  const said = (schema: object, value: object) =>
    shapeIssues(schema, value).map(({ path, message }) => `${path} ${message}`);

  expect(said(profileSchema.properties.inside.properties.onBusy, { kind: "number", number: "" })).toEqual([
    "/number « Transfert » est à remplir : 2 à 15 chiffres.",
  ]);
  expect(said(menuSchema.properties.onExpiry, { kind: "menu", menu: "" })).toEqual([
    "/menu « Allez au menu » est à remplir : le nom d'un menu.",
  ]);
});

test("every text of the document says what it expects, and what stands in a list goes by the name of the list", () => {
  const bare = (schema: unknown, path: string): readonly string[] => {
    if (!isRecord(schema)) return [];
    const isBare = schema.type === "string" && !("const" in schema) && expectation(schema).fr.includes("undefined");
    const any = Array.isArray(schema.anyOf) ? schema.anyOf : [];
    // What may be missing, too, says so as a whole.
    const inside = "expects" in schema ? [] : any.flatMap((one) => bare(one, path));
    const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
    return [
      ...(isBare ? [path] : []),
      ...inside,
      ...properties.flatMap(([name, property]) => bare(property, `${path}/${name}`)),
      ...bare(schema.items, `${path}/*`),
    ];
  };
  expect(bare(documentSchema, "")).toEqual([]);

  const countries = extensionSchema.properties.outsideRights.properties.countries;
  expect(shapeIssues(countries, ["France"]).map(({ message }) => message)).toEqual([
    "« Pays » : attendu deux lettres comme BE ou DE.",
  ]);
});
