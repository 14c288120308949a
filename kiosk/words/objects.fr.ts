import { frenchKind } from "./kind-words.ts";
import { frenchLineKinds } from "./lines.fr.ts";

/** What lists and forms of the configuration say, whatever they hold; and the kinds that have sentences here. */
export const frenchObjects = {
  objects: {
    state: "État",
    tickAll: "Tout choisir",
    filter: "Filtrer",
    filterHelp: "nom, numéro…",
    noMatch: "Rien ne correspond à ce filtre.",
    shown: (shown: number, all: number) => (shown === all ? `${all} au total` : `${shown} sur ${all}`),
    changeTicked: (count: number) => (count === 1 ? "Modifier celui qui est choisi" : `Modifier les ${count} choisis`),
    others: (count: number) => (count === 1 ? "et un autre" : `et ${count} autres`),
    changedMany: (count: number) =>
      count === 1 ? "Modification enregistrée." : `${count} modifications enregistrées.`,
    settingsChanged: "Les réglages ont été enregistrés.",
    referencedText: "Il faut aussi le retirer de :",
    removeEverywhere: "Retirer et supprimer",
    reference: {
      extension: "Poste",
      group: "Groupe",
      agent: "Agent",
      trunk: "Ligne",
      "outbound-rule": "Règle de sortie",
      "message-rule": "Règle de sortie SMS",
      "inbound-rule": "Règle d’appel entrant",
      "external-number": "Numéro externe",
      menu: "Menu",
      conference: "Conférence",
      mailbox: "Boîte vocale",
      "short-number": "Numéro abrégé",
      site: "Site géographique",
    },
  },

  list: {
    up: (what: string) => `Monter : ${what}`,
    down: (what: string) => `Descendre : ${what}`,
    takeOut: (what: string) => `Retirer : ${what}`,
    own: "Choisir soi-même",
  },

  picker: {
    title: "Choix de l’extension",
    choose: "Valider",
    open: (label: string) => `Choisir : ${label}`,
    nothing: "Rien à choisir ici.",
    tabs: {
      simple: "Postes",
      extended: "Postes étendus",
      groups: "Groupes",
      trunks: "Lignes",
      agents: "Agents",
      menus: "Serveur Vocal",
      external: "Numéros externes",
      conferences: "Conférences",
      mailboxes: "Boîtes vocales",
    },
  },

  kinds: {
    ...frenchLineKinds,
    extensions: frenchKind({
      title: "Postes",
      one: "Poste",
      the: "le poste",
      a: "un poste",
      nothingHelp: "Un poste est un numéro que l’on compose. Ajoutez-en un avec le bouton vert « + ».",
      removeText: "Ses téléphones ne pourront plus s’enregistrer après le prochain rechargement.",
    }),
    sites: frenchKind({
      title: "Sites géographiques",
      one: "Site",
      the: "le site",
      a: "un site",
      nothingHelp:
        "Un site est un lieu de l’entreprise ; les postes s’y rattachent. Ajoutez-en un avec le bouton vert « + ».",
      removeText: "Les postes qui s’y trouvent n’auront plus de site.",
    }),
  },
};
