#include "reporting.h"

#include <sys/random.h>

#include <algorithm>
#include <cstdio>

#include "media_clock.h"

namespace sipleo::media {
namespace {

// 5 s, spread by half each way so that reports do not march in step (RFC 3550 §6.2).
std::int64_t ReportPauseUs() { return 2500000 + Random32() % 5000000; }

// RFC 7022 §4.2: a short-term persistent name that says nothing about the host.
std::string MintCname() {
  char text[24];
  std::snprintf(text, sizeof text, "%08x%08x", Random32(), Random32());
  return text;
}

}  // namespace

std::uint32_t Random32() {
  std::uint32_t value = 0;
  if (getrandom(&value, sizeof value, 0) != sizeof value) value = static_cast<std::uint32_t>(NowUs());
  return value;
}

Reporting::Reporting(std::uint32_t ssrc) : ssrc_(ssrc), cname_(MintCname()) {}

void Reporting::Sent(std::size_t payload_size) {
  packets_sent_++;
  octets_sent_ += static_cast<std::int64_t>(payload_size);
}

void Reporting::Unsent(std::size_t payload_size) {
  packets_sent_--;
  octets_sent_ -= static_cast<std::int64_t>(payload_size);
}

void Reporting::Begin(std::int64_t now_us) {
  if (due_us_ == 0) due_us_ = now_us + ReportPauseUs();
}

std::size_t Reporting::Write(Reception& reception, const OutgoingStream& stream, int rate, std::int64_t now_us,
                             std::uint8_t* buffer) {
  due_us_ = now_us + ReportPauseUs();
  ReportToSend report;
  report.ssrc = ssrc_;
  report.cname = cname_;
  report.sending = packets_sent_ != sent_at_report_;
  sent_at_report_ = packets_sent_;
  report.ntp = NtpNow();
  report.rtp_timestamp = stream.Now(rate, now_us);
  report.packets = static_cast<std::uint32_t>(packets_sent_);
  report.octets = static_cast<std::uint32_t>(octets_sent_);
  if (reception.HasStream()) report.heard = reception.Report();
  if (far_report_ != 0) {
    report.last_report = far_report_;
    report.since_last_report = static_cast<std::uint32_t>((now_us - far_report_us_) * 65536 / 1000000);
  }
  return WriteReport(report, buffer);
}

std::size_t Reporting::WriteEmpty(std::uint8_t* buffer) const {
  ReportToSend report;
  report.ssrc = ssrc_;
  report.cname = cname_;
  return WriteReport(report, buffer);
}

bool Reporting::Take(const std::uint8_t* data, std::size_t size, std::int64_t now_us) {
  const auto heard = ReadReport(data, size, ssrc_);
  if (!heard) return false;
  far_report_us_ = now_us;
  far_report_ = heard->sender_report;
  if (!heard->about_us) return true;
  lost_far_ = std::max(0, heard->about_us->lost);
  const double round_trip = RoundTripMs(*heard->about_us, NtpNow());
  if (round_trip >= 0) round_trip_ms_ = round_trip;
  return true;
}

}  // namespace sipleo::media
