// Brings a sum of voices back into 16 bits.
#pragma once

#include <cstdint>

namespace sipleo::media {

// Up to three quarters of the scale nothing changes; above, what is louder comes ever nearer to the end of the scale
// and never gets there: several loud voices sound dense, where cutting them off would crackle.
inline std::int16_t SoftLimit(std::int32_t sum) {
  constexpr std::int32_t kKnee = 24576, kRoom = 32767 - kKnee;
  if (sum >= -kKnee && sum <= kKnee) return static_cast<std::int16_t>(sum);
  const std::int64_t over = (sum < 0 ? -std::int64_t{sum} : std::int64_t{sum}) - kKnee;
  const auto limited = static_cast<std::int32_t>(kKnee + kRoom * over / (kRoom + over));
  return static_cast<std::int16_t>(sum < 0 ? -limited : limited);
}

}  // namespace sipleo::media
