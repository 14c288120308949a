#include "mouth.h"

#include <algorithm>
#include <utility>

namespace sipleo::media {

Mouth::Mouth(MediaCommons& commons, std::shared_ptr<LegCore> leg, int rate, Packer packer,
             std::shared_ptr<SampleSource> source)
    : commons_(commons), leg_(std::move(leg)), rate_(rate), packer_(std::move(packer)), source_(std::move(source)) {}

void Mouth::Say(std::shared_ptr<SampleSource> source) {
  // What was said before is let go of outside the lock.
  const std::lock_guard lock(mutex_);
  std::swap(source_, source);
}

void Mouth::Stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  source_.reset();
}

bool Mouth::Tick(std::int64_t now_us) {
  std::int16_t samples[kMostBeatSamples];
  const std::size_t beat = static_cast<std::size_t>(rate_) / 50;
  bool ended = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return false;
    const SampleSource::Pulled pulled = Pull(samples, beat, now_us);
    ended = pulled == SampleSource::Pulled::kEnded;
    if (pulled == SampleSource::Pulled::kNothing) {
      if (speaking_) leg_->Pause();
      speaking_ = false;
      packer_.Clear();
      return true;
    }
    speaking_ = true;
    leg_->Tell(samples, beat, rate_);
    packer_.Put(samples, beat, [&](std::uint8_t* payload, std::size_t size, std::uint32_t ticks) {
      leg_->SendMade(payload, size, ticks, now_us);
    });
  }
  if (ended) commons_.listener->OnPlayed(leg_->LegName());
  return true;
}

// Under the lock. kEnded once, when the source has just ended: the samples are silence already.
SampleSource::Pulled Mouth::Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) {
  const SampleSource::Pulled pulled = source_ ? source_->Pull(samples, count, now_us) : SampleSource::Pulled::kSamples;
  if (pulled == SampleSource::Pulled::kEnded) source_.reset();
  if (!source_) std::fill_n(samples, count, std::int16_t{0});
  return pulled;
}

}  // namespace sipleo::media
