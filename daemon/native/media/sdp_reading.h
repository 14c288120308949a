// Reads SDP bodies that pjmedia has parsed: what an audio line says, and what two of them agree upon. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto_line.h"
#include "media_engine.h"
#include "socket_address.h"

namespace sipleo::media {

struct CodecFormat {
  Codec codec = Codec::kPcma;
  int payload = 0;
};

struct EventFormat {  // telephone-event (RFC 4733)
  int payload = 101;
  int clock_rate = 8000;
};

// An m=audio line as its writer meant it.
struct AudioLine {
  unsigned index = 0;
  bool secure = false;              // RTP/SAVP
  std::vector<CodecFormat> codecs;  // those that we have, in the line's order, each once
  std::vector<EventFormat> events;
  Direction direction = Direction::kSendRecv;
  SocketAddress address;  // unspecified (0.0.0.0, ::) on an old-style hold
  SocketAddress rtcp;
  int ptime_ms = 20;  // packets that its writer wants to get
  std::vector<CryptoLine> keys;
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

// What a finished negotiation puts in force.
struct MediaTerms {
  Codec codec = Codec::kPcma;
  int send_payload = 8, receive_payload = 8;
  std::vector<AgreedCodec> agreed;  // among which the far side may change without a word (RFC 3264 §6.1)
  std::optional<EventFormat> send_events, receive_events;
  bool may_send = false, may_receive = false;
  bool held = false;  // by the far side
  SocketAddress remote, remote_rtcp;
  int ptime_ms = 20;  // of packets that we make
  std::optional<CryptoLine> send_key, receive_key;

  Direction OurDirection() const;
  // Makes one of `agreed` the codec; false when it is none of them.
  bool ChangeTo(Codec codec);
};

// PJMEDIA_SDPNEG_ENOMEDIA: no codec in common. PJMEDIA_SDP_EINPROTO: one side secures and the other does not, or they
// share no key line. PJMEDIA_SDP_EINCONN: the far side names a place that nothing may be sent to.
pj_status_t ReadTerms(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                      const SocketAddress& local_host, MediaTerms* terms);

// May sound go from `local_host` to `remote`? An unspecified remote may (it means hold).
bool MaySendTo(const SocketAddress& local_host, const SocketAddress& remote);

Direction Mirrored(Direction direction);
inline std::string TextOf(const pj_str_t& text) {
  return text.slen > 0 ? std::string(text.ptr, static_cast<std::size_t>(text.slen)) : std::string();
}
// -1 when `text` is not a number of 1 to 5 digits.
int SmallNumber(const std::string& text);

}  // namespace sipleo::media
