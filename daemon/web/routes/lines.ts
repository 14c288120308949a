import { linePresets } from "../../model/line-presets/line-presets.ts";
import type { Some } from "./call.ts";

export const lineRoutes = (): Some<"linePresets.list"> => ({
  "linePresets.list": () => ({ status: 200, body: { items: [...linePresets()] } }),
});
