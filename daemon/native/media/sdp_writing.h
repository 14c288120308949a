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

pj_str_t CopyText(pj_pool_t* pool, const std::string& text);
// Without a value when that is empty.
void AddAttribute(pj_pool_t* pool, pjmedia_sdp_media* media, const char* name, const std::string& value);
void AddFormat(pj_pool_t* pool, pjmedia_sdp_media* media, int payload);
// An m= line without formats yet.
pjmedia_sdp_media* NewMedia(pj_pool_t* pool, const char* kind, const SocketAddress& local, const std::string& profile);

// An answered video line and its place; null: declined like all that is no sound.
struct VideoAnswer {
  unsigned index = 0;
  pjmedia_sdp_media* media = nullptr;
};

// Keeps what repeated offers and answers must not change: origin, payload numbers, keys, the order of media.
class SdpWriter {
 public:
  SdpWriter(const SocketAddress& local, std::vector<Codec> codecs, bool srtp);

  // `video` takes its place of before, else the last one; null: none, or one of before declined.
  pjmedia_sdp_session* Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction,
                             pjmedia_sdp_media* video);
  pj_status_t Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                     const VideoAnswer& video, pjmedia_sdp_session** local);

  // From now on nothing is offered or answered in the clear.
  void Secure() { secured_ = true; }
  bool IsSecured() const { return secured_; }
  // Of several audio lines a secured one is taken; what is offered is secured.
  bool WantsSecure() const { return srtp_ || secured_; }

 private:
  struct Other {  // a medium keeps its place when it is declined (RFC 3264 §8)
    std::string media, transport, format;
  };

  pjmedia_sdp_session* Frame(pj_pool_t* pool) const;
  pjmedia_sdp_media* Audio(pj_pool_t* pool, bool secure, Direction direction) const;
  pjmedia_sdp_media* Declined(pj_pool_t* pool, const Other& other) const;
  void AddCodec(pj_pool_t* pool, pjmedia_sdp_media* media, const CodecFormat& format) const;
  void AddEvents(pj_pool_t* pool, pjmedia_sdp_media* media, const EventFormat& format) const;
  void FinishVersion(pjmedia_sdp_session* session);
  void Remember(const pjmedia_sdp_session* remote, const AudioLine& line, const CodecFormat& chosen);
  void RememberPlaces(const pjmedia_sdp_session* remote, unsigned audio);
  int PayloadOf(Codec codec) const;
  bool Has(Codec codec) const;

  SocketAddress local_;
  std::string host_;
  std::vector<Codec> codecs_;
  bool srtp_;
  bool secured_ = false;
  unsigned id_, version_;
  std::string last_;  // the body written last, to raise the version only when it changes
  std::vector<Other> places_{{"audio", "", ""}};
  unsigned audio_index_ = 0;
  std::optional<unsigned> video_index_;
  int opus_payload_ = 96;
  EventFormat narrow_events_{101, 8000}, wide_events_{102, 48000};
  OwnKeys keys_;
};

}  // namespace sipleo::media
