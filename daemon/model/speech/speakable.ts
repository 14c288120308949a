import type { Pronunciation } from "../config/speech.ts";
import { spellAddresses } from "./addresses.ts";
import { spellDates } from "./dates.ts";
import { spellHours } from "./hours.ts";
import { spellNumbers } from "./numbers.ts";
import { spellPrices } from "./prices.ts";
import { spellShortForms } from "./short-forms.ts";
import { spellTelephoneNumbers } from "./telephone-numbers.ts";

/** From the most particular to the most general: what one step has spelled, the next ones leave alone. */
const STEPS: readonly ((text: string) => string)[] = [
  spellAddresses,
  spellTelephoneNumbers,
  spellDates,
  spellHours,
  spellPrices,
  spellNumbers,
  spellShortForms,
];

/**
 * A French text as a voice is to say it: hours, prices, dates and telephone numbers in words that every synthesis reads
 * alike, and the words of the company as its dictionary has them, which nothing else touches. Pure.
 */
export function speakable(text: string, dictionary: readonly Pronunciation[]): string {
  const pieces = spokenByDictionary(evened(text), dictionary);
  const said = pieces.map(({ text: piece, isSaid }) =>
    isSaid ? piece : STEPS.reduce((now, step) => step(now), piece),
  );
  return harmless(said.join(""))
    .replaceAll(/[ \t]+/g, " ")
    .trim();
}

/** One kind of space and of apostrophe; the end of a line is a pause. */
const evened = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[\u00a0\u202f\u2009]/g, " ")
    .replaceAll("’", "'")
    .replaceAll(/([.!?,;:…])?[ \t]*(?:\r?\n)+[ \t]*/g, (_all, mark: string | undefined) => `${mark ?? "."} `);

/** Brackets are phonemes to some voices, angles are markup to others. */
const harmless = (text: string): string => text.replaceAll(/[[\]<>{}|\\]/g, " ");

interface Piece {
  readonly text: string;
  readonly isSaid: boolean;
}

function spokenByDictionary(text: string, dictionary: readonly Pronunciation[]): readonly Piece[] {
  if (dictionary.length === 0) return [{ text, isSaid: false }];
  const spoken = new Map(dictionary.map(({ written, spoken: said }) => [folded(written), said]));
  // The longest first: « Sipleo Box » goes before « Sipleo ».
  const words = [...spoken.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return text.split(found).map((piece, index) => {
    const said = index % 2 === 1 ? spoken.get(folded(piece)) : undefined;
    return said === undefined ? { text: piece, isSaid: false } : { text: said, isSaid: true };
  });
}

const folded = (word: string): string => word.normalize("NFC").replaceAll("’", "'").toLocaleLowerCase("fr");
const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
