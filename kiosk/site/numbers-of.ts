import { isRecord } from "../../daemon/model/config/json.ts";

export interface Numbered {
  readonly number: string;
  readonly name: string;
}

/** Who has which number, as the configuration is saved. */
export interface Numbers {
  readonly extensions: readonly Numbered[];
  readonly groups: readonly Numbered[];
  readonly agents: readonly Numbered[];
  readonly lines: readonly Numbered[];
}

/** A configuration of another version may lack a section, or an object its name: then it is as if there were none. */
export function numbersOf(document: unknown): Numbers {
  const sections = isRecord(document) ? document : {};
  const listed = (section: unknown): readonly Numbered[] =>
    (Array.isArray(section) ? section.filter(isRecord) : []).flatMap(({ number, name }) =>
      typeof number === "string" && number !== "" ? [{ number, name: typeof name === "string" ? name : "" }] : [],
    );
  const { extensions, groups, agents, trunks } = sections;
  return { extensions: listed(extensions), groups: listed(groups), agents: listed(agents), lines: listed(trunks) };
}

/** `201 Gérant` */
export const numbered = ({ number, name }: Numbered): string => (name === "" ? number : `${number} ${name}`);
