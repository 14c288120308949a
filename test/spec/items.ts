import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { parser } from "../../daemon/kit/parse.ts";

/**
 * The items of the user guide's checklist: those of its own 38 sections, from BRA to STA. What the design asks for besides
 * (DC-01…10) and the readings of what the guide leaves open (A-nn) are not among them. That makes 413.
 */
const itemSchema = Type.Object({
  id: Type.String({ pattern: "^[A-Z]{3}-[0-9]{2}$" }),
  /** As the guide has it. */
  label: Type.String(),
  /** What must be true. */
  acceptance: Type.String(),
});
const sectionSchema = Type.Object({
  codes: Type.Array(Type.String()),
  title: Type.String(),
  items: Type.Array(itemSchema),
});
const parse = parser(
  Type.Object({ about: Type.String(), sections: Type.Array(sectionSchema) }),
  "docs/spec/items.json",
);

export type Item = Static<typeof itemSchema>;
export type Section = Static<typeof sectionSchema>;

/** The sections as they stand in the tree whose root this is. */
export const readSections = (root: string): readonly Section[] =>
  parse(JSON.parse(readFileSync(join(root, "docs/spec/items.json"), "utf8"))).sections;
