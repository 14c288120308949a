import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { environmentNames } from "../box/settings.ts";
import { BoxError, describeError } from "../kit/box-error.ts";
import { type Typed, understand, usage } from "./arguments.ts";
import { notRunning } from "./box-link.ts";
import { type Command, exits } from "./command.ts";
import { agents, loginAgent, logoutAgent, pauseAgent, resumeAgent } from "./commands/agents.ts";
import { alerts } from "./commands/alerts.ts";
import { calls, traceCall } from "./commands/calls.ts";
import { installCertificate, showCertificates } from "./commands/certificate.ts";
import { endConference, listConferences } from "./commands/conference.ts";
import { exportConfig, importConfig, undo } from "./commands/config.ts";
import { dhcp } from "./commands/dhcp.ts";
import { exportDirectory, importDirectory, listDirectory } from "./commands/directory.ts";
import { emergency, proveEmergency } from "./commands/emergency.ts";
import { start, stop } from "./commands/lifecycle.ts";
import { testLine } from "./commands/line.ts";
import { listPresets } from "./commands/line-presets.ts";
import { mail, mailPassword, mailTest } from "./commands/mail.ts";
import { hearMessage, listMailboxes, mailboxMessages, removeMessage, setPin } from "./commands/mailboxes.ts";
import { messages } from "./commands/messages.ts";
import { waitingMessages } from "./commands/messages-waiting.ts";
import { newLine } from "./commands/new-line.ts";
import { outside, rearmOutside } from "./commands/outside.ts";
import { keepNetwork, network, tryNetworkAgain } from "./commands/own-address.ts";
import { extensionPassword, setPassword } from "./commands/passwords.ts";
import { profile } from "./commands/profile.ts";
import { queues } from "./commands/queues.ts";
import { recordings, removeRecording, saveRecording } from "./commands/recordings.ts";
import { reload } from "./commands/reload.ts";
import { restartTelephones } from "./commands/restart-telephones.ts";
import { revisions } from "./commands/revisions.ts";
import { route } from "./commands/route.ts";
import { restart, startService, stopService } from "./commands/services.ts";
import { setUpCode } from "./commands/set-up.ts";
import { addSound, hearText, listSounds } from "./commands/sounds.ts";
import { statistics } from "./commands/statistics.ts";
import { status } from "./commands/status.ts";
import { letTelephoneIn, listTelephones } from "./commands/telephones.ts";
import { createToken, listTokens, revokeToken } from "./commands/tokens.ts";
import { type CommandName, shapes } from "./shapes.ts";
import { type Terminal, terminalOn } from "./terminal.ts";

const commands: Readonly<Record<CommandName, Command>> = {
  start,
  stop,
  status,
  alerts,
  restart,
  "service stop": stopService,
  "service start": startService,
  "setup-code": setUpCode,
  "config export": exportConfig,
  "config import": importConfig,
  reload,
  revisions,
  undo,
  "extension password": extensionPassword,
  passwd: setPassword,
  "token create": createToken,
  "token list": listTokens,
  "token revoke": revokeToken,
  "sound add": addSound,
  "sound list": listSounds,
  say: hearText,
  "certificate install": installCertificate,
  "certificate show": showCertificates,
  calls,
  "call trace": traceCall,
  statistics,
  "telephone list": listTelephones,
  "telephone let-in": letTelephoneIn,
  "telephone restart": restartTelephones,
  dhcp,
  network,
  "network keep": keepNetwork,
  "network try-again": tryNetworkAgain,
  "conference list": listConferences,
  "conference end": endConference,
  route,
  profile,
  "agent list": agents,
  "agent login": loginAgent,
  "agent logout": logoutAgent,
  "agent pause": pauseAgent,
  "agent resume": resumeAgent,
  "queue list": queues,
  "line presets": listPresets,
  "line new": newLine,
  "line test": testLine,
  emergency,
  "emergency prove": proveEmergency,
  "mailbox list": listMailboxes,
  "mailbox messages": mailboxMessages,
  "mailbox hear": hearMessage,
  "mailbox delete": removeMessage,
  "mailbox pin": setPin,
  "mail password": mailPassword,
  "mail test": mailTest,
  mail,
  "directory list": listDirectory,
  "directory import": importDirectory,
  "directory export": exportDirectory,
  "recordings save": saveRecording,
  "recordings remove": removeRecording,
  recordings,
  "messages waiting": waitingMessages,
  messages,
  "outside rearm": rearmOutside,
  outside,
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

async function main(argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const understood = understand(argv, shapes);
  switch (understood.kind) {
    case "help":
      terminal.write(usage(shapes));
      return exits.done;
    case "mistake":
      terminal.complain(`sipleo: ${understood.sentence}\n\n${usage(shapes)}`);
      return exits.misunderstood;
    case "run":
      return run(understood.typed, env, terminal);
  }
}

async function run(typed: Typed, env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  if (!isCommand(typed.name)) return exits.misunderstood;
  try {
    return await commands[typed.name]({ typed, home: homeOf(typed, env), terminal, env });
  } catch (error) {
    if (!(error instanceof BoxError)) throw error;
    terminal.complain(`sipleo: ${error.message}\n`);
    return error.code === notRunning ? exits.notRunning : exits.failed;
  }
}

function homeOf(typed: Typed, env: NodeJS.ProcessEnv): string {
  const written = typed.values.home ?? env[environmentNames.home];
  return written === undefined || written === "" ? join(ownFolder(), "var") : resolve(written);
}

/** The folder of package.json, upwards from here: the tree is one folder deeper when it is built. */
function ownFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

const terminal = terminalOn(process.stdin, process.stdout, process.stderr);
try {
  process.exitCode = await main(process.argv.slice(2), process.env, terminal);
} catch (error) {
  terminal.complain(`sipleo: this should not have happened: ${describeError(error)}\n`);
  process.exitCode = exits.failed;
}
