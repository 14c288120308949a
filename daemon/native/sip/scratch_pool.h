// A pool for what pjsip copies anyway: in the dialog's own it would stay for as long as the call lasts.
#pragma once

#include <pjsip.h>

namespace sipleo {

class ScratchPool {
 public:
  explicit ScratchPool(pjsip_endpoint* endpoint)
      : endpoint_(endpoint), pool_(pjsip_endpt_create_pool(endpoint, "scratch", 4000, 4000)) {}
  ~ScratchPool() {
    if (pool_ != nullptr) pjsip_endpt_release_pool(endpoint_, pool_);
  }
  ScratchPool(const ScratchPool&) = delete;
  ScratchPool& operator=(const ScratchPool&) = delete;

  // Null when memory is short.
  pj_pool_t* Get() const { return pool_; }

 private:
  pjsip_endpoint* endpoint_;
  pj_pool_t* pool_;
};

}  // namespace sipleo
