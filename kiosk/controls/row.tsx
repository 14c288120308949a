import type { ComponentChildren } from "preact";

interface RowProps {
  readonly label: ComponentChildren;
  readonly children: ComponentChildren;
  readonly help?: ComponentChildren;
}

/** The three columns of every form: label, control, help [MEN-23]. */
export function Row({ label, children, help }: RowProps) {
  return (
    <div class="row">
      <div class="row-label">{label}</div>
      <div class="row-control">{children}</div>
      {help !== undefined && <div class="row-help">{help}</div>}
    </div>
  );
}
