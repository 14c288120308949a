import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { pointOf, withPoint } from "../../../daemon/contracts/health-hour.ts";
import type { Health, HealthPoint } from "../../../daemon/contracts/machine-health.ts";
import { useSite } from "../../site/use-site.ts";

/** The last hour: asked for once, then followed by what the feed tells. */
export function useHealthHour(health: Health | null): readonly HealthPoint[] {
  const site = useSite();
  const hour = useSignal<readonly HealthPoint[]>([]);
  const isThere = health !== null;
  useEffect(() => {
    if (!isThere) return;
    void site.ask("health").then((answer) => {
      if (answer.kind === "done") hour.value = answer.body.hour;
    });
  }, [isThere]);
  useEffect(() => {
    if (health !== null) hour.value = withPoint(hour.peek(), pointOf(health));
  }, [health?.at]);
  return hour.value;
}
