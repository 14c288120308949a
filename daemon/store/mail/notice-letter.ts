import type { ConfigurationDocument } from "../../model/config/document.ts";
import type { Mailbox } from "../../model/config/mailboxes.ts";
import { printable } from "../../model/printable.ts";
import type { Letter } from "./letter.ts";
import type { Notice } from "./notice.ts";

/** What somebody reads who is told of a voice message [BVF-08, A-31]. Pure: the sound is added by who has it. */
export function noticeLetter(
  { message: told }: Notice,
  { email, name, owner }: Mailbox & { readonly email: string },
  { system, specialNumbers, mail }: ConfigurationDocument,
): Pick<Letter, "to" | "subject" | "text" | "messageId"> {
  const caller = callerOf(told.caller);
  const length = lengthOf(told.seconds);
  const lines = [
    "Bonjour,",
    "",
    `Un message vocal vous attend dans la boîte « ${printable(name)} » du ${owner}.`,
    "",
    `De : ${caller}`,
    `Le : ${dateOf(told.at, system.timeZone)}`,
    `Durée : ${length}`,
    ...(told.forwardedBy === null ? [] : [`Transféré par : ${told.forwardedBy}`]),
    "",
    ...(specialNumbers.voicemail === "" ? [] : [`Pour l'écouter, composez le ${specialNumbers.voicemail}.`]),
  ];
  return {
    to: email,
    subject: `Message vocal de ${caller} (${length})`,
    text: `${lines.join("\n")}\n`,
    messageId: `<${told.message}@${mail.from?.split("@")[1] ?? "sipleo.invalid"}>`,
  };
}

const callerOf = ({ number, name }: Notice["message"]["caller"]): string => {
  if (number === "") return "un numéro masqué";
  return name === "" ? printable(number) : `${printable(name)} (${printable(number)})`;
};

/** « 45 s », « 2 min 05 s ». */
function lengthOf(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

const dateOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("fr-FR", { timeZone, dateStyle: "full", timeStyle: "short" }).format(at);
