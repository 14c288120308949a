import { expect, test } from "vitest";
import { accountOf, contractTables, trunkOf } from "./contract-office.ts";
import type { Stage } from "./contract-stage.ts";
import type { MessageId, MessageRequest, TrunkTarget } from "./engine.ts";
import type { FarOperator } from "./far-side.ts";

const sender = { number: "202", name: "Secrétaire", anonymous: false };

/** What every engine promises about text messages. */
export function messages(enter: () => Promise<Stage>): void {
  const first = 1 as MessageId;

  const toDevice = (stage: Stage, extension: string, changes: Partial<MessageRequest> = {}): void => {
    const contact = stage.all("contact.added").findLast(({ binding }) => binding.extension === extension)?.binding;
    if (contact === undefined) throw new Error(`${extension} has not registered`);
    const target = { kind: "contact", contact: contact.contact } as const;
    stage.engine.sendMessage(first, { ...{ target, called: extension, sender, callId: "m-1" }, ...rest, ...changes });
  };
  const rest = { headers: [], text: "À 10 h au quai" } as const;

  const outside = async (): Promise<{ stage: Stage; operator: FarOperator; target: TrunkTarget }> => {
    const stage = await enter();
    const operator = await stage.far.operator();
    await stage.install(contractTables({ revision: 2, trunks: [trunkOf({ sources: [operator.source] })] }));
    const { destination } = operator;
    return { stage, operator, target: { kind: "trunk", trunk: "900", destination, number: "0612345678", route: [] } };
  };
  const byLine = (stage: Stage, target: TrunkTarget): void =>
    stage.engine.sendMessage(first, { target, called: "0612345678", sender, callId: "m-1", ...rest });

  test("a telephone's text is offered with who has proved to send it, and gets the answer that is given", async () => {
    await using stage = await enter();
    const phone = await stage.far.phone("201");

    const message = phone.write("202", "Bonjour à tous 😀");
    const offered = await stage.event("message.offered");
    expect(message.status).toBe(0);
    stage.engine.answerMessage(offered.message, 202);

    await stage.until(() => message.status === 202, "202");
    expect(offered).toMatchObject({ dialled: "202", text: "Bonjour à tous 😀", anonymous: false, transport: "udp" });
    expect(offered.from).toEqual({ kind: "extension", extension: "201" });
    expect(offered.message % 2).toBe(0);
    await stage.rests({ messages: 0 });
  });

  test("a text that is answered twice has its first answer", async () => {
    await using stage = await enter();
    const phone = await stage.far.phone("201");

    const message = phone.write("299", "?");
    const offered = await stage.event("message.offered");
    stage.engine.answerMessage(offered.message, 404);
    stage.engine.answerMessage(offered.message, 202);

    await stage.until(() => message.status === 404, "404");
    await stage.rests({ messages: 0 });
  });

  test("a text without the right password is not offered", async () => {
    await using stage = await enter();
    const stranger = await stage.far.phone("201", { password: "wrong" });

    const message = stranger.write("202", "Virez-moi 100 €");

    await stage.until(() => message.status !== 0, "the refusal");
    expect(message.status).toBe(401);
    expect(stage.all("message.offered")).toEqual([]);
  });

  test.each([
    ["nothing", "", 400],
    ["more than 1,300 bytes by UDP", "é".repeat(651), 413],
  ])("a text of %s is refused by the engine itself", async (_, text, status) => {
    await using stage = await enter();
    const phone = await stage.far.phone("201");

    const message = phone.write("202", text);

    await stage.until(() => message.status !== 0, "the refusal");
    expect(message.status).toBe(status);
    expect(stage.all("message.offered")).toEqual([]);
  });

  test("a device gets the text with the number and name of who sends it", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    toDevice(stage, "201");

    expect(await stage.event("message.sent")).toMatchObject({ message: first, status: 200 });
    expect(phone.messages).toMatchObject([{ sender, text: rest.text, callId: "m-1" }]);
    await stage.rests({ messages: 0 });
  });

  test("a device that cannot take text says so", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    phone.messageStatus = 405;

    toDevice(stage, "201");

    expect(await stage.event("message.sent")).toMatchObject({ status: 405 });
  });

  test("a notice goes to a device that did not ask for it, with its event and text, and has an outcome", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    toDevice(stage, "201", { text: "", notice: { event: "check-sync;reboot=true", contentType: "" } });
    expect(await stage.event("message.sent")).toMatchObject({ message: first, status: 200 });
    const notice = { event: "aastra-xml", contentType: "application/xml" };
    const text = "<AastraIPPhoneExecute/>";
    toDevice(stage, "201", { callId: "m-2", text, notice });
    await stage.until(() => phone.notices.length === 2, "both notices");

    expect(phone.notices).toEqual([
      { event: "check-sync;reboot=true", contentType: "", text: "" },
      { ...notice, text },
    ]);
    expect(phone.messages).toEqual([]);
    await stage.rests({ messages: 0 });
  });

  test("a text that is too long for UDP is not sent by it", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");

    toDevice(stage, "201", { text: "x".repeat(1301) });

    expect(await stage.event("message.sent")).toMatchObject({ status: 513 });
    expect(phone.messages).toEqual([]);
  });

  test("a device that has gone gets nothing", async () => {
    await using stage = await enter();
    const phone = await stage.phone("201");
    await phone.unregister();
    await stage.event("contact.removed");

    toDevice(stage, "201");

    expect(await stage.event("message.sent")).toMatchObject({ status: 0 });
  });

  test("a text goes out by a line, which answers the operator's challenge", async () => {
    const { stage, operator, target } = await outside();
    await using _stage = stage;
    operator.password = "pw-900";

    byLine(stage, target);

    expect(await stage.event("message.sent")).toMatchObject({ status: 200 });
    expect(operator.messages).toMatchObject([{ sender, called: "0612345678", text: rest.text }]);
  });

  test("an operator that refuses the password of the line, or the text, is told with his status", async () => {
    const { stage, operator, target } = await outside();
    await using _stage = stage;
    operator.password = "another";

    byLine(stage, target);
    expect(await stage.event("message.sent")).toMatchObject({ status: 401 });
    operator.password = null;
    operator.status = 503;
    stage.engine.sendMessage(3 as MessageId, { target, called: "", sender, callId: "m-2", ...rest });
    await stage.until(() => stage.all("message.sent").length === 2, "the second outcome");

    expect(stage.all("message.sent")[1]).toMatchObject({ message: 3, status: 503 });
  });

  test("a line that does not exist sends nothing", async () => {
    const { stage, target } = await outside();
    await using _stage = stage;

    byLine(stage, { ...target, trunk: "999" });

    expect(await stage.event("message.sent")).toMatchObject({ status: 0 });
  });

  test("an operator's text is offered as one of the line", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    const message = operator.writeBy({ from: "0612345678", to: "0033972000000", text: "Votre code est 1234" });
    const offered = await stage.event("message.offered");
    stage.engine.answerMessage(offered.message, 403);

    await stage.until(() => message.status === 403, "403");
    expect(offered).toMatchObject({ dialled: "0033972000000", text: "Votre code est 1234", source: operator.source });
    expect(offered.from).toMatchObject({ kind: "trunk", trunk: "900", number: "0612345678" });
  });

  test("a gateway sends texts, and gets those that go out", async () => {
    const { stage, target } = await outside();
    await using _stage = stage;
    const { ha1 } = accountOf("gateway");
    const trunks = [trunkOf({ account: { user: "gateway", ha1 }, registersWithUs: true })];
    await stage.install(contractTables({ revision: 3, trunks }));
    const gateway = await stage.far.phone("gateway");
    await gateway.register();

    gateway.write("201", "Reçu par la puce");
    expect((await stage.event("message.offered")).from).toMatchObject({ kind: "trunk", trunk: "900" });
    byLine(stage, { ...target, destination: null });

    expect(await stage.event("message.sent")).toMatchObject({ status: 200 });
    expect(gateway.messages).toMatchObject([{ called: "0612345678", text: rest.text }]);
  });
}
