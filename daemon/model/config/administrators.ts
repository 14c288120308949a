import { type Static, Type } from "typebox";
import { oneOf } from "./named-fields.ts";

/**
 * Administrators, kept with the secrets and never in the document: undo and an import bring back a configuration, never
 * somebody's rights (decision 0040).
 */

/** `all`; `telephony`: everything but accounts, tokens, mail and system; `read-only`: sees, hears nobody, changes nothing. */
export const ADMINISTRATOR_ROLES = ["all", "telephony", "read-only"] as const;
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number];

/** Holds something that is no digit: digits alone are the number of a user [CNX-09]. */
export const ADMINISTRATOR_NAME = "^(?=.*[A-Za-z._-])[A-Za-z0-9._-]{1,64}$";

const closed = { additionalProperties: false } as const;

/** A second factor by time (RFC 6238). */
const totpSchema = Type.Object(
  {
    /** Base32 (RFC 4648 §6), as it is shown to telephones. */
    secret: Type.String(),
    /** The last step of 30 s whose code was taken: no code is taken twice (RFC 6238 §5.2). */
    usedStep: Type.Integer(),
  },
  closed,
);

export const keptAdministratorSchema = Type.Object(
  {
    passwordHash: Type.String(),
    /** Absent in what was written before there were roles: all. */
    role: Type.Optional(oneOf(ADMINISTRATOR_ROLES)),
    /** Absent: the one of the first set-up. */
    since: Type.Optional(Type.Integer()),
    /** Somebody else has given it: its owner chooses another one first. */
    isTemporary: Type.Optional(Type.Boolean()),
    totp: Type.Optional(totpSchema),
    /** SHA-256 of those that are not used up. */
    recoveryCodes: Type.Optional(Type.Array(Type.String())),
  },
  closed,
);

export type KeptAdministrator = Static<typeof keptAdministratorSchema>;

export const roleOf = ({ role }: Pick<KeptAdministrator, "role">): AdministratorRole => role ?? "all";
