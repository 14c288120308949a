import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Access } from "../../daemon/contracts/api/route.ts";
import type { Form } from "../forms/form.ts";
import { useMay } from "../site/use-may.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import { LooksOnly } from "./looks-only.tsx";

interface FormFrameProps {
  readonly form: Form;
  /** Ajouter or Modifier, at the end [MEN-20]. */
  readonly submit: string;
  readonly onSubmit: () => Promise<void>;
  readonly children: ComponentChildren;
  /** Whether leaving with changes must be asked about; not for forms that hold a password alone. */
  readonly guarded?: boolean;
  /** What it takes to save it; who may not sees what is there. */
  readonly access?: Access;
}

/** A form whose changes are not lost by a click, and whose first wrong field gets the focus. */
export function FormFrame({ form, submit, onSubmit, children, guarded = true, access = "login" }: FormFrameProps) {
  const { place, told } = useBound();
  const t = useSentences();
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => (guarded ? place.guard(() => form.unsaved.peek()) : undefined), [form]);
  const may = useMay(access);
  const issues = form.issues.value;

  const send = async () => {
    if (form.busy.value) return;
    form.busy.value = true;
    await onSubmit();
    form.busy.value = false;
    if (form.issues.peek().length === 0) return;
    // After the page has been drawn with the issues in it.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  if (!may) {
    return (
      <>
        <LooksOnly access={access} />
        <fieldset class="form-seen" disabled>
          {children}
        </fieldset>
      </>
    );
  }
  return (
    <form
      ref={box}
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
      <div class="form-end">
        <div role="alert" class="form-issues">
          {issues.length > 0 && <p class="issue">{t.issuesFound(issues.length)}</p>}
          {form.strayIssues().map((issue) => (
            <p class="issue" key={issue.path + issue.code}>
              <bdi>{told(issue)}</bdi>
            </p>
          ))}
        </div>
        <Button kind="main" submit busy={form.busy.value}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function useBound() {
  const site = useSite();
  return { place: site.place, told: site.told.bind(site) };
}
