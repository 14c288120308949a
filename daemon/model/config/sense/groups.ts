import type { ConfigurationDocument } from "../document.ts";
import type { Group } from "../groups.ts";
import { type Issue, pointer } from "../issue.ts";

/** A member is something that can ring or answer: an extension, an agent, a group, an external number, a line or a menu [GRP-12, EXT-05, AGT-06]. */
export function membersExist(document: ConfigurationDocument): readonly Issue[] {
  const { extensions, groups, agents, externalNumbers, trunks, menuNumbers } = document;
  const numbers = new Set(
    [...extensions, ...groups, ...agents, ...externalNumbers, ...trunks, ...menuNumbers].map(({ number }) => number),
  );
  return eachMember(document, ({ group, member, path }) =>
    numbers.has(member)
      ? undefined
      : {
          path,
          code: "unknown-member",
          message: `Le groupe « ${group.name} » (${group.number}) cite le numéro ${member}, qui n'existe pas.`,
          english: `Group "${group.name}" (${group.number}) names ${member}, which does not exist.`,
        },
  );
}

/** Behind a line to an operator there is nobody in particular to ring: an external number is somebody [GRP-12, LIG-08]. */
export function linesRing(document: ConfigurationDocument): readonly Issue[] {
  const lines = new Map(document.trunks.map((trunk) => [trunk.number, trunk]));
  return eachMember(document, ({ group, member, path }) => {
    const line = lines.get(member);
    return line === undefined || line.registration === "inbound"
      ? undefined
      : {
          path,
          code: "member-line-cannot-ring",
          message: `Le groupe « ${group.name} » (${group.number}) cite la ligne « ${line.name} » (${member}), où rien ne s'enregistre : seule une ligne en mode entrant peut sonner. Pour un correspondant, citez un numéro externe.`,
          english: `Group "${group.name}" (${group.number}) names line "${line.name}" (${member}), on which nothing registers: only a line that equipment registers on can ring. For somebody outside, name an external number.`,
        };
  });
}

/** A member stands in a group once. */
export const membersOnce = (document: ConfigurationDocument): readonly Issue[] =>
  eachMember(document, ({ group, member, index, path }) =>
    group.members.indexOf(member) === index
      ? undefined
      : {
          path,
          code: "repeated-member",
          message: `Le groupe « ${group.name} » (${group.number}) cite deux fois le numéro ${member}.`,
          english: `Group "${group.name}" (${group.number}) names ${member} twice.`,
        },
  );

/** A menu answers when nobody else does: behind it a second one would never be heard [GRP-12]. */
export function oneMenu(document: ConfigurationDocument): readonly Issue[] {
  const menus = new Set(document.menuNumbers.map(({ number }) => number));
  return eachMember(document, ({ group, member, path }) => {
    const first = group.members.find((one) => menus.has(one));
    return first === undefined || first === member || !menus.has(member)
      ? undefined
      : {
          path,
          code: "second-menu",
          message: `Le groupe « ${group.name} » (${group.number}) cite deux menus : ${first} répond quand personne ne répond, ${member} ne serait jamais entendu.`,
          english: `Group "${group.name}" (${group.number}) names two menus: ${first} answers when nobody does, ${member} would never be heard.`,
        };
  });
}

/** Groups nest, but never in a circle [GRP-22]. Every group in a circle is told the way round, at the member that leads there. */
export function noLoops(document: ConfigurationDocument): readonly Issue[] {
  const groups = new Map(document.groups.map((group) => [group.number, group]));
  return document.groups.flatMap((group, index) => {
    const way = wayBack(groups, group);
    const [first] = way;
    if (first === undefined) return [];
    const round = [group.number, ...way].join(" → ");
    return [
      {
        path: pointer("groups", index, "members", group.members.indexOf(first)),
        code: "group-loop",
        message: `Le groupe « ${group.name} » (${group.number}) se contiendrait lui-même : ${round}.`,
        english: `Group "${group.name}" (${group.number}) would contain itself: ${round}.`,
      },
    ];
  });
}

/** The shortest way from a group down through its members to itself, which ends it; empty when there is none. */
function wayBack(groups: ReadonlyMap<string, Group>, home: Group): readonly string[] {
  const cameFrom = new Map<string, string | null>(home.members.map((member) => [member, null]));
  // A Map is walked in the order of insertion, also over what is added on the way: breadth first.
  for (const [number] of cameFrom) {
    if (number === home.number) return wayTo(cameFrom, number);
    for (const member of groups.get(number)?.members ?? []) {
      if (!cameFrom.has(member)) cameFrom.set(member, number);
    }
  }
  return [];
}

function wayTo(cameFrom: ReadonlyMap<string, string | null>, to: string): readonly string[] {
  const way: string[] = [];
  for (let at: string | null | undefined = to; typeof at === "string"; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

interface Membership {
  readonly group: Group;
  readonly member: string;
  readonly index: number;
  readonly path: string;
}

const eachMember = (
  document: ConfigurationDocument,
  judge: (membership: Membership) => Issue | undefined,
): readonly Issue[] =>
  document.groups.flatMap((group, groupIndex) =>
    group.members.flatMap((member, index) => {
      const path = pointer("groups", groupIndex, "members", index);
      const issue = judge({ group, member, index, path });
      return issue === undefined ? [] : [issue];
    }),
  );
