import type { Codec, Transport } from "../engine/engine.ts";

/** What this room needs of the engine: the shapes of its port, and nothing more. */

/** Where a request on a line is really sent, whatever its URI says. */
export interface Destination {
  /** Numeric. */
  readonly address: string;
  readonly port: number;
  readonly transport: Transport;
  /** TLS: the name that its certificate must be for; empty: its address. */
  readonly serverName: string;
}

/** The row of a line in the tables of the engine. */
export interface Trunk {
  readonly trunk: string;
  readonly user: string;
  readonly domain: string;
  readonly numbers: readonly string[];
  readonly credentials: { readonly user: string; readonly password: string } | null;
  readonly account: { readonly user: string; readonly ha1: { readonly md5: string; readonly sha256: string } } | null;
  readonly registersWithUs: boolean;
  readonly sources: readonly string[];
  readonly codecs: readonly Codec[];
  readonly srtp: "never" | "offered" | "required";
  readonly echoCanceller: boolean;
  readonly bind: string | null;
  readonly verify: boolean;
}

export interface LinePort {
  setTrunkSources(trunk: string, sources: readonly string[]): void;
  /** One REGISTER; 0 seconds takes the registration back. Outcome: trunk.registered or trunk.refused. */
  registerTrunk(
    trunk: string,
    registration: { readonly destination: Destination; readonly expiresSeconds: number },
  ): void;
  /** One OPTIONS. Outcome: trunk.probed. */
  probeTrunk(trunk: string, destination: Destination): void;
}

export type LineEvent =
  | {
      readonly type: "trunk.registered";
      readonly trunk: string;
      readonly destination: Destination;
      readonly expiresSeconds: number;
    }
  /** Status 0: nobody answered. */
  | {
      readonly type: "trunk.refused";
      readonly trunk: string;
      readonly destination: Destination;
      readonly status: number;
      readonly text: string;
      /** 0: not said. */
      readonly retryAfterSeconds: number;
    }
  | { readonly type: "trunk.lost"; readonly trunk: string }
  /** Status 0: nobody answered. */
  | {
      readonly type: "trunk.probed";
      readonly trunk: string;
      readonly destination: Destination;
      readonly status: number;
      readonly roundTripMs: number;
    };
