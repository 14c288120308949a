#include "tone.h"

#include <algorithm>
#include <cmath>

namespace sipleo::media {
namespace {

constexpr double kHertz = 440, kTurn = 6.283185307179586;
// -10 dBm0, where a full-scale sine is +3.14 dBm0 (G.711).
constexpr double kAmplitude = 7220;
// Edges of 5 ms, so that the cadence does not click.
constexpr int kEdgesPerSecond = 200;

struct Cadence {
  int on_ms, off_ms;
};

Cadence CadenceOf(Sound::Tone kind) {
  switch (kind) {
    case Sound::Tone::kDial:
      return {1000, 0};
    case Sound::Tone::kRingback:
      return {1500, 3500};
    case Sound::Tone::kBusy:
      return {500, 500};
    case Sound::Tone::kCongestion:
      return {250, 250};
  }
  return {1000, 0};
}

}  // namespace

Tone::Tone(Sound::Tone kind, int rate) : rate_(rate) {
  const Cadence cadence = CadenceOf(kind);
  on_ = cadence.on_ms * rate / 1000;
  off_ = cadence.off_ms * rate / 1000;
}

double Tone::Loudness() const {
  if (off_ == 0) return 1;
  const double edge = static_cast<double>(rate_) / kEdgesPerSecond;
  return std::clamp(std::min(at_, on_ - at_) / edge, 0.0, 1.0);
}

SampleSource::Pulled Tone::Pull(std::int16_t* samples, std::size_t count, std::int64_t) {
  for (std::size_t i = 0; i < count; i++) {
    samples[i] = static_cast<std::int16_t>(std::lround(kAmplitude * Loudness() * std::sin(phase_)));
    phase_ = std::fmod(phase_ + kTurn * kHertz / rate_, kTurn);
    at_ = (at_ + 1) % (on_ + off_);
  }
  return Pulled::kSamples;
}

}  // namespace sipleo::media
