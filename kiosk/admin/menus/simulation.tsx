import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { Keypad } from "../../controls/keypad.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Player } from "../../controls/player.tsx";
import { hearBlock } from "../../site/hear-block.ts";
import { useOffice } from "../../site/use-office.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type Choice, type Outcome, outcomeOf, type VoiceServer } from "./menu-map.ts";
import { choiceText, outcomeText } from "./outcome-words.ts";

interface Step {
  readonly choice: Choice;
  readonly to: Outcome;
}

/** A call through the menus as they are saved, without a telephone: keys are pressed, and one reads where one is. */
export function Simulation({ server }: { readonly server: VoiceServer }) {
  const site = useSite();
  const t = useSentences();
  const office = useOffice();
  const start = useSignal(server.menus.find(({ number }) => number !== null)?.name ?? server.menus[0]?.name ?? "");
  const steps = useSignal<readonly Step[]>([]);
  const last = steps.value.at(-1)?.to;
  const entered = steps.value.findLast(({ to }) => to.kind === "menu")?.to;
  const name = entered?.kind === "menu" ? entered.menu : start.value;
  const menu = server.menus.find((one) => one.name === name);
  const isOver = menu === undefined || (last !== undefined && last.kind !== "menu" && last.kind !== "again");
  const choose = (choice: Choice) => {
    if (menu === undefined || isOver) return;
    steps.value = [...steps.value, { choice, to: outcomeOf(server, menu, choice) }];
  };
  const { source, ...block } = menu?.audio ?? {
    source: { kind: "none" as const },
    volume: 10,
    secondsBefore: 0,
    secondsAfter: 0,
  };
  const caption = (key: Choice) => {
    const to = menu === undefined || isOver ? undefined : outcomeOf(server, menu, key);
    return to === undefined || to.kind === "again" ? "" : outcomeText(to, t, office);
  };
  return (
    <div class="menu-events">
      <Keypad
        label={t.voiceServer.keypad}
        nameOf={(key) => t.voiceServer.press(key)}
        captionOf={caption}
        onPress={choose}
      />
      <div>
        <p class="simulation-start">
          <label>
            <span>{t.voiceServer.from}</span>{" "}
            <select
              value={start.value}
              onChange={(event) => {
                start.value = event.currentTarget.value;
                steps.value = [];
              }}
            >
              {server.menus.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <Button onClick={() => (steps.value = [])}>{t.voiceServer.restart}</Button>
        </p>
        <ol class="simulation">
          <li>
            <Name>{start.value}</Name>
          </li>
          {steps.value.map(({ choice, to }, index) => (
            // Its place is what names a step: the same may be done twice.
            <li key={index}>
              {choiceText(choice, t)} → <Name>{outcomeText(to, t, office)}</Name>
            </li>
          ))}
        </ol>
        <div role="status">
          {isOver ? (
            <p>{t.voiceServer.over}</p>
          ) : (
            <p>
              {t.voiceServer.youHear}{" "}
              <strong>
                <Name>{name}</Name>
              </strong>
              {source.kind === "text" && <q dir="auto">{source.text}</q>}
            </p>
          )}
        </div>
        {!isOver && (
          <p class="player">
            {source.kind !== "none" && (
              <May>
                <Player name={name} fetch={() => hearBlock(site, { source, ...block })}>
                  {t.audio.listen}
                </Player>
              </May>
            )}
            {menu.expirySeconds !== null && (
              <Button onClick={() => choose("expiry")}>{t.voiceServer.wait(menu.expirySeconds)}</Button>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
