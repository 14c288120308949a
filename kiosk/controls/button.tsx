import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly onClick?: () => void;
  readonly kind?: "plain" | "main" | "add" | "danger" | "quiet";
  readonly icon?: IconName;
  /** For a button that shows an icon alone. */
  readonly label?: string;
  readonly submit?: boolean;
  readonly busy?: boolean;
  readonly expanded?: boolean;
  /** Leads to something that takes away. */
  readonly warns?: boolean;
}

/** A busy button stays where the focus is, and does nothing. */
export function Button({ children, onClick, kind = "plain", icon, label, submit, busy, expanded, warns }: ButtonProps) {
  const press = (event: MouseEvent) => {
    if (busy === true) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      type={submit === true ? "submit" : "button"}
      class={`button ${kind}${warns === true ? " warns" : ""}`}
      onClick={press}
      aria-label={label}
      title={label}
      aria-disabled={busy === true ? "true" : undefined}
      aria-expanded={expanded}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
