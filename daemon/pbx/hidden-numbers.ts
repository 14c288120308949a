import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Written } from "./kept-by-number.ts";

const lineSchema = Type.Object(
  { extension: Type.String(), hidden: Type.Union([Type.Boolean(), Type.Null()]) },
  { additionalProperties: false },
);
const line = Compile(lineSchema);

/** Who hides his number until he shows it again, by *69 [PRE-04]; nothing kept: as the configuration says. */
export const hiddenNumbers: Written<boolean> = {
  read: (one) => (line.Check(one) ? { number: one.extension, kept: one.hidden } : null),
  write: ({ number, kept }) => ({ extension: number, hidden: kept }),
};
