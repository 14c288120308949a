#include "clock_thread.h"

#include <time.h>

#include <algorithm>

#include "media_clock.h"
#include "thread_in_pjlib.h"

namespace sipleo::media {

void ClockThread::Start() {
  thread_ = std::thread([this] { Run(); });
}

void ClockThread::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    tasks_.clear();
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ClockThread::Add(std::shared_ptr<ClockTask> task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_all();
}

void ClockThread::Remove(const ClockTask* task) {
  // Destroyed outside the lock: its end may take other locks.
  std::shared_ptr<ClockTask> last;
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(tasks_.begin(), tasks_.end(), [&](const auto& each) { return each.get() == task; });
  if (found == tasks_.end()) return;
  last = std::move(*found);
  tasks_.erase(found);
}

void ClockThread::Beat(std::int64_t now_us) {
  for (const auto& task : beating_)
    if (!task->Tick(now_us)) Remove(task.get());
  beating_.clear();
}

void ClockThread::Run() {
  const ThreadInPjlib registered("sipleo-clock");
  std::int64_t next = 0;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (tasks_.empty() && !stopping_) {
        wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        next = NowUs();
      }
      if (stopping_) return;
    }
    // Absolute, so that the beat does not drift. After a long standstill the missed beats are not made up for.
    if (NowUs() - next > 10 * kBeatUs) next = NowUs();
    const timespec at{static_cast<time_t>(next / 1000000), static_cast<long>(next % 1000000 * 1000)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, nullptr);
    next += kBeatUs;
    {
      const std::lock_guard lock(mutex_);
      beating_ = tasks_;
    }
    Beat(NowUs());
  }
}

}  // namespace sipleo::media
