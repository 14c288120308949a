import type { Office } from "../../site/office.ts";
import type { Sentences } from "../../words/fr.ts";
import type { Choice, Outcome } from "./menu-map.ts";

/** What brings a caller on, in words: « 1 », « sans choix ». */
export const choiceText = (choice: Choice, t: Sentences): string =>
  choice === "expiry" ? t.voiceServer.noChoice : t.voiceServer.key(choice);

/** Where a caller comes to, in words; a number has the name of who is there. */
export function outcomeText(outcome: Outcome, t: Sentences, office: Office | null): string {
  const words = t.voiceServer;
  switch (outcome.kind) {
    case "menu":
      return outcome.menu;
    case "number": {
      const name = office?.byNumber.get(outcome.number)?.name;
      return name === undefined ? outcome.number : `${outcome.number} ${name}`;
    }
    case "by-name":
      return words.actions["by-name"];
    case "hang-up":
      return words.actions["hang-up"];
    case "again":
      return words.again;
  }
}
