import type { Reason } from "../../../daemon/model/reason.ts";
import type {
  DhcpRule,
  DirectoryKind,
  FileAsked,
  PhoneDriver,
  Rendered,
  ResyncStep,
  Subject,
  Trust,
} from "../../driver.ts";
import type { Identity } from "../../identify/identity.ts";
import { readMac } from "../../identify/mac.ts";
import { ouisOf } from "../../identify/ouis.ts";
import { fitPhone } from "../../keys/fit-phone.ts";
import { codecRemarks, encryptionRemarks } from "../../keys/remarks.ts";
import { blockRemarks, blockSettings } from "./block-settings.ts";
import { yealinkDirectoryPage } from "./directory-page.ts";
import { type Generation, generationOf } from "./generation.ts";
import { lineRemarks } from "./key-settings.ts";
import { YEALINK_MODELS, yealinkModel } from "./models.ts";
import { inBothForms } from "./serialise.ts";
import { phoneSettings, siteSettings, yealinkCodecs, yealinkEncrypts } from "./settings.ts";

const KINDS = ["line", "lamp", "speed-dial", "park", "voicemail", "transfer", "do-not-disturb"] as const;

/** Telephones of Yealink, from the firmware of 2010 on. */
export const yealink: PhoneDriver = {
  id: "yealink",
  models: YEALINK_MODELS,
  modelOf: ({ model, firmware }) => yealinkModel(model, firmware),
  match: matchYealink,
  directory: directoryOfYealink,
  directoryPage: yealinkDirectoryPage,
  route: routeYealink,
  render: renderYealink,
  trusts: trustsYealink,
  dhcp: (url) => [rule("yealink-class", [], "yealink", url), rule("yealink", ouisOf("yealink"), null, url)],
  pnp: (url) => url,
  resync: resyncYealink,
};

/** Some took option 66 and did not ask for it. */
export const rule = (name: string, ouis: readonly string[], vendorClass: string | null, url: string): DhcpRule => ({
  name,
  ouis,
  vendorClass,
  options: [{ code: 66, within43: false, value: { text: url }, force: true }],
});

function matchYealink({ family, model, firmware }: Identity): number {
  if (family !== "yealink") return 0;
  return yealinkModel(model, firmware) === null ? 60 : 100;
}

/** Firmware up to V6x has a remote phone book; whether it has LDAP is known of some models only. */
export function directoryOfYealink({ firmware }: Pick<Identity, "firmware">): DirectoryKind {
  return generationOf(firmware) === "blocks" ? "xml" : "ldap";
}

/** Addresses in capitals, too: who renames the telephone's file by hand copies them from its label. */
export function routeYealink(path: string): FileAsked | null {
  const common = /^\/?y0{9}(\d{3})\.cfg$/.exec(path)?.[1];
  if (common !== undefined) return { kind: "common", code: String(Number(common)) };
  const mac = readMac(/^\/?([0-9a-f]{12}|[0-9A-F]{12})\.cfg$/.exec(path)?.[1] ?? "");
  return mac === null ? null : { kind: "phone", mac };
}

export function renderYealink(subject: Subject): Rendered {
  if (subject.kind === "common") {
    const sheet = siteSettings(subject.site, "any");
    return file(inBothForms(sheet.settings, []), []);
  }
  const { phone } = subject;
  const generation = generationOf(phone.firmware);
  const model = yealinkModel(phone.model, phone.firmware);
  const name = model?.name ?? phone.model ?? "Yealink";
  const fit = fitPhone(phone, model, KINDS);
  const encrypts = yealinkEncrypts(model, generation);
  const keys = generation === "blocks" ? null : phoneSettings(phone, fit, generation, encrypts);
  const blocks = readsBlocks(generation, model) ? blockSettings(phone, fit, model) : null;
  const remarks = [
    ...fit.remarks,
    // In blocks a key that nobody programmed is a line.
    ...(keys === null ? [] : lineRemarks(phone, fit, model)),
    ...encryptionRemarks(phone, encrypts, name),
    ...codecRemarks(phone, yealinkCodecs(phone.firmware), name),
    ...((keys ?? blocks)?.remarks(name) ?? []),
    ...(generation === "blocks" ? blockRemarks(phone, name) : []),
  ];
  return file(inBothForms(keys?.settings ?? [], blocks?.settings ?? []), remarks);
}

/** Only one that has told its firmware: before V81 they speak TLS 1.0 at best. */
function trustsYealink({ model, firmware }: Pick<Identity, "model" | "firmware">): Trust {
  const generation = generationOf(firmware);
  return generation === "static" && yealinkEncrypts(yealinkModel(model, firmware), generation) ? "files" : "nothing";
}

/** Of a telephone whose firmware is not known, only those models that ever read blocks might. */
const readsBlocks = (generation: Generation, model: { readonly encrypts: boolean } | null): boolean =>
  generation === "blocks" || (generation === "any" && model?.encrypts !== true);

const file = (text: string, remarks: readonly Reason[]): Rendered => ({
  bytes: new TextEncoder().encode(text),
  contentType: "text/plain; charset=utf-8",
  remarks,
});

function resyncYealink(_model: string | null, how: "check" | "reboot"): readonly ResyncStep[] {
  return [{ event: how === "reboot" ? "check-sync;reboot=true" : "check-sync", body: null }];
}
