import type { Log } from "../kit/log.ts";
import type { EngineEvent } from "./engine/engine.ts";
import type { Suspicions } from "./suspicions.ts";

/** What the log keeps of the engine's events that belong to no call. */
export function engineDiary(log: Log, suspicions: Suspicions): (event: EngineEvent) => void {
  return (event) => {
    switch (event.type) {
      case "security.suspicion":
        return suspicions.hear(event);
      case "engine.log":
        return event.level === 1
          ? log.error("engine", { text: event.text })
          : event.level === 2
            ? log.warn("engine", { text: event.text })
            : log.debug("engine", { text: event.text });
      case "engine.failed":
        return log.error("the engine failed", { code: event.code, text: event.text });
      case "contact.added": {
        const { extension, source, transport, userAgent } = event.binding;
        return log.info("telephone registered", { extension, source, transport, userAgent });
      }
      case "contact.removed":
        return log.info("telephone gone", { extension: event.extension, reason: event.reason });
      default:
        return;
    }
  };
}
