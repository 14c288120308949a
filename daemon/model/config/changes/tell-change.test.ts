import { describe, expect, test } from "vitest";
import { WEEKDAYS } from "../../calendar/calendar-date.ts";
import type { ConfigurationDocument } from "../document.ts";
import type { Extension } from "../extensions.ts";
import {
  extension,
  forwardTo,
  group,
  inboundRule,
  mailbox,
  menu,
  office,
  outboundRule,
  profile,
  site,
  toMenu,
  toVoicemail,
  trunk,
} from "../office.fixture.ts";
import { changesBetween } from "./changes-between.ts";
import { tellChange } from "./tell-change.ts";

const told = (before: Partial<ConfigurationDocument>, after: Partial<ConfigurationDocument>, language = "fr") =>
  changesBetween(office(before), office(after)).flatMap((change) => {
    const { title, sentences } = tellChange(change);
    const [of, colon] = language === "fr" ? (["fr", " : "] as const) : (["en", ": "] as const);
    return sentences.map((sentence) => `${title[of]}${colon}${sentence[of]}`);
  });

const ofExtension = (before: Partial<Extension>, after: Partial<Extension>, language = "fr") =>
  told(
    { extensions: [extension("205", { name: "Gérant", ...before })] },
    { extensions: [extension("205", { name: "Gérant", ...after })] },
    language,
  );

describe("a field", () => {
  const rights = (...classes: Extension["outsideRights"]["classes"]) => ({
    outsideRights: { classes, countries: [], when: null },
  });

  test("keys of a telephone are told place by place", () => {
    const key = (position: number, number: string, change: Partial<Extension["keys"][number]> = {}) => ({
      ...{ module: 0, position, does: { kind: "lamp", number } as const, label: "" },
      ...change,
    });
    const before = { keys: [key(1, "201"), key(3, "202", { label: "Accueil" })] };
    const after = {
      keyModules: 1,
      keys: [
        key(1, "201"),
        key(2, "202", { label: "Accueil" }),
        key(4, "", { module: 1, does: { kind: "park", place: "701" } }),
      ],
    };

    expect(ofExtension(before, after)).toEqual([
      "Poste 205 : Modules : 0 → 1",
      "Poste 205 : touche 2 : (vide) → voyant de 202 « Accueil »",
      "Poste 205 : touche 3 : voyant de 202 « Accueil » → (vide)",
      "Poste 205 : touche 4 du module 1 : (vide) → parking 701",
    ]);
    expect(ofExtension(after, before, "en")).toContain('Extension 205: key 3: (empty) → lamp of 202 "Accueil"');
    expect(told({ extensions: [] }, { extensions: [extension("205", { name: "Gérant", ...before })] })[0]).toContain(
      "touche 1 : voyant de 201, touche 3 : voyant de 202 « Accueil »",
    );
  });

  test("REC-02: rights are told as people say them", () => {
    expect(ofExtension(rights("national", "mobile"), rights("national", "special"))).toEqual([
      "Poste 205 : le mobile n'est plus autorisé",
      "Poste 205 : les numéros surtaxés sont maintenant autorisés",
    ]);
    expect(ofExtension(rights("national"), rights(), "en")).toEqual([
      "Extension 205: national calls are not allowed any more",
    ]);
  });

  test("that is a yes or no, a number, a text, a choice or empty", () => {
    expect(
      ofExtension(
        { hidesNumber: false, ringSeconds: 30, name: "Gérant", kind: "extended", site: null },
        { hidesNumber: true, ringSeconds: 20, name: "Direction", kind: "simple", site: "Siège" },
      ),
    ).toEqual([
      "Poste 205 : Nom : « Gérant » → « Direction »",
      "Poste 205 : Type : étendu → simple",
      "Poste 205 : Masquer le numéro : non → oui",
      "Poste 205 : Délai de non réponse : 30 → 20",
      "Poste 205 : Site géographique : (vide) → « Siège »",
    ]);
    expect(ofExtension({ hidesNumber: false }, { hidesNumber: true }, "en")).toEqual([
      "Extension 205: Hide the number: no → yes",
    ]);
  });

  test("that lies in another one says where", () => {
    const shown = (automatic: boolean, number: string) => ({ presented: { automatic, number } });

    expect(ofExtension(shown(true, ""), shown(false, "0122334455"))).toEqual([
      "Poste 205 : Présentation du numéro externe, auto : oui → non",
      "Poste 205 : Présentation du numéro externe, numéro : (vide) → 0122334455",
    ]);
  });
});

describe("a list", () => {
  test("of numbers tells who came and who went, or the new order", () => {
    const members = (...numbers: readonly string[]) => ({ groups: [group("800", numbers)] });

    expect(told(members("201", "202"), members("201", "203", "204"))).toEqual([
      "Groupe 800 : Extensions : ajout de 203, 204, retrait de 202",
    ]);
    expect(told(members("201", "202"), members("202", "201"))).toEqual([
      "Groupe 800 : Extensions : nouvel ordre : 202, 201",
    ]);
    const many = Array.from({ length: 30 }, (_, row) => String(210 + row));
    expect(told(members(), members(...many))).toEqual([
      "Groupe 800 : Extensions : ajout de 210, 211, 212, 213, 214, 215, 216, 217 et 22 autres",
    ]);
  });

  test("of what has a name tells its members one by one", () => {
    const before = { profiles: [profile("Bureau"), profile("Absent")] };
    const after = {
      profiles: [
        profile("Bureau", { outside: { ringSeconds: 20, onBusy: forwardTo("0612345678"), onNoAnswer: toVoicemail() } }),
        profile("Congés"),
      ],
    };

    expect(ofExtension(before, after)).toEqual([
      "Poste 205 : Profils : ajout de « Congés », retrait de « Absent »",
      "Poste 205 : Profil « Bureau », appel externe, délai de non réponse : 30 → 20",
      "Poste 205 : Profil « Bureau », appel externe, renvoi d'appels sur non réponse : (vide) → vers le répondeur",
      "Poste 205 : Profil « Bureau », appel externe, renvoi d'appels sur occupation : (vide) → vers 0612345678",
    ]);
  });

  test("of what has none tells what its members say", () => {
    expect(ofExtension({}, { blackList: [{ right: "refused", pattern: "06*" }] })).toEqual([
      "Poste 205 : Liste noire : ajout de droit refusé, numéro 06*",
    ]);
  });
});

test("a planning is told by its days, not by its slots", () => {
  const slot = (days: readonly (typeof WEEKDAYS)[number][], from: string, to: string) => ({
    days: [...days],
    from,
    to,
    profile: "Bureau",
  });
  const planning = (week: readonly ReturnType<typeof slot>[], holidays: string | null = null) => ({
    planning: { week: [...week], holidays, closures: [] },
  });

  expect(
    ofExtension(
      planning([slot(["monday", "tuesday", "thursday"], "08:00", "12:00")]),
      planning([slot(["monday"], "08:00", "12:00"), slot(["tuesday", "thursday"], "09:00", "12:00")], "Absent"),
    ),
  ).toEqual([
    "Poste 205 : Planning : nouvelles heures, mardi, jeudi",
    "Poste 205 : Planning, jours fériés : (vide) → « Absent »",
  ]);
});

test("a menu is told with what is heard and what its keys do", () => {
  const before = { menus: [menu("Accueil", { "1": "201" })] };
  const changed = menu("Accueil", { "1": "202", "2": toMenu("Nuit"), "#": { kind: "hang-up" } });
  const source = { kind: "file" as const, sound: "a".repeat(64), name: "accueil.mp3" };
  const after = { menus: [{ ...changed, audio: { ...changed.audio, source } }] };

  expect(told(before, after)).toEqual([
    "Menu « Accueil » : Fichier audio, audio : texte « Bienvenue, Accueil » → fichier « accueil.mp3 »",
    "Menu « Accueil » : Événements : ajout de 2, #",
    "Menu « Accueil » : Événement 1, action : transfert vers 201 → transfert vers 202",
  ]);
});

test("an object that came or went is told with what is not as usual", () => {
  const when = { days: [...WEEKDAYS].slice(0, 5), from: "08:00", to: "18:00", holidays: "never" as const };

  expect(
    told({}, { trunks: [trunk("900", { name: "Fibre", numbers: [{ number: "0122334455", extension: "201" }] })] }),
  ).toEqual([
    "Ligne 900 : ajoutée (numéros de la ligne (SDA) numéro 0122334455, extension 201, enregistrement aucun (adresse fixe), passerelle adresse IP 127.0.0.1, port 5060)",
  ]);
  expect(told({ outboundRules: [outboundRule("900", { prefix: "0", remove: 1, when })] }, {})).toEqual([
    "Règle de sortie 1 : supprimée (commence par 0, retire 1 chiffres, numéro de la ligne 900, plage horaire lundi à vendredi 08:00–18:00 (jours fériés : jamais))",
  ]);
  expect(told({}, { sites: [site("Siège")] })).toEqual(["Site géographique « Siège » : ajouté"]);
});

test("a mailbox goes by its name, not by the identifier that programs know", () => {
  const before = { mailboxes: [mailbox("m-7", "201", { name: "Non réponse vente" })] };
  const after = { mailboxes: [mailbox("m-7", "201", { name: "Non réponse vente", email: "vente@exemple.fr" })] };

  expect(told(before, after)).toEqual(["Boîte vocale « Non réponse vente » : Email : (vide) → « vente@exemple.fr »"]);
});

test("a rule that was moved says from where", () => {
  const rules = [inboundRule({ caller: "06*" }), inboundRule({ caller: "07*" }), inboundRule()];

  const [first, ...others] = rules;
  expect(told({ inboundRules: rules }, { inboundRules: first === undefined ? [] : [...others, first] })).toEqual([
    "Règle d'appel entrant 3 : déplacée de la position 1 à la position 3",
  ]);
});

test("a long text is shown by its beginning", () => {
  const text = "Bienvenue chez nous. ".repeat(20);
  const spoken = menu("Accueil");
  const source = { kind: "text" as const, text };
  const [sentence] = told({ menus: [spoken] }, { menus: [{ ...spoken, audio: { ...spoken.audio, source } }] });

  expect(sentence).toMatch(/→ texte « Bienvenue chez nous\. .{20,45}… »$/);
});
