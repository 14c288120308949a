import { useSignal } from "@preact/signals";
import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** « Plus d'info » [MEN-27]. */
export function More({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  const t = useSentences();
  const open = useSignal(false);
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <button type="button" class="link" onClick={() => (open.value = true)}>
        {t.more}
      </button>
      {open.value && (
        <Dialog title={title} onClose={close} buttons={<Button onClick={close}>{t.close}</Button>}>
          {texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Dialog>
      )}
    </>
  );
}
