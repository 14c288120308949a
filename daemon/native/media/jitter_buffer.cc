#include "jitter_buffer.h"

#include <utility>

namespace sipleo::media {
namespace {

// A packet must have lain this long before the first one is played, so that the next may be as much later.
constexpr std::int64_t kCushionUs = 5000;
constexpr std::size_t kMostHeld = 40;

}  // namespace

void JitterBuffer::Drop() {
  spare_.push_back(std::move(held_.front().payload));
  held_.pop_front();
}

void JitterBuffer::Restart(std::uint32_t ssrc) {
  while (!held_.empty()) Drop();
  playing_ = false;
  ssrc_ = ssrc;
  made_up_ = packet_ticks_ = 0;
}

void JitterBuffer::Put(const RtpPacket& packet, std::int64_t now_us) {
  if (packet.ssrc != ssrc_) Restart(packet.ssrc);
  if (playing_) {
    const auto ahead = static_cast<std::int32_t>(packet.timestamp - expected_);
    // The sender's timestamps have jumped: a new beginning.
    if (ahead < -rate_ || ahead > 2 * rate_ + static_cast<std::int32_t>(made_up_)) {
      Restart(packet.ssrc);
    } else if (ahead < 0) {
      late_++;
      return;
    }
  }
  Insert(packet, now_us);
  if (held_.size() <= kMostHeld) return;
  Drop();
  expected_ = held_.front().timestamp;
  made_up_ = 0;
}

void JitterBuffer::Insert(const RtpPacket& packet, std::int64_t now_us) {
  auto at = held_.end();
  while (at != held_.begin() && static_cast<std::int32_t>(std::prev(at)->timestamp - packet.timestamp) > 0) --at;
  if (at != held_.begin() && std::prev(at)->timestamp == packet.timestamp) return;
  if (at != held_.begin()) {
    const std::uint32_t step = packet.timestamp - std::prev(at)->timestamp;
    if (step <= static_cast<std::uint32_t>(rate_) / 8) packet_ticks_ = step;
  }
  Held held{packet.timestamp, now_us, {}};
  if (!spare_.empty()) {
    held.payload = std::move(spare_.back());
    spare_.pop_back();
  }
  held.payload.assign(packet.payload, packet.payload + packet.size);
  held_.insert(at, std::move(held));
}

JitterBuffer::Next JitterBuffer::Take(std::int64_t now_us, std::vector<std::uint8_t>* payload, std::uint32_t* ticks) {
  // Half a second of nothing: the next packet begins anew, with a cushion.
  if (playing_ && held_.empty() && made_up_ > static_cast<std::uint32_t>(rate_) / 2) playing_ = false;
  if (held_.empty()) return playing_ ? Next::kLate : Next::kSilence;
  if (!playing_) {
    if (now_us - held_.front().since_us < kCushionUs) return Next::kSilence;
    playing_ = true;
    expected_ = held_.front().timestamp;
    made_up_ = 0;
  }
  const std::uint32_t gap = held_.front().timestamp - expected_;
  // Silence suppression leaves long gaps: they are not made up for beyond 60 ms.
  if (gap > made_up_ && gap - made_up_ <= static_cast<std::uint32_t>(rate_) * 6 / 100) {
    *ticks = gap - made_up_;
    return Next::kLost;
  }
  expected_ = held_.front().timestamp;
  made_up_ = 0;
  std::swap(*payload, held_.front().payload);
  Drop();
  return Next::kPacket;
}

std::uint32_t JitterBuffer::Waiting() const {
  if (held_.empty() || !playing_) return 0;
  return held_.back().timestamp - expected_ + packet_ticks_;
}

}  // namespace sipleo::media
