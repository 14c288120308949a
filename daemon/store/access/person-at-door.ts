import { type AdministratorRole, type KeptAdministrator, roleOf } from "../../model/config/administrators.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { asNumber, numbersOf, type Person, personHash, personOf } from "../../model/config/people.ts";
import type { Secrets } from "../../model/config/secrets.ts";

/** What is known of those who may sign in. */
export interface Known {
  readonly document: ConfigurationDocument;
  readonly secrets: Secrets;
}

/** Whom a name at the door means; `passwordHash` null: he has no access. */
export type AtDoor =
  | {
      readonly kind: "administrator";
      readonly name: string;
      readonly passwordHash: string;
      readonly role: AdministratorRole;
      readonly kept: KeptAdministrator;
    }
  | {
      readonly kind: "user";
      /** His number. */
      readonly name: string;
      readonly passwordHash: string | null;
      readonly person: Person;
      readonly numbers: readonly string[];
    };

/** An administrator by his name, else a user by his number, however it is typed [CNX-09]; null: nobody. */
export function atDoor(typed: string, { document, secrets }: Known): AtDoor | null {
  const { administrators } = secrets;
  const kept = Object.hasOwn(administrators, typed) ? administrators[typed] : undefined;
  if (kept !== undefined) {
    return { kind: "administrator", name: typed, passwordHash: kept.passwordHash, role: roleOf(kept), kept };
  }
  const person = personOf(asNumber(typed), document);
  if (person === null) return null;
  const { number: name } = person;
  const numbers = numbersOf(name, document);
  return { kind: "user", name, passwordHash: personHash(person, secrets), person, numbers };
}
