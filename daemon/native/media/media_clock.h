// The time that media goes by: microseconds that never run backwards.
#pragma once

#include <time.h>

#include <cstdint>

namespace sipleo::media {

inline std::int64_t NowUs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1000000 + now.tv_nsec / 1000;
}

}  // namespace sipleo::media
