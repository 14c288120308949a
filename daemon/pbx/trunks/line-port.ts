import type { Destination, Engine, Silence } from "../engine/engine.ts";

/** What lines need of the engine. */
export type LinePort = Pick<Engine, "setTrunkSources" | "registerTrunk" | "probeTrunk">;

/** What they hear of it: its events about lines, as far as they matter here. */
export type LineEvent =
  | { readonly type: "trunk.registered"; readonly destination: Destination; readonly expiresSeconds: number }
  /** Status 0: nobody answered. */
  | {
      readonly type: "trunk.refused";
      readonly destination: Destination;
      readonly status: number;
      readonly silence: Silence | "";
      readonly text: string;
      readonly retryAfterSeconds: number;
    }
  | { readonly type: "trunk.lost" }
  /** Status 0: nobody answered. */
  | { readonly type: "trunk.probed"; readonly destination: Destination; readonly status: number };
