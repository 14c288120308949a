import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Issue } from "../../daemon/model/config/issue.ts";
import { type Draft, type DraftValue, sameDraft, valueAt, withValueAt } from "./draft.ts";

/** What is typed into a form, what it began with, and what is wrong with it, field by field. Paths: `numbers/0/extension`. */
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

  value(path: string): DraftValue | undefined {
    return valueAt(this.draft.value, path);
  }

  text(path: string): string {
    const value = this.value(path);
    return typeof value === "string" ? value : "";
  }

  list(path: string): readonly DraftValue[] {
    const value = this.value(path);
    return Array.isArray(value) ? value : [];
  }

  /** A value that changes is no longer what the issues were about. */
  set(path: string, value: DraftValue): void {
    this.draft.value = withValueAt(this.draft.value, path, value);
    const others = this.issues.value.filter((issue) => !isWithin(issue.path, path));
    if (others.length !== this.issues.value.length) this.issues.value = others;
  }

  issueOf(path: string): Issue | undefined {
    return this.issues.value.find((issue) => isWithin(issue.path, path));
  }

  /** An issue of the field itself, not of what is in it. */
  ownIssueOf(path: string): Issue | undefined {
    return this.issues.value.find((issue) => issue.path === `/${path}`);
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

const isWithin = (pointer: string, path: string): boolean => pointer === `/${path}` || pointer.startsWith(`/${path}/`);
