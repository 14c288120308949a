import type { DirectoryAsked, Listed } from "../../directory-page.ts";
import { elementOf, textElement, XML_DECLARATION } from "../../keys/xml-element.ts";

/** A telephone of 2010 loads so many before somebody gives up; more of them are parted by their first letter. */
const MOST = 500;

/** The remote phone book of Yealink: all entries, which the telephone itself searches, or a menu of letters. */
export function yealinkDirectoryPage({ url, query, language, find }: DirectoryAsked): string {
  const all = find({ kind: "name", begins: "" }).filter(({ numbers }) => numbers.length > 0);
  const letter = query.get("letter");
  if (letter !== undefined) return book(all.filter((one) => letterOf(one) === letter));
  if (all.length <= MOST) return book(all);
  const letters = [...new Set(all.map(letterOf))].sort();
  const items = letters.map((one) =>
    elementOf("MenuItem", textElement("Name", one), textElement("URL", `${url}?letter=${encodeURIComponent(one)}`)),
  );
  const title = textElement("Title", language === "fr" ? "Annuaire" : "Directory");
  return XML_DECLARATION + elementOf("YealinkIPPhoneMenu", title, ...items);
}

const book = (entries: readonly Listed[]): string =>
  XML_DECLARATION +
  elementOf(
    "YealinkIPPhoneDirectory",
    ...entries.map(({ name, numbers }) =>
      elementOf(
        "DirectoryEntry",
        textElement("Name", name),
        ...numbers.map(({ number }) => textElement("Telephone", number)),
      ),
    ),
  );

/** Without its accent; `#` for whatever is none. */
const letterOf = ({ lastName }: Listed): string =>
  /^\p{L}/u.exec(lastName.normalize("NFD").toUpperCase())?.[0].slice(0, 1) ?? "#";
