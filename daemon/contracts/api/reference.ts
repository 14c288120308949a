import { Type } from "typebox";
import { REFERENCE_KINDS } from "../../model/config/edits/reference.ts";
import { oneOf } from "../../model/config/named-fields.ts";

/** Who names an object: a group with its members, a line, a rule [POS-18]. `number` is empty where it has none. */
export const referenceSchema = Type.Object(
  { kind: oneOf(REFERENCE_KINDS), number: Type.String(), name: Type.String() },
  { additionalProperties: false },
);
