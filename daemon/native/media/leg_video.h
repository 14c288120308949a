// The video of one leg as the SIP side holds it; nothing is open before it is offered or agreed to. SIP thread only;
// what the packet thread needs is in its VideoCore.
#pragma once

#include <memory>
#include <optional>

#include "video_core.h"
#include "video_writing.h"

namespace sipleo::media {

class Engine;

class LegVideo {
 public:
  LegVideo(Engine& engine, const LegMediaSettings& settings);
  ~LegVideo();

  bool MayOffer(const Video& video) const { return !writer_.Offerable(video).empty(); }
  Video Current() const { return terms_ ? terms_->theirs : Video{}; }

  // Of what may be offered. Null when there are no ports left.
  pjmedia_sdp_media* Offer(pj_pool_t* pool, const Video& wanted, bool secure, Direction direction);
  // Without a medium: declined. `secure`: as the sound.
  VideoAnswer Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, bool secure, const std::optional<Video>& like);
  // Opens and closes what the negotiation wants. `must_secure`: what is in the clear is not taken.
  void Apply(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote, bool must_secure);

  const std::shared_ptr<VideoCore>& Core() const { return core_; }  // null: nothing is open
  const std::optional<VideoTerms>& Terms() const { return terms_; }
  std::optional<VideoCodec> Codec() const;
  const std::string& LastCodec() const { return last_codec_; }

  // Where what its device sends goes; kept by the engine.
  VideoRoute route;

 private:
  bool Open();
  void Close();

  Engine& engine_;
  const LegMediaSettings settings_;
  VideoWriter writer_;
  std::shared_ptr<VideoCore> core_;
  std::uint32_t slot_ = 0;
  std::optional<VideoTerms> terms_;
  std::string last_codec_;
};

}  // namespace sipleo::media
