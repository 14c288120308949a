import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { whenInWords } from "../../site/when-in-words.ts";
import type { Sentences } from "../../words/fr.ts";

/** What a rule of calls, or of text messages, says of each part. */
export type RuleWords = Sentences["rules"]["calls"];

/**
 * A rule as people say it: « Les appels du 205 vers 06… sortent par la ligne 900 (lundi à vendredi) ». Takes a saved rule
 * and one in a form alike. Pure.
 */
export function ruleInWords(rule: JsonRecord, words: RuleWords, t: Sentences): string {
  const said = (field: string): string => {
    const value = rule[field];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  const [line, removed] = [said("trunk"), Number(said("remove"))];
  if (line === "") return t.rules.missingLine;
  const parts = [
    words.what,
    said("emitter") && words.of(said("emitter")),
    said("site") && words.ofSite(said("site")),
    said("prefix") && words.to(said("prefix")),
    words.leave(line),
  ];
  const changes = [removed > 0 ? t.rules.removed(removed) : "", said("add") && t.rules.added(said("add"))];
  const when =
    typeof rule.when === "object" && rule.when !== null ? t.rules.onlyWhen(whenInWords(rule.when, t.when)) : "";
  const some = (texts: readonly string[]): readonly string[] => texts.filter((text) => text !== "");
  const [sentence, change] = [some(parts).join(" "), some(changes).join(", ")];
  return `${some([some([sentence, change]).join(", "), when]).join(" ")}.`;
}
