import { type Reason, reason } from "../../daemon/model/reason.ts";
import type { PhoneModel } from "../driver.ts";
import type { Phone, PhoneAccount, PhoneKey, PhoneKeyKind } from "../phone.ts";

/** What of a telephone's accounts and keys its model can hold. */
export interface Fit {
  /** By line, the first at 0; a line between that nobody has is undefined. */
  readonly accounts: readonly (PhoneAccount | undefined)[];
  /** By place, from 1: the telephone's own keys first, then those of its modules. */
  readonly keys: ReadonlyMap<number, PhoneKey>;
  /** Positions that the model has, modules counted. */
  readonly positions: number;
  readonly remarks: readonly Reason[];
}

/** Leaves out what the model has no room for, and says so. Of an unknown model nothing is known but its accounts. */
export function fitPhone(phone: Phone, model: PhoneModel | null, kinds: readonly PhoneKeyKind[]): Fit {
  const remarks: Reason[] = [];
  if (model === null) {
    remarks.push(
      phone.model === null ? reason("phone-model-unknown") : reason("phone-model-not-listed", { model: phone.model }),
    );
    return { accounts: byLine(phone.accounts), keys: new Map(), positions: 0, remarks };
  }

  const { name } = model;
  const accounts = byLine(phone.accounts.filter(({ line }) => line <= model.accounts));
  const above = phone.accounts.filter(({ line }) => line > model.accounts);
  if (above.length > 0) {
    const asked = Math.max(...above.map(({ line }) => line));
    const numbers = above.map(({ number }) => number);
    remarks.push(reason("phone-accounts-overflow", { asked, most: model.accounts, model: name, numbers }));
  }

  const positions = model.keys + Math.min(phone.modules, model.modules) * model.moduleKeys;
  const placed = phone.keys.map((key) => ({ key, place: placeOf(key, phone, model) }));
  const beyond = placed.flatMap(({ key, place }) => (place === null ? [key] : []));
  if (beyond.length > 0) {
    const labels = beyond.map(labelOf);
    remarks.push(
      positions === 0
        ? reason("phone-keys-not-possible", { model: name, labels })
        : reason("phone-keys-overflow", { most: positions, model: name, labels }),
    );
  }

  const keys = new Map<number, PhoneKey>();
  for (const { key, place } of placed) {
    if (place === null) continue;
    if (kinds.includes(key.kind)) keys.set(place, key);
    else remarks.push(reason("phone-key-kind", { model: name, label: labelOf(key), kind: key.kind }));
  }
  return { accounts, keys, positions, remarks };
}

function byLine(accounts: readonly PhoneAccount[]): Fit["accounts"] {
  const last = Math.max(0, ...accounts.map(({ line }) => line));
  return Array.from({ length: last }, (_, index) => accounts.find(({ line }) => line === index + 1));
}

/** Where a key stands among all that there are, from 1; null: there is no such key. */
function placeOf({ module, position }: PhoneKey, phone: Phone, model: PhoneModel): number | null {
  if (module === 0) return position <= model.keys ? position : null;
  const isThere = module <= Math.min(phone.modules, model.modules) && position <= model.moduleKeys;
  return isThere ? model.keys + (module - 1) * model.moduleKeys + position : null;
}

const labelOf = (key: PhoneKey): string => key.label || key.value || String(key.position);
