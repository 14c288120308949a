import uWS, { type TemplatedApp, type us_listen_socket } from "uWebSockets.js";

/** What the library has, but its own types do not tell of. */
declare module "uWebSockets.js" {
  export function _cfg(key: string): void;
  export const LIBUS_LISTEN_EXCLUSIVE_PORT: ListenOptions;
  export interface TemplatedApp {
    listen(
      host: RecognizedString,
      port: number,
      options: ListenOptions,
      callback: (socket: us_listen_socket | false) => void,
    ): TemplatedApp;
  }
}

/** From now on no answer says what software serves it. */
export const beQuiet = (): void => uWS._cfg("silent");

/**
 * False when the port is taken or the address is not ours. Exclusively: the library would otherwise let two boxes share
 * a port, and each would get half of the connections.
 */
export const listenAlone = (app: TemplatedApp, host: string, port: number): Promise<us_listen_socket | false> =>
  new Promise((resolve) => void app.listen(host, port, uWS.LIBUS_LISTEN_EXCLUSIVE_PORT, resolve));
