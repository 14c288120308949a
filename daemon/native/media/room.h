// A room: its members hear each other, and what is played into it. Every member is told the sum without himself; those
// who are silent hear the same, which is coded once for all of them that speak the same codec.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "clock_thread.h"
#include "room_member.h"

namespace sipleo::media {

class Room : public ClockTask {
 public:
  Room(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, MediaCommons& commons);
  ~Room() override;

  // — SIP thread —
  int Rate() const { return rate_; }
  bool IsEmpty() const { return members_.empty(); }
  // The first wideband member makes the room a wide one, for as long as it lives; what is being played ends then. Who
  // cannot be coded or decoded is logged, and neither hears nor is heard.
  void Add(const RoomSeat& seat);
  void Remove(const LegCore* leg);
  void Mute(const LegCore* leg, bool muted);
  // After what is being played; made for Rate().
  void Play(std::unique_ptr<SampleSource> sound);

  bool Tick(std::int64_t now_us) override;

 private:
  struct Chorus;  // members that hear the same in the same codec
  struct Change {
    Name leg;
    bool speaks;
  };

  void Widen();
  void Seat(const RoomSeat& seat);
  void FindChorus(const RoomSeat& seat);
  void Mix(std::int64_t now_us);
  void Sum(std::int64_t now_us);
  void PlayInto(std::int64_t now_us);
  void Narrow();
  void TellAlike(Chorus& chorus, std::int64_t now_us);

  pj_pool_factory* const pools_;
  pjmedia_codec_mgr* const codecs_;
  MediaCommons& commons_;

  // Held through a beat, and to change who is in. The SIP thread alone adds and removes, so it may read without.
  std::mutex mutex_;
  int rate_ = kNarrowRate;
  std::vector<std::unique_ptr<RoomMember>> members_;
  std::vector<std::unique_ptr<Chorus>> choruses_;
  std::deque<std::unique_ptr<SampleSource>> sounds_;
  std::unique_ptr<Resampler> down_;
  RoomBeat beat_ = {};
  std::vector<Change> changes_;  // clock thread; to be told without the lock
};

}  // namespace sipleo::media
