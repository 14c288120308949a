#include "reception.h"

#include <algorithm>
#include <cmath>

namespace sipleo::media {
namespace {

// RFC 3550 §A.1.
constexpr int kMaxDropout = 3000, kMaxMisorder = 100;

}  // namespace

std::int64_t Reception::LostNow() const { return std::max<std::int64_t>(0, Expected() - received_now_); }

void Reception::Begin(std::uint32_t ssrc, std::uint16_t sequence) {
  lost_before_ += LostNow();
  started_ = true;
  has_transit_ = false;
  ssrc_ = ssrc;
  base_ = highest_ = sequence;
  received_now_ = expected_reported_ = received_reported_ = 0;
}

void Reception::TakeJitter(std::uint32_t timestamp, std::int64_t now_us) {
  const auto arrival = static_cast<std::uint32_t>(now_us * rate_ / 1000000);
  const std::uint32_t transit = arrival - timestamp;
  if (has_transit_) {
    const double change = std::abs(static_cast<double>(static_cast<std::int32_t>(transit - transit_)));
    // A pause in which the sender's timestamps stood still is no jitter.
    if (change < rate_) jitter_ += (change - jitter_) / 16;
  }
  transit_ = transit;
  has_transit_ = true;
}

void Reception::Take(std::uint32_t ssrc, std::uint16_t sequence, std::uint32_t timestamp, int rate, bool timed,
                     std::int64_t now_us) {
  const auto step = static_cast<std::int16_t>(sequence - static_cast<std::uint16_t>(highest_));
  if (!started_ || ssrc != ssrc_ || rate != rate_ || step > kMaxDropout || step < -kMaxMisorder) {
    rate_ = rate;
    Begin(ssrc, sequence);
  } else if (step > 0) {
    highest_ += static_cast<std::uint32_t>(step);
  }
  received_++;
  received_now_++;
  if (timed) TakeJitter(timestamp, now_us);
}

ReceptionReport Reception::Report() {
  ReceptionReport report{ssrc_, highest_, static_cast<std::uint32_t>(jitter_), 0, 0};
  const std::int64_t expected = Expected() - expected_reported_, received = received_now_ - received_reported_;
  if (expected > 0 && expected > received)
    report.fraction_lost =
        static_cast<std::uint8_t>(std::min<std::int64_t>(255, (expected - received) * 256 / expected));
  report.lost = static_cast<std::int32_t>(std::min<std::int64_t>(LostNow(), 0x7fffff));
  expected_reported_ = Expected();
  received_reported_ = received_now_;
  return report;
}

}  // namespace sipleo::media
