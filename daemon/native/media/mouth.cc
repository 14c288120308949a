#include "mouth.h"

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {

int PacketMs(Codec codec, int wanted_ms) {
  const int frame = FactsOf(codec).frame_ms;
  int whole = std::clamp(wanted_ms, 10, 60) / frame * frame;
  if (codec == Codec::kOpus && (whole == 30 || whole == 50)) whole -= 10;
  return std::max(whole, frame);
}

Mouth::Mouth(MediaCommons& commons, std::shared_ptr<LegCore> leg, const MouthSettings& settings,
             std::unique_ptr<Encoder> encoder, std::shared_ptr<SampleSource> source)
    : commons_(commons),
      leg_(std::move(leg)),
      clock_rate_(FactsOf(settings.codec).clock_rate),
      rate_(settings.rate),
      packet_samples_(static_cast<std::size_t>(PacketMs(settings.codec, settings.ptime_ms) * settings.rate / 1000)),
      encoder_(std::move(encoder)),
      source_(std::move(source)) {}

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
      waiting_.clear();
      return true;
    case SampleSource::Pulled::kSamples:
      speaking_ = true;
      waiting_.insert(waiting_.end(), samples, samples + beat);
      SendWhatIsWhole(now_us);
      return true;
  }
  return true;
}

// Under the lock.
void Mouth::SendWhatIsWhole(std::int64_t now_us) {
  alignas(8) std::uint8_t packet[kLongestRtp + kSrtpTrailer];
  // The header is written just before the payload, which must leave the packet aligned for SRTP.
  std::uint8_t* payload = packet + kRtpHeader;
  while (waiting_.size() >= packet_samples_) {
    const std::size_t size =
        encoder_->Encode(waiting_.data(), packet_samples_, payload, kLongestRtp - kRtpHeader - kSrtpTrailer);
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(packet_samples_));
    const auto ticks = packet_samples_ * static_cast<std::size_t>(clock_rate_) / static_cast<std::size_t>(rate_);
    if (size > 0) leg_->SendMade(payload, size, static_cast<std::uint32_t>(ticks), now_us);
  }
}

}  // namespace sipleo::media
