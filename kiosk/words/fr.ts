import { accounts } from "./accounts.fr.ts";
import { callsFr } from "./calls.fr.ts";
import { frenchDirectory } from "./directory.fr.ts";
import { frenchHome } from "./home.fr.ts";
import { frenchLines } from "./lines.fr.ts";
import { frenchObjects } from "./objects.fr.ts";
import { pending } from "./pending.fr.ts";
import { frenchPeople } from "./people.fr.ts";
import { frenchTelephoneKeys } from "./telephone-keys.fr.ts";
import { frenchTelephones } from "./telephones.fr.ts";
import { frenchVoice } from "./voice.fr.ts";

/** Every sentence of the screens in French, the first language; en.ts must have the same ones. */
export const fr = {
  accounts,
  directory: frenchDirectory,
  telephones: frenchTelephones,
  telephoneKeys: frenchTelephoneKeys,
  product: "SIPLEO PREMIUM",
  tagline: "Téléphonie d’entreprise sur IP",
  copyright: "© 2026 SipleoBox. Logiciel libre, licence GPL-3.0.",
  clocksOf: (zone: string) => `Heures du serveur : ${zone}`,
  skip: "Aller au contenu",
  menu: "Menu",
  closeMenu: "Fermer le menu",
  server: "Serveur",
  version: "Version",
  home: "Accueil",
  back: "Retour",
  add: "Ajouter",
  change: "Modifier",
  looksOnly: "Votre rôle permet de consulter, pas de modifier.",
  looksAtBox: "Votre rôle permet de consulter : ces réglages sont à qui a tous les droits.",
  notForRole: "Votre rôle ne permet pas d’ouvrir cette page : elle est à qui a tous les droits.",
  remove: "Supprimer",
  copyObject: "Copier…",
  cancel: "Annuler",
  close: "Fermer",
  confirm: "Confirmer",
  copy: "Copier",
  copied: "Copié",
  show: "Afficher",
  hide: "Masquer",
  search: "Rechercher",
  more: "Plus d’info",
  actions: "Action",
  none: "Aucun",
  noneChosen: "(aucun)",
  yes: "Oui",
  no: "Non",
  optional: "facultatif",
  loading: "Chargement…",
  breadcrumb: "Fil d’Ariane",
  language: "Langue",
  theme: "Apparence",
  themes: { auto: "Automatique", light: "Clair", dark: "Sombre" },

  away: "Le serveur ne répond pas. Réessayez dans un instant.",
  retry: "Réessayer",
  lost: "Connexion au serveur perdue, nouvelle tentative en cours… Les états affichés peuvent être anciens.",
  storeAway: "La base de configuration ne répond pas : rien ne peut être enregistré pour l’instant.",
  unwritable: "Rien ne peut être enregistré pour l’instant : la base de configuration est en lecture seule.",
  issuesFound: (count: number) => (count === 1 ? "Une valeur est à corriger." : `${count} valeurs sont à corriger.`),
  notFound: "Cette page n’existe pas",
  notFoundHelp: "L’adresse demandée ne mène à rien, ou ce qu’elle montrait a été supprimé.",
  goHome: "Aller à l’accueil",

  leave: {
    title: "Quitter sans enregistrer ?",
    text: "Les modifications de ce formulaire ne sont pas enregistrées. Elles seront perdues.",
    stay: "Rester sur la page",
    go: "Quitter sans enregistrer",
  },

  signIn: {
    title: "CONNEXION",
    name: "Identifiant",
    password: "Mot de passe",
    remember: "mémoriser",
    button: "Connexion",
    wrong: "Identifiant ou mot de passe incorrect.",
    wait: (duration: string) => `Trop d’essais. Réessayez dans ${duration}.`,
    ended: "Votre connexion a pris fin. Connectez-vous à nouveau : ce que vous avez saisi est gardé.",
  },

  setUp: {
    title: "PREMIÈRE MISE EN SERVICE",
    intro:
      "Bienvenue. Choisissez le mot de passe de l’administrateur. Le code à usage unique s’affiche au démarrage du serveur ; la commande « npx sipleo setup-code » le montre à nouveau.",
    code: "Code de mise en service",
    codeHelp: "Majuscules, minuscules et tirets ne comptent pas.",
    password: "Nouveau mot de passe",
    passwordHelp: "8 caractères au moins. Une phrase de plusieurs mots est facile à retenir.",
    repeat: "Mot de passe, une seconde fois",
    button: "Mettre en service",
    missing: "Saisissez le code.",
    short: "Il faut 8 caractères au moins.",
    different: "Les deux mots de passe ne sont pas les mêmes.",
    strength: "Solidité",
    strengths: { short: "trop court", weak: "faible", fair: "correct", strong: "solide" },
  },

  rubrics: { account: "Votre compte", lines: "Lignes", numbers: "Numéros", calls: "Appels", system: "Système" },
  pages: {
    administrator: "Administrateur",
    password: "Mot de passe",
    tokens: "Jetons d’accès",
    extensions: "Postes",
    sites: "Sites géographiques",
    journal: "Journal d’appels",
    statistics: "Statistiques",
    dhcp: "DHCP",
    network: "Réseau",
  },
  signOut: "Déconnexion",

  reload: {
    button: "Recharger le serveur",
    short: "Recharger",
    busy: "Rechargement…",
    needed: "Des modifications enregistrées ne sont pas encore en service. Cliquez sur « Recharger ».",
    upToDate: "Toutes les modifications enregistrées sont en service.",
    done: "Le serveur a été rechargé.",
    refused: "Le serveur n’a pas pu être rechargé. La configuration précédente reste en service.",
  },

  ...frenchObjects,
  ...frenchPeople,
  pending,
  ...frenchLines,
  ...frenchVoice,

  extensions: {
    kinds: { simple: "simple", extended: "étendu" },
    kindTitles: { simple: "Poste", extended: "Poste étendu" },
    kindChoices: { simple: "simple (portier, adaptateur, télécopieur)", extended: "étendu (poste d’une personne)" },
    state: "État",
    kind: "Type",
    number: "Numéro",
    name: "Nom",
    devices: "Appareils",
    noDevice: "aucun appareil",
    states: {
      idle: "en service",
      unregistered: "hors service",
      ringing: "sonne",
      busy: "occupé",
      staged: "à recharger",
      unknown: "état inconnu",
    },
    general: "GÉNÉRAL",
    advanced: "PARAMÈTRES AVANCÉS",
    passwordHelp:
      "Mot de passe associé au numéro, pour l’assistant et les pages Web. Laisser vide pour ne pas le changer.",
  },

  sites: {
    one: "Site",
    address: "Adresse",
    emergency: "APPELS D’URGENCE",
    there: "POSTES DE CE SITE",
    nobody: "Aucun poste n’est rattaché à ce site.",
  },

  identity: {
    title: "IDENTITÉ SIP",
    intro: "À saisir dans un téléphone configuré à la main ; le nom d’utilisateur est aussi le nom d’authentification.",
    registrar: "Serveur",
    port: "Port",
    user: "Nom d’utilisateur",
    password: "Mot de passe SIP",
    passwordHelp: "Chaque affichage est noté dans l’audit.",
    hidden: "non affiché",
    running: "Après un ajout, rechargez le serveur avant d’enregistrer le téléphone.",
  },

  live: {
    hides: "Le numéro est masqué sur les appels vers l’extérieur.",
    title: "APPAREILS ENREGISTRÉS",
    none: "Aucun appareil n’est enregistré sur ce poste.",
    staged: "Ce poste sera en service après le prochain rechargement.",
    reachable: "joignable",
    unreachable: "injoignable",
  },

  conflict: {
    title: "Modifié entre-temps par quelqu’un d’autre",
    text: "Choisissez pour chaque champ la valeur à garder.",
    placed:
      "Cet objet n’est désigné que par sa place : quelqu’un l’a modifié ou supprimé, et c’est peut-être un autre qui s’y trouve maintenant.",
    same: "Les deux versions sont les mêmes : il n’y a rien à choisir.",
    field: "Champ",
    theirs: "Enregistré par l’autre",
    mine: "Votre saisie",
    keep: "Garder ce choix",
    empty: "(vide)",
  },

  ...frenchHome,

  ...callsFr,

  account: {
    title: "Administrateur",
    who: "Connecté en tant que",
    role: "Rôle",
    until: "Fin de la connexion",
    untilHelp: "La connexion est prolongée tant que la page sert.",
    current: "Mot de passe actuel",
    password: "Nouveau mot de passe",
    repeat: "Nouveau mot de passe, une seconde fois",
    passwordHelp: "8 caractères au moins. Vos autres connexions seront fermées.",
    changed: "Le mot de passe a été modifié.",
  },

  tokens: {
    title: "Jetons d’accès",
    intro: "Un jeton permet à un programme d’interroger le serveur à votre place.",
    name: "Nom",
    nameHelp: "Le programme à qui vous donnez ce jeton.",
    right: "Droit",
    rightHelp: "« lecture » : regarde seulement ; « tout » : ce que peut un administrateur.",
    rights: { read: "lecture", all: "tout" },
    createdAt: "Créé le",
    createdBy: "Par",
    addTitle: "AJOUTER UN JETON",
    revoke: (name: string) => `Retirer le jeton ${name}`,
    revokeTitle: "Retirer ce jeton ?",
    revokeText: "Le programme qui l’utilise n’aura plus accès, aussitôt.",
    revokeButton: "Retirer",
    revoked: "Le jeton a été retiré.",
    created: "Le jeton a été créé.",
    onceTitle: "Le jeton",
    once: "Copiez-le maintenant : il ne sera plus jamais montré.",
    use: "À envoyer ainsi :",
    nothing: "Aucun jeton",
    nothingHelp: "Aucun programme n’a accès au serveur.",
  },
};

export type Sentences = typeof fr;
