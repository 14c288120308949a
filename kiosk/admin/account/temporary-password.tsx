import { Button } from "../../controls/button.tsx";
import { CopyButton } from "../../controls/copy-button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { useSentences } from "../../site/use-site.ts";

interface TemporaryPasswordProps {
  readonly name: string;
  readonly password: string;
  readonly close: () => void;
}

/** Shown once, to be handed on. */
export function TemporaryPassword({ name, password, close }: TemporaryPasswordProps) {
  const all = useSentences();
  const t = all.accounts.administrators;
  return (
    <Dialog title={t.passwordTitle} onClose={close} buttons={<Button onClick={close}>{all.close}</Button>}>
      <p>{t.passwordOnce(name)}</p>
      <p class="copied">
        <code>{password}</code>
        <CopyButton text={password} />
      </p>
    </Dialog>
  );
}
