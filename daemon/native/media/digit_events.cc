#include "digit_events.h"

#include <cctype>

#include "rtp_packet.h"

namespace sipleo::media {
namespace {

const std::string kDigits = "0123456789*#ABCD";
constexpr int kVolume = 10;  // -10 dBm0
constexpr std::size_t kMostWaiting = 128;
// Steps of one digit: 1…5 are its 100 ms, the last of them with the end bit, which steps 6 and 7 repeat (§2.5.1.4);
// step 8 ends the gap of 60 ms.
constexpr int kTonedSteps = 5, kEndRepeats = 2, kStepsPerDigit = 8;

}  // namespace

std::optional<char> DigitOfEvent(int event) {
  if (event < 0 || event > 15) return std::nullopt;
  return kDigits[static_cast<std::size_t>(event)];
}

std::optional<int> EventOfDigit(char digit) {
  const std::size_t event = kDigits.find(static_cast<char>(std::toupper(static_cast<unsigned char>(digit))));
  if (event == std::string::npos) return std::nullopt;
  return static_cast<int>(event);
}

std::optional<char> DigitDetector::Take(std::uint32_t ssrc, std::uint32_t timestamp, bool marker,
                                        const std::uint8_t* payload, std::size_t size) {
  if (size < kEventPayload) return std::nullopt;
  const int event = payload[0];
  const bool end = payload[1] & 0x80;
  const std::uint16_t duration = Get16(payload + 2);
  const bool same_stream = pressed_before_ && ssrc == ssrc_;
  const auto ahead = static_cast<std::int32_t>(timestamp - timestamp_);
  // A straggler of an earlier press: at most a few seconds back.
  if (same_stream && ahead < 0 && ahead > -480000) return std::nullopt;
  const bool continued =
      same_stream && !marker && !ended_ && event == event_ && ahead > 0xe000 && timestamp - timestamp_ <= 0xffffu;
  const bool fresh = !same_stream || (ahead != 0 && !continued);
  if (!fresh && ahead == 0 && event != event_) return std::nullopt;
  pressed_before_ = true;
  ended_ = end || (!fresh && ahead == 0 && ended_);
  ssrc_ = ssrc;
  timestamp_ = timestamp;
  event_ = event;
  duration_ = duration;
  if (!fresh) return std::nullopt;
  return DigitOfEvent(event);
}

void DigitSender::Add(const std::string& digits) {
  for (const char digit : digits)
    if (EventOfDigit(digit) && waiting_.size() < kMostWaiting) waiting_ += digit;
}

std::optional<EventPacket> DigitSender::Step(int clock_rate) {
  if (step_ == 0) {
    if (waiting_.empty()) return std::nullopt;
    event_ = *EventOfDigit(waiting_.front());
    waiting_.erase(waiting_.begin());
  }
  step_++;
  const int at = step_;
  if (step_ == kStepsPerDigit) step_ = 0;
  if (at > kTonedSteps + kEndRepeats) return std::nullopt;
  const bool end = at >= kTonedSteps;
  const int duration = (end ? kTonedSteps : at) * clock_rate / 50;
  EventPacket packet{{static_cast<std::uint8_t>(event_), static_cast<std::uint8_t>((end ? 0x80 : 0) | kVolume),
                      static_cast<std::uint8_t>(duration >> 8), static_cast<std::uint8_t>(duration)},
                     at == 1};
  return packet;
}

}  // namespace sipleo::media
