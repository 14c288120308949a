// Writes the SDP bodies of one leg, offer after offer (RFC 3264).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto_line.h"
#include "media_engine.h"
#include "sdp_reading.h"
#include "socket_address.h"

namespace sipleo::media {

// Keeps what repeated offers and answers must not change: origin, payload numbers, keys, the order of media.
class SdpWriter {
 public:
  SdpWriter(const SocketAddress& local, std::vector<Codec> codecs, bool srtp);

  pjmedia_sdp_session* Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction);
  pj_status_t Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                     pjmedia_sdp_session** local);

  // From now on nothing is offered or answered in the clear.
  void Secure() { secured_ = true; }
  bool IsSecured() const { return secured_; }

 private:
  struct Other {  // a medium that was declined keeps its place (RFC 3264 §8)
    std::string media, transport, format;
  };

  pjmedia_sdp_session* Frame(pj_pool_t* pool) const;
  pjmedia_sdp_media* Audio(pj_pool_t* pool, bool secure, Direction direction) const;
  void AddCodec(pj_pool_t* pool, pjmedia_sdp_media* media, const CodecFormat& format) const;
  void AddEvents(pj_pool_t* pool, pjmedia_sdp_media* media, const EventFormat& format) const;
  void FinishVersion(pjmedia_sdp_session* session);
  void Remember(const pjmedia_sdp_session* remote, const AudioLine& line, const CodecFormat& chosen);
  int PayloadOf(Codec codec) const;
  const CryptoLine& KeyFor(SrtpSuite suite);
  bool Has(Codec codec) const;

  SocketAddress local_;
  std::string host_;
  std::vector<Codec> codecs_;
  bool srtp_;
  bool secured_ = false;
  unsigned id_, version_;
  std::string last_;  // the body written last, to raise the version only when it changes
  std::vector<Other> others_;
  unsigned audio_index_ = 0;
  int opus_payload_ = 96;
  EventFormat narrow_events_{101, 8000}, wide_events_{102, 48000};
  std::optional<CryptoLine> key80_, key32_;
};

}  // namespace sipleo::media
