import { Button } from "../../controls/button.tsx";
import { CopyButton } from "../../controls/copy-button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Rung } from "./ladder-of.ts";

/** One SIP message as it stood on the wire; the server has taken its secrets out. */
export function MessageDialog({ rung, onClose }: { readonly rung: Rung; readonly onClose: () => void }) {
  const all = useSentences();
  const t = all.ladder;
  const { moment, instant } = useSite().formats.value;
  const { at, transport, far, text, sent } = rung.message;
  const buttons = (
    <>
      <Button onClick={onClose}>{all.close}</Button>
      <CopyButton text={text} />
    </>
  );
  return (
    <Dialog title={rung.what === "" ? t.message : rung.what} onClose={onClose} buttons={buttons}>
      <p class="quiet">
        <time title={moment(at)}>{instant(at)}</time> · {transport.toUpperCase()} · {sent ? "→" : "←"} {far}
        {rung.isAgain && ` · ${t.again}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long message is moved by the arrow keys (WCAG 2.1.1) */}
      <pre class="sip-text" dir="ltr" tabIndex={0}>
        {text.replaceAll("\r\n", "\n")}
      </pre>
    </Dialog>
  );
}
