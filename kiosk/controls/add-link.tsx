import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

/** The green + above a list [MEN-19]. */
export function AddLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link to={to} class="button add">
      <Icon name="plus" />
      {children}
    </Link>
  );
}
