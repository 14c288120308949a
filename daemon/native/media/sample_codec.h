// Speech coders and decoders, one state each. Not for two threads at once.
#pragma once

#include <pjmedia.h>

#include <cstddef>
#include <cstdint>
#include <memory>

#include "media_engine.h"

namespace sipleo::media {

// The most that one packet decodes into: 120 ms of Opus at 16 kHz, or the longest G.711 packet.
constexpr std::size_t kMostSamples = 2048;

class Encoder {
 public:
  virtual ~Encoder() = default;
  // `count` samples are a whole number of the codec's frames (CodecFacts::frame_ms). Returns the bytes written, 0 when
  // nothing could be coded or `room` is too small.
  virtual std::size_t Encode(const std::int16_t* samples, std::size_t count, std::uint8_t* payload,
                             std::size_t room) = 0;
};

class Decoder {
 public:
  virtual ~Decoder() = default;
  // `samples` has room for kMostSamples. Returns how many there are; 0 for what cannot be decoded.
  virtual std::size_t Decode(const std::uint8_t* payload, std::size_t size, std::int16_t* samples) = 0;
  // Makes up for `count` lost samples (at most kMostSamples), a whole number of 10 ms.
  virtual void Conceal(std::size_t count, std::int16_t* samples) = 0;
};

// `rate` is of samples, Hz: the codec's own; Opus takes 8000 and 16000. Null when it cannot be had.
std::unique_ptr<Encoder> MakeEncoder(pjmedia_codec_mgr* codecs, Codec codec, int rate);
std::unique_ptr<Decoder> MakeDecoder(pjmedia_codec_mgr* codecs, Codec codec, int rate);

}  // namespace sipleo::media
