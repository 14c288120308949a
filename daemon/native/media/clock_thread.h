// A thread that beats every 20 ms for as long as somebody needs it, and sleeps otherwise.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sipleo::media {

class ClockTask {
 public:
  virtual ~ClockTask() = default;
  // On the clock thread. False: done, not to be called again.
  virtual bool Tick(std::int64_t now_us) = 0;
};

class ClockThread {
 public:
  static constexpr std::int64_t kBeatUs = 20000;

  void Start();
  void Stop();  // joins; idempotent
  ~ClockThread() { Stop(); }

  // Any thread. A task that is removed may be in its last Tick: it guards itself.
  void Add(std::shared_ptr<ClockTask> task);
  void Remove(const ClockTask* task);

 private:
  void Run();
  void Beat(std::int64_t now_us);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::shared_ptr<ClockTask>> tasks_;
  bool stopping_ = false;
  std::thread thread_;
  std::vector<std::shared_ptr<ClockTask>> beating_;  // the clock thread's own copy
};

}  // namespace sipleo::media
