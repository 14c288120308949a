// One member of a room: what he says, and what he hears when he must not hear himself. Clock thread only, but for its
// making and its end.
#pragma once

#include <memory>

#include "echo_canceller.h"
#include "leg_core.h"
#include "packer.h"
#include "resampler.h"
#include "room_beat.h"
#include "voice_gate.h"

namespace sipleo::media {

struct RoomSeat {
  std::shared_ptr<LegCore> leg;
  Codec codec = Codec::kPcma;
  int ptime_ms = 20;
  bool cancels_echo = false;
  bool muted = false;
};

// Samples per second that a codec takes from a room of `room_rate`.
int RateInRoom(Codec codec, int room_rate);

class RoomMember {
 public:
  // Null when a codec or a resampler cannot be had.
  static std::unique_ptr<RoomMember> Create(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, const RoomSeat& seat,
                                            int room_rate);

  const RoomSeat& Seat() const { return seat_; }
  bool IsNarrowed() const { return down_ != nullptr; }  // it hears less width than the room has

  // Nobody hears who is muted, and what he says is not decoded.
  void Mute(bool muted);

  // Takes 20 ms of what he says. True when he has begun or ceased to speak.
  bool Listen(std::int64_t now_us);
  bool Speaks() const { return speaks_; }
  // He must be mixed for by himself in this beat: others hear him.
  bool IsApart() const { return apart_; }
  // Adds what he says to the sum. Nothing is added of who is not apart.
  void AddTo(RoomBeat* beat) const;
  // The sum without himself, limited.
  void Mix(const RoomBeat& beat, std::int16_t* heard) const;
  std::size_t HeardSamples() const { return heard_samples_; }

  // Sends him what Mix made, coded for him alone.
  void Tell(const std::int16_t* heard, std::int64_t now_us);
  // He is told the same as others: what they hear, and the packet that was coded for all of them.
  void Heard(const std::int16_t* heard);
  void Send(std::uint8_t* payload, std::size_t size, std::uint32_t ticks, std::int64_t now_us) {
    seat_.leg->SendMade(payload, size, ticks, now_us);
  }

 private:
  RoomMember(const RoomSeat& seat, int room_rate, Packer packer);
  void Route();

  RoomSeat seat_;
  const std::size_t samples_, heard_samples_;  // of a beat, at the room's rate and at his own
  Packer packer_;
  std::shared_ptr<PacketSink> ear_;
  std::shared_ptr<SampleSource> source_;
  std::shared_ptr<EchoCanceller> echo_;
  std::unique_ptr<Resampler> down_;

  VoiceGate gate_;
  bool speaks_ = false, apart_ = false;
  std::int16_t said_[kMostRoomSamples] = {};
  std::int16_t said_narrow_[kNarrowRate / 50] = {};
};

}  // namespace sipleo::media
