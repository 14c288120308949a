/** What the box says in mailboxes, by the name of its file; say-prompts.ts makes the files of these texts. */
export const VOICEMAIL_PROMPTS = {
  // to who leaves a message
  "vm-greeting": "Bonjour. Votre correspondant n'est pas disponible. Laissez un message après le signal sonore.",
  "vm-greeting-simple": "Bonjour. Votre correspondant n'est pas disponible. Merci de rappeler plus tard.",
  "vm-full": "Cette messagerie ne peut pas prendre de message pour le moment. Merci de rappeler plus tard.",
  "vm-thanks": "Votre message est enregistré. Au revoir.",
  "vm-thanks-part": "La fin du message n'a pas pu être enregistrée. Le début est conservé. Au revoir.",
  // who it is
  "vm-ask-owner": "Messagerie vocale. Composez le numéro de votre poste, puis dièse.",
  "vm-ask-pin": "Composez votre code à six chiffres.",
  "vm-wrong-pin": "Ce code n'est pas le bon.",
  "vm-goodbye": "Au revoir.",
  "vm-no-mailbox": "Ce numéro n'a pas de boîte vocale.",
  // what there is
  "vm-you-have": "Vous avez",
  "vm-and": "et",
  "vm-no-message": "Vous n'avez aucun message.",
  "vm-new-message": "nouveau message",
  "vm-new-messages": "nouveaux messages",
  "vm-saved-message": "message sauvegardé",
  "vm-saved-messages": "messages sauvegardés",
  "vm-menu":
    "Pour écouter les nouveaux messages, tapez 1. Les messages sauvegardés, 2. Pour changer votre annonce, 3. Pour changer votre code, 4. Pour une autre boîte vocale, 9. Pour quitter, dièse.",
  // one message
  "vm-this-new": "Nouveau message,",
  "vm-this-saved": "Message sauvegardé,",
  "vm-from": "de",
  "vm-from-hidden": "d'un numéro masqué,",
  "vm-keys":
    "Pour réécouter, tapez 1. Pour sauvegarder, 2. Pour effacer, 3. Pour rappeler, 4. Pour transférer le message, 5. Message suivant, 6. Précédent, 7. Aide, 0. Menu, étoile.",
  "vm-saved": "Message sauvegardé.",
  "vm-deleted": "Message effacé.",
  "vm-no-more": "Il n'y a plus de message.",
  "vm-not-called-back": "Ce numéro ne peut pas être rappelé.",
  "vm-ask-forward": "Composez le numéro à qui transférer le message, puis dièse.",
  "vm-forwarded": "Message transféré.",
  "vm-not-done": "Cela n'a pas pu être fait.",
  // the greeting
  "vm-greeting-menu":
    "Pour enregistrer votre annonce, tapez 1. Pour l'écouter, 2. Pour revenir à l'annonce d'origine, 3. Menu, étoile.",
  "vm-speak-greeting": "Parlez après le signal sonore, puis tapez dièse.",
  "vm-review-greeting": "Pour garder cette annonce, tapez 1. Pour l'écouter, 2. Pour recommencer, 3. Menu, étoile.",
  "vm-greeting-kept": "Votre annonce est enregistrée.",
  "vm-greeting-gone": "L'annonce d'origine est rétablie.",
  // the code
  "vm-new-pin": "Composez votre nouveau code à six chiffres.",
  "vm-repeat-pin": "Composez-le encore une fois.",
  "vm-pin-set": "Votre code est enregistré.",
  "vm-pin-weak": "Ce code est trop facile à deviner.",
  "vm-pin-differs": "Les deux codes sont différents.",
  "vm-no-key": "Cette touche n'a pas de fonction.",
  // days and hours
  "vm-today": "aujourd'hui",
  "vm-yesterday": "hier",
  "vm-the": "le",
  "vm-first": "premier",
  "vm-at": "à",
  "vm-hour": "heure",
  "vm-hours": "heures",
  "vm-one-f": "une",
  "vm-and-one-f": "et une",
  "vm-and-one": "et un",
  "vm-month-1": "janvier",
  "vm-month-2": "février",
  "vm-month-3": "mars",
  "vm-month-4": "avril",
  "vm-month-5": "mai",
  "vm-month-6": "juin",
  "vm-month-7": "juillet",
  "vm-month-8": "août",
  "vm-month-9": "septembre",
  "vm-month-10": "octobre",
  "vm-month-11": "novembre",
  "vm-month-12": "décembre",
  // numbers beyond the digits
  "number-40": "quarante",
  "number-50": "cinquante",
  "number-60": "soixante",
  "number-80": "quatre-vingt",
  "vm-and-eleven": "et onze",
} as const;

export type VoicemailPrompt =
  | keyof typeof VOICEMAIL_PROMPTS
  | "beep"
  | `number-${10 | 11 | 12 | 13 | 14 | 15 | 16 | 20 | 30}`;
