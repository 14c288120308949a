import { useLayoutEffect, useRef } from "preact/hooks";
import { SignInPage } from "./sign-in-page.tsx";

/**
 * The sign-in over a page with unsaved changes whose login has ended: nothing of the page is seen, nor can be reached,
 * until its owner is back. A dialog, since it covers those that are open below it too.
 */
export function SignInAgain() {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    // By nothing, not by Escape either, where browsers know that; the types of elements do not yet.
    box.current?.setAttribute("closedby", "none");
    box.current?.showModal();
    return () => {
      if (activeElement instanceof HTMLElement) activeElement.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class="gate-over"
      onCancel={(event) => event.preventDefault()}
      // In other browsers Escape, pressed often enough, closes every dialog.
      onClose={({ currentTarget }) => currentTarget.showModal()}
    >
      <SignInPage />
    </dialog>
  );
}
