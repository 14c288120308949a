// The reports about one stream (RFC 3550 §6): what we sent, when a report is due and what it says, what the far side's
// reports say about us. Pure but for chance and the wall clock.
#pragma once

#include <cstdint>
#include <string>

#include "outgoing_stream.h"
#include "reception.h"
#include "rtcp_report.h"

namespace sipleo::media {

std::uint32_t Random32();

class Reporting {
 public:
  explicit Reporting(std::uint32_t ssrc);

  void Sent(std::size_t payload_size);
  void Unsent(std::size_t payload_size);
  std::int64_t PacketsSent() const { return packets_sent_; }

  // The first report comes some time after it.
  void Begin(std::int64_t now_us);
  bool IsDue(std::int64_t now_us) const { return now_us >= due_us_; }
  // Into kLongestRtcp bytes; returns how many. The next one is due some time later.
  std::size_t Write(Reception& reception, const OutgoingStream& stream, int rate, std::int64_t now_us,
                    std::uint8_t* buffer);
  // One that says nothing, for what must not come alone (RFC 4585 §3.1).
  std::size_t WriteEmpty(std::uint8_t* buffer) const;

  // False when the compound is malformed.
  bool Take(const std::uint8_t* data, std::size_t size, std::int64_t now_us);
  std::int64_t LostFar() const { return lost_far_; }               // -1: never told
  double RoundTripMilliseconds() const { return round_trip_ms_; }  // -1: not known

 private:
  const std::uint32_t ssrc_;
  const std::string cname_;
  std::int64_t packets_sent_ = 0, octets_sent_ = 0, sent_at_report_ = 0;
  std::int64_t due_us_ = 0;
  std::uint32_t far_report_ = 0;
  std::int64_t far_report_us_ = 0, lost_far_ = -1;
  double round_trip_ms_ = -1;
};

}  // namespace sipleo::media
