import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

/** The tools of the guide [MEN-21]. */
export function EditLink({ label, to }: { readonly label: string; readonly to: string }) {
  return (
    <Link to={to} label={label} class="row-action">
      <Icon name="tools" />
    </Link>
  );
}
