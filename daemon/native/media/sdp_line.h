// What the audio and the video line of an SDP body have in common, and what two of them agree upon. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto_line.h"
#include "media_engine.h"
#include "socket_address.h"

namespace sipleo::media {

// An m= line as its writer meant it.
struct MediaLine {
  unsigned index = 0;
  std::string profile;  // as it was written
  bool secure = false;  // RTP/SAVP
  Direction direction = Direction::kSendRecv;
  SocketAddress address;  // unspecified (0.0.0.0, ::) on an old-style hold
  SocketAddress rtcp;
  std::vector<CryptoLine> keys;
};

// False when the line is not of this kind, is declined (port 0), has a profile that we do not have or no numeric
// address. `feedback`: RTP/AVPF and RTP/SAVPF will do, too (RFC 4585).
bool ReadMediaLine(const pjmedia_sdp_session* session, unsigned index, const char* kind, bool feedback,
                   MediaLine* line);

// "PCMA/8000/1" taken apart; empty when the format has no rtpmap.
struct Encoding {
  std::string name, channels;
  int rate = 0;
};
Encoding EncodingOf(const pjmedia_sdp_media* media, const pj_str_t& format);

// What a finished negotiation puts in force for a stream, whatever it holds.
struct StreamTerms {
  bool may_send = false, may_receive = false;
  bool held = false;  // by the far side
  SocketAddress remote, remote_rtcp;
  std::optional<CryptoLine> send_key, receive_key;

  Direction OurDirection() const;
};

// PJMEDIA_SDP_EINPROTO: one side secures and the other does not, or they share no key line. PJMEDIA_SDP_EINCONN: the
// far side names a place that nothing may be sent to.
pj_status_t AgreeOnStream(const MediaLine& local, const MediaLine& remote, const SocketAddress& local_host,
                          StreamTerms* terms);

// May media go from `local_host` to `remote`? An unspecified remote may (it means hold).
bool MaySendTo(const SocketAddress& local_host, const SocketAddress& remote);

bool Sends(Direction direction);
bool Receives(Direction direction);
Direction DirectionOf(bool sends, bool receives);
Direction Mirrored(Direction direction);
// The answer to a line: mirrored, but nothing is sent to an unspecified address. Old-style hold (c=0.0.0.0) says
// sendrecv and means that (RFC 3264 §8.4).
Direction AnswerTo(const MediaLine& offered);

bool SameWord(const std::string& one, const char* other);
inline std::string TextOf(const pj_str_t& text) {
  return text.slen > 0 ? std::string(text.ptr, static_cast<std::size_t>(text.slen)) : std::string();
}
// -1 when `text` is not a number of 1 to 5 digits.
int SmallNumber(const std::string& text);

}  // namespace sipleo::media
