import { DRIVERS } from "../../provisioning/drivers.ts";
import { templateRule } from "../../provisioning/vendors/generic/template-driver.ts";
import type { NetView } from "../model/snapshot/net-view.ts";
import type { DhcpWish } from "./decide-dhcp.ts";

/** What the configuration says about addresses; `phonesPort`: where telephones fetch their settings. Pure. */
export function wishOf({ dhcp, telephones, templates }: NetView, phonesPort: number): DhcpWish {
  const { poolFirst, poolLast, ...wish } = dhcp;
  return {
    ...wish,
    pool: poolFirst === null || poolLast === null ? null : { first: poolFirst, last: poolLast },
    reservations: telephones.flatMap(({ macAddress, ipAddress }) =>
      ipAddress === null ? [] : [{ macAddress, ipAddress }],
    ),
    telephones: telephones.filter(({ ipAddress }) => ipAddress === null).map(({ macAddress }) => macAddress),
    rules: (address) => {
      const url = `http://${address}:${phonesPort}/`;
      return [
        ...templates.map((template, index) => templateRule(template, index, url)),
        ...DRIVERS.flatMap((driver) => driver.dhcp(url)),
      ];
    },
  };
}
