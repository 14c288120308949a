import { expect, test } from "vitest";
import { AUTHORS, authorWords } from "./author-words.ts";

test("whoever does something is told in both languages, and a person by his name", () => {
  expect(authorWords("command line")).toEqual({ fr: "la ligne de commande", en: "the command line" });
  expect(authorWords("token:Annuaire")).toEqual({ fr: "le jeton « Annuaire »", en: 'the token "Annuaire"' });
  expect(authorWords("marie")).toEqual({ fr: "marie", en: "marie" });
  for (const author of Object.values(AUTHORS)) {
    const { fr, en } = authorWords(author);
    expect([fr, en, fr]).not.toEqual([author, author, en]);
  }
});
