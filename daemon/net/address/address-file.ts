import { readFile } from "node:fs/promises";
import { type Static, Type } from "typebox";
import { fixedAddressSchema, putBackSchema } from "../../contracts/own-address.ts";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import { systemCode } from "../../kit/box-error.ts";
import { parser } from "../../kit/parse.ts";
import { targetSchema } from "./target.ts";

const closed = { additionalProperties: false } as const;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const addressFileSchema = Type.Object(
  {
    format: Type.Literal(1),
    kept: orNull(fixedAddressSchema),
    /** A trial that runs, with what is put back: whoever finds it here after a start knows that nobody kept it. */
    trial: orNull(
      Type.Object(
        {
          fixed: fixedAddressSchema,
          before: targetSchema,
          /** Which start of the machine it was in: after another one nothing of it is left in the kernel. */
          bootId: Type.String(),
        },
        closed,
      ),
    ),
    putBack: orNull(putBackSchema),
  },
  closed,
);
export type AddressRecord = Static<typeof addressFileSchema>;

const parse = parser(addressFileSchema, "net/address.json");

export const NOTHING_KEPT: AddressRecord = { format: 1, kept: null, trial: null, putBack: null };

/** What is kept and tried, over every start. */
export interface AddressMemory {
  /** Fails with UNREADABLE, or as the disk does. */
  read(): Promise<AddressRecord>;
  write(record: AddressRecord): Promise<void>;
}

/** In a file: a machine that loses power has the record before, or this one. */
export const addressFile = (path: string): AddressMemory => ({
  async read() {
    try {
      return parse(JSON.parse(await readFile(path, "utf8")));
    } catch (error) {
      // A box that never had an address of its own.
      if (systemCode(error) === "ENOENT") return NOTHING_KEPT;
      throw error;
    }
  },
  write: (record) => writeFileAtomic(path, `${JSON.stringify(record, undefined, 2)}\n`),
});
