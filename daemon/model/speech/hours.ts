/** « 9h30 », « 9 h 30 », « 18H », « 9:30 » */
const HOUR = /(?<![\p{L}\p{N}:,.])([01]?\d|2[0-4])(?: ?[hH](?: ?([0-5]\d))?|:([0-5]\d))(?![\p{L}\p{N}:])/gu;
/** « 24h/24 », « 7j/7 » */
const ALWAYS = /(?<![\p{L}\p{N}])24 ?[hH](?:eures)? ?(?:\/|sur) ?24(?!\p{N})/gu;
const EVERY_DAY = /(?<![\p{L}\p{N}])7 ?[jJ](?:ours)? ?(?:\/|sur) ?7(?!\p{N})/gu;

/** Times of day in words: « 9h05 » is « 9 heures 5 ». Pure. */
export const spellHours = (text: string): string =>
  text
    .replaceAll(ALWAYS, "24 heures sur 24")
    .replaceAll(EVERY_DAY, "7 jours sur 7")
    .replaceAll(HOUR, (_all, hour: string, afterH: string | undefined, afterColon: string | undefined) =>
      spoken(Number(hour), Number(afterH ?? afterColon ?? "0")),
    );

function spoken(hour: number, minutes: number): string {
  const word = hour < 2 ? "heure" : "heures";
  return minutes === 0 ? `${counted(hour)} ${word}` : `${counted(hour)} ${word} ${counted(minutes)}`;
}

/** « Heure » and « minute » are feminine; nought is said. */
function counted(number: number): string {
  if (number === 0) return "zéro";
  if (number === 1) return "une";
  if (number % 10 !== 1 || number === 11) return String(number);
  return `${TENS[Math.floor(number / 10)] ?? ""} et une`;
}

const TENS = ["", "", "vingt", "trente", "quarante", "cinquante"];
