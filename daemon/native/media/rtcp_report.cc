#include "rtcp_report.h"

#include <sys/time.h>

#include <algorithm>
#include <cstring>

#include "rtp_packet.h"

namespace sipleo::media {
namespace {

constexpr int kSenderReport = 200, kReceiverReport = 201, kDescription = 202;

void PutHeader(std::uint8_t* at, int count, int type, std::size_t size) {
  at[0] = static_cast<std::uint8_t>(0x80 | count);
  at[1] = static_cast<std::uint8_t>(type);
  Put16(at + 2, static_cast<std::uint32_t>(size / 4 - 1));
}

std::size_t PutBlock(const ReportToSend& report, std::uint8_t* at) {
  if (!report.heard) return 0;
  Put32(at, report.heard->ssrc);
  Put32(at + 4, static_cast<std::uint32_t>(report.heard->lost) & 0xffffff);
  at[4] = report.heard->fraction_lost;
  Put32(at + 8, report.heard->highest);
  Put32(at + 12, report.heard->jitter);
  Put32(at + 16, report.last_report);
  Put32(at + 20, report.since_last_report);
  return 24;
}

std::size_t PutDescription(const ReportToSend& report, std::uint8_t* at) {
  const std::size_t name = std::min<std::size_t>(report.cname.size(), 64);
  // SSRC, item type, length, text, at least one zero, to the next word (RFC 3550 §6.5).
  const std::size_t size = (4 + 4 + 2 + name + 1 + 3) / 4 * 4;
  std::memset(at, 0, size);
  PutHeader(at, 1, kDescription, size);
  Put32(at + 4, report.ssrc);
  at[8] = 1;
  at[9] = static_cast<std::uint8_t>(name);
  std::memcpy(at + 10, report.cname.data(), name);
  return size;
}

}  // namespace

std::uint64_t NtpNow() {
  timeval now;
  gettimeofday(&now, nullptr);
  constexpr std::uint64_t kFrom1900 = 2208988800u;
  return (static_cast<std::uint64_t>(now.tv_sec) + kFrom1900) << 32 |
         (static_cast<std::uint64_t>(now.tv_usec) << 32) / 1000000;
}

std::size_t WriteReport(const ReportToSend& report, std::uint8_t* buffer) {
  std::size_t size = 8;
  Put32(buffer + 4, report.ssrc);
  if (report.sending) {
    Put32(buffer + 8, static_cast<std::uint32_t>(report.ntp >> 32));
    Put32(buffer + 12, static_cast<std::uint32_t>(report.ntp));
    Put32(buffer + 16, report.rtp_timestamp);
    Put32(buffer + 20, report.packets);
    Put32(buffer + 24, report.octets);
    size += 20;
  }
  size += PutBlock(report, buffer + size);
  PutHeader(buffer, report.heard ? 1 : 0, report.sending ? kSenderReport : kReceiverReport, size);
  return size + PutDescription(report, buffer + size);
}

std::optional<ReportHeard> ReadReport(const std::uint8_t* data, std::size_t size, std::uint32_t our_ssrc) {
  ReportHeard heard;
  while (size >= 4) {
    const std::size_t length = 4 * (std::size_t{Get16(data + 2)} + 1);
    if (data[0] >> 6 != 2 || length > size) return std::nullopt;
    const int type = data[1];
    std::size_t at = type == kSenderReport ? 28 : 8;
    if ((type == kSenderReport || type == kReceiverReport) && length >= at) {
      if (type == kSenderReport) heard.sender_report = Get32(data + 10);
      for (int left = data[0] & 31; left > 0 && at + 24 <= length; left--, at += 24) {
        if (Get32(data + at) != our_ssrc) continue;
        const std::uint32_t lost = Get32(data + at + 4) & 0xffffff;
        heard.about_us = ReportBlock{data[at + 4], static_cast<std::int32_t>(lost << 8) >> 8, Get32(data + at + 16),
                                     Get32(data + at + 20)};
      }
    }
    data += length;
    size -= length;
  }
  if (size != 0) return std::nullopt;
  return heard;
}

double RoundTripMs(const ReportBlock& block, std::uint64_t ntp_now) {
  if (block.last_report == 0) return -1;
  const auto now = static_cast<std::uint32_t>(ntp_now >> 16);
  const auto ticks = static_cast<std::int32_t>(now - block.last_report - block.since_last_report);
  const double ms = ticks * 1000.0 / 65536;
  // A clock that was set, or a far side that counts wrongly.
  if (ms < -5 || ms > 30000) return -1;
  return std::max(0.0, ms);
}

}  // namespace sipleo::media
