import type { FakeEngine } from "./fake-engine.ts";
import { FakeNewcomer } from "./fake-newcomers.ts";
import { FakeOperator } from "./fake-operator.ts";
import { FakePhone } from "./fake-phone.ts";
import { type FarPhone, type FarSide, passwordOf } from "./far-side.ts";

/** The fake engine's own telephones, as the contract suite wants them. */
export function farSideOfFake(engine: FakeEngine): FarSide {
  let phones = 0;
  return {
    phone(extension, options = {}) {
      phones += 1;
      const phone = new FakePhone(engine, extension, `192.0.2.${phones}:5060`);
      phone.rings = false;
      phone.knowsPassword = (options.password ?? passwordOf(extension)) === passwordOf(extension);
      engine.addPhone(phone);
      return Promise.resolve(asFarPhone(engine, phone));
    },
    operator() {
      phones += 1;
      return Promise.resolve(new FakeOperator(engine, "operator", `192.0.2.${phones}`));
    },
    newcomer(_port, written) {
      phones += 1;
      return Promise.resolve(new FakeNewcomer(engine, `192.0.2.${phones}:5060`, written));
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function asFarPhone(engine: FakeEngine, phone: FakePhone): FarPhone {
  const { extension, calls, messages, notices } = phone;
  return {
    extension,
    calls,
    messages,
    notices,
    get messageStatus() {
      return phone.messageStatus;
    },
    set messageStatus(status) {
      phone.messageStatus = status;
    },
    write: (number, text) => phone.write(number, text),
    register() {
      phone.register();
      return Promise.resolve(phone.contact === null ? 401 : 200);
    },
    unregister() {
      phone.unregister();
      return Promise.resolve(200);
    },
    call(number, options = {}) {
      const replaces = [...engine.legs.values()].find((leg) => leg.far === options.replaces)?.far;
      return phone.call(number, replaces === undefined ? {} : { replaces });
    },
    subscribe(target, eventPackage) {
      const { id, notified } = phone.subscribe(target, eventPackage);
      return { notified, refresh: () => engine.refreshSubscription(id), end: () => engine.closeSubscription(id) };
    },
  };
}
