import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The buttons, the safe one first: it gets the focus. */
  readonly buttons: ComponentChildren;
  readonly onClose: () => void;
}

/** The browser's own dialog: it keeps the focus inside and gives it back. */
export function Dialog({ title, children, buttons, onClose }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={box} aria-labelledby={id} onCancel={cancel}>
      <h2 id={id} class="dialog-title">
        {title}
      </h2>
      <div class="dialog-text">{children}</div>
      <div class="dialog-buttons">{buttons}</div>
    </dialog>
  );
}
