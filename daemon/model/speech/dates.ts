const MONTHS = [
  ...["janvier", "février", "mars", "avril", "mai", "juin", "juillet"],
  ...["août", "septembre", "octobre", "novembre", "décembre"],
];

const WITH_YEAR = /(?<![\p{L}\p{N}/])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\p{L}\p{N}/])/gu;
/** Without a year only where the words before say that it is a date: « 24/24 » and « 1/2 » are none. */
const WITHOUT_YEAR =
  /(?<=(?<!\p{L})(?:le|du|au|les|dès|et|jusqu'au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )(\d{1,2})\/(\d{1,2})(?![\p{L}\p{N}/])/giu;
/** « 1er janvier », « 1er étage » */
const FIRST = /(?<![\p{L}\p{N}])1(er|ère|ere|re)(?![\p{L}\p{N}])/gu;

/** Dates in words: « 14/07/2027 » is « 14 juillet 2027 ». What is no date of a calendar stays as it is. Pure. */
export const spellDates = (text: string): string =>
  text
    .replaceAll(WITH_YEAR, (all, day: string, month: string, year: string) => {
      const said = dayOf(day, month);
      return said === null ? all : `${said} ${year}`;
    })
    .replaceAll(WITHOUT_YEAR, (all, day: string, month: string) => dayOf(day, month) ?? all)
    .replaceAll(FIRST, (_all, ending: string) => (ending === "er" ? "premier" : "première"));

function dayOf(day: string, month: string): string | null {
  const name = MONTHS[Number(month) - 1];
  const number = Number(day);
  if (name === undefined || number < 1 || number > 31) return null;
  return `${number === 1 ? "premier" : number} ${name}`;
}
