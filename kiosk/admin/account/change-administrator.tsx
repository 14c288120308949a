import { useSignal } from "@preact/signals";
import type { Administrator } from "../../../daemon/contracts/store-access.ts";
import { ADMINISTRATOR_ROLES } from "../../../daemon/model/config/administrators.ts";
import { Button } from "../../controls/button.tsx";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { roleNamed } from "./new-administrator.tsx";
import { TemporaryPassword } from "./temporary-password.tsx";

interface ChangeAdministratorProps {
  readonly administrator: Administrator;
  readonly close: () => void;
}

/** Another role; of somebody else also another password, no second factor any more. */
export function ChangeAdministrator({ administrator, close }: ChangeAdministratorProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.administrators;
  const { name, hasSecondFactor } = administrator;
  // His own have pages that ask for the password.
  const isOwn = name === site.account.value?.name;
  const role = useSignal(administrator.role);
  const password = useSignal<string | null>(null);
  const parameters = { name };
  const told = (
    answer: Awaited<ReturnType<typeof site.ask<"administrators.setRole" | "administrators.dropSecondFactor">>>,
    text: string,
  ) => {
    if (answer.kind === "done") site.notices.done(text);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    close();
  };
  const save = async () => {
    if (role.value === administrator.role) return close();
    told(await site.ask("administrators.setRole", { parameters, body: { role: role.value } }), t.changed);
  };
  const reset = async () => {
    const answer = await site.ask("administrators.resetPassword", { parameters });
    if (answer.kind === "done") {
      password.value = answer.body.password;
      return;
    }
    site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    close();
  };
  const drop = async () => told(await site.ask("administrators.dropSecondFactor", { parameters }), t.factorDropped);
  if (password.value !== null) return <TemporaryPassword name={name} password={password.value} close={close} />;
  const buttons = (
    <>
      <Button onClick={close}>{all.cancel}</Button>
      <Button kind="main" onClick={() => void save()}>
        {all.change}
      </Button>
    </>
  );
  return (
    <Dialog title={t.changeTitle(name)} onClose={close} buttons={buttons}>
      <ChoiceField
        label={t.role}
        help={all.accounts.roleHelp[role.value]}
        choices={ADMINISTRATOR_ROLES.map((value) => ({ value, label: all.accounts.roles[value] }))}
        value={role.value}
        onChange={(value) => (role.value = roleNamed(value))}
      />
      {!isOwn && (
        <Row label="" help={t.resetHelp}>
          <Button warns onClick={() => void reset()}>
            {t.reset}
          </Button>
        </Row>
      )}
      {!isOwn && hasSecondFactor && (
        <Row label="" help={t.dropFactorHelp}>
          <Button warns onClick={() => void drop()}>
            {t.dropFactor}
          </Button>
        </Row>
      )}
    </Dialog>
  );
}
