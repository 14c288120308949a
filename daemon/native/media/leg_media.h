// One leg as the SIP side holds it. SIP thread only; what other threads need is in its LegCore.
#pragma once

#include <memory>
#include <optional>

#include "echo_canceller.h"
#include "key_ear.h"
#include "leg_core.h"
#include "leg_video.h"
#include "media_engine.h"
#include "mouth.h"
#include "recording.h"
#include "sdp_writing.h"

namespace sipleo::media {

class Engine;
class Leg;

// How a leg is made to hear what it hears. As long as it stays equal nothing is touched, so that a renegotiation that
// changes nothing is not heard.
struct Wiring {
  enum class Kind { kNothing, kRelay, kMix, kSound, kRoom } kind = Kind::kNothing;
  Leg* partner = nullptr;
  std::uint64_t sound = 0;
  Name room = 0;
  Codec own = Codec::kPcma, heard = Codec::kPcma;
  int ptime_ms = 0;  // of packets that are made here
  bool operator==(const Wiring&) const = default;
};

class Leg : public LegMedia {
 public:
  Leg(Engine& engine, const LegMediaSettings& settings, const PortPair& ports);
  ~Leg() override;

  bool FollowVideo(const std::optional<Video>& like) override;
  Video CurrentVideo() const override { return video_ ? video_->Current() : Video{}; }
  pjmedia_sdp_session* Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction) override;
  pj_status_t Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                     pjmedia_sdp_session** local) override;
  pj_status_t Apply(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote, Negotiated* outcome) override;
  bool IsNegotiated() const override { return terms_.has_value(); }
  std::optional<Codec> CurrentCodec() const override;
  void Follow(Codec codec);
  bool SendDigits(const std::string& digits) override { return core_->QueueDigits(digits); }
  LegQuality Quality() const override;

  const std::shared_ptr<LegCore>& Core() const { return core_; }
  const std::optional<MediaTerms>& Terms() const { return terms_; }
  bool CancelsEcho() const { return settings_.cancels_echo; }
  LegVideo* Picture() const { return video_.get(); }  // null: there never was any

  // What the leg is to hear, and how that is brought about; kept by the engine.
  Leg* partner = nullptr;
  std::optional<Sound> sound;
  std::uint64_t sound_number = 0;
  Name room = 0;  // 0: none
  bool muted = false;
  Wiring wiring;
  std::shared_ptr<Mouth> mouth;
  // Of this leg, while it is bridged, and the rates that it was made for.
  std::shared_ptr<EchoCanceller> echo;
  int echo_told_rate = 0, echo_said_rate = 0;
  std::vector<std::shared_ptr<Recording>> recordings;
  bool hears_keys = false;
  std::shared_ptr<KeyEar> keys;  // null: its sound is not looked at

 private:
  LegVideo* MakePicture();
  Video WantedVideo() const;
  bool OffersVideo();

  Engine& engine_;
  const LegMediaSettings settings_;
  const std::uint16_t port_;
  SdpWriter writer_;
  bool offered_ = false;  // the last body that was written was an offer
  std::shared_ptr<LegCore> core_;
  const std::uint32_t slot_;  // of its sockets, for the packet thread
  std::optional<MediaTerms> terms_;
  std::optional<Video> like_;  // the video of the leg that this one is joined with, as far as it was told
  std::unique_ptr<LegVideo> video_;
};

}  // namespace sipleo::media
