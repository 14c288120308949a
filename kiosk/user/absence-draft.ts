import type { Absence, ForwardWhen } from "../../daemon/model/profiles/absence.ts";
import type { Draft } from "../forms/draft.ts";

export const WHEN: readonly ForwardWhen[] = ["always", "no-answer", "busy", "unavailable"];

/** What the controls show: an empty field is no forward. */
export const absenceDraft = ({ doNotDisturb, forwards }: Absence): Draft => ({
  doNotDisturb,
  ...Object.fromEntries(WHEN.map((when) => [when, forwards[when] ?? ""])),
});

/** What they stand for; numbers are typed with spaces, dots and hyphens. */
export function readAbsence(draft: Draft): Absence {
  const to = (when: ForwardWhen): string | null => {
    const typed = String(draft[when] ?? "").replaceAll(/[\s.\-()]/g, "");
    return typed === "" ? null : typed;
  };
  const forwards = {
    always: to("always"),
    "no-answer": to("no-answer"),
    busy: to("busy"),
    unavailable: to("unavailable"),
  };
  return { doNotDisturb: draft.doNotDisturb === true, forwards };
}
