import { DRIVERS } from "../../provisioning/drivers.ts";
import type { NetView } from "../model/snapshot/net-view.ts";
import type { DhcpWish } from "./decide-dhcp.ts";

/** What the configuration says about addresses; `phonesPort`: where telephones fetch their settings. Pure. */
export function wishOf({ dhcp, telephones }: NetView, phonesPort: number): DhcpWish {
  const { poolFirst, poolLast, ...wish } = dhcp;
  return {
    ...wish,
    pool: poolFirst === null || poolLast === null ? null : { first: poolFirst, last: poolLast },
    reservations: telephones.flatMap(({ macAddress, ipAddress }) =>
      ipAddress === null ? [] : [{ macAddress, ipAddress }],
    ),
    telephones: telephones.filter(({ ipAddress }) => ipAddress === null).map(({ macAddress }) => macAddress),
    rules: (address) => DRIVERS.flatMap((driver) => driver.dhcp(`http://${address}:${phonesPort}/`)),
  };
}
