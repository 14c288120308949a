// Writes what others have in memory to files, and may wait for the disk as long as that takes: nobody waits for it. It
// sleeps while nothing is written.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sipleo::media {

class FileTask {
 public:
  virtual ~FileTask() = default;
  // On the file thread. False: done, not to be called again.
  virtual bool Write() = 0;
};

class FileThread {
 public:
  void Start();
  void Stop();  // when every task that has been told to end has ended; joins; idempotent
  ~FileThread() { Stop(); }

  // Any thread.
  void Add(std::shared_ptr<FileTask> task);
  void Hurry();  // a task has something to do at once

 private:
  void Run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::shared_ptr<FileTask>> tasks_;
  bool hurried_ = false, stopping_ = false;
  std::thread thread_;
};

}  // namespace sipleo::media
