// Takes what one leg is told by the box, before it is coded.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sipleo::media {

class ToldSink {
 public:
  virtual ~ToldSink() = default;
  // On the clock thread, 20 ms at a time; `rate`: samples per second.
  virtual void Told(const std::int16_t* samples, std::size_t count, int rate) = 0;
};

}  // namespace sipleo::media
