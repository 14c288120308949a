// Makes the present thread known to pjlib for as long as it lives: pj calls from unknown threads stop the process.
#pragma once

#include <pjlib.h>

namespace sipleo::media {

class ThreadInPjlib {
 public:
  explicit ThreadInPjlib(const char* name) {
    pj_bzero(description_, sizeof description_);
    if (!pj_thread_is_registered()) pj_thread_register(name, description_, &thread_);
  }
  ThreadInPjlib(const ThreadInPjlib&) = delete;
  ThreadInPjlib& operator=(const ThreadInPjlib&) = delete;

 private:
  pj_thread_desc description_;
  pj_thread_t* thread_ = nullptr;
};

}  // namespace sipleo::media
