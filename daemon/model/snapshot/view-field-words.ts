import { agentSchema } from "../config/agents.ts";
import { labelOf } from "../config/changes/place.ts";
import { extensionSchema } from "../config/extensions.ts";
import { type Words, words } from "../config/field.ts";
import { groupSchema } from "../config/groups.ts";
import { sipSchema } from "../config/sip.ts";
import { trunkSchema } from "../config/trunks.ts";

/** The parts of the view of `pbx` of which single fields are told. */
export type ToldPart = "extensions" | "groups" | "agents" | "trunks" | "sip";

const SCHEMAS: { readonly [Part in ToldPart]: { readonly properties: Readonly<Record<string, unknown>> } } = {
  extensions: extensionSchema,
  groups: groupSchema,
  agents: agentSchema,
  trunks: trunkSchema,
  sip: sipSchema,
};

/** Fields that the document has in another shape: what is made of a password, a sound in the place of a text. */
const MADE: Readonly<Record<string, Words>> = {
  ha1: words("mot de passe SIP", "SIP password"),
  password: words("mot de passe du compte", "password of the account"),
  pinHash: words("code PIN", "PIN"),
  nameSound: words("nom tel qu'il est dit", "name as it is spoken"),
  firstSound: words("musique ou annonce d'attente", "music or announcement while one waits"),
};

const OTHERS = words("autre réglage", "another setting");

/** What people call a field of the view: as its form does, where it stands in the document. Pure. */
export const viewFieldWords = (part: ToldPart, field: string): Words =>
  MADE[field] ?? labelOf(SCHEMAS[part].properties[field]) ?? OTHERS;
