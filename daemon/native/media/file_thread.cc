#include "file_thread.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sipleo::media {
namespace {

// What a kill may take away is what came since the last round: well under the second that is promised.
constexpr std::chrono::milliseconds kRound{250};

}  // namespace

void FileThread::Start() {
  thread_ = std::thread([this] { Run(); });
}

void FileThread::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void FileThread::Add(std::shared_ptr<FileTask> task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_all();
}

void FileThread::Hurry() {
  {
    const std::lock_guard lock(mutex_);
    hurried_ = true;
  }
  wake_.notify_all();
}

void FileThread::Run() {
  std::vector<std::shared_ptr<FileTask>> writing, done;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (tasks_.empty()) wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
      if (!tasks_.empty()) wake_.wait_for(lock, kRound, [this] { return stopping_ || hurried_; });
      if (stopping_ && tasks_.empty()) return;
      hurried_ = false;
      writing = tasks_;
    }
    for (const auto& task : writing)
      if (!task->Write()) done.push_back(task);
    writing.clear();
    const std::lock_guard lock(mutex_);
    std::erase_if(tasks_, [&](const auto& task) { return std::find(done.begin(), done.end(), task) != done.end(); });
    done.clear();
  }
}

}  // namespace sipleo::media
