import type { Issue } from "../../../daemon/model/config/issue.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import type { Answer } from "../../api/ask.ts";
import type { Site } from "../../site/site.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { addressOfObject, type ObjectKind } from "../objects/object-kind.ts";

/** The extension or group whose profiles a page is about. */
export function useOwner(kind: ObjectKind, of: string) {
  const site = useSite();
  const t = useSentences();
  const parameters = { collection: kind.collection, key: of };
  const { asked, again } = useAnswer(() => site.ask("objects.get", { parameters }));
  const { value } = asked;
  const called = value.kind === "here" ? kind.titleOf?.(value.value.object, of, t) : undefined;
  const to = addressOfObject(kind, of);
  const words = kind.words(t);
  const trail = [
    { to: kind.path, text: words.title },
    { to, text: called ?? words.one(of) },
  ];
  return { asked, again, trail, to };
}

/** Saves profiles and planning; what is wrong with the one at `at` is told by the fields of its own form. */
export async function saveOwner(
  site: Site,
  { collection }: ObjectKind,
  of: string,
  body: JsonRecord,
  tag: string,
  at: string,
): Promise<Answer<"objects.replace">> {
  const answer = await site.ask("objects.replace", { parameters: { collection, key: of }, body, tag });
  if (answer.kind !== "refused" || answer.problem.issues === undefined) return answer;
  return { ...answer, problem: { ...answer.problem, issues: within(answer.problem.issues, at) } };
}

const within = (issues: readonly Issue[], at: string): Issue[] =>
  issues.map((issue) => ({ ...issue, path: issue.path.startsWith(`${at}/`) ? issue.path.slice(at.length) : "" }));
