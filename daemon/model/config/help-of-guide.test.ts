import { expect, test } from "vitest";
import { collections } from "./collections/collections.ts";
import type { CollectionName } from "./collections/names.ts";
import { documentSchema } from "./document.ts";
import { notesOf, type Words } from "./field.ts";
import { isRecord } from "./json.ts";

/** What the guide says beside each field, word for word but for its slips; the box may say more after it. */
const SENTENCES: readonly (readonly [collection: CollectionName, field: string, sentence: string])[] = [
  ["trunks", "name", "Nom de la ligne."],
  ["trunks", "number", "Numéro d'appel. Le numéro doit être unique."],
  ["trunks", "extension", "Extension à appeler lors de la réception d'un appel."],
  [
    "trunks",
    "keepsCallerNumber",
    "Si on veut faire ressortir par une ligne externe cet appel, on relatera le numéro du correspondant, sinon le numéro de la ligne sera utilisé. Ne fonctionne pas si la présentation du numéro est forcée sur la ligne sortante.",
  ],
  ["trunks", "receivesSms", "Active la réception de SMS."],
  ["trunks", "user", "Identifiant du compte SIP."],
  ["trunks", "domain", "Domaine de l'équipement."],
  [
    "trunks",
    "asksPassword",
    "Demande un mot de passe quand le fournisseur d'accès tente de nous joindre. (Non supporté par certains fournisseurs SIP)",
  ],
  [
    "trunks",
    "presentation/forced",
    "Cocher pour forcer la présentation telle que définie ci-dessous. Les paramètres de présentation spécifiques définis dans les postes n'auront plus d'effet.",
  ],
  ["trunks", "presentation/ofExtension", "Affiche le numéro présenté par le poste."],
  [
    "trunks",
    "presentation/number",
    "Numéro à présenter. Doit être écrit normalement (10 chiffres en France pour les numéros nationaux), les règles sur le préfixe ci-dessus seront appliquées.",
  ],
  ["trunks", "unknownName", 'Garde la valeur "Anonymous" qui devrait être utilisée.'],
  ["trunks", "maxIncoming", "Permet de brider la ligne à un certain nombre d'appel pouvant être reçus simultanément."],
  [
    "trunks",
    "maxOutgoing",
    "Nombre d'appels maximal sortant que peut supporter la ligne. Une fois la limite atteinte, les règles de sorties sont appliquées afin de déterminer une nouvelle ligne de substitution.",
  ],
  ["trunks", "interface", "Choix de l'interface réseau permettant de joindre cette ligne"],
  ["trunks", "echoCanceller", "L'Echo Canceller supprime l'écho acoustique."],
  ["trunks", "expirySeconds", "Temps avant de renouveler l'enregistrement"],
  ["trunks", "addresses/host", "Domaine ou adresse IP utilisé pour joindre l'équipement distant."],
  ["trunks", "addresses/port", "Port associé au domaine/Adresse IP."],
  [
    "extensions",
    "macAddress",
    "Adresse MAC du téléphone à renseigner pour effectuer sa configuration automatique (uniquement pour les téléphones supportés). Exemple : 00112233AABB",
  ],
  [
    "extensions",
    "ipAddress",
    "Adresse IP statique à attribuer au téléphone. Laisser vide pour attribuer une adresse par le serveur DHCP (uniquement pour les téléphones supportés). Exemple : 192.168.0.1",
  ],
  [
    "extensions",
    "presented/automatic",
    "Le mode automatique utilise le numéro de la ligne externe via lequel l'appel est routé.",
  ],
  [
    "extensions",
    "presented/number",
    "Numéro à présenter. Doit être écrit normalement (10 chiffres en France pour les numéros nationaux), les règles sur le préfixe suivant la ligne de sortie seront appliquées.",
  ],
  ["extensions", "profiles/name", "Nom du profil."],
  ["extensions", "profiles/colour", "Couleur qui sera affichée sur le planning pour ce profil."],
  [
    "extensions",
    "profiles/inside/ringSeconds",
    "Temps pendant lequel on laisse sonner avant de considérer qu'on ne répondra pas.",
  ],
  ["extensions", "profiles/inside/onNoAnswer", "Action effectuée après le délai de non réponse."],
  ["extensions", "profiles/inside/onBusy", "Action effectuée si la personne refuse l'appel ou ne peut pas répondre."],
  ["extensions", "profiles/inside/onUnavailable", "Action effectuée si le poste appelé est indisponible."],
  ["external-numbers", "name", "Nom du poste."],
  [
    "external-numbers",
    "number",
    "Numéro d'appel. Le numéro doit être unique. Utilisé pour s'authentifier sur la page Web et sur l'assistant.",
  ],
  ["menu-numbers", "name", "Nom du numéro."],
  ["menu-numbers", "number", "Numéro d'appel. Le numéro doit être unique."],
  ["mailboxes", "name", "Nom du répondeur"],
  [
    "mailboxes",
    "kind",
    "Type de répondeur. Le répondeur simple ne prend pas de message et raccroche après l'écoute de l'annonce d'accueil.",
  ],
  [
    "mailboxes",
    "maxSeconds",
    "Durée maximale en seconde d'enregistrement d'un message. Uniquement pour les répondeurs enregistreurs.",
  ],
  ["mailboxes", "isDefault", "Répondeur qui sera utilisé en cas de renvoi sur le répondeur (voir numéros spéciaux)."],
  ["mailboxes", "hasOwnGreeting", "Utilise l'annonce d'accueil personnalisée."],
  ["mailboxes", "email", "Adresse utilisée pour notifier lors d'un appel sur la boîte vocale."],
  ["mailboxes", "sms", "Numéro pour envoyer des SMS."],
  ["musics", "name", "Nom de la musique d'attente."],
  ["inbound-rules", "caller", "Active la règle pour ce numéro, ? pour remplacer un chiffre ou * pour plusieurs"],
  ["inbound-rules", "trunk", "Extension de la ligne qui reçoit l'appel"],
  [
    "inbound-rules",
    "asksNumber",
    "Si l'appelant n'a pas de numéro ou que l'on souhaite qu'il puisse en entrer un autre.",
  ],
  ["inbound-rules", "extension", "Extension utilisée pour rediriger l'appel"],
];

/** The schema of a field, through lists and through what may be null. */
function schemaAt(schema: unknown, steps: readonly string[]): object {
  const [step, ...rest] = steps;
  if (!isRecord(schema)) throw new Error("there is no such field");
  if (step === undefined) return schema;
  if (isRecord(schema.items)) return schemaAt(schema.items, steps);
  if (isRecord(schema.properties)) return schemaAt(schema.properties[step], rest);
  throw new Error(`there is no field ${step}`);
}

test.each(SENTENCES)(
  "MEN-23: %s, %s: its help begins with the sentence of the guide",
  (collection, field, sentence) => {
    const { help } = notesOf(schemaAt(collections[collection].schema, field.split("/")));

    expect(help.fr.slice(0, sentence.length)).toBe(sentence);
  },
);

/** Every help of the document with the words that programs have for the choices of its field. */
function helpsIn(schema: unknown): readonly { readonly help: Words; readonly choices: readonly string[] }[] {
  if (!isRecord(schema)) return [];
  const parts = [schema.anyOf, isRecord(schema.properties) ? Object.values(schema.properties) : [], schema.items];
  const inside = parts.flat().flatMap(helpsIn);
  if (!isRecord(schema.help)) return inside;
  const any = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [];
  const choices = any.flatMap((one) => (typeof one.const === "string" ? [one.const] : []));
  return [{ help: notesOf(schema).help, choices }, ...inside];
}

/** French words, too. */
const IN_FRENCH = ["simple"];

test("MEN-23: no help names a value by the word that programs have for it", () => {
  const raw = helpsIn(documentSchema).filter(
    ({ help, choices }) =>
      /\bnull\b/i.test(help.en) ||
      choices.some((word) => !IN_FRENCH.includes(word) && help.fr.includes(`« ${word} »`)) ||
      choices.some((word) => help.en.includes(`\`${word}\``)),
  );

  expect(raw).toEqual([]);
});
