import { englishKind } from "./kind-words.ts";
import type { frenchVoice } from "./voice.fr.ts";

export const englishVoice: typeof frenchVoice = {
  audio: {
    file: "File",
    percent: (value) => `${value} %`,
    seconds: (value) => `${value} second(s)`,
    choices: {
      keep: "Leave as it is",
      text: "Speech",
      file: "MP3 or RAW file",
      microphone: "Record with the microphone of this computer",
      library: "A sound that was sent before",
      none: "No audio",
    },
    text: "Text to say",
    nothingLoaded: "No sound loaded",
    nothingSent: "Choose a sound first.",
    fileIs: "File:",
    textIs: "Speech:",
    unnamed: "unnamed",
    listen: "Listen",
    listenTo: (what) => `Listen: ${what}`,
    asHeard: "as on the telephone",
    browse: "Browse…",
    limits: "MP3, RAW, WAV or OGG; 10 MB and 10 minutes at most.",
    tooLarge: "This file is larger than 10 MB: make it shorter, or convert it to MP3.",
    rawFormat: "Format of the RAW file",
    rawKinds: {
      slin8: "signed 16 bit, 8 kHz (the most common)",
      slin16: "signed 16 bit, 16 kHz",
      alaw: "G.711 A-law, 8 kHz",
      ulaw: "G.711 µ-law, 8 kHz",
    },
    send: "Send",
    sending: "Sending…",
    reading: "The box reads the sound…",
    record: "Record",
    stop: "Stop",
    recording: "Recording:",
    takeName: (moment) => `Recording of ${moment}`,
    takeEmpty: "Nothing was recorded: try again.",
    microphoneRefused: "The browser does not let this page use the microphone.",
    microphoneAbsent: "No microphone: there must be one, and a page opened by https.",
    libraryEmpty: "No sound was sent yet.",
    choose: "Choose a sound…",
  },

  voiceKinds: {
    numbers: englishKind({
      title: "Menu numbers",
      one: "Menu number",
      a: "a menu number",
      nothingHelp: "A menu number leads to a menu of the voice server. Add one with the green “+” button.",
      removeText: "The menu that it leads to stays, but this number will not call it any more.",
    }),
  },
};
