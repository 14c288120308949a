#include "recording.h"

#include <pj/log.h>

#include <algorithm>
#include <utility>

#include "codec_table.h"

namespace sipleo::media {
namespace {

// The clock does not make up for a long standstill: the time line does.
constexpr std::int64_t kMostBehind = 10;

}  // namespace

Recording::Recording(MediaCommons& commons, Name leg, const RecordingWish& wish)
    : path_(wish.path), both_(wish.both), file_(std::make_shared<RecordingFile>(commons, leg, wish)) {
  commons.files.Add(file_);
}

Recording::~Recording() { Finish(RecordingEnd::kReleased); }

bool Recording::Begin(int rate) {
  if (rate_ != 0) return false;
  rate_ = rate;
  file_->Begin(rate);
  return true;
}

void Recording::Listen(pj_pool_factory* pools, pjmedia_codec_mgr* codecs, const Speaking& left, const Speaking& right) {
  Turn(&left_, pools, codecs, left);
  Turn(&right_, pools, codecs, right);
}

void Recording::Turn(Side* side, pj_pool_factory* pools, pjmedia_codec_mgr* codecs, const Speaking& to) {
  if (side->speaking == to) return;
  Leave(side);
  std::shared_ptr<Ear> ear = to.core == nullptr ? nullptr : Ear::Create(pools, codecs, to.codec, rate_);
  if (to.core != nullptr && ear == nullptr)
    PJ_LOG(1, ("media", "cannot decode %s: a side of a recording stays silent", CodecText(to.codec)));
  if (ear) to.core->AddTap(ear);
  const std::lock_guard lock(mutex_);
  side->speaking = to;
  std::swap(side->ear, ear);
}

// Ears are changed on the SIP thread alone, so that they may be looked at here without the lock.
void Recording::Leave(Side* side) {
  if (side->ear) side->speaking.core->RemoveTap(side->ear);
}

void Recording::Finish(RecordingEnd why) {
  Leave(&left_);
  Leave(&right_);
  file_->End(why);
  Side left, right;
  const std::lock_guard lock(mutex_);
  finished_ = true;
  std::swap(left_, left);
  std::swap(right_, right);
}

void Recording::Hear(const Side& side, std::int16_t* samples, std::size_t count, std::int64_t now_us) {
  if (!side.ear || side.ear->Pull(samples, count, now_us) != SampleSource::Pulled::kSamples)
    std::fill_n(samples, count, std::int16_t{0});
}

bool Recording::WriteBeat(std::int64_t now_us) {
  const std::size_t beat = static_cast<std::size_t>(rate_) / 50;
  std::int16_t left[kMostBeatSamples], right[kMostBeatSamples], frames[2 * kMostBeatSamples];
  Hear(left_, left, beat, now_us);
  if (!both_) return file_->Append(left, beat);
  Hear(right_, right, beat, now_us);
  for (std::size_t i = 0; i < beat; i++) {
    frames[2 * i] = left[i];
    frames[2 * i + 1] = right[i];
  }
  return file_->Append(frames, beat);
}

bool Recording::Tick(std::int64_t now_us) {
  const std::lock_guard lock(mutex_);
  if (finished_) return false;
  if (began_us_ < 0) began_us_ = now_us;
  const std::int64_t behind = (now_us - began_us_) / ClockThread::kBeatUs - beats_;
  if (behind > kMostBehind) {
    const std::size_t frames = static_cast<std::size_t>(behind * rate_ / 50);
    if (!file_->Append(nullptr, frames)) return false;
    beats_ += behind;
  }
  beats_++;
  return WriteBeat(now_us);
}

}  // namespace sipleo::media
