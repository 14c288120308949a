import type { Place } from "../../rig/raw-udp.ts";
import { numberIn, openRawPhone, type RawPhone } from "../../rig/raw-phone.ts";
import { field, type SipMessage } from "../../rig/sip-text.ts";
import { passwordOf } from "../../rig/office.ts";
import { pause } from "../../rig/waiting.ts";
import { bodyFor, live, tagOf } from "./phone-life.ts";

export interface AgentShape {
  readonly extension: string;
  readonly exchange: Place;
  /** Where its sound goes. */
  readonly sink: number;
  readonly talkMs: number;
  /** The number that callers are transferred to. */
  readonly onTo: (caller: string) => string;
  /** A caller has been transferred. */
  readonly transferred: (caller: string) => void;
}

/** The telephone of an agent: takes every call at once, talks, and transfers the caller. */
export async function openAgent(shape: AgentShape): Promise<AsyncDisposable> {
  const { extension, exchange } = shape;
  const phone = await openRawPhone({ number: extension, password: passwordOf(extension), exchange });
  await phone.register(7_200);
  const began = new Set<string>();
  let isOver = false;
  const life = live(
    phone,
    bodyFor(shape.sink, true),
    () => isOver,
    (invite) => {
      const id = field(invite, "call-id");
      if (began.has(id)) return;
      began.add(id);
      void serve(phone, invite, shape).catch(() => undefined);
    },
  );
  return {
    async [Symbol.asyncDispose]() {
      isOver = true;
      await life;
      await phone[Symbol.asyncDispose]();
    },
  };
}

async function serve(phone: RawPhone, invite: SipMessage, { talkMs, onTo, transferred, exchange }: AgentShape): Promise<void> {
  const caller = numberIn(field(invite, "from"));
  await pause(talkMs);
  const dialog = {
    callId: field(invite, "call-id"),
    localTag: tagOf(invite),
    remoteTag: /;tag=([^;\s]+)/.exec(field(invite, "from"))?.[1] ?? "",
    remoteTarget: /<([^>]+)>/.exec(field(invite, "contact"))?.[1] ?? "",
    remoteUri: /<([^>]+)>/.exec(field(invite, "from"))?.[1] ?? "",
    cseq: 1,
  };
  const target = `<sip:${onTo(caller)}@${exchange.address}:${exchange.port}>`;
  const answer = await phone.inDialog(dialog, "REFER", { headers: [`Refer-To: ${target}`], limitMs: 20_000 });
  if (answer.status === 202) transferred(caller);
}
