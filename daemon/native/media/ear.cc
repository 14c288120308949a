#include "ear.h"

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {
namespace {

constexpr std::int64_t kWindowUs = 2000000;
constexpr std::size_t kNeverSpare = ~std::size_t{0};

}  // namespace

std::shared_ptr<Ear> Ear::Create(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, Codec codec, int rate) {
  const CodecFacts& facts = FactsOf(codec);
  // Opus decodes at whatever rate is wanted.
  const int own = codec == Codec::kOpus ? rate : facts.sample_rate;
  std::shared_ptr<Ear> ear(new Ear(facts.clock_rate, own));
  ear->decoder_ = MakeDecoder(codecs, codec, own);
  if (!ear->decoder_) return nullptr;
  if (own != rate) {
    ear->resampler_ = Resampler::Create(pools, own, rate);
    if (!ear->resampler_) return nullptr;
  }
  ear->spare_ = kNeverSpare;
  return ear;
}

std::uint32_t Ear::Ticks(std::size_t samples) const {
  return static_cast<std::uint32_t>(samples * static_cast<std::size_t>(clock_rate_) /
                                    static_cast<std::size_t>(sample_rate_));
}

std::size_t Ear::Samples(std::uint32_t ticks) const {
  return std::size_t{ticks} * static_cast<std::size_t>(sample_rate_) / static_cast<std::size_t>(clock_rate_);
}

void Ear::Put(const RtpPacket& packet, std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  buffer_.Put(packet, now_us);
}

// A whole number of 10 ms.
void Ear::MakeUp(std::size_t count) {
  const std::size_t unit = static_cast<std::size_t>(sample_rate_) / 100;
  count = std::min(std::max<std::size_t>(1, (count + unit - 1) / unit) * unit, kMostSamples);
  std::int16_t samples[kMostSamples];
  decoder_->Conceal(count, samples);
  decoded_.insert(decoded_.end(), samples, samples + count);
  const std::lock_guard lock(mutex_);
  buffer_.MadeUp(Ticks(count));
}

// Decodes until `wanted` samples are there. False when nobody speaks.
bool Ear::Fill(std::size_t wanted, std::int64_t now_us) {
  while (decoded_.size() < wanted) {
    std::uint32_t ticks = 0;
    JitterBuffer::Next next;
    {
      const std::lock_guard lock(mutex_);
      next = buffer_.Take(now_us, &payload_, &ticks);
    }
    if (next == JitterBuffer::Next::kSilence) {
      // What is left of the last packet is played to its end.
      if (decoded_.empty()) return false;
      decoded_.resize(wanted, 0);
      return true;
    }
    if (next == JitterBuffer::Next::kPacket) {
      std::int16_t samples[kMostSamples];
      const std::size_t count = decoder_->Decode(payload_.data(), payload_.size(), samples);
      decoded_.insert(decoded_.end(), samples, samples + count);
      const std::lock_guard lock(mutex_);
      buffer_.Played(Ticks(count));
    } else {
      const std::size_t missing = wanted - decoded_.size();
      MakeUp(next == JitterBuffer::Next::kLost ? std::min(missing, Samples(ticks)) : missing);
    }
  }
  return true;
}

void Ear::Shift(std::int16_t* samples, std::size_t count) {
  std::copy_n(decoded_.begin(), count, samples);
  decoded_.erase(decoded_.begin(), decoded_.begin() + static_cast<std::ptrdiff_t>(count));
}

// When more than a beat lay unused for two seconds, this beat and the next are blended into one. Much too much (a stall
// of the sender that came all at once) is cut beat by beat without waiting.
void Ear::CutDelay(std::int16_t* samples, std::size_t count, std::int64_t now_us) {
  std::size_t left = decoded_.size();
  {
    const std::lock_guard lock(mutex_);
    left += Samples(buffer_.Waiting());
  }
  spare_ = std::min(spare_, left);
  const auto margin = static_cast<std::size_t>(sample_rate_) / 100;
  const bool over = now_us >= window_us_;
  const bool cut = left > 10 * count || (over && spare_ != kNeverSpare && spare_ >= count + margin);
  if (over) {
    window_us_ = now_us + kWindowUs;
    spare_ = kNeverSpare;
  }
  if (!cut || !Fill(count, now_us)) return;
  std::int16_t next[kMostBeatSamples];
  Shift(next, count);
  for (std::size_t i = 0; i < count; i++) {
    const int fading = samples[i] * static_cast<int>(count - i), coming = next[i] * static_cast<int>(i);
    samples[i] = static_cast<std::int16_t>((fading + coming) / static_cast<int>(count));
  }
}

SampleSource::Pulled Ear::Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) {
  const std::size_t beat = static_cast<std::size_t>(sample_rate_) / 50;
  if (!Fill(beat, now_us)) {
    spare_ = kNeverSpare;
    window_us_ = now_us + kWindowUs;
    return Pulled::kNothing;
  }
  std::int16_t own[kMostBeatSamples];
  std::int16_t* taken = resampler_ ? own : samples;
  Shift(taken, beat);
  CutDelay(taken, beat, now_us);
  if (resampler_) resampler_->Run(own, samples);
  return Pulled::kSamples;
}

}  // namespace sipleo::media
