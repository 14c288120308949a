import type { SettingsName } from "../../model/config/collections/names.ts";
import type { LoginRole } from "../login.ts";
import type { Access } from "./route.ts";

/** Where each may go, besides where everybody may: `web` opens by it, and pages offer by it. What is not named is closed. */
export const ACCESS_OF_ROLES: Readonly<Record<LoginRole, readonly Access[]>> = {
  all: ["login", "administrator", "read", "write", "settings", "accounts"],
  telephony: ["login", "administrator", "read", "write"],
  "read-only": ["login", "administrator", "read"],
  user: ["login", "own"],
};

/** What is no telephony: saving it takes the access `settings`. The journal also says how long the audit is kept. */
export const OF_THE_BOX: readonly SettingsName[] = ["system", "mail", "journal", "dhcp", "network"];
