import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Issue } from "../../daemon/model/config/issue.ts";
import { type Draft, sameDraft } from "./draft.ts";

/** What is typed into a form, what it began with, and what is wrong with it, field by field. */
export class Form {
  readonly draft: Signal<Draft>;
  readonly initial: Signal<Draft>;
  readonly issues: Signal<readonly Issue[]> = signal([]);
  readonly busy: Signal<boolean> = signal(false);
  readonly unsaved: ReadonlySignal<boolean>;

  constructor(initial: Draft) {
    this.draft = signal(initial);
    this.initial = signal(initial);
    this.unsaved = computed(() => !sameDraft(this.draft.value, this.initial.value));
  }

  text(key: string): string {
    const value = this.draft.value[key];
    return typeof value === "string" ? value : "";
  }

  /** A value that changes is no longer what the issue was about. */
  set(key: string, value: string | boolean): void {
    this.draft.value = { ...this.draft.value, [key]: value };
    const others = this.issues.value.filter(({ path }) => path !== `/${key}`);
    if (others.length !== this.issues.value.length) this.issues.value = others;
  }

  issueOf(key: string): Issue | undefined {
    return this.issues.value.find(({ path }) => path === `/${key}` || path.startsWith(`/${key}/`));
  }

  /** Issues that belong to none of the fields on the page. */
  strayIssues(): readonly Issue[] {
    const keys = Object.keys(this.draft.value);
    return this.issues.value.filter(({ path }) => !keys.includes(path.split("/")[1] ?? ""));
  }

  saved(): void {
    this.initial.value = this.draft.value;
    this.issues.value = [];
  }
}
