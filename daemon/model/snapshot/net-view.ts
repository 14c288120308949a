import { type Static, Type } from "typebox";
import { dhcpSchema } from "../config/dhcp.ts";
import { networkSchema } from "../config/network.ts";
import { telephoneTemplateSchema } from "../config/telephone-templates.ts";
import { IPV4_ADDRESS, MAC_ADDRESS } from "../hardware-address.ts";

/** What `net` needs of one revision of the configuration to give addresses, and to have its own: no names, no passwords. */

const closed = { additionalProperties: false } as const;

export const netViewSchema = Type.Object(
  {
    format: Type.Literal(1),
    revision: Type.Integer({ minimum: 1 }),
    dhcp: dhcpSchema,
    network: networkSchema,
    /** Of telephones of makers that an administrator describes: who they are. */
    templates: Type.Array(
      Type.Object(
        {
          ouis: telephoneTemplateSchema.properties.ouis,
          vendorClass: telephoneTemplateSchema.properties.vendorClass,
        },
        closed,
      ),
      { default: [] },
    ),
    /** Those whose MAC address is known [POS-07]. */
    telephones: Type.Array(
      Type.Object(
        {
          macAddress: Type.String({ pattern: MAC_ADDRESS }),
          /** Of its extension; of a base, that of its first handset. */
          number: Type.String({ pattern: "^[0-9*#]{1,16}$" }),
          /** Reserved for it [POS-08, DHC-06]; null: it is given one of the pool. */
          ipAddress: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()]),
        },
        closed,
      ),
    ),
  },
  closed,
);

export type NetView = Static<typeof netViewSchema>;
