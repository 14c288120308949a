#include "outgoing_stream.h"

#include <algorithm>

namespace sipleo::media {
namespace {

// RFC 3550 §A.1: a jump beyond this is another stream, not a loss.
constexpr int kMaxDropout = 3000;

}  // namespace

std::uint32_t OutgoingStream::Now(int rate, std::int64_t now_us) const {
  if (!started_) return last_timestamp_;
  const std::int64_t elapsed = (now_us - last_us_) * rate / 1000000;
  // Never backwards and never on the spot: two packets of one timestamp would be one frame.
  return last_timestamp_ + static_cast<std::uint32_t>(std::max<std::int64_t>(elapsed, rate / 100));
}

void OutgoingStream::Advance(std::uint16_t sequence, std::uint32_t timestamp, std::int64_t now_us) {
  const bool newer = !started_ || static_cast<std::int16_t>(sequence - last_sequence_) > 0;
  started_ = true;
  if (!newer) return;
  last_sequence_ = sequence;
  if (static_cast<std::int32_t>(timestamp - last_timestamp_) >= 0) last_timestamp_ = timestamp;
  last_us_ = now_us;
}

StreamPosition OutgoingStream::Follow(std::uint64_t source, std::uint16_t sequence, std::uint32_t timestamp,
                                      bool marker, int rate, std::int64_t now_us) {
  const auto jump = static_cast<std::int16_t>(sequence + sequence_offset_ - last_sequence_);
  if (source != source_ || jump > kMaxDropout || jump < -kMaxDropout) {
    source_ = source;
    sequence_offset_ = static_cast<std::uint16_t>(last_sequence_ + 1 - sequence);
    timestamp_offset_ = Now(rate, now_us) - timestamp;
    marker = true;
  }
  const StreamPosition position{static_cast<std::uint16_t>(sequence + sequence_offset_), timestamp + timestamp_offset_,
                                marker};
  Advance(position.sequence, position.timestamp, now_us);
  return position;
}

std::optional<std::uint16_t> OutgoingStream::NumberBehind(std::uint16_t sequence) const {
  if (source_ == kNone || source_ == kOwn) return std::nullopt;
  return static_cast<std::uint16_t>(sequence - sequence_offset_);
}

StreamPosition OutgoingStream::Make(std::uint32_t ticks, int rate, std::int64_t now_us) {
  const bool fresh = source_ != kOwn;
  StreamPosition position{static_cast<std::uint16_t>(last_sequence_ + 1),
                          fresh ? Now(rate, now_us) : last_timestamp_ + last_ticks_, fresh};
  source_ = kOwn;
  last_ticks_ = ticks;
  Advance(position.sequence, position.timestamp, now_us);
  return position;
}

std::uint16_t OutgoingStream::Insert(std::int64_t now_us) {
  source_ = kNone;
  const auto sequence = static_cast<std::uint16_t>(last_sequence_ + 1);
  // The clock of timestamps stays where it was: what comes next is moved on by all the time since.
  const std::int64_t since = last_us_;
  const bool started = started_;
  Advance(sequence, last_timestamp_, now_us);
  if (started) last_us_ = since;
  return sequence;
}

}  // namespace sipleo::media
