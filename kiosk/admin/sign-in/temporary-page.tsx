import { useSentences } from "../../site/use-site.ts";
import { PasswordForm } from "../account/password-page.tsx";
import { Gate } from "./gate.tsx";

/** Who has a temporary password chooses another one before anything else. */
export function TemporaryPage() {
  const t = useSentences().accounts.signIn;
  return (
    <Gate title={t.temporaryTitle}>
      <p>{t.temporary}</p>
      <PasswordForm />
    </Gate>
  );
}
