export const messageSummaryType = "application/simple-message-summary";

/** New and kept ones. */
export interface MessageCounts {
  readonly fresh: number;
  readonly saved: number;
}

/** RFC 3842 §5.2: the lamp is lit while something new waits. None of them is urgent. */
export const messageSummary = (number: string, realm: string, { fresh, saved }: MessageCounts): string =>
  `Messages-Waiting: ${fresh > 0 ? "yes" : "no"}\r\nMessage-Account: sip:${number}@${realm}\r\nVoice-Message: ${fresh}/${saved} (0/0)\r\n`;
