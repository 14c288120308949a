import { type Reason, reason } from "../../../model/reason.ts";
import { digitPrompts, type PromptName } from "../../prompts/prompt-folder.ts";
import { extensionOf, type Scene } from "../house.ts";

interface Answer {
  readonly why: Reason;
  readonly prompts: readonly PromptName[];
}

/** An extension wants to be called when that one is free; null: whom it has found busy last. */
export function askedFor(number: string, named: string | null, scene: Scene): Answer {
  const { house } = scene;
  const view = house.currentView();
  const to = named ?? house.lastBusy(number);
  if (view === null || to === null || to === number || extensionOf(scene, view, to) === undefined) {
    return { why: reason("call-back-none", { number }), prompts: ["call-back-none"] };
  }
  return house.askCallBack(number, to)
    ? { why: reason("call-back-kept", { number, to }), prompts: ["call-back-kept", ...digitPrompts(to)] }
    : { why: reason("call-back-too-many", { number, most: view.callBack.most }), prompts: ["call-back-too-many"] };
}
