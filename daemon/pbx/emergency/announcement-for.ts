import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Announcement, Call } from "../calls/call.ts";
import { digitPrompts, type PromptName } from "../prompts/prompt-folder.ts";

/** The sentence is said so often: whoever answers needs a moment to understand. */
const TIMES = 3;

/**
 * What the contact is told of a call for help: « Un appel d'urgence … depuis le poste 2 0 5 », with the number that was
 * called and the site on the display. Null: nobody is to be told.
 */
export function announcementFor(call: Call, prompt: (name: PromptName) => string): Announcement | null {
  const { view, caller, dialled, id } = call;
  const contact = contactOf(view, caller.number);
  if (contact === null || contact === caller.number) return null;
  const sentence = ["emergency-call" as const, ...digitPrompts(caller.number)].map(prompt);
  const site = siteOf(view, caller.number)?.name ?? "";
  const name = `Urgence ${dialled}${site === "" ? "" : `, ${site}`}`;
  const prompts = Array.from({ length: TIMES }, () => sentence).flat();
  return { contact, caller: { number: caller.number, name }, prompts, about: id };
}

/** Where the extension stands; undefined: no site is known. */
export function siteOf(view: PbxView, extension: string): PbxView["sites"][number] | undefined {
  const name = view.extensions.find(({ number }) => number === extension)?.site ?? null;
  return view.sites.find((site) => site.name === name);
}

const contactOf = (view: PbxView, extension: string): string | null =>
  siteOf(view, extension)?.emergencyContact ?? view.emergency.contact;
