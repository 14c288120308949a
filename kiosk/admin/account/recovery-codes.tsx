import { Button } from "../../controls/button.tsx";
import { CopyButton } from "../../controls/copy-button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { useSentences } from "../../site/use-site.ts";

/** Shown once, to be written down. */
export function RecoveryCodes({ codes, close }: { readonly codes: readonly string[]; readonly close: () => void }) {
  const t = useSentences().accounts.secondFactor;
  const buttons = (
    <Button kind="main" onClick={close}>
      {t.codesKept}
    </Button>
  );
  return (
    <Dialog title={t.codesTitle} onClose={close} buttons={buttons}>
      <p>{t.codesOnce}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <CopyButton text={codes.join("\n")} />
      </p>
    </Dialog>
  );
}
