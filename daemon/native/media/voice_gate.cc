#include "voice_gate.h"

#include <algorithm>

namespace sipleo::media {
namespace {

constexpr int kHangBeats = 30;  // 600 ms
// Mean squares of 16-bit samples. Under -56 dBov nobody speaks; above -42 dBov somebody does whatever the noise is, or
// music would be taken for it. Speech lies about -26 dBov (ITU-T P.56).
constexpr float kLeast = 52 * 52, kMost = 260 * 260;
constexpr float kOverNoise = 8;   // 9 dB
constexpr float kHysteresis = 4;  // 6 dB
constexpr float kRise = 1.0023F;  // of the noise in a beat: 0.5 dB in a second, so that no sentence passes for it

float MeanSquare(const std::int16_t* samples, std::size_t count) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < count; i++) sum += std::int32_t{samples[i]} * samples[i];
  return static_cast<float>(sum) / static_cast<float>(std::max<std::size_t>(1, count));
}

}  // namespace

bool VoiceGate::Take(const std::int16_t* samples, std::size_t count) {
  const float level = samples == nullptr ? 0 : MeanSquare(samples, count);
  noise_ = std::clamp(std::min(level, noise_ * kRise), kLeast / kOverNoise, kMost / kOverNoise);
  const float opens = noise_ * kOverNoise;
  if (level >= opens || (IsOpen() && level >= opens / kHysteresis))
    beats_left_ = kHangBeats;
  else if (IsOpen())
    beats_left_--;
  return IsOpen();
}

}  // namespace sipleo::media
