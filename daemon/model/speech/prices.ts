/** « 12,50 € », « 1 200 euros », « 0,15 €/min » */
const PRICE = /(?<![\p{L}\p{N},.])(\d{1,3}(?: \d{3})+|\d+)(?:[,.](\d{1,2}))? ?(?:€|EUR(?![\p{L}])|euros?(?![\p{L}]))/gu;
const EACH: readonly (readonly [RegExp, string])[] = [
  [/(?<=euros?|centimes?|euros? \d+) ?\/ ?min(?:ute)?(?!\p{L})/giu, " par minute"],
  [/(?<=euros?|centimes?|euros? \d+) ?\/ ?(?:appel)(?!\p{L})/giu, " par appel"],
  [/(?<=euros?|centimes?|euros? \d+) ?\/ ?h(?:eure)?(?!\p{L})/giu, " par heure"],
  [/(?<=euros?|centimes?|euros? \d+) ?\/ ?mois(?!\p{L})/giu, " par mois"],
];

/** Prices as the French say them: « 12,50 € » is « 12 euros 50 ». Pure. */
export const spellPrices = (text: string): string =>
  EACH.reduce(
    (now, [sign, said]) => now.replaceAll(sign, said),
    text.replaceAll(PRICE, (_all, whole: string, part: string | undefined) => {
      const euros = Number(whole.replaceAll(" ", ""));
      const cents = part === undefined ? 0 : Number(part.padEnd(2, "0"));
      return spoken(euros, cents);
    }),
  );

function spoken(euros: number, cents: number): string {
  const centimes = `${cents} ${cents === 1 ? "centime" : "centimes"}`;
  if (euros === 0 && cents > 0) return centimes;
  const whole = `${euros} ${euros < 2 ? "euro" : "euros"}`;
  if (cents === 0) return whole;
  // « 12 euros 5 » could be mistaken for 12,50.
  return cents < 10 ? `${whole} et ${centimes}` : `${whole} ${cents}`;
}
