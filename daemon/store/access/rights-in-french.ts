import type { ProgramToken } from "../../contracts/program-token.ts";
import type { AdministratorRole } from "../../model/config/administrators.ts";

/** What somebody or a program may do, as the audit says it. */
export const RIGHTS_IN_FRENCH: Readonly<Record<AdministratorRole | ProgramToken["right"], string>> = {
  all: "tous les droits",
  telephony: "téléphonie",
  "read-only": "lecture seule",
  read: "lecture seule",
};
