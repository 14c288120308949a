// What each codec is called and how it is packed (RFC 3551, RFC 7587).
#pragma once

#include "media_engine.h"

namespace sipleo::media {

struct CodecFacts {
  Codec codec;
  const char* name;        // in rtpmap
  int static_payload;      // RFC 3551 table 4; -1: dynamic
  int clock_rate;          // of RTP timestamps, Hz; G.722 says 8000 though it samples 16000 times (RFC 3551 §4.5.2)
  int sample_rate;         // of what it codes, Hz
  const char* channels;    // third part of rtpmap, or ""
  const char* fmtp;        // what we say about it, or ""
  int frame_ms;            // a packet holds a whole number of these
  double impairment;       // E-model Ie (G.113 appendix I)
  double loss_robustness;  // E-model Bpl
};

const CodecFacts& FactsOf(Codec codec);
const std::vector<CodecFacts>& AllCodecs();

}  // namespace sipleo::media
