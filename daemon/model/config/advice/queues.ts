import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { warning } from "./warning.ts";

/** A queue whose group, with the groups within it, has neither agents nor extensions: nobody can ever take its calls. */
export function queuesOfNobody(document: ConfigurationDocument): readonly Issue[] {
  const takers = new Set([...document.extensions, ...document.agents].map(({ number }) => number));
  const members = new Map(document.groups.map((group) => [group.number, group.members]));
  const hasTaker = (group: string, above: readonly string[]): boolean =>
    (members.get(group) ?? []).some(
      (member) => takers.has(member) || (!above.includes(member) && hasTaker(member, [...above, member])),
    );
  return document.groups.flatMap(({ number, name, queue }, index) =>
    !queue.isOn || hasTaker(number, [number])
      ? []
      : [
          warning(
            pointer("groups", index, "queue", "isOn"),
            "queue-of-nobody",
            words(
              `Le groupe « ${name} » n'a ni agent ni poste : personne ne prendra les appels de sa file.`,
              `Group "${name}" has neither agents nor extensions: nobody will take the calls of its queue.`,
            ),
          ),
        ],
  );
}
