// How much of one telephone is passed on, so that it cannot drown the others. Pure: time is an argument.
#pragma once

#include <algorithm>
#include <cstdint>

namespace sipleo::media {

class RateCap {
 public:
  // `burst` may come at once.
  RateCap(std::int64_t per_second, std::int64_t burst) : per_second_(per_second), burst_(burst), left_(burst) {}

  bool MayPass(std::int64_t cost, std::int64_t now_us) {
    const std::int64_t gone_us = std::clamp<std::int64_t>(now_us - at_us_, 0, 60000000);
    left_ = std::min(burst_, left_ + gone_us * per_second_ / 1000000);
    at_us_ = std::max(at_us_, now_us);
    if (left_ < cost) return false;
    left_ -= cost;
    return true;
  }

 private:
  const std::int64_t per_second_, burst_;
  std::int64_t left_, at_us_ = 0;
};

}  // namespace sipleo::media
