import type { Identity } from "../../../provisioning/identify/identity.ts";
import type { Telephone } from "../../contracts/telephone.ts";
import { accountsOf, type ViewedPhone } from "../../model/snapshot/phones-view.ts";
import type { KeptPhone } from "./kept-phone.ts";

/** A telephone as it is shown. `phone`: as it is configured; null: not at all. Pure [POS-17, DHC-07]. */
export function telephoneOf(
  kept: KeptPhone,
  phone: ViewedPhone | null,
  { family, model, firmware }: Identity,
  now: number,
): Telephone {
  return {
    macAddress: kept.macAddress,
    number: phone?.number ?? null,
    name: phone?.name ?? null,
    numbers: phone === null ? [] : accountsOf(phone).map(({ number }) => number),
    state: stateOf(kept, phone !== null, now),
    maker: family,
    model,
    firmware,
    from: kept.from,
    letInUntil: phone !== null && kept.letInUntil > now ? kept.letInUntil : null,
    givenAt: kept.given?.at ?? null,
    seenAt: kept.seenAt,
  };
}

function stateOf({ given, told, letInUntil }: KeptPhone, isConfigured: boolean, now: number): Telephone["state"] {
  if (!isConfigured) return "unknown";
  if (given !== null) return given.digest === told.digest ? "current" : "old";
  return letInUntil > now ? "waits" : "shut";
}
