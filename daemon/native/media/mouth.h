// Sends one leg what a source yields, coded, packet by packet; silence, when the source has ended or there is none: a
// stream that stops looks dead to firewalls and operators, and one that stops and goes on is heard as a gap.
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
  // `rate`: of the samples, Hz. Without a source: silence.
  Mouth(MediaCommons& commons, std::shared_ptr<LegCore> leg, int rate, Packer packer,
        std::shared_ptr<SampleSource> source);

  bool Tick(std::int64_t now_us) override;
  // — SIP thread —
  // What is sent from the next packet on, of the same rate; null: silence. Nothing is left out between the two.
  void Say(std::shared_ptr<SampleSource> source);
  // After it nothing is sent any more, and nothing of the source is held.
  void Stop();

 private:
  SampleSource::Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us);

  MediaCommons& commons_;
  const std::shared_ptr<LegCore> leg_;
  const int rate_;

  std::mutex mutex_;  // held through a tick, and to stop
  Packer packer_;
  std::shared_ptr<SampleSource> source_;  // null: silence
  bool speaking_ = false, stopped_ = false;
};

}  // namespace sipleo::media
