import type { Sentences } from "../../words/fr.ts";

export interface MenuEntry {
  readonly to: string;
  readonly text: (t: Sentences) => string;
  /** Pages below its address are pages of others. */
  readonly alone?: boolean;
  /** For administrators with all rights. */
  readonly onlyForAllRights?: boolean;
}

export interface MenuRubric {
  readonly title: (t: Sentences) => string;
  readonly entries: readonly MenuEntry[];
  /** Déconnexion ends it. */
  readonly hasSignOut?: true;
}

/** What the left column leads to, in the order of the guide [MEN-05…15]: only what is there. */
export const menuRubrics: readonly MenuRubric[] = [
  {
    title: (t) => t.rubrics.account,
    hasSignOut: true,
    entries: [
      { to: "/compte", text: (t) => t.pages.administrator, alone: true },
      { to: "/compte/mot-de-passe", text: (t) => t.pages.password },
      { to: "/compte/second-facteur", text: (t) => t.accounts.pages.secondFactor },
      { to: "/compte/connexions", text: (t) => t.accounts.pages.logins },
      { to: "/compte/administrateurs", text: (t) => t.accounts.pages.administrators, onlyForAllRights: true },
      { to: "/compte/jetons", text: (t) => t.pages.tokens, onlyForAllRights: true },
      { to: "/compte/audit", text: (t) => t.accounts.pages.audit, onlyForAllRights: true },
    ],
  },
  {
    title: (t) => t.rubrics.lines,
    entries: [
      { to: "/postes", text: (t) => t.kinds.extensions.title },
      { to: "/telephones", text: (t) => t.telephones.title },
      { to: "/dhcp", text: (t) => t.pages.dhcp },
      { to: "/groupes", text: (t) => t.peopleKinds.groups.title },
      { to: "/lignes", text: (t) => t.kinds.trunks.title },
      { to: "/regles-sortie", text: (t) => t.kinds.outboundRules.title },
      { to: "/regles-sms", text: (t) => t.kinds.messageRules.title },
      { to: "/regles-entrantes", text: (t) => t.kinds.inboundRules.title },
      { to: "/agents", text: (t) => t.peopleKinds.agents.title },
    ],
  },
  {
    title: (t) => t.rubrics.numbers,
    entries: [
      { to: "/numeros-externes", text: (t) => t.kinds.externalNumbers.title },
      { to: "/numeros-abreges", text: (t) => t.kinds.shortNumbers.title },
      { to: "/sites", text: (t) => t.kinds.sites.title },
      { to: "/numeros-urgence", text: (t) => t.emergency.page },
      { to: "/numeros-speciaux", text: (t) => t.special.page },
    ],
  },
  {
    title: (t) => t.voiceRubrics.audio,
    entries: [
      { to: "/musiques", text: (t) => t.voiceKinds.musics.title },
      { to: "/enregistrement-selectif", text: (t) => t.voiceKinds.recordingRules.title },
      { to: "/enregistrements", text: (t) => t.recordings.title },
      { to: "/boites-vocales", text: (t) => t.voiceKinds.mailboxes.title },
      { to: "/prononciation", text: (t) => t.speech.title },
    ],
  },
  {
    title: (t) => t.directory.title,
    entries: [{ to: "/annuaire", text: (t) => t.directory.title }],
  },
  {
    title: (t) => t.voiceRubrics.voiceServer,
    entries: [
      { to: "/menus", text: (t) => t.voiceKinds.menus.title },
      { to: "/numeros-menu", text: (t) => t.voiceKinds.numbers.title },
      { to: "/conferences", text: (t) => t.voiceKinds.conferences.title },
    ],
  },
  {
    title: (t) => t.rubrics.calls,
    entries: [
      { to: "/journal", text: (t) => t.pages.journal },
      { to: "/simulateur", text: (t) => t.simulator.title },
      { to: "/statistiques", text: (t) => t.pages.statistics },
      { to: "/messages", text: (t) => t.messages.title },
    ],
  },
  {
    title: (t) => t.rubrics.system,
    entries: [
      { to: "/installation", text: (t) => t.system.page },
      { to: "/reseau", text: (t) => t.pages.network },
      { to: "/sip", text: (t) => t.system.sipPage },
      { to: "/reglages/courriel", text: (t) => t.mailServer.title },
      { to: "/reglages/messagerie", text: (t) => t.voicemail.title },
      { to: "/reglages/journal", text: (t) => t.journalSettings.title },
      { to: "/fraude", text: (t) => t.fraud.page },
    ],
  },
];
