/** Sound of one channel as the pages handle it: samples between −1 and 1. */
export interface Samples {
  readonly rate: number;
  readonly values: Float32Array;
}

const HEADER_BYTES = 44;

/** A WAV of 16 bit, one channel (RIFF WAVE, PCM). */
export function wavOf({ rate, values }: Samples): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(HEADER_BYTES + values.length * 2);
  const view = new DataView(wav.buffer);
  const text = (at: number, letters: string) => wav.set(new TextEncoder().encode(letters), at);
  text(0, "RIFF");
  view.setUint32(4, wav.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, values.length * 2, true);
  values.forEach((value, index) => {
    view.setInt16(HEADER_BYTES + index * 2, Math.round(Math.max(-1, Math.min(1, value)) * 32_767), true);
  });
  return wav;
}

/** Reads a WAV of 16 bit, the first of its channels; null: it is no such file. */
export function readWav(bytes: Uint8Array): Samples | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || text(0) !== "RIFF" || text(8) !== "WAVE") return null;
  let format: { readonly channels: number; readonly rate: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (text(at) === "fmt " && body + 16 <= bytes.length) {
      const isPcm16 = view.getUint16(body, true) === 1 && view.getUint16(body + 14, true) === 16;
      if (isPcm16) format = { channels: view.getUint16(body + 2, true), rate: view.getUint32(body + 4, true) };
    }
    if (text(at) === "data" && format !== null && format.channels > 0) {
      // What is streamed may say a size that it has not got.
      const end = Math.min(bytes.length, body + size);
      const step = format.channels * 2;
      const values = new Float32Array(Math.floor((end - body) / step));
      for (let index = 0; index < values.length; index++)
        values[index] = view.getInt16(body + index * step, true) / 32_768;
      return { rate: format.rate, values };
    }
    at = body + size + (size % 2);
  }
  return null;
}
