import { LINE_TEST_MS, type LineTest } from "../../contracts/line-test.ts";
import { sentenceOf } from "../../model/reason.ts";
import type { Language } from "../../model/sentence.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";

/** « Tester la ligne »: what it says of each step, and what to do. Fails when the line does. */
export const testLine: Command = async ({ home, typed, terminal }) => {
  const trunk = typed.words[0] ?? "";
  const call = typed.values.call ?? null;
  const found = await ask(home, "pbx", (pbx) => pbx.call("line.test", { trunk, call }, { timeoutMs: LINE_TEST_MS }));
  if (found === null) {
    terminal.complain(`sipleo: there is no line ${trunk} in the configuration that runs.\n`);
    return exits.failed;
  }
  const json = typed.switches.has("json");
  terminal.write(
    json ? `${JSON.stringify(found, undefined, 2)}\n` : told(trunk, found, typed.switches.has("fr") ? "fr" : "en"),
  );
  return found.verdict === "fails" ? exits.failed : exits.done;
};

const VERDICTS = {
  works: { fr: "fonctionne", en: "works" },
  doubtful: { fr: "fonctionne peut-être", en: "may work" },
  fails: { fr: "ne fonctionne pas", en: "does not work" },
} as const;
const MARKS = { good: "+", doubtful: "?", bad: "-" } as const;

/** A test as people read it, in their language. */
export function told(trunk: string, { verdict, state, why, steps, call }: LineTest, language: Language): string {
  const lines = steps.flatMap(({ outcome, message, english, remedy }) => [
    `${MARKS[outcome]} ${language === "fr" ? message : english}`,
    ...(remedy === null ? [] : [`    ${language === "fr" ? remedy.message : remedy.english}`]),
  ]);
  const head = `${language === "fr" ? "La ligne" : "Line"} ${trunk} ${VERDICTS[verdict][language]}`;
  const story = call === null ? [] : [`sipleo call trace ${call}`];
  return `${[`${head} (${state}: ${sentenceOf(why, language)})`, ...lines, ...story].join("\n")}\n`;
}
