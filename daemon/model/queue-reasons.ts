import type { Words } from "./config/field.ts";

/** What a caller met in queues. */
export const QUEUE_REASONS = {
  // routing
  "is-queue": { fr: "Le {number} « {name} » met en file d'attente", en: '{number} "{name}" queues its callers' },
  "queue-full": {
    fr: "La file du {number} est pleine, {calls} {calls|appel|appels} en attente",
    en: "The queue of {number} is full, {calls} {calls|call|calls} waiting",
  },
  "queue-empty": {
    fr: "Aucun membre du {number} n'est connecté : la file n'est pas ouverte",
    en: "No member of {number} is logged in: nobody can wait there",
  },
  // in the queue
  "queue-entered": {
    fr: "L'appelant attend dans la file du {number}, à la place {place}",
    en: "The caller waits in the queue of {number}, at place {place}",
  },
  "queue-rings": {
    fr: "C'est son tour : {numbers|sonne|sonnent} {seconds} s au plus : {numbers:list}",
    en: "It is his turn: {numbers|rings|ring} for {seconds} s at most: {numbers:list}",
  },
  "queue-missed": {
    fr: "{numbers:list} {numbers|n'a|n'ont} pas pris l'appel : il garde sa place",
    en: "{numbers:list} {numbers|has|have} not taken the call: he keeps his place",
  },
  // how it ends
  "queue-left": { fr: "L'appelant quitte la file du {number}", en: "The caller leaves the queue of {number}" },
  "queue-expired": {
    fr: "Attente de plus de {seconds} s dans la file du {number}",
    en: "Waited for more than {seconds} s in the queue of {number}",
  },
  "queue-call-back": {
    fr: "L'appelant garde sa place dans la file du {number} et sera rappelé au {to}",
    en: "The caller keeps his place in the queue of {number} and will be called back at {to}",
  },
  "no-call-back": {
    fr: "Le {number} n'est pas rappelé : un tel appel pourrait coûter trop cher",
    en: "{number} is not called back: such a call might cost too much",
  },
  "calls-back": {
    fr: "Rappel du {to}, qui attendait dans la file du {number}",
    en: "Calls {to} back, who was waiting in the queue of {number}",
  },
  // transfers by telephones
  "transfers-to-queue": {
    fr: "Le {number} laisse sa place dans la file du {queue} au {transferee}",
    en: "{number} leaves his place in the queue of {queue} to {transferee}",
  },
} as const satisfies Readonly<Record<string, Words>>;
