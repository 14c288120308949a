import { type Reason, reason } from "../../../daemon/model/reason.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import type { Sheet } from "../../keys/sheet.ts";
import type { Phone, PhoneKey, PhoneKeyKind } from "../../phone.ts";
import type { YealinkKey } from "./keys.ts";
import type { YealinkModel } from "./models.ts";

/** How the telephones number what a key does. */
export const YEALINK_KEY_TYPES: Readonly<Record<PhoneKeyKind, number>> = {
  transfer: 3,
  "do-not-disturb": 5,
  voicemail: 12,
  "speed-dial": 13,
  line: 15,
  lamp: 16,
  // Its own kind (10) has no lamp; a lamp that is pressed during a call transfers it.
  park: 16,
};

/** Every key of the telephone: programmed, a line where an account has no key of its own, or cleared. */
export function keySettings(sheet: Sheet<YealinkKey>, phone: Phone, fit: Fit, model: YealinkModel | null): void {
  if (model === null) return;
  for (let position = 1; position <= fit.positions; position++) {
    oneKey(sheet, placeOf(position, model), keyAt(position, phone, fit), phone, model);
  }
}

interface Place {
  readonly base: "linekey.#" | "memorykey.#" | "expansion_module.#.key.#";
  readonly numbers: readonly number[];
}

function placeOf(position: number, model: YealinkModel): Place {
  if (position <= model.lineKeys) return { base: "linekey.#", numbers: [position] };
  if (position <= model.keys) return { base: "memorykey.#", numbers: [position - model.lineKeys] };
  const beside = position - model.keys - 1;
  const module = Math.floor(beside / model.moduleKeys) + 1;
  return { base: "expansion_module.#.key.#", numbers: [module, (beside % model.moduleKeys) + 1] };
}

/** Somebody may want all of them to be something else, and is told what that costs. */
export function lineRemarks(phone: Phone, fit: Fit, model: YealinkModel | null): readonly Reason[] {
  if (model === null || fit.positions === 0) return [];
  const keys = Array.from({ length: fit.positions }, (_, index) => keyAt(index + 1, phone, fit));
  return keys.some((key) => key?.kind === "line") ? [] : [reason("phone-without-line-key", { model: model.name })];
}

const keyAt = (position: number, phone: Phone, fit: Fit): PhoneKey | undefined =>
  fit.keys.get(position) ?? lineAt(position, phone, fit);

/** A telephone without any line key could not take a second call. */
function lineAt(position: number, phone: Phone, fit: Fit): PhoneKey | undefined {
  const account = fit.accounts[position - 1];
  const taken = phone.keys.some((key) => key.kind === "line");
  if (account === undefined || taken) return undefined;
  return { module: 0, position, kind: "line", label: account.number, value: String(position) };
}

function oneKey(
  sheet: Sheet<YealinkKey>,
  { base, numbers }: Place,
  key: PhoneKey | undefined,
  phone: Phone,
  model: YealinkModel,
): void {
  const account = key?.kind === "line" ? Number(key.value) || 1 : 1;
  const type = key === undefined ? 0 : YEALINK_KEY_TYPES[key.kind];
  // For a lamp these two count lines from 0, where they and the others else do from 1.
  const isFromZero = type === YEALINK_KEY_TYPES.lamp && (model.name === "T32G" || model.name === "T38G");
  const line = isFromZero ? account - 1 : account;
  const pickup = key?.kind === "lamp" ? phone.pickupCode : null;
  const value = key === undefined || key.kind === "line" ? null : key.value || voicemailOf(key, phone);
  sheet.put(`${base}.type`, type, ...numbers);
  sheet.put(`${base}.line`, key === undefined ? null : line, ...numbers);
  sheet.tell(`${base}.value`, "label", value, ...numbers);
  sheet.tell(`${base}.label`, "label", key?.label ?? null, ...numbers);
  sheet.tell(`${base}.extension`, "login", pickup, ...numbers);
  sheet.tell(`${base}.pickup_value`, "login", pickup, ...numbers);
}

const voicemailOf = (key: PhoneKey, phone: Phone): string | null =>
  key.kind === "voicemail" ? (phone.accounts[0]?.voicemail ?? null) : null;
