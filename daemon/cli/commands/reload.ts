import { RENDERING_MS } from "../../contracts/sound.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";

/** Sounds are rendered, then every consumer prepares and applies; a large office takes its time. In milliseconds. */
const timeoutMs = RENDERING_MS + 60_000;

/** Recharger [REC-04]. */
export const reload: Command = async ({ home, terminal }) => {
  const answer = await ask(home, "store", (store) => store.call("reload", { author }, { timeoutMs }));
  switch (answer.kind) {
    case "running":
      terminal.write(`Revision ${answer.revision} is in force.\n`);
      return exits.done;
    case "refused": {
      const reasons = answer.reasons.map((reason) => `  ${reason.consumer}: ${reason.message}`).join("\n");
      const running = answer.running === null ? "" : ` Revision ${answer.running} stays in force.`;
      terminal.complain(`sipleo: revision ${answer.revision} was refused.${running}\n${reasons}\n`);
      return exits.failed;
    }
    case "busy":
    case "unwritable":
      terminal.complain(`sipleo: the configuration was not put in force: ${answer.english}\n`);
      return exits.failed;
  }
};
