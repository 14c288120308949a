// Changes the rate of samples, 20 ms at a time.
#pragma once

#include <pjmedia.h>

#include <cstdint>
#include <memory>

namespace sipleo::media {

class Resampler {
 public:
  // Hz; both have a whole number of samples in 20 ms. Null when pjmedia cannot.
  static std::unique_ptr<Resampler> Create(pj_pool_factory* pools, int from, int to);
  ~Resampler();
  Resampler(const Resampler&) = delete;
  Resampler& operator=(const Resampler&) = delete;

  void Run(const std::int16_t* in, std::int16_t* out) { pjmedia_resample_run(resample_, in, out); }

 private:
  Resampler(pj_pool_t* pool, pjmedia_resample* resample) : pool_(pool), resample_(resample) {}
  pj_pool_t* pool_;
  pjmedia_resample* resample_;
};

}  // namespace sipleo::media
