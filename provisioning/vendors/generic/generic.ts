import type { PhoneDriver } from "../../driver.ts";

/** Any other SIP telephone: no file is known for it; people type its account into its own page. It may hear of a change. */
export const generic: PhoneDriver = {
  id: "generic",
  models: [],
  modelOf: () => null,
  match: () => 1,
  directory: () => "ldap",
  directoryPage: null,
  route: () => null,
  render: () => null,
  dhcp: () => [],
  pnp: () => null,
  trusts: () => "nothing",
  resync: (_model, how) => [{ event: how === "reboot" ? "check-sync;reboot=true" : "check-sync", body: null }],
};
