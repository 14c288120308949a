// Reads SDP bodies that pjmedia has parsed: what an audio line says, and what two of them agree upon. Pure.
#pragma once

#include <optional>
#include <vector>

#include "sdp_line.h"

namespace sipleo::media {

struct CodecFormat {
  Codec codec = Codec::kPcma;
  int payload = 0;
};

struct EventFormat {  // telephone-event (RFC 4733)
  int payload = 101;
  int clock_rate = 8000;
};

struct AudioLine : MediaLine {
  std::vector<CodecFormat> codecs;  // those that we have, in the line's order, each once
  std::vector<EventFormat> events;
  int ptime_ms = 20;  // packets that its writer wants to get
};

// Empty when the line is no audio, is declined (port 0), has a profile that we do not have or no numeric address.
std::optional<AudioLine> ReadAudioLine(const pjmedia_sdp_session* session, unsigned index);
// The first that can be read and has a codec of ours; SAVP lines first when `prefer_secure`.
std::optional<AudioLine> FindAudioLine(const pjmedia_sdp_session* session, bool prefer_secure);

// A codec that both sides wrote: ours for what comes in, theirs for what goes out.
struct AgreedCodec {
  Codec codec = Codec::kPcma;
  int send_payload = 8, receive_payload = 8;
};

struct MediaTerms : StreamTerms {
  Codec codec = Codec::kPcma;
  int send_payload = 8, receive_payload = 8;
  std::vector<AgreedCodec> agreed;  // among which the far side may change without a word (RFC 3264 §6.1)
  std::optional<EventFormat> send_events, receive_events;
  int ptime_ms = 20;  // of packets that we make

  // Makes one of `agreed` the codec; false when it is none of them.
  bool ChangeTo(Codec codec);
};

// PJMEDIA_SDPNEG_ENOMEDIA: no codec in common; else as AgreeOnStream.
pj_status_t ReadTerms(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                      const SocketAddress& local_host, MediaTerms* terms);

}  // namespace sipleo::media
