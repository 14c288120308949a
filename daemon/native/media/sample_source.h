// Where samples come from, 20 ms at a time. Used by the clock thread alone.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sipleo::media {

// 20 ms at 48 kHz.
constexpr std::size_t kMostBeatSamples = 960;

class SampleSource {
 public:
  virtual ~SampleSource() = default;
  enum class Pulled {
    kSamples,
    kNothing,  // nobody speaks now: nothing is to be sent
    kEnded,    // and never will again
  };
  // `count` samples are 20 ms at the rate that the source was made for.
  virtual Pulled Pull(std::int16_t* samples, std::size_t count, std::int64_t now_us) = 0;
};

}  // namespace sipleo::media
