#include "resampler.h"

namespace sipleo::media {

std::unique_ptr<Resampler> Resampler::Create(pj_pool_factory* pools, int from, int to) {
  pj_pool_t* pool = pj_pool_create(pools, "resampler", 1000, 1000, nullptr);
  if (pool == nullptr) return nullptr;
  pjmedia_resample* resample = nullptr;
  const auto frame = static_cast<unsigned>(from / 50);
  if (pjmedia_resample_create(pool, PJ_TRUE, PJ_FALSE, 1, static_cast<unsigned>(from), static_cast<unsigned>(to), frame,
                              &resample) != PJ_SUCCESS) {
    pj_pool_release(pool);
    return nullptr;
  }
  return std::unique_ptr<Resampler>(new Resampler(pool, resample));
}

Resampler::~Resampler() {
  pjmedia_resample_destroy(resample_);
  pj_pool_release(pool_);
}

}  // namespace sipleo::media
