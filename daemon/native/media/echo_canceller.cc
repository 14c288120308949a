#include "echo_canceller.h"

#include <algorithm>

namespace sipleo::media {
namespace {

constexpr int kRate = 16000;  // AEC3 knows 16, 32 and 48 kHz
constexpr unsigned kTailMs = 200;
// The two sides tick one after the other in a beat; more than that waits only when one of them has stood still.
constexpr std::size_t kMostWaiting = 3;

}  // namespace

std::shared_ptr<EchoCanceller> EchoCanceller::Create(pj_pool_factory* pools, int told_rate, int said_rate) {
  pj_pool_t* pool = pj_pool_create(pools, "echo", 1000, 1000, nullptr);
  if (pool == nullptr) return nullptr;
  std::shared_ptr<EchoCanceller> made(new EchoCanceller(pool, told_rate, said_rate));
  const unsigned options = PJMEDIA_ECHO_WEBRTC_AEC3 | PJMEDIA_ECHO_NO_LOCK | PJMEDIA_ECHO_USE_SIMPLE_FIFO;
  if (pjmedia_echo_create2(pool, kRate, 1, kBeat, kTailMs, 0, options, &made->echo_) != PJ_SUCCESS) return nullptr;
  if (told_rate != kRate) made->told_up_ = Resampler::Create(pools, told_rate, kRate);
  if (said_rate != kRate) {
    made->said_up_ = Resampler::Create(pools, said_rate, kRate);
    made->said_down_ = Resampler::Create(pools, kRate, said_rate);
  }
  const bool told_fits = told_rate == kRate || made->told_up_ != nullptr;
  const bool said_fits = said_rate == kRate || (made->said_up_ != nullptr && made->said_down_ != nullptr);
  return told_fits && said_fits ? made : nullptr;
}

EchoCanceller::EchoCanceller(pj_pool_t* pool, int told_rate, int said_rate)
    : pool_(pool),
      told_beat_(static_cast<std::size_t>(told_rate) / 50),
      said_beat_(static_cast<std::size_t>(said_rate) / 50) {}

EchoCanceller::~EchoCanceller() {
  if (echo_ != nullptr) pjmedia_echo_destroy(echo_);
  pj_pool_release(pool_);
}

void EchoCanceller::Told(const std::int16_t* samples) {
  std::vector<std::int16_t> beat(kBeat, 0);
  if (samples != nullptr) {
    if (told_up_ != nullptr)
      told_up_->Run(samples, beat.data());
    else
      std::copy_n(samples, told_beat_, beat.begin());
  }
  told_.push_back(std::move(beat));
  if (told_.size() > kMostWaiting) told_.pop_front();
}

void EchoCanceller::Said(std::int16_t* samples) {
  static constexpr std::int16_t kNothing[kBeat] = {};
  std::int16_t heard[kBeat] = {};
  if (samples != nullptr) {
    if (said_up_ != nullptr)
      said_up_->Run(samples, heard);
    else
      std::copy_n(samples, said_beat_, heard);
  }
  pjmedia_echo_cancel(echo_, heard, told_.empty() ? kNothing : told_.front().data(), 0, nullptr);
  if (!told_.empty()) told_.pop_front();
  if (samples == nullptr) return;
  if (said_down_ != nullptr)
    said_down_->Run(heard, samples);
  else
    std::copy_n(heard, said_beat_, samples);
}

SampleSource::Pulled ToldSource::Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) {
  const Pulled pulled = source_->Pull(samples, count, now_us);
  echo_->Told(pulled == Pulled::kSamples ? samples : nullptr);
  return pulled;
}

SampleSource::Pulled CleanedSource::Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) {
  const Pulled pulled = source_->Pull(samples, count, now_us);
  echo_->Said(pulled == Pulled::kSamples ? samples : nullptr);
  return pulled;
}

}  // namespace sipleo::media
