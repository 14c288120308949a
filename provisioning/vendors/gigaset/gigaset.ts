import type { Reason } from "../../../daemon/model/reason.ts";
import type { DhcpRule, FileAsked, PhoneDriver, Rendered, Subject } from "../../driver.ts";
import type { Identity } from "../../identify/identity.ts";
import { readMac } from "../../identify/mac.ts";
import { ouisOf } from "../../identify/ouis.ts";
import { type Fit, fitPhone } from "../../keys/fit-phone.ts";
import { codecRemarks, encryptionRemarks } from "../../keys/remarks.ts";
import type { Phone, PhoneKeyKind } from "../../phone.ts";
import { gigasetDirectoryPage } from "./directory-page.ts";
import { GIGASET_MODELS, type GigasetForm, type GigasetModel, gigasetModel } from "./models.ts";
import { P_CODECS, P_KINDS, pSettings } from "./p-series.ts";
import { baseParams, DESK_CODECS, DESK_KINDS, deskParams } from "./params.ts";
import { serialiseParams, serialiseSettings, serialiseSymbols, serialiseTyped } from "./serialise.ts";
import { n510Settings, n720Settings, type Sheetful, SYMBOL_CODECS } from "./symbols.ts";
import { typedElements } from "./typed.ts";

/** How a form is filled and written, and what it can hold. */
interface Form {
  readonly kinds: readonly PhoneKeyKind[];
  /** null: codecs cannot be told at all, which the form's own remarks say. */
  readonly codecs: readonly string[] | null;
  readonly fill: (phone: Phone, fit: Fit, model: GigasetModel) => Sheetful;
  readonly write: (phone: Phone, model: GigasetModel, sheet: Sheetful) => string;
  readonly contentType: string;
}

const symbols = (fill: Form["fill"]): Form => ({
  kinds: [],
  codecs: SYMBOL_CODECS,
  fill,
  write: (phone, { profile }, { settings }) => serialiseSymbols(phone, profile, settings),
  contentType: "text/xml",
});

const FORMS: Readonly<Record<Exclude<GigasetForm, "none">, Form>> = {
  typed: {
    kinds: [],
    codecs: null,
    fill: typedElements,
    write: (phone, { profile }, { settings }) => serialiseTyped(phone, profile, settings),
    contentType: "text/xml",
  },
  "symbols-510": symbols(n510Settings),
  "symbols-720": symbols(n720Settings),
  "params-base": {
    kinds: [],
    codecs: null,
    fill: baseParams,
    write: (_phone, _model, { settings }) => serialiseParams("e2", settings),
    contentType: "text/xml; charset=utf-8",
  },
  "params-desk": {
    kinds: DESK_KINDS,
    codecs: DESK_CODECS,
    fill: deskParams,
    write: (_phone, _model, { settings }) => serialiseParams(null, settings),
    contentType: "text/xml; charset=utf-8",
  },
  settings: {
    kinds: P_KINDS,
    codecs: P_CODECS,
    fill: pSettings,
    write: (_phone, _model, { settings }) => serialiseSettings(settings),
    contentType: "text/xml; charset=utf-8",
  },
};

/** Bases look up the directory in their maker's XML, telephones by LDAP. */
const ASK_BY_XML: ReadonlySet<GigasetForm> = new Set(["symbols-510", "symbols-720", "params-base"]);

/** Telephones and bases of Gigaset: one name of a file, four families of contents. */
export const gigaset: PhoneDriver = {
  id: "gigaset",
  models: GIGASET_MODELS,
  modelOf: ({ model }) => gigasetModel(model),
  match: ({ family, model }: Identity) => (family !== "gigaset" ? 0 : gigasetModel(model) === null ? 60 : 100),
  directory: ({ model }) => (ASK_BY_XML.has(gigasetModel(model)?.form ?? "none") ? "xml" : "ldap"),
  directoryPage: gigasetDirectoryPage,
  route: routeGigaset,
  render: renderGigaset,
  // No element is known that names an authority.
  trusts: () => "nothing",
  dhcp: (url) => [
    // 114 comes before 66 and leads it to files of its maker (`42/2/master.bin`), 66 to its own.
    dhcpRule("gigaset-n510", [], "N510_IP_PRO", [66], url),
    dhcpRule("gigaset", ouisOf("gigaset"), null, [114, 66], url),
  ],
  pnp: whereGigasetAsks,
  // Bases of the N series begin anew only if `CheckSyncRebootEnabled` was set before; others take no notice of the word.
  resync: (_model, how) => [{ event: how === "reboot" ? "check-sync;reboot=true" : "check-sync", body: null }],
};

const dhcpRule = (
  name: string,
  ouis: readonly string[],
  vendorClass: string | null,
  codes: readonly number[],
  url: string,
): DhcpRule => ({
  ...{ name, ouis, vendorClass },
  options: codes.map((code) => ({ code, within43: false, value: { text: url }, force: false })),
});

/** In capitals for the N510 and N720, in small digits for later ones; the P series has a name of its own. */
function routeGigaset(path: string): FileAsked | null {
  const name = /^\/?(?:GigasetP[78]\d[\dx]-)?([0-9A-F]{12}|[0-9a-f]{12})\.(?:xml|htm)$/.exec(path)?.[1];
  const mac = readMac(name ?? "");
  return mac === null ? null : { kind: "phone", mac };
}

/** Its maker wants the file itself. Telephones of the P series have names of their own for it. */
function whereGigasetAsks(url: string, { mac, model }: Pick<Identity, "mac" | "model">): string {
  const form = gigasetModel(model)?.form ?? "none";
  if (mac === null || form === "none" || form === "settings") return url;
  return `${url}${form.startsWith("params") ? mac.toLowerCase() : mac}.xml`;
}

/** No file for all, and none for a model that nobody knows: which of the four families it would read is not known. */
function renderGigaset(subject: Subject): Rendered | null {
  if (subject.kind === "common") return null;
  const { phone } = subject;
  const model = gigasetModel(phone.model);
  if (model === null || model.form === "none") return null;
  const form = FORMS[model.form];
  const fit = fitPhone(phone, model, form.kinds);
  const sheet = form.fill(phone, fit, model);
  const remarks: readonly Reason[] = [
    ...fit.remarks,
    ...encryptionRemarks(phone, model.encrypts, model.name),
    ...(form.codecs === null ? [] : codecRemarks(phone, form.codecs, model.name)),
    ...sheet.remarks,
  ];
  const bytes = new TextEncoder().encode(form.write(phone, model, sheet));
  return { bytes, contentType: form.contentType, remarks };
}
