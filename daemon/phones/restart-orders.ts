import type { PhoneDriver } from "../../provisioning/driver.ts";
import { driverFor } from "../../provisioning/drivers.ts";
import type { Telephone } from "../contracts/telephone.ts";
import type { RestartOrder } from "../contracts/telephone-restart.ts";

interface Wanted {
  /** Extensions; null: whatever their number. */
  readonly numbers: readonly string[] | null;
  /** Makers, as a telephone has them; null: whoever made it. */
  readonly makers: readonly string[] | null;
}

/** How the telephones that are wanted are told to restart, each in the way of its maker, or of its template among `own`, a base once [ACC-12]. Pure. */
export const restartOrders = (
  telephones: readonly Telephone[],
  wanted: Wanted,
  own: readonly PhoneDriver[] = [],
): readonly RestartOrder[] =>
  telephones.flatMap(({ numbers, maker, model, firmware, from, macAddress }): RestartOrder[] => {
    const number = numbers.find((one) => wanted.numbers === null || wanted.numbers.includes(one));
    const { makers } = wanted;
    if (number === undefined) return [];
    if (makers !== null && (maker === null || !makers.includes(maker))) return [];
    const identity = { mac: macAddress, family: familyOf(maker), model, firmware, votes: [] };
    const steps = driverFor(identity, own).resync(model, "reboot");
    return [{ number, from, steps: steps.map(({ event, body }) => ({ event, contentType: "", text: "", ...body })) }];
  });

const FAMILIES = ["aastra", "depaepe", "gigaset", "yealink"] as const;
const familyOf = (maker: string | null) => FAMILIES.find((family) => family === maker) ?? null;
