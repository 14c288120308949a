import { useSignal } from "@preact/signals";
import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";

/** Copies a text; where the browser has no clipboard (plain http) there is no button. */
export function CopyButton({ text }: { readonly text: string }) {
  const t = useSentences();
  const copied = useSignal(false);
  if (navigator.clipboard === undefined) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    copied.value = true;
  };
  return (
    <>
      <Button kind="quiet" icon={copied.value ? "done" : "copy"} onClick={() => void copy().catch(() => undefined)}>
        {copied.value ? t.copied : t.copy}
      </Button>
      <span class="unseen" role="status">
        {copied.value ? t.copied : ""}
      </span>
    </>
  );
}
