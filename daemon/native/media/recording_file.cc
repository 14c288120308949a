#include "recording_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sipleo::media {
namespace {

// A disk that stands still so long is a broken one; memory is not to fill up with what it does not take.
constexpr std::int64_t kMostWaitingSeconds = 20;
constexpr const char* kTooSlow = "the disk does not take the sound";

}  // namespace

RecordingFile::RecordingFile(MediaCommons& commons, Name leg, const RecordingWish& wish)
    : commons_(commons), leg_(leg), wish_(wish), channels_(wish.both ? 2 : 1) {
  commons_.recordings++;
}

void RecordingFile::Begin(int rate) {
  const std::lock_guard lock(mutex_);
  rate_ = rate;
  // Two rounds of the file thread: the clock thread allocates when the disk is slow only.
  waiting_.reserve(static_cast<std::size_t>(rate * channels_) / 2);
}

bool RecordingFile::Append(const std::int16_t* samples, std::size_t frames) {
  bool ended = false;
  {
    const std::lock_guard lock(mutex_);
    if (end_) return false;
    const auto most = std::int64_t{wish_.max_seconds} * rate_;
    frames = static_cast<std::size_t>(std::min<std::int64_t>(static_cast<std::int64_t>(frames), most - taken_frames_));
    const std::size_t count = frames * static_cast<std::size_t>(channels_);
    if (samples != nullptr)
      waiting_.insert(waiting_.end(), samples, samples + count);
    else
      waiting_.resize(waiting_.size() + count, 0);
    taken_frames_ += static_cast<std::int64_t>(frames);
    if (taken_frames_ >= most) end_ = RecordingEnd::kLimit;
    if (static_cast<std::int64_t>(waiting_.size()) > kMostWaitingSeconds * rate_ * channels_)
      end_ = RecordingEnd::kFailed;
    ended = end_.has_value();
  }
  if (ended) commons_.files.Hurry();
  return !ended;
}

void RecordingFile::End(RecordingEnd why) {
  {
    const std::lock_guard lock(mutex_);
    if (end_) return;
    end_ = why;
  }
  commons_.files.Hurry();
}

bool RecordingFile::Write() {
  int rate = 0;
  std::optional<RecordingEnd> end;
  writing_.clear();
  {
    const std::lock_guard lock(mutex_);
    rate = rate_;
    end = end_;
    std::swap(waiting_, writing_);
  }
  if (!writer_) {
    if (rate == 0 && !end) return true;
    // One that never began is a file without sound.
    writer_ = MakeSoundWriter(channels_, rate == 0 ? 8000 : rate, wish_.seal_for);
    error_ = writer_->Open(wish_.path);
  }
  if (error_ == 0) error_ = writer_->Put(writing_.data(), writing_.size());
  if (error_ != 0) End(RecordingEnd::kFailed);
  if (error_ == 0 && !end) return true;
  const int error = writer_->Complete();
  if (error_ == 0) error_ = error;
  Announce(error_ == 0 ? *end : RecordingEnd::kFailed);
  return false;
}

void RecordingFile::Announce(RecordingEnd why) {
  Recorded recorded{leg_, wish_.path, writer_->Seconds(), why, ""};
  if (error_ == ENOSPC || error_ == EDQUOT) recorded.why = RecordingEnd::kDiskFull;
  if (error_ != 0)
    recorded.text = std::strerror(error_);
  else if (why == RecordingEnd::kFailed)
    recorded.text = kTooSlow;
  commons_.recordings--;
  commons_.listener->OnRecorded(recorded);
  writer_->Sync();
  writer_.reset();
}

}  // namespace sipleo::media

namespace sipleo {

const char* RecordingEndText(RecordingEnd end) {
  switch (end) {
    case RecordingEnd::kStopped:
      return "stopped";
    case RecordingEnd::kLimit:
      return "limit";
    case RecordingEnd::kReleased:
      return "released";
    case RecordingEnd::kDiskFull:
      return "disk-full";
    case RecordingEnd::kFailed:
      return "failed";
  }
  return "failed";
}

}  // namespace sipleo
