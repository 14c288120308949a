// What a leg says, and the one that it talks with, written down beat by beat. The time line is the clock's: who says
// nothing, is lost on the way or is not there is silence of the same length, so that both sides stay in step.
#pragma once

#include <memory>
#include <mutex>

#include "clock_thread.h"
#include "ear.h"
#include "leg_core.h"
#include "media_engine.h"
#include "recording_file.h"

namespace sipleo::media {

// Whom to listen to; nobody where `core` is null.
struct Speaking {
  std::shared_ptr<LegCore> core = nullptr;
  Codec codec = Codec::kPcma;
  bool operator==(const Speaking&) const = default;
};

class Recording : public ClockTask {
 public:
  Recording(MediaCommons& commons, Name leg, const RecordingWish& wish);
  ~Recording() override;

  // — SIP thread —
  const std::string& Path() const { return path_; }
  bool Both() const { return both_; }
  // From now on, at this rate; then the clock is to call it. False: it has begun before.
  bool Begin(int rate);
  // Whom it hears from now on: `left` is the leg.
  void Listen(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, const Speaking& left, const Speaking& right);
  // Nothing is taken any more; the file is announced when it is whole.
  void Finish(RecordingEnd why);

  bool Tick(std::int64_t now_us) override;

 private:
  struct Side {
    Speaking speaking;
    std::shared_ptr<Ear> ear;
  };

  void Turn(Side* side, pj_pool_factory* pools, pjmedia_codec_mgr* codecs, const Speaking& to);
  static void Leave(Side* side);
  bool WriteBeat(std::int64_t now_us);
  void Hear(const Side& side, std::int16_t* samples, std::size_t count, std::int64_t now_us);

  const std::string path_;
  const bool both_;
  const std::shared_ptr<RecordingFile> file_;
  int rate_ = 0;  // written before the clock knows it

  std::mutex mutex_;  // held through a tick, and to listen to somebody else
  Side left_, right_;
  bool finished_ = false;
  std::int64_t began_us_ = -1, beats_ = 0;  // clock thread
};

}  // namespace sipleo::media
