import { frenchKind } from "./kind-words.ts";

/** The company directory. */
export const frenchDirectory = {
  ...frenchKind({
    title: "Annuaire",
    one: "Contact",
    the: "le contact",
    a: "un contact",
    nothingHelp:
      "L’annuaire garde les contacts de l’entreprise. Ajoutez-en un avec le bouton vert « + », ou importez un tableau ou des fiches vCard.",
    removeText: "Le contact disparaît aussitôt de l’annuaire de tous. La suppression est notée dans l’audit.",
  }),
  intro:
    "Partagé par toute l’entreprise, et consulté par les téléphones qui le peuvent. Un contact ajouté ou modifié compte aussitôt, sans recharger le serveur.",
  search: "Rechercher",
  searchHelp: "nom, société ou numéro",
  count: (count: string) => (count === "1" ? "1 contact" : `${count} contacts`),
  oneFound: "1 contact",
  noneFound: "Aucun contact ne correspond.",
  name: "Nom",
  company: "Société",
  number: "Numéro",
  mail: "Mail",
  tick: "Choisir",
  more: "Afficher la suite",
  end: "Fin de la liste.",
  general: "CONTACT",
  numbers: "NUMÉROS",
  notes: "NOTES",
  kinds: { work: "travail", mobile: "mobile", home: "domicile", fax: "fax", other: "autre" },
  removeMany: (count: number) => `Supprimer les contacts choisis (${count})`,
  removeManyTitle: (count: number) => (count === 1 ? "Supprimer ce contact ?" : `Supprimer ces ${count} contacts ?`),
  removedMany: (count: number) => (count === 1 ? "Un contact a été supprimé." : `${count} contacts ont été supprimés.`),
  write: (mail: string) => `Écrire à ${mail}`,
  companyLink: "Société",
  companyLinkHelp: "Ouvre la fiche de l’entreprise sur societe.com, dans un nouvel onglet.",
  yellowPages: "Plus d’infos",
  yellowPagesHelp: "Cherche le contact dans les Pages Jaunes, dans un nouvel onglet.",
  outside: "EN SAVOIR PLUS",
  changedBy: (who: string, when: string) => `Modifié par ${who}, ${when}.`,
  exportTable: "Exporter (CSV)",
  exportCards: "Exporter (vCard)",
  file: "Fichier",
  fileHelp:
    "Un tableau enregistré en CSV, avec ses titres de colonnes (exporter l’annuaire en donne le modèle), ou des fiches vCard (.vcf) d’Outlook ou d’un mobile. Un contact connu est modifié, les autres sont ajoutés ; rien n’est supprimé.",
  leftOut: (names: string) => `N’est pas repris : ${names}.`,
};
