import type { Words } from "./config/field.ts";

/** What of an extension's settings does not reach its telephone, told on the extension's page [POS-17]; codes and places as in reason.ts. */
export const TELEPHONE_REMARKS = {
  "phone-model-unknown": {
    fr: "Le modèle du téléphone n'est pas connu : ses touches ne sont pas programmées",
    en: "The model of the telephone is not known: its keys are not programmed",
  },
  "phone-model-not-listed": {
    fr: "Le modèle {model} n'est pas au catalogue : ses touches ne sont pas programmées",
    en: "The model {model} is not in the catalogue: its keys are not programmed",
  },
  "phone-unverified": {
    fr: "Fichiers compatibles {family}, à vérifier : aucun téléphone de ce modèle n'a encore confirmé qu'il les lit",
    en: "Files of {family} form, to be verified: no telephone of this model has confirmed yet that it reads them",
  },
  "phone-by-its-page": {
    fr: "{model} ne lit pas de fichier : il se configure par sa propre page",
    en: "{model} reads no file: it is configured by its own page",
  },
  "phone-without-file": {
    fr: "Aucun fichier n'est connu pour ce téléphone : il se configure par sa propre page",
    en: "No file is known for this telephone: it is configured by its own page",
  },
  "phone-keys-overflow": {
    fr: "Sur {model}, {most} touches au plus ; ne tiennent pas : {labels:list}",
    en: "{model} has {most} keys at most; these do not fit: {labels:list}",
  },
  "phone-keys-not-possible": {
    fr: "Les touches de {model} ne se programment pas par fichier ; laissées de côté : {labels:list}",
    en: "The keys of {model} are not programmed by file; left out: {labels:list}",
  },
  "phone-key-kind": {
    fr: "Sur {model}, la touche « {label} » ne peut pas être : {kind:phoneKey}",
    en: 'On {model} the key "{label}" cannot be: {kind:phoneKey}',
  },
  "phone-without-line-key": {
    fr: "Sur {model}, aucune touche n'est une ligne : on n'y verra qu'un appel à la fois",
    en: "On {model} no key is a line: only one call at a time is seen there",
  },
  "phone-key-unlit": {
    fr: "Sur {model}, la touche « {label} » appelle mais n'a pas de voyant à cette place",
    en: 'On {model} the key "{label}" calls but has no lamp in that place',
  },
  "phone-accounts-overflow": {
    fr: "{asked} comptes demandés, {most} possibles sur {model} ; ne tiennent pas : {numbers:list}",
    en: "{asked} accounts asked for, {most} possible on {model}; these do not fit: {numbers:list}",
  },
  "phone-not-encrypted": {
    fr: "Les appels de {model} passent en clair sur le réseau local : aucun chiffrement fiable n'est connu pour lui",
    en: "Calls of {model} are in clear on the local network: no dependable encryption is known for it",
  },
  "phone-codecs-left-out": {
    fr: "{model} ne connaît pas : {codecs:list}",
    en: "{model} does not know: {codecs:list}",
  },
  "phone-no-codec": {
    fr: "{model} ne connaît aucun des codecs choisis : il garde les siens",
    en: "{model} knows none of the chosen codecs: it keeps its own",
  },
  "phone-setting-left-out": {
    fr: "Ne se règle pas par fichier sur {model} : {setting:phoneSetting}",
    en: "Not set by file on {model}: {setting:phoneSetting}",
  },
  "phone-text-changed": {
    fr: "Des caractères que le fichier de {model} ne peut pas porter ont été remplacés ou ôtés : {setting:phoneSetting}",
    en: "Characters that the file of {model} cannot hold were replaced or taken out: {setting:phoneSetting}",
  },
  "phone-zone-approximate": {
    fr: "{model} ne connaît pas le fuseau {zone} : l'heure d'été n'y est pas réglée",
    en: "{model} does not know the zone {zone}: its summer time is not set",
  },
  "phone-language-file": {
    fr: "Pour l'affichage en français, {model} demande le fichier {file} du constructeur",
    en: "To show French, {model} asks for the maker's file {file}",
  },
  // a template that an administrator wrote
  "template-too-long": {
    fr: "Le modèle de fichier dépasse {most} caractères",
    en: "The template is longer than {most} characters",
  },
  "template-too-many-places": {
    fr: "Le modèle de fichier a plus de {most} emplacements",
    en: "The template has more than {most} places",
  },
  "template-name-unknown": {
    fr: "Ligne {line} du modèle de fichier : « {name} » n'est pas un nom connu à cet endroit",
    en: 'Line {line} of the template: "{name}" is no name that is known there',
  },
  "template-part-open": {
    fr: "Ligne {line} du modèle de fichier : la partie « {name} » n'est jamais fermée",
    en: 'Line {line} of the template: the part "{name}" is never closed',
  },
  "template-part-unopened": {
    fr: "Ligne {line} du modèle de fichier : « {name} » ferme une partie qui n'est pas ouverte",
    en: 'Line {line} of the template: "{name}" closes a part that is not open',
  },
  "template-lists-nested": {
    fr: "Ligne {line} du modèle de fichier : la liste « {name} » est à l'intérieur d'une autre liste",
    en: 'Line {line} of the template: the list "{name}" stands inside another list',
  },
} as const satisfies Readonly<Record<string, Words>>;
