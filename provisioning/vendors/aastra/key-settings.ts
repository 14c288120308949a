import { type Reason, reason } from "../../../daemon/model/reason.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import type { Phone, PhoneKey, PhoneKeyKind } from "../../phone.ts";
import type { AastraFunction, AastraModel } from "./models.ts";
import type { AastraSheet } from "./settings.ts";

const TYPES: Readonly<Record<PhoneKeyKind, string>> = {
  line: "line",
  lamp: "blf",
  "speed-dial": "speeddial",
  // Its own kind ("park") has no lamp; this one lights, and transfers the call that one is in.
  park: "blfxfer",
  transfer: "speeddialxfer",
  // No type of its own: the number of the mailbox is dialled.
  voicemail: "speeddial",
  "do-not-disturb": "dnd",
};

interface Place {
  readonly base: "prgkey#" | "topsoftkey#" | "softkey#" | "expmod# key#";
  readonly numbers: readonly number[];
}

function placeOf(position: number, model: AastraModel): Place {
  if (position <= model.programmable) return { base: "prgkey#", numbers: [position] };
  const top = position - model.programmable;
  if (top <= model.top) return { base: "topsoftkey#", numbers: [top] };
  const bottom = top - model.top;
  if (bottom <= model.bottom) return { base: "softkey#", numbers: [bottom] };
  const beside = position - model.keys - 1;
  return {
    base: "expmod# key#",
    numbers: [Math.floor(beside / model.moduleKeys) + 1, (beside % model.moduleKeys) + 1],
  };
}

/** What a key does instead where it cannot light. */
const WITHOUT_LAMP: Readonly<Partial<Record<PhoneKeyKind, string>>> = { lamp: "speeddial", park: "speeddialxfer" };

/** Under the screen of the later series there are no lamps: such a key dials what it would watch. */
const hasLamp = ({ base }: Place, model: AastraModel): boolean => base !== "softkey#" || model.series === "67";

/** Every key of the telephone: programmed, with a function of its own that has no other button, or emptied. */
export function keySettings(sheet: AastraSheet, phone: Phone, fit: Fit, model: AastraModel | null): void {
  if (model === null) return;
  for (let position = 1; position <= fit.positions; position++) {
    const place = placeOf(position, model);
    const key = fit.keys.get(position);
    const unlit = key === undefined || hasLamp(place, model) ? undefined : WITHOUT_LAMP[key.kind];
    if (key === undefined) {
      functionKey(sheet, place, model.functions.get(position), phone);
      continue;
    }
    sheet.put(`${place.base} type`, unlit ?? TYPES[key.kind], ...place.numbers);
    sheet.tell(`${place.base} value`, "label", dialledBy(key, phone), ...place.numbers);
    sheet.tell(`${place.base} label`, "label", key.label, ...place.numbers);
    sheet.put(`${place.base} line`, key.kind === "line" ? Number(key.value) || 1 : 1, ...place.numbers);
  }
  // Keys under the screen of the newest series count among nobody's positions.
  if (model.series === "69") functionKey(sheet, { base: "softkey#", numbers: [3] }, "directory", phone);
}

function functionKey(
  sheet: AastraSheet,
  { base, numbers }: Place,
  does: AastraFunction | undefined,
  { directory, language }: Phone,
): void {
  if (does === "directory" && directory?.kind === "xml") {
    sheet.put(`${base} type`, "xml", ...numbers);
    sheet.tell(`${base} value`, "directory", directory.url, ...numbers);
    sheet.tell(`${base} label`, "directory", directory.name, ...numbers);
    return;
  }
  const isNone = does === undefined || (does === "directory" && directory === null);
  sheet.put(`${base} type`, isNone ? "none" : does, ...numbers);
  if (does === "callers") sheet.put(`${base} label`, language === "fr" ? "Appels" : "Callers", ...numbers);
  if (does === "directory") sheet.tell(`${base} label`, "directory", directory?.name ?? null, ...numbers);
}

function dialledBy(key: PhoneKey, phone: Phone): string | null {
  if (key.kind === "line" || key.kind === "do-not-disturb") return null;
  return key.value || (key.kind === "voicemail" ? (phone.accounts[0]?.voicemail ?? null) : null);
}

/** Lamps that only dial. */
export const lampRemarks = (fit: Fit, model: AastraModel | null): readonly Reason[] =>
  model === null
    ? []
    : [...fit.keys]
        .filter(([position, { kind }]) => WITHOUT_LAMP[kind] !== undefined && !hasLamp(placeOf(position, model), model))
        .map(([, key]) => reason("phone-key-unlit", { model: model.name, label: key.label || key.value }));
