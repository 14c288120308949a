import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { speakable } from "./speakable.ts";

const said = (text: string, dictionary: Parameters<typeof speakable>[1] = []) => speakable(text, dictionary);

describe("SVI-08 MUS-04: a typed French text is said", () => {
  test.each([
    ["9h30", "9 heures 30"],
    ["9 h 30", "9 heures 30"],
    ["18H", "18 heures"],
    ["9:05", "9 heures 5"],
    ["1h", "une heure"],
    ["21h01", "vingt et une heures une"],
    ["11h", "11 heures"],
    ["0h30", "zéro heure 30"],
    ["de 8h30 à 12h et de 14h à 18h00", "de 8 heures 30 à 12 heures et de 14 heures à 18 heures"],
    ["24h/24 et 7j/7", "24 heures sur 24 et 7 jours sur 7"],
    ["25h30", "25h30"],
    ["hors de 3Hz", "hors de 3Hz"],
  ])("hours: %s → %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ["12,50 €", "12 euros 50"],
    ["12,5€", "12 euros 50"],
    ["1 €", "1 euro"],
    ["1,20 €", "1 euro 20"],
    ["12,05 €", "12 euros et 5 centimes"],
    ["0,01 €", "1 centime"],
    ["0,15 €/min", "15 centimes par minute"],
    ["2,99 €/appel", "2 euros 99 par appel"],
    ["1 200 euros", "1200 euros"],
    ["0 €", "0 euro"],
    ["300 EUR", "300 euros"],
  ])("prices: %s → %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ["01 22 33 44 55", "zéro un, 22, 33, 44, 55"],
    ["0122334455", "zéro un, 22, 33, 44, 55"],
    ["06.01.02.03.00", "zéro six, zéro un, zéro deux, zéro trois, zéro zéro"],
    ["+33 1 22 33 44 55", "zéro un, 22, 33, 44, 55"],
    ["+33 (0)1 22 33 44 55", "zéro un, 22, 33, 44, 55"],
    ["0 800 123 456", "zéro, 800, 123, 456"],
    ["0 805 012 345", "zéro, 805, zéro un deux, 345"],
    ["+44 20 7946 0958", "plus quatre quatre deux zéro sept neuf quatre six zéro neuf cinq huit"],
    ["le 3900", "le 3900"],
    ["référence 012233445566", "référence 012233445566"],
  ])("telephone numbers: %s → %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ["le 14/07/2027", "le 14 juillet 2027"],
    ["le 01/01/2027", "le premier janvier 2027"],
    ["du 24/12 au 02/01", "du 24 décembre au 2 janvier"],
    ["fermé lundi 1/11", "fermé lundi premier novembre"],
    ["le 1er mai", "le premier mai"],
    ["la 1ère fois", "la première fois"],
    ["le 32/01/2027", "le 32/01/2027"],
    ["1/2 journée", "1/2 journée"],
  ])("dates: %s → %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ["12 000 clients", "12000 clients"],
    ["5,5 %", "5 virgule 5 pour cent"],
    ["1,05", "1 virgule zéro 5"],
    ["M. Martin et Mme Durand", "monsieur Martin et madame Durand"],
    ["Dr Petit, n° 3, SVP.", "docteur Petit, numéro 3, s'il vous plaît."],
    ["un RDV dans 10 min", "un rendez-vous dans 10 minutes"],
    ["Martin & fils", "Martin et fils"],
    ["la touche # ou la touche *", "la touche dièse ou la touche étoile"],
    ["contact@exemple.fr", "contact arobase exemple point fr"],
    ["www.mon-site.com", "w w w point mon tiret site point com"],
    ["Bonjour.Merci", "Bonjour.Merci"],
  ])("the rest: %s → %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test("the end of a line is a pause", () => {
    expect(said("Bonjour\nTapez 1,\n\n tapez 2")).toBe("Bonjour. Tapez 1, tapez 2");
  });

  test("nothing that a voice could take for its own notation goes through", () => {
    expect(said("a [[b]] <speak>c</speak>")).toBe("a b speak c /speak");
  });
});

describe("the dictionary of the company", () => {
  const dictionary = [
    { written: "Sipleo", spoken: "siplé-o" },
    { written: "Sipleo Box", spoken: "la boîte" },
    { written: "18h", spoken: "dix-huit heures pile" },
    { written: "C++", spoken: "cé plus plus" },
  ];

  test.each([
    ["Sipleo, SIPLEO et sipleo", "siplé-o, siplé-o et siplé-o"],
    ["une Sipleo Box", "une la boîte"],
    ["Sipleobox", "Sipleobox"],
    ["à 18h", "à dix-huit heures pile"],
    ["en C++.", "en cé plus plus."],
  ])("%s → %s", (text, expected) => {
    expect(said(text, dictionary)).toBe(expected);
  });

  test("what it says is said as it stands", () => {
    expect(said("à 9h", [{ written: "9h", spoken: "9h30" }])).toBe("à 9h30");
  });
});

test("any text can be said, quickly, and no control character is left in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 4000 }), (text) => {
      expect(said(text)).not.toMatch(/[\n[\]<>]/);
    }),
  );
});
