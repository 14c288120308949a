import { reason } from "../../../daemon/model/reason.ts";
import type { PhoneDriver } from "../../driver.ts";
import { ouisOf } from "../../identify/ouis.ts";
import { yealinkDirectoryPage } from "../yealink/directory-page.ts";
import { YEALINK_MODELS, yealinkModel } from "../yealink/models.ts";
import { directoryOfYealink, renderYealink, routeYealink, rule } from "../yealink/yealink.ts";

/**
 * Telephones that Depaepe sold from about 2011 to 2014. No public page says how they are built; what points to Yealink
 * is in decision 0043. They get Yealink's files in both of its forms until one of them has told its firmware, and the
 * page of the extension says that it is to be verified.
 */
export const depaepe: PhoneDriver = {
  id: "depaepe",
  models: YEALINK_MODELS,
  modelOf: ({ model, firmware }) => yealinkModel(model, firmware),
  match: ({ family }) => (family === "depaepe" ? 100 : 0),
  directory: directoryOfYealink,
  directoryPage: yealinkDirectoryPage,
  route: routeYealink,
  render: (subject) => {
    const file = renderYealink(subject);
    if (subject.kind === "common") return file;
    return { ...file, remarks: [reason("phone-unverified", { family: "Yealink" }), ...file.remarks] };
  },
  // Sold before any of them spoke TLS 1.2.
  trusts: () => "nothing",
  dhcp: (url) => [rule("depaepe", ouisOf("depaepe"), null, url)],
  pnp: (url) => url,
  // Asked with `reboot=true` whatever is wanted: the form that makers of this time have in common.
  resync: () => [{ event: "check-sync;reboot=true", body: null }],
};
