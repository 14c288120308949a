// What a leg heard, as RFC 3550 counts it (§A.3, §A.8). Pure: time is an argument.
#pragma once

#include <cstdint>

namespace sipleo::media {

struct ReceptionReport {  // one report block, RFC 3550 §6.4.1, as far as it is about packets
  std::uint32_t ssrc = 0, highest = 0, jitter = 0;
  std::uint8_t fraction_lost = 0;
  std::int32_t lost = 0;
};

class Reception {
 public:
  // `rate` is of timestamps, per second. `timed` is false for events: their timestamps stand still.
  void Take(std::uint32_t ssrc, std::uint16_t sequence, std::uint32_t timestamp, int rate, bool timed,
            std::int64_t now_us);

  std::int64_t Received() const { return received_; }
  std::int64_t Lost() const { return lost_before_ + LostNow(); }
  double JitterMs() const { return received_ > 1 ? jitter_ * 1000 / rate_ : -1; }
  bool HasStream() const { return started_; }
  std::uint32_t Source() const { return ssrc_; }

  // Each call starts a new interval for the fraction.
  ReceptionReport Report();

 private:
  void Begin(std::uint32_t ssrc, std::uint16_t sequence);
  void TakeJitter(std::uint32_t timestamp, std::int64_t now_us);
  std::int64_t Expected() const { return started_ ? std::int64_t{highest_} - base_ + 1 : 0; }
  std::int64_t LostNow() const;

  bool started_ = false, has_transit_ = false;
  std::uint32_t ssrc_ = 0, base_ = 0, highest_ = 0, transit_ = 0;
  int rate_ = 8000;
  double jitter_ = 0;
  std::int64_t received_ = 0, received_now_ = 0, lost_before_ = 0;
  std::int64_t expected_reported_ = 0, received_reported_ = 0;
};

}  // namespace sipleo::media
