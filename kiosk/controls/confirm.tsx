import type { ComponentChildren } from "preact";
import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly yes: string;
  readonly no?: string;
  readonly busy?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before what cannot be taken back. */
export function Confirm({ title, children, yes, no, busy = false, onYes, onNo }: ConfirmProps) {
  const t = useSentences();
  const buttons = (
    <>
      <Button onClick={onNo}>{no ?? t.cancel}</Button>
      <Button kind="danger" busy={busy} onClick={onYes}>
        {yes}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onNo} buttons={buttons}>
      {children}
    </Dialog>
  );
}
