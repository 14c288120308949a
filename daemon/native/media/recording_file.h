// The file of one recording: filled by the clock thread, written by the file thread. A killed process leaves all but
// what came since the last round of that thread, under a header that does not know its length yet.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "file_thread.h"
#include "leg_core.h"
#include "media_engine.h"
#include "sound_writer.h"

namespace sipleo::media {

class RecordingFile : public FileTask {
 public:
  RecordingFile(MediaCommons& commons, Name leg, const RecordingWish& wish);

  // Its samples will be of this rate, Hz. Nothing is written before.
  void Begin(int rate);
  // Clock thread. `samples` holds one sample for each side in turn; null: silence. False: no more is taken.
  bool Append(const std::int16_t* samples, std::size_t frames);
  // Any thread; the first reason counts.
  void End(RecordingEnd why);

  bool Write() override;

 private:
  void Announce(RecordingEnd why);

  MediaCommons& commons_;
  const Name leg_;
  const RecordingWish wish_;
  const int channels_;

  std::mutex mutex_;  // a leaf
  std::vector<std::int16_t> waiting_;
  int rate_ = 0;
  std::int64_t taken_frames_ = 0;
  std::optional<RecordingEnd> end_;

  // — the file thread's own —
  std::unique_ptr<SoundWriter> writer_;
  std::vector<std::int16_t> writing_;
  int error_ = 0;  // the system's first
};

}  // namespace sipleo::media
