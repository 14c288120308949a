import { reason } from "../../../daemon/model/reason.ts";
import type { FileAsked, PhoneDriver, Rendered, ResyncStep, Subject } from "../../driver.ts";
import type { Identity } from "../../identify/identity.ts";
import { readMac } from "../../identify/mac.ts";
import { ouisOf } from "../../identify/ouis.ts";
import { fitPhone } from "../../keys/fit-phone.ts";
import { codecRemarks, encryptionRemarks } from "../../keys/remarks.ts";
import { aastraDirectoryPage } from "./directory-page.ts";
import { lampRemarks } from "./key-settings.ts";
import { AASTRA_MODELS, type AastraModel, aastraModelNamed } from "./models.ts";
import { serialiseAastra } from "./serialise.ts";
import {
  AASTRA_CODECS,
  type AastraSheet,
  directoryRemarks,
  languageFile,
  phoneSettings,
  siteSettings,
} from "./settings.ts";

const KINDS = ["line", "lamp", "speed-dial", "park", "voicemail", "transfer", "do-not-disturb"] as const;

/** Telephones of Aastra, later Mitel, that speak SIP: 67xx, 9xxxi, 68xx, 69xx. */
export const aastra: PhoneDriver = {
  id: "aastra",
  models: AASTRA_MODELS,
  modelOf: ({ model }) => aastraModelNamed(model),
  match: ({ family, model }: Identity) => (family !== "aastra" ? 0 : aastraModelNamed(model) === null ? 60 : 100),
  // The older ones know their maker's XML alone.
  directory: ({ model }) => (aastraModelNamed(model)?.ldap === true ? "ldap" : "xml"),
  directoryPage: aastraDirectoryPage,
  route: routeAastra,
  render: renderAastra,
  // Files stay with HTTP: whether it has the certificate before it asks for the next file is not known.
  trusts: ({ model, firmware }) => (canEncrypt(aastraModelNamed(model), firmware) ? "calls" : "nothing"),
  dhcp: (url) => [
    {
      name: "aastra-class",
      ouis: [],
      vendorClass: "AastraIPPhone",
      options: [
        { code: 2, within43: true, value: { text: url }, force: false },
        // 0: the maker's redirection service is not asked.
        { code: 3, within43: true, value: { byte: 0 }, force: false },
      ],
    },
    {
      name: "aastra",
      ouis: ouisOf("aastra"),
      vendorClass: null,
      options: [{ code: 66, within43: false, value: { text: url }, force: false }],
    },
  ],
  pnp: () => null,
  resync: resyncAastra,
};

/** The file for all by its name before and from firmware 4; without a content there, some never ask for their own. */
function routeAastra(path: string): FileAsked | null {
  if (/^\/?(?:aastra|startup)\.cfg$/.test(path)) return { kind: "common", code: null };
  const mac = readMac(/^\/?([0-9A-F]{12})\.cfg$/.exec(path)?.[1] ?? "");
  return mac === null ? null : { kind: "phone", mac };
}

function renderAastra(subject: Subject): Rendered {
  if (subject.kind === "common") return file(siteSettings(subject.site, null), []);
  const { phone } = subject;
  const model = aastraModelNamed(phone.model);
  const name = model?.name ?? phone.model ?? "Aastra";
  const fit = fitPhone(phone, model, KINDS);
  // By the maker's guide it encrypts with nobody whom it was not told to trust.
  const encrypts = canEncrypt(model, phone.firmware) && phone.provisioning.authorityUrl !== null;
  const sheet = phoneSettings(phone, fit, encrypts);
  return file(sheet, [
    ...fit.remarks,
    ...lampRemarks(fit, model),
    ...encryptionRemarks(phone, encrypts, name),
    ...codecRemarks(phone, AASTRA_CODECS, name),
    ...directoryRemarks(phone, model, name),
    ...(phone.language === "fr" ? [reason("phone-language-file", { model: name, file: languageFile(model) })] : []),
    ...sheet.remarks(name),
  ]);
}

/** From firmware 4.3 on; a telephone of the later series whose firmware is not known has a newer one. */
function canEncrypt(model: AastraModel | null, firmware: string | null): boolean {
  if (model?.encrypts !== true) return false;
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(firmware ?? "") ?? [];
  return major === undefined || Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 3);
}

const file = (sheet: AastraSheet, remarks: Rendered["remarks"]): Rendered => ({
  bytes: new TextEncoder().encode(serialiseAastra(sheet.settings)),
  contentType: "text/plain; charset=utf-8",
  remarks,
});

/** `check-sync` restarts it only if its files are others; `Reset` waits until nobody talks. */
function resyncAastra(_model: string | null, how: "check" | "reboot"): readonly ResyncStep[] {
  const checkSync: ResyncStep = { event: "check-sync", body: null };
  if (how === "check") return [checkSync];
  const text = '<AastraIPPhoneExecute><ExecuteItem URI="Command: Reset"/></AastraIPPhoneExecute>';
  return [{ event: "aastra-xml", body: { contentType: "application/xml", text } }, checkSync];
}
