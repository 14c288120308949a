import { passwordStrength } from "../../forms/password-strength.ts";
import { useSentences } from "../../site/use-site.ts";

/** How solid a password looks, while it is typed. */
export function StrengthHint({ password }: { readonly password: string }) {
  const t = useSentences().setUp;
  if (password === "") return null;
  const strength = passwordStrength(password);
  return (
    <p class={`strength ${strength}`} role="status">
      <span class="strength-bar" aria-hidden="true" />
      {t.strength}&nbsp;: {t.strengths[strength]}
    </p>
  );
}
