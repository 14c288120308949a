// Compound RTCP packets (RFC 3550 §6): what we tell the far side and what it tells us. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "reception.h"

namespace sipleo::media {

// Seconds since 1900 in the upper half, fractions in the lower one (RFC 3550 §4).
std::uint64_t NtpNow();

struct ReportToSend {
  std::uint32_t ssrc = 0;
  std::string cname;     // at most 64 characters
  bool sending = false;  // a sender report, else a receiver report
  std::uint64_t ntp = 0;
  std::uint32_t rtp_timestamp = 0, packets = 0, octets = 0;
  std::optional<ReceptionReport> heard;
  std::uint32_t last_report = 0;        // middle 32 bits of the NTP time of the last sender report that came; 0: none
  std::uint32_t since_last_report = 0;  // 1/65536 s
};

constexpr std::size_t kLongestRtcp = 256;
// `buffer` holds kLongestRtcp bytes. Returns how many were written.
std::size_t WriteReport(const ReportToSend& report, std::uint8_t* buffer);

struct ReportBlock {
  std::uint8_t fraction_lost = 0;
  std::int32_t lost = 0;
  std::uint32_t last_report = 0, since_last_report = 0;
};

struct ReportHeard {
  std::uint32_t sender_report = 0;  // middle 32 bits of its NTP time; 0: it was no sender report
  std::optional<ReportBlock> about_us;
};

// Empty when the compound is malformed. `our_ssrc` picks the block that is about us.
std::optional<ReportHeard> ReadReport(const std::uint8_t* data, std::size_t size, std::uint32_t our_ssrc);

// Milliseconds from a block that answers a report of ours (RFC 3550 §6.4.1); -1 when it does not, or when it is absurd.
double RoundTripMs(const ReportBlock& block, std::uint64_t ntp_now);

}  // namespace sipleo::media
