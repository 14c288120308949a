// Digits as telephone events (RFC 4733): heard once per press, sent one after the other. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace sipleo::media {

// '0'…'9', '*', '#', 'A'…'D' for events 0…15 (RFC 4733 §3.2); empty for others (16: flash).
std::optional<char> DigitOfEvent(int event);
std::optional<int> EventOfDigit(char digit);

class DigitDetector {
 public:
  // The digit, when this packet is the first one of a press. All packets of a press carry the timestamp of its begin
  // (§2.5.1.2), so that lost begins and repeated ends change nothing. A press too long for the duration field goes on
  // under a timestamp that continues where the last one ended (§2.5.1.3).
  std::optional<char> Take(std::uint32_t ssrc, std::uint32_t timestamp, bool marker, const std::uint8_t* payload,
                           std::size_t size);

 private:
  bool pressed_before_ = false, ended_ = false;
  std::uint32_t ssrc_ = 0, timestamp_ = 0;
  int event_ = -1;
  std::uint16_t duration_ = 0;
};

constexpr std::size_t kEventPayload = 4;

struct EventPacket {
  std::uint8_t payload[kEventPayload];
  bool first = false;  // of its digit: the marker is set, and the timestamp is taken anew
};

// Digits that wait to be sent: 100 ms each, 60 ms apart. Asked every 20 ms.
class DigitSender {
 public:
  // Characters that are no digits are passed over.
  void Add(const std::string& digits);
  bool IsActive() const { return !waiting_.empty() || step_ > 0; }

  // The packet that is due now, or empty in a gap.
  std::optional<EventPacket> Step(int clock_rate);

 private:
  std::string waiting_;
  int step_ = 0;  // 20 ms steps into the present digit; 0: none
  int event_ = 0;
};

}  // namespace sipleo::media
