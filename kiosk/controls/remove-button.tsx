import { Icon } from "./icon.tsx";

/** The white cross on a red circle of the guide [MEN-22]. */
export function RemoveButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="row-action remove" aria-label={label} title={label} onClick={onClick}>
      <span class="disc">
        <Icon name="cross" />
      </span>
    </button>
  );
}
