export const messageSummaryType = "application/simple-message-summary";

/** RFC 3842: nobody has a voicemail box in this exchange yet, so nothing ever waits. */
export const messageSummary = (number: string, realm: string): string =>
  `Messages-Waiting: no\r\nMessage-Account: sip:${number}@${realm}\r\nVoice-Message: 0/0 (0/0)\r\n`;
