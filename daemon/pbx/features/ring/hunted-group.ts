import type { Call } from "../../calls/call.ts";
import type { Scene } from "../house.ts";

/** The group that rings in this call now; null: nobody does, or an extension or somebody outside. */
export function huntedGroup(call: Call, scene: Scene): string | null {
  const number = call.hunt?.number ?? "";
  return scene.house.plans.of(call.view).groups.has(number) ? number : null;
}
