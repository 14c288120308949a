import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences } from "../../site/use-site.ts";
import { RestartList } from "../telephones/restart-list.tsx";
import { useRestarts } from "../telephones/use-restarts.ts";

/** Whom the guide restarts together. */
const MAKERS = ["aastra", "depaepe"];

/** TÉLÉPHONES AASTRA: all of them restart, one after the other, and each says what became of it [ACC-12]. */
export function TelephonesPanel() {
  const t = useSentences();
  const words = t.telephones;
  const asking = useSignal(false);
  const evenTalking = useSignal(false);
  const { items, isBusy, restart } = useRestarts(() => true);
  const begin = () => {
    asking.value = false;
    void restart({ numbers: null, makers: MAKERS }, evenTalking.value);
  };
  return (
    <Panel title={words.aastra}>
      <Row label="" help={words.aastraHelp}>
        <May>
          <Button busy={isBusy} onClick={() => (asking.value = true)}>
            {words.restart}
          </Button>
        </May>
        <RestartList items={items} />
      </Row>
      {asking.value && (
        <Confirm title={words.restartTitle} yes={words.restart} onYes={begin} onNo={() => (asking.value = false)}>
          <p>{words.restartText}</p>
          <label>
            <input
              type="checkbox"
              checked={evenTalking.value}
              onChange={(event) => (evenTalking.value = event.currentTarget.checked)}
            />{" "}
            {words.evenTalking}
          </label>
        </Confirm>
      )}
    </Panel>
  );
}
