import { describe, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { calledTone, callerTone, connectCall, hangUp, hears } from "../rig/conversation.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { subscribeLamp, watchLamp } from "../rig/lamp.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { openRawPhone } from "../rig/raw-phone.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

/** What a telephone does with its keys, read from its file as its maker's manual says that it is read. */
interface ReadFile {
  readonly user: string;
  readonly password: string;
  readonly lamp: string;
  readonly pickUp: string;
  readonly place: string;
  readonly label: string;
  /** What its maker calls what the keys 2 to 4 do. */
  readonly does: readonly string[];
}

const settingsIn = (text: string, line: RegExp): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(line)].map(([, key = "", value = ""]) => [key, value.trim()]));

function readYealink(text: string): ReadFile {
  const all = settingsIn(text, /^([a-z0-9_.]+) = (.*)$/gm);
  const at = (key: string): string => all.get(key) ?? "";
  return {
    ...{ user: at("account.1.user_name"), password: at("account.1.password"), lamp: at("linekey.2.value") },
    ...{ pickUp: at("linekey.2.extension"), place: at("linekey.3.value"), label: at("linekey.2.label") },
    does: [2, 3, 4].map((key) => at(`linekey.${key}.type`)),
  };
}

function readAastra(text: string): ReadFile {
  const all = settingsIn(text, /^!?([^:\n]+): ?(.*)$/gm);
  const at = (key: string): string => (all.get(key) ?? "").replace(/^"(.*)"$/, "$1");
  return {
    ...{ user: at("sip line1 user name"), password: at("sip line1 password"), lamp: at("prgkey2 value") },
    ...{ pickUp: at("directed call pickup prefix"), place: at("prgkey3 value"), label: at("prgkey2 label") },
    does: [2, 3, 4].map((key) => at(`prgkey${key} type`)),
  };
}

const telephones = [
  {
    // BLF, BLF, N/A
    ...{ does: ["16", "16", "0"], empty: "0" },
    ...{ maker: "Yealink", number: "201", macAddress: "001565112233", ipAddress: "127.0.0.21", read: readYealink },
    userAgent: "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33",
  },
  {
    ...{ does: ["blf", "blfxfer", "none"], empty: "none" },
    ...{ maker: "Aastra", number: "203", macAddress: "00085D112233", ipAddress: "127.0.0.23", read: readAastra },
    userAgent: "Aastra6731i MAC:00-08-5D-11-22-33 V:3.2.0.70-SIP",
  },
] as const;

const keys = [
  { position: 2, does: { kind: "lamp", number: "202" } },
  { position: 3, does: { kind: "park", place: "701" } },
];

const document = officeDocument({
  numbers: numbersFrom(201, 5),
  change: (office) => ({
    ...office,
    parking: { places: ["701"] },
    extensions: numbersFrom(201, 5).map((number) => {
      const own = telephones.find((one) => one.number === number);
      const telephone = own === undefined ? {} : { macAddress: own.macAddress, ipAddress: own.ipAddress, keys };
      return {
        number,
        name: number === "202" ? "Accueil" : `Poste ${number}`,
        sipPassword: passwordOf(number),
        ...telephone,
      };
    }),
  }),
});

describe.each(telephones)(
  "POS-17 POS-22: the keys in the file of $maker",
  ({ macAddress, ipAddress, userAgent, read, does, empty }) => {
    const box = useBox({ document });
    const fetched = async (): Promise<ReadFile> => {
      const url = `http://127.0.0.1:${box().phonesPort}/${macAddress}.cfg`;
      const { status, text } = await fetchFile({ url, from: ipAddress, userAgent });
      expect(status).toBe(200);
      return read(text);
    };

    test("light up while the poste rings and talks, take its call, and show that somebody is parked", async () => {
      const file = await fetched();
      expect(file).toMatchObject({ lamp: "202", label: "Accueil", place: "701", does });
      await using telephone = await openRawPhone({
        number: file.user,
        password: file.password,
        exchange: box().place(),
      });
      await telephone.register();
      using lamp = watchLamp(telephone);
      await subscribeLamp(telephone, file.lamp, box().sipPort);
      await until("the lamp to be out", () => lamp.states().at(-1) === "terminated");
      await using caller = await sipJsPhone(box(), "204");
      await using watched = await sipJsPhone(box(), file.lamp);

      const both = await connectCall(caller, watched);
      await until("the lamp to be lit", () => lamp.states().at(-1) === "confirmed");
      expect(lamp.states()).toContain("early");
      await hangUp(both);
      await until("the lamp to be out again", () => lamp.states().at(-1) === "terminated");

      // The same account, as one that can talk: the key dials the code before the number while the lamp blinks.
      const account = { number: file.user, password: file.password, exchange: box().place() };
      await using hands = await openSipJsPhone(account);
      await hands.register();
      const calling = await caller.call(file.lamp);
      const ringing = await watched.incoming();
      ringing.ring();
      await until("the lamp to blink", () => lamp.states().at(-1) === "early");
      const taken = await hands.call(`${file.pickUp}${file.lamp}`);
      await taken.happened("accepted");
      await calling.happened("accepted");
      await ringing.happened("terminated");
      const since = performance.now();
      taken.sing(calledTone);
      calling.sing(callerTone);
      await Promise.all([hears(calling, calledTone, since), hears(taken, callerTone, since)]);
      await until("the lamp to be out, since somebody else talks", () => lamp.states().at(-1) === "terminated");

      using place = watchLamp(telephone);
      await subscribeLamp(telephone, file.place, box().sipPort);
      // The key of the place transfers the call that one is in.
      taken.transfer(file.place);
      await taken.happened("terminated");
      await until(
        "the lamp of the place to be lit",
        () =>
          place.last()?.body.includes(`entity="sip:${file.place}@`) === true && place.states().at(-1) === "confirmed",
      );
      const fetching = await hands.call(file.place);
      await fetching.happened("accepted");
      await until("the lamp of the place to be out", () => place.states().at(-1) === "terminated");
      fetching.hangUp();
      await calling.happened("bye");
      await telephone.unregister();
    });

    test("follow the poste to another number, and are empty once it is gone", async () => {
      using api = await signedIn(box());
      const at = "/api/v1/configuration/extensions";
      const any = { "if-match": "*" };
      const reload = async () => expect((await api.ask("POST", "/api/v1/reload")).status).toBe(200);
      const { json } = await api.ask("GET", `${at}/202`);
      const body = { ...(json as { object: object }).object, number: "222" };
      expect((await api.ask("PUT", `${at}/202`, { body, fields: any })).status).toBe(200);
      await reload();
      expect((await fetched()).lamp).toBe("222");

      // Who deletes is told by whom it is named, and says that it is to be taken out there.
      expect(await api.ask("DELETE", `${at}/222`, { fields: any })).toMatchObject({ status: 409 });
      expect((await api.ask("DELETE", `${at}/222?references=remove`, { fields: any })).status).toBe(200);
      await reload();
      expect((await fetched()).does).toEqual([empty, does[1], empty]);
    });
  },
);
