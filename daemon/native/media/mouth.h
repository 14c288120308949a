// Sends one leg what a source yields, coded, packet by packet.
#pragma once

#include <memory>
#include <mutex>

#include "clock_thread.h"
#include "leg_core.h"
#include "packer.h"
#include "sample_source.h"

namespace sipleo::media {

class Mouth : public ClockTask {
 public:
  // `rate`: of the samples, Hz.
  Mouth(MediaCommons& commons, std::shared_ptr<LegCore> leg, int rate, Packer packer,
        std::shared_ptr<SampleSource> source);

  bool Tick(std::int64_t now_us) override;
  // SIP thread. After it nothing is sent any more, and nothing of the source is held.
  void Stop();

 private:
  bool Speak(std::int64_t now_us);

  MediaCommons& commons_;
  const std::shared_ptr<LegCore> leg_;
  const int rate_;

  std::mutex mutex_;  // held through a tick, and to stop
  Packer packer_;
  std::shared_ptr<SampleSource> source_;
  bool speaking_ = false;
};

}  // namespace sipleo::media
