import { Check } from "typebox/value";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { type Menu, type MenuNumber, menuNumberSchema, menuSchema } from "../../../daemon/model/config/menus.ts";
import { Answered } from "../../controls/answered.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { VoiceServer } from "./menu-map.ts";
import { Simulation } from "./simulation.tsx";
import { VoicePlan } from "./voice-plan.tsx";

const isMenu = (object: JsonRecord): object is JsonRecord & Menu => Check(menuSchema, object);
const isNumber = (object: JsonRecord): object is JsonRecord & MenuNumber => Check(menuNumberSchema, object);

/** Below the list of menus: the plan of how they lead to each other, and a call through them that rings nowhere. */
export function VoiceOverview({ items }: { readonly items: readonly JsonRecord[] }) {
  return <Voice menus={items.filter(isMenu)} />;
}

function Voice({ menus }: Pick<VoiceServer, "menus">) {
  const { ask } = useSite();
  const t = useSentences().voiceServer;
  const { asked, again } = useAnswer(() => ask("objects.list", { parameters: { collection: "menu-numbers" } }));
  if (menus.length === 0) return null;
  return (
    <Answered asked={asked} again={again}>
      {({ items }) => {
        const server = { menus, numbers: items.filter(isNumber) };
        return (
          <>
            <Panel title={t.plan}>
              <VoicePlan server={server} />
            </Panel>
            <Panel title={t.simulation}>
              <Simulation server={server} />
            </Panel>
          </>
        );
      }}
    </Answered>
  );
}
