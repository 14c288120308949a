import { agentSchema } from "../config/agents.ts";
import { extensionSchema } from "../config/extensions.ts";
import { isReloadClass, type ReloadClass } from "../config/field.ts";
import { groupSchema } from "../config/groups.ts";
import { canonicalJson, isRecord } from "../config/json.ts";
import { musicSchema } from "../config/music.ts";
import { sipSchema } from "../config/sip.ts";
import { trunkSchema } from "../config/trunks.ts";
import type { PbxView } from "./pbx-view.ts";

/** How a list of numbered things changed; numbers in the order of the list that holds them. */
export interface NumberedDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly number: string; readonly fields: readonly string[] }[];
}

/** Parts of the view that are told as a whole: rules are in order, so that one more changes all that follow. */
const OTHER = [
  "realm",
  "holdMusic",
  "place",
  "sites",
  "outboundRules",
  "messageRules",
  "inboundRules",
  "externalNumbers",
  "shortNumbers",
  "menuNumbers",
  "menus",
  "parking",
  "callBack",
  "promptVoice",
  "conferences",
  "mailboxes",
  "voicemail",
  "recordings",
  "specialNumbers",
  "emergency",
  "outsideLimits",
] as const satisfies readonly (keyof PbxView)[];

/** What separates two views of `pbx`. */
export interface PbxDifference {
  readonly extensions: NumberedDifference;
  readonly groups: NumberedDifference;
  readonly agents: NumberedDifference;
  readonly trunks: NumberedDifference;
  /** Names of the fields of `sip` that changed. */
  readonly sip: readonly string[];
  /** Names of the other parts of the view that changed. */
  readonly other: readonly (typeof OTHER)[number][];
  /** The heaviest class of all that changed; null when nothing did. */
  readonly reload: ReloadClass | null;
}

const WEIGHT: { readonly [Class in ReloadClass]: number } = { live: 0, idle: 1, restart: 2, confirm: 3 };

/**
 * The class that the document's schema gives to the field behind a field of the view. Lists as a whole and digests are
 * live: the engine's tables are replaced in one step while calls keep the view that they were routed with.
 */
const reloadOf = (field: string): ReloadClass => RELOAD.get(field) ?? "live";

const RELOAD: ReadonlyMap<string, ReloadClass> = new Map([
  ...reloadClasses("extensions.", extensionSchema.properties),
  ...reloadClasses("groups.", groupSchema.properties),
  ...reloadClasses("agents.", agentSchema.properties),
  ...reloadClasses("trunks.", trunkSchema.properties),
  ...reloadClasses("sip.", sipSchema.properties),
  ...reloadClasses("", { realm: sipSchema.properties.realm, holdMusic: musicSchema.properties.active }),
]);

function reloadClasses(prefix: string, properties: object): readonly [string, ReloadClass][] {
  return Object.entries(properties).flatMap(([name, schema]): [string, ReloadClass][] => {
    const reload: unknown = isRecord(schema) ? schema.reload : undefined;
    return isReloadClass(reload) ? [[prefix + name, reload]] : [];
  });
}

/** Compares what two views do, not which revision they came from. Pure. */
export function difference(before: PbxView, after: PbxView): PbxDifference {
  const extensions = numbered(before.extensions, after.extensions);
  const groups = numbered(before.groups, after.groups);
  const agents = numbered(before.agents, after.agents);
  const trunks = numbered(before.trunks, after.trunks);
  const sip = changedFields(before.sip, after.sip);
  const other = OTHER.filter((part) => !isEqual(before[part], after[part]));
  const touched = [
    ...fieldsOf("extensions", extensions),
    ...fieldsOf("groups", groups),
    ...fieldsOf("agents", agents),
    ...fieldsOf("trunks", trunks),
    ...sip.map((field) => `sip.${field}`),
    ...other,
  ];
  return { extensions, groups, agents, trunks, sip, other, reload: heaviest(touched.map(reloadOf)) };
}

export const isSame = (found: PbxDifference): boolean => found.reload === null;

function numbered<Item extends { readonly number: string }>(
  before: readonly Item[],
  after: readonly Item[],
): NumberedDifference {
  const old = new Map(before.map((item) => [item.number, item]));
  const next = new Map(after.map((item) => [item.number, item]));
  const changed = after.flatMap((item) => {
    const was = old.get(item.number);
    const fields = was === undefined ? [] : changedFields(was, item);
    return fields.length === 0 ? [] : [{ number: item.number, fields }];
  });
  return {
    added: after.filter(({ number }) => !old.has(number)).map(({ number }) => number),
    removed: before.filter(({ number }) => !next.has(number)).map(({ number }) => number),
    changed,
  };
}

function changedFields(before: object, after: object): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const next = new Map<string, unknown>(Object.entries(after));
  const names = new Set([...old.keys(), ...next.keys()]);
  return [...names].filter((name) => !isEqual(old.get(name), next.get(name)));
}

/** Of thousands of fields nearly all are the same, and most are one text or figure: writing them out is the dear part. */
function isEqual(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object") return false;
  return JSON.stringify(before) === JSON.stringify(after) || canonicalJson(before) === canonicalJson(after);
}

function fieldsOf(section: string, found: NumberedDifference): readonly string[] {
  const listed = found.added.length + found.removed.length > 0 ? [section] : [];
  return [...listed, ...found.changed.flatMap(({ fields }) => fields.map((field) => `${section}.${field}`))];
}

const heaviest = (classes: readonly ReloadClass[]): ReloadClass | null =>
  classes.reduce<ReloadClass | null>(
    (heavy, next) => (heavy === null || WEIGHT[next] > WEIGHT[heavy] ? next : heavy),
    null,
  );
