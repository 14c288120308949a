import { useSentences } from "../site/use-site.ts";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

/** The red Retour of every form: back to the list without saving [MEN-18]. */
export function BackLink({ to }: { readonly to: string }) {
  return (
    <Link to={to} class="button back">
      <Icon name="back" />
      {useSentences().back}
    </Link>
  );
}
