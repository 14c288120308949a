import { type Static, Type } from "typebox";

/** What a program holds to use the API, without the token itself. Times: milliseconds since the epoch. */
export const programTokenSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String({ minLength: 1, maxLength: 64 }),
    /** `read`: looks only; `all`: whatever an administrator may. */
    right: Type.Union([Type.Literal("read"), Type.Literal("all")]),
    createdAt: Type.Integer(),
    createdBy: Type.String(),
  },
  { additionalProperties: false },
);

export type ProgramToken = Static<typeof programTokenSchema>;
