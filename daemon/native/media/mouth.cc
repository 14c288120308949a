#include "mouth.h"

namespace sipleo::media {

Mouth::Mouth(MediaCommons& commons, std::shared_ptr<LegCore> leg, int rate, Packer packer,
             std::shared_ptr<SampleSource> source)
    : commons_(commons), leg_(std::move(leg)), rate_(rate), packer_(std::move(packer)), source_(std::move(source)) {}

void Mouth::Stop() {
  const std::lock_guard lock(mutex_);
  source_.reset();
}

bool Mouth::Tick(std::int64_t now_us) {
  {
    const std::lock_guard lock(mutex_);
    if (!source_) return false;
    if (Speak(now_us)) return true;
    source_.reset();
  }
  commons_.listener->OnPlayed(leg_->LegName());
  return false;
}

// Under the lock. False when the source has ended.
bool Mouth::Speak(std::int64_t now_us) {
  std::int16_t samples[kMostBeatSamples];
  const std::size_t beat = static_cast<std::size_t>(rate_) / 50;
  switch (source_->Pull(samples, beat, now_us)) {
    case SampleSource::Pulled::kEnded:
      leg_->Pause();
      return false;
    case SampleSource::Pulled::kNothing:
      if (speaking_) leg_->Pause();
      speaking_ = false;
      packer_.Clear();
      return true;
    case SampleSource::Pulled::kSamples:
      speaking_ = true;
      packer_.Put(samples, beat, [&](std::uint8_t* payload, std::size_t size, std::uint32_t ticks) {
        leg_->SendMade(payload, size, ticks, now_us);
      });
      return true;
  }
  return true;
}

}  // namespace sipleo::media
