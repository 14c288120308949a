// Sequence numbers and timestamps of what one leg is sent: one stream from the first packet to the last, wherever the
// sound comes from (RFC 3550 §5.1). Pure: time is an argument.
#pragma once

#include <cstdint>
#include <optional>

namespace sipleo::media {

struct StreamPosition {
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  bool marker = false;
};

class OutgoingStream {
 public:
  OutgoingStream(std::uint16_t first_sequence, std::uint32_t first_timestamp)
      : last_sequence_(static_cast<std::uint16_t>(first_sequence - 1)), last_timestamp_(first_timestamp) {}

  // Where a packet of another stream goes in ours. Its gaps are kept, so that the far side can see and conceal losses.
  // `source` tells streams apart; a new one begins where the last one was, moved on by the time that went by. `rate` is
  // of timestamps, per second.
  StreamPosition Follow(std::uint64_t source, std::uint16_t sequence, std::uint32_t timestamp, bool marker, int rate,
                        std::int64_t now_us);

  // Which number of the stream that is followed now went out under this one; empty when none is followed.
  std::optional<std::uint16_t> NumberBehind(std::uint16_t sequence) const;

  // The next packet of our own making, `ticks` long.
  StreamPosition Make(std::uint32_t ticks, int rate, std::int64_t now_us);

  // A packet of an event that began at `timestamp` (see Now): takes a sequence number, leaves the timestamps alone.
  std::uint16_t Insert(std::int64_t now_us);
  // The timestamp of this moment, for an event that begins.
  std::uint32_t Now(int rate, std::int64_t now_us) const;

  // Something was left out: whatever comes next begins anew.
  void Break() { source_ = kNone; }

 private:
  static constexpr std::uint64_t kNone = 0, kOwn = ~std::uint64_t{0};
  void Advance(std::uint16_t sequence, std::uint32_t timestamp, std::int64_t now_us);

  std::uint64_t source_ = kNone;
  bool started_ = false;
  std::uint16_t last_sequence_;
  std::uint32_t last_timestamp_;
  std::uint32_t last_ticks_ = 0;  // how long the last packet of our own was
  std::int64_t last_us_ = 0;
  std::uint16_t sequence_offset_ = 0;
  std::uint32_t timestamp_offset_ = 0;
};

}  // namespace sipleo::media
