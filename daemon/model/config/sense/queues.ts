import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** A key of a queue does one thing, as a key of a menu does. */
export const queueKeysDiffer = ({ groups }: ConfigurationDocument): readonly Issue[] =>
  groups.flatMap(({ name, queue: { leaveKey, callBackKey } }, index) =>
    leaveKey === null || leaveKey !== callBackKey
      ? []
      : [
          {
            path: pointer("groups", index, "queue", "callBackKey"),
            code: "repeated-key",
            message: `Groupe « ${name} », file d'attente : la touche ${leaveKey} fait déjà quitter la file.`,
            english: `Group "${name}", queue: key ${leaveKey} leaves the queue already.`,
          },
        ],
  );
