import type { Problem } from "../../daemon/contracts/api/problem.ts";
import type { Form } from "../forms/form.ts";
import type { Site } from "./site.ts";

type Unanswered = { readonly kind: "refused"; readonly problem: Problem } | { readonly kind: "away" };

/** Shows why a form was not saved: beside its fields where that is known, else on top of the page. */
export function showRefusal(site: Site, form: Form, answer: Unanswered): void {
  const issues = answer.kind === "away" ? [] : (answer.problem.issues ?? []);
  if (issues.length > 0) form.issues.value = issues;
  else site.notices.failed(answer.kind === "away" ? site.sentences.value.away : site.told(answer.problem));
}
