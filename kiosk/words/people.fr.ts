import { frenchKind } from "./kind-words.ts";

/** Groups, agents, profiles and plannings. */
export const frenchPeople = {
  forward: {
    ways: { none: "Aucun", voicemail: "Répondeur", menu: "Serveur vocal", transfer: "Transfert" },
    defaultMailbox: "répondeur par défaut",
  },

  groups: {
    members: "Extensions",
    first: "Prédécroché",
    general: "GÉNÉRAL",
    ringing: "SONNERIE",
    answersFirst: "PRÉDÉCROCHÉ",
    voicemail: "NUMÉRO DE MESSAGERIE",
    queue: "FILE D’ATTENTE",
    queuePage: "File d’attente",
    limits: "APPELS SIMULTANÉS",
    presented: "PRÉSENTATION DU NUMÉRO EXTERNE",
    strategies: {
      all: "tous ensemble",
      "in-order": "l’un après l’autre",
      "round-robin": "à tour de rôle",
      "longest-idle": "le moins occupé d’abord",
    },
    messages: "SMS",
  },

  agents: {
    general: "GÉNÉRAL",
    calls: "APPELS",
    pinHelp: "Code que l’agent compose au téléphone pour se connecter. Laisser vide pour ne pas le changer.",
    where: "Connecté",
    nowhere: "non connecté",
    at: (number: string) => `au poste ${number}`,
  },

  profiles: {
    title: "Profils",
    planningTitle: "Planning",
    empty: "Aucun profil",
    emptyHelp: "Un profil dit ce que deviennent les appels. Ajoutez-en un avec le bouton vert « + ».",
    add: "Ajouter un profil",
    change: (name: string) => `Modifier le profil ${name}`,
    remove: (name: string) => `Supprimer le profil ${name}`,
    added: "Le profil a été ajouté.",
    changed: "Le profil a été modifié.",
    removed: "Le profil a été supprimé. Le planning n’en parle plus.",
    name: "Nom",
    rank: "N°",
    colour: "Couleur",
    colours: {
      red: "rouge",
      orange: "orange",
      yellow: "jaune",
      green: "vert",
      turquoise: "turquoise",
      blue: "bleu",
      violet: "violet",
      grey: "gris",
    },
    general: "GÉNÉRAL",
    inside: "APPEL INTERNE",
    outside: "APPEL EXTERNE",
    now: "EN VIGUEUR",
    byHand: "choisi à la main",
    byPlanning: "selon le planning",
    noneNow: "aucun profil en vigueur",
    hours: "Planning",
    hoursAWeek: (hours: number) => `${String(hours).replace(".", ",")} h par semaine`,
    statusTitle: "Statut",
    removeText: "Les heures et les jours du planning qui avaient ce profil n’en auront plus.",
  },

  planning: {
    choose: "Choisissez un profil dans le tableau suivant et cliquez ensuite sur le planning.",
    keyboard:
      "Au clavier : les flèches déplacent, Espace peint la case, Maj et les flèches peignent en se déplaçant, 0 à 9 choisissent le profil.",
    noProfiles: "Ajoutez d’abord un profil : le planning dit lequel est en vigueur, et quand.",
    none: "(Aucun)",
    profile: "Profil",
    days: {
      monday: "lundi",
      tuesday: "mardi",
      wednesday: "mercredi",
      thursday: "jeudi",
      friday: "vendredi",
      saturday: "samedi",
      sunday: "dimanche",
    },
    hour: "Heure",
    holidays: "Jours fériés",
    holidaysHelp: "Le profil des jours fériés ; (Aucun) : comme les autres jours.",
    halfHours: "Afficher les demi-heures",
    remove: "Supprimer le planning",
    copyDay: (day: string) => `Copier ${day} sur lundi à vendredi`,
    fill: "Remplir le reste avec le profil choisi",
    holes: "Attention : les plages horaires des plannings doivent être entièrement remplies. Sans profil :",
    closures: "FERMETURES EXCEPTIONNELLES",
    week: "SEMAINE",
    cell: (day: string, from: string, profile: string) => `${day} ${from} : ${profile}`,
  },

  peopleKinds: {
    groups: frenchKind({
      title: "Groupes",
      one: "Groupe",
      the: "le groupe",
      a: "un groupe",
      nothingHelp:
        "Un groupe fait sonner plusieurs postes sous un seul numéro. Ajoutez-en un avec le bouton vert « + ».",
    }),
    agents: frenchKind({
      title: "Agents",
      one: "Agent",
      the: "l’agent",
      a: "un agent",
      nothingHelp:
        "Un agent est une personne qui se connecte au poste où elle se trouve ; ses appels la suivent. Ajoutez-en un avec le bouton vert « + ».",
    }),
  },
};
