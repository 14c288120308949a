import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { extensionSchema } from "../../daemon/model/config/extensions.ts";
import { menuSchema } from "../../daemon/model/config/menus.ts";
import { shapeIssues } from "../../daemon/model/config/shape.ts";
import { trunkSchema } from "../../daemon/model/config/trunks.ts";
import { controlShape, draftOf, readDraft, sameDraft, valueAt, withValueAt } from "./draft.ts";

const { presented, outsideRights, blackList, profiles, planning, ...properties } = extensionSchema.properties;
const plainSchema = Type.Object(properties);
const saved = {
  number: "206",
  name: "Atelier",
  kind: "simple",
  hidesNumber: true,
  intercom: false,
  simultaneousCalls: 2,
  maxDevices: null,
  ringSeconds: 30,
  macAddress: "E434D7300542",
  handset: 3,
  ipAddress: null,
  site: null,
  isListed: true,
  keyModules: 1,
  keys: [
    { module: 0, position: 3, does: { kind: "lamp", number: "205" }, label: "Accueil" },
    { module: 1, position: 1, does: { kind: "line" }, label: "" },
  ],
};

describe("a form drawn from its schema", () => {
  test("what was saved is what is saved again when nothing is touched", () => {
    expect(readDraft(properties, draftOf(properties, saved))).toEqual(saved);
  });

  test("a new extension begins with the defaults", () => {
    const draft = draftOf(properties, {});

    expect(draft).toMatchObject({ kind: "extended", ringSeconds: "30", hidesNumber: false, site: "" });
  });

  test("what is no number stays as typed, so that the schema can say what it wants", () => {
    const body = readDraft(properties, { ...draftOf(properties, saved), ringSeconds: "trente" });

    expect(shapeIssues(plainSchema, body)).toMatchObject([{ path: "/ringSeconds", code: "shape" }]);
  });

  test("the control of each field follows from its schema", () => {
    expect(controlShape(properties.kind)).toMatchObject({ kind: "choice", choices: ["simple", "extended"] });
    expect(controlShape(properties.maxDevices)).toMatchObject({ kind: "number", nullable: true });
    expect(controlShape(properties.hidesNumber).kind).toBe("tick");
    expect(controlShape(properties.name)).toMatchObject({ kind: "text", nullable: false, maxLength: 64 });
  });
});

test("a draft that is changed and changed back is unchanged", () => {
  const draft = draftOf(properties, saved);

  expect(sameDraft(draft, { ...draft, name: "Atelier 2" })).toBe(false);
  expect(sameDraft(draft, { ...draft, name: "Atelier" })).toBe(true);
});

describe("what is made of several controls", () => {
  const { numbers, presentation } = trunkSchema.properties;
  const line = { numbers: [{ number: "0122334455", extension: null }], presentation: { forced: true } };

  test("is read as it was written", () => {
    const draft = draftOf({ numbers, presentation }, line);
    expect(draft).toMatchObject({
      numbers: [{ number: "0122334455", extension: "" }],
      presentation: { forced: true, ofExtension: true, number: "" },
    });
    expect(readDraft({ numbers, presentation }, draft)).toMatchObject(line);
  });

  test("is changed at one place, and the rest stays the same object", () => {
    const draft = draftOf({ numbers, presentation }, line);
    const after = withValueAt(draft, "numbers/0/extension", "201");
    expect(valueAt(after, "numbers/0/extension")).toBe("201");
    expect(valueAt(after, "numbers/0/number")).toBe("0122334455");
    expect(after.presentation).toBe(draft.presentation);
    expect(sameDraft(draft, after)).toBe(false);
    expect(sameDraft(draft, withValueAt(after, "numbers/0/extension", ""))).toBe(true);
  });

  test("may be of several kinds", () => {
    const { events, onExpiry } = menuSchema.properties;
    const menu = {
      events: [{ key: "1", action: { kind: "transfer", number: "201" } }],
      onExpiry: { kind: "menu", menu: "Accueil" },
    };
    const draft = draftOf({ events, onExpiry }, menu);
    expect(readDraft({ events, onExpiry }, draft)).toEqual(menu);
    expect(controlShape(onExpiry)).toMatchObject({
      kind: "kinds",
      choices: ["menu", "transfer", "by-name", "hang-up"],
    });
  });

  test("may be missing", () => {
    const { planning } = extensionSchema.properties;
    expect(draftOf({ planning }, { planning: null })).toEqual({ planning: null });
    expect(readDraft({ planning }, { planning: null })).toEqual({ planning: null });
  });
});
