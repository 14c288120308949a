import type { PbxExtension, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Ground } from "../calls/switchboard.ts";
import type { ContactId, Sound } from "../engine/engine.ts";
import type { DialPlans } from "../routing/dial-plan.ts";
import type { Liveness } from "../routing/route-call.ts";

/** A telephone that can be rung. */
export interface RegisteredDevice {
  readonly contact: ContactId;
  readonly userAgent: string;
}

/** What features know of the house around a call. */
export interface House {
  /** The view that new calls are routed with; null before there is one. */
  currentView(): PbxView | null;
  readonly plans: DialPlans;
  readonly live: Liveness;
  devicesOf(extension: string): readonly RegisteredDevice[];
  /** What a held side hears; null: nothing. */
  holdMusic(view: PbxView): Sound | null;
}

/** What a feature works with during one event. */
export interface Scene {
  readonly house: House;
  readonly ground: Ground;
}

/** The extension in the view of a call. */
export const extensionOf = (scene: Scene, view: PbxView, number: string): PbxExtension | undefined =>
  scene.house.plans.of(view).extensions.get(number);
