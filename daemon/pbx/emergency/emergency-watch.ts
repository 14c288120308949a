import type { Clock, Timer } from "../../kit/clock.ts";
import { reason } from "../../model/reason.ts";
import type { Incident } from "../alerts/incidents.ts";
import type { Announcement, Call } from "../calls/call.ts";
import type { PromptName } from "../prompts/prompt-folder.ts";
import { announcementFor, siteOf } from "./announcement-for.ts";

/** A line for the audit of store. */
export type Note = (action: string, text: string) => void;

interface Parts {
  readonly clock: Clock;
  readonly announce: (told: Announcement) => void;
  readonly alert: (incident: Incident) => void;
  readonly note: Note;
  readonly prompt: (name: PromptName) => string;
}

/** The contact is called so often, until somebody answers; in between the line may have become free. */
const MOST_TRIES = 5;
const AGAIN_MS = 15_000;
/** A call for help stays in the list of alerts so long. */
const KEPT_MS = 3_600_000;

/** Sees that the contact of the site is told when somebody calls for help [MEX-01], and that people find out later. */
export class EmergencyWatch implements Disposable {
  readonly #parts: Parts;
  readonly #timers = new Set<Timer>();
  /** Tries so far, by the name of the call for help. */
  readonly #tries = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A CallListener. */
  changed(before: Call | null, after: Call): void {
    if (after.announcement !== null) this.#announced(before, after, after.announcement);
    else if (after.isEmergency && before?.isEmergency !== true) this.#begun(after);
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    this.#tries.clear();
  }

  #begun(call: Call): void {
    const { caller, dialled, view } = call;
    const site = siteOf(view, caller.number)?.name ?? "";
    const what = reason("help-was-called", { number: caller.number, dialled });
    const why = site === "" ? null : reason("emergency-at-site", { site });
    this.#parts.alert({ key: `help-${caller.number}`, level: "error", what, why, times: 1, keptMs: KEPT_MS });
    const place = site === "" ? "" : `, site « ${site} »`;
    this.#parts.note("emergency.call", `Appel d'urgence au ${dialled} depuis le poste ${caller.number}${place}`);
    const told = announcementFor(call, this.#parts.prompt);
    if (told !== null) this.#soon(0, told);
  }

  #announced(before: Call | null, after: Call, told: Announcement): void {
    if (after.endedAt === null || before?.endedAt != null) return;
    const { contact, caller, about } = told;
    if (after.answeredAt !== null) {
      this.#tries.delete(about);
      this.#parts.note("emergency.contact", `Le ${contact} est prévenu de l'appel d'urgence du poste ${caller.number}`);
    } else if ((this.#tries.get(about) ?? 0) < MOST_TRIES) {
      this.#soon(AGAIN_MS, told);
    } else {
      this.#tries.delete(about);
      const what = reason("contact-not-told", { contact, number: caller.number });
      this.#parts.alert({ key: `contact-${contact}`, level: "error", what, why: null, times: 1, keptMs: KEPT_MS });
      this.#parts.note(
        "emergency.contact",
        `Le ${contact} n'a pas pu être prévenu : ${MOST_TRIES} essais sans réponse`,
      );
    }
  }

  /** Never at once: the listeners of the change are still being told. */
  #soon(inMs: number, told: Announcement): void {
    const timer = this.#parts.clock.after(inMs, () => {
      this.#timers.delete(timer);
      this.#tries.set(told.about, (this.#tries.get(told.about) ?? 0) + 1);
      this.#parts.announce(told);
    });
    this.#timers.add(timer);
  }
}
