import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { signedIn } from "../rig/api-client.ts";
import { calledTone, callerTone, connectCall, hangUp, hears } from "../rig/conversation.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { officeDocument, passwordOf } from "../rig/office.ts";
import { field } from "../rig/sip-text.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

/** One handset as a base reads its file: who it is there, and for which lines it rings and calls. */
interface Handset {
  readonly handset: number;
  readonly user: string;
  readonly password: string;
  readonly rings: string;
  readonly calls: string;
}

const settingsIn = (text: string, line: RegExp): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(line)].map(([, key = "", value = ""]) => [key, value.trim()]));

/** Handsets of which the account is on; the others must have none. */
const handsets = (most: number, read: (handset: number) => Handset & { readonly isOn: boolean }): readonly Handset[] =>
  Array.from({ length: most }, (_, index) => read(index + 1)).flatMap(({ isOn, ...handset }) => {
    if (!isOn) expect(["", "%NULL%"]).toContain(handset.password);
    return isOn ? [handset] : [];
  });

function readYealink(text: string): readonly Handset[] {
  const all = settingsIn(text, /^([a-z0-9_.]+) = (.*)$/gm);
  const at = (key: string): string => all.get(key) ?? "";
  return handsets(8, (handset) => ({
    ...{ handset, isOn: at(`account.${handset}.enable`) === "1" },
    ...{ user: at(`account.${handset}.user_name`), password: at(`account.${handset}.password`) },
    ...{ rings: at(`handset.${handset}.incoming_lines`), calls: at(`handset.${handset}.dial_out_lines`) },
  }));
}

/** Masks have a bit for each handset. */
function readN510(text: string): readonly Handset[] {
  const all = settingsIn(text, /ID="([^"]+)" class="symb_item" value="(?:&quot;)?(.*?)(?:&quot;)?"/g);
  const at = (key: string): string => all.get(key) ?? "";
  const bit = (mask: string): string => String(Math.log2(Number(mask)) + 1);
  return handsets(6, (handset) => {
    const own = handset === 1 ? "" : `_${handset}`;
    const masks = `BS_Accounts.astAccounts[${handset - 1}]`;
    return {
      ...{ handset, isOn: at(`BS_IP_Data1.ucB_SIP_ACCOUNT_IS_ACTIVE_${handset}`) === "0x1" },
      ...{ user: at(`BS_IP_Data1.aucS_SIP_USER_ID${own}`), password: at(`BS_IP_Data1.aucS_SIP_PASSWORD${own}`) },
      ...{ rings: bit(at(`${masks}.uiReceiveMask`)), calls: bit(at(`${masks}.uiSendMask`)) },
    };
  });
}

const bases = [
  {
    ...{ model: "Yealink W60B", userAgent: "Yealink W60B 77.85.0.20 00:15:65:AA:BB:01", file: "001565aabb01.cfg" },
    ...{ macAddress: "001565AABB01", ipAddress: "127.0.0.21", read: readYealink },
    numbers: { "201": 1, "202": 4, "203": 2 },
  },
  {
    ...{ model: "Gigaset N510", userAgent: "N510 IP PRO/42.245.00.000.000;7C2F8040EC1A", file: "7C2F8040EC1A.xml" },
    ...{ macAddress: "7C2F8040EC1A", ipAddress: "127.0.0.22", read: readN510 },
    numbers: { "211": 6, "212": 1, "213": 3 },
  },
] as const;

const caller = "205";
const box = useBox({
  document: officeDocument({
    numbers: [],
    change: (office) => ({
      ...office,
      extensions: [
        ...bases.flatMap(({ numbers, macAddress, ipAddress }) =>
          Object.entries(numbers).map(([number, handset], index) => ({
            ...{ number, name: `Poste ${number}`, sipPassword: passwordOf(number), macAddress, handset },
            // Whichever of its extensions says it.
            ...(index === 1 ? { ipAddress } : {}),
          })),
        ),
        { number: caller, name: "Accueil", sipPassword: passwordOf(caller) },
      ],
      groups: [{ number: "800", name: "Général", members: [caller] }],
    }),
  }),
});

describe.each(bases)(
  "POS-07 POS-08 POS-17: the handsets of a base $model",
  ({ userAgent, file, macAddress, ipAddress, read, numbers }) => {
    const inOrder = Object.entries(numbers).sort(([, one], [, other]) => one - other);
    const fetched = async (): Promise<readonly Handset[]> => {
      const url = `http://127.0.0.1:${box().phonesPort}/${file}`;
      const { status, text } = await fetchFile({ url, from: ipAddress, userAgent });
      expect(status).toBe(200);
      return read(text);
    };

    test("each register as the extension that has it and are called by its number; the base is seen once", async () => {
      const told = await fetched();
      expect(told).toEqual(
        inOrder.map(([user, handset]) => ({
          ...{ handset, user, password: passwordOf(user), rings: String(handset), calls: String(handset) },
        })),
      );

      await using desk = await sipJsPhone(box(), caller);
      for (const { user, password } of told) {
        const account = { number: user, password, exchange: box().place(), address: ipAddress };
        await using handset = await openSipJsPhone(account);
        await handset.register();
        const both = await connectCall(desk, handset);
        const since = performance.now();
        both.caller.sing(callerTone);
        both.called.sing(calledTone);
        await Promise.all([hears(both.caller, calledTone, since), hears(both.called, callerTone, since)]);
        await hangUp(both);
        await handset.unregister();
      }

      const peer = await connect(join(box().home, "run/phones.sock"), phonesContract, { log: silentLog });
      const seen = await until("the base to be heard", async () => {
        const items = (await peer.call("list", {})).items.filter((one) => one.macAddress === macAddress);
        const { events } = await peer.call("story", { macAddress });
        return events.some(({ kind }) => kind === "heard") && items;
      });
      peer.close();
      const all = inOrder.map(([number]) => number);
      expect(seen).toMatchObject([{ number: all[0], numbers: all, state: "current", from: ipAddress }]);
      expect((await box().sipleo("telephone", "list")).output).toContain(all.join(", "));
    });

    test("ACC-12: restart together, told once by way of one that is asked for", async () => {
      const [, [second = ""] = [], [third = ""] = []] = inOrder;
      await using handset = await rawPhone(box(), second, { address: ipAddress });
      expect((await handset.register()).status).toBe(200);
      using api = await signedIn(box());
      const body = { numbers: [third, second], makers: null, evenTalking: false };

      expect((await api.ask("POST", "/api/v1/telephones/restart", { body })).json).toEqual({ told: 1 });

      const notice = await handset.requested("NOTIFY");
      expect(field(notice, "event")).toMatch(/^check-sync/);
      handset.respond(notice, 200, "OK");
      await handset.unregister();
    });
  },
);
