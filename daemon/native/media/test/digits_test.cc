// Digits, in packets and out of them.
#include "../digit_events.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

const std::string kEvents = "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";

// One press of 100 ms: five packets that grow, the last one three times.
void Press(Phone& phone, const SocketAddress& to, std::uint16_t* sequence, std::uint32_t timestamp,
           std::uint8_t event) {
  for (int i = 1; i <= 7; i++) {
    const int duration = std::min(i, 5) * 160;
    phone.Send(to, 101, (*sequence)++, timestamp,
               {event, static_cast<std::uint8_t>(i >= 5 ? 0x8a : 0x0a), static_cast<std::uint8_t>(duration >> 8),
                static_cast<std::uint8_t>(duration)},
               i == 1);
  }
}

std::optional<char> Take(DigitDetector& detector, std::uint32_t timestamp, bool marker, std::uint8_t event,
                         std::uint8_t flags, std::uint16_t duration) {
  const std::uint8_t payload[4] = {event, flags, static_cast<std::uint8_t>(duration >> 8),
                                   static_cast<std::uint8_t>(duration)};
  return detector.Take(7, timestamp, marker, payload, 4);
}

TEST("a press is heard once, whichever of its packets come") {
  DigitDetector detector;
  CHECK(Take(detector, 1000, true, 1, 0, 160) == '1');
  CHECK(!Take(detector, 1000, false, 1, 0, 320));
  CHECK(!Take(detector, 1000, false, 1, 0x80, 800));
  CHECK(!Take(detector, 1000, false, 1, 0x80, 800));
  CHECK(Take(detector, 3000, false, 1, 0x80, 800) == '1');
  CHECK(!Take(detector, 1000, false, 1, 0x80, 800));
  CHECK(Take(detector, 5000, true, 11, 0, 160) == '#');
}

TEST("a press longer than the duration field is still one") {
  DigitDetector detector;
  CHECK(Take(detector, 1000, true, 5, 0, 160) == '5');
  CHECK(!Take(detector, 1000, false, 5, 0, 0xffff));
  CHECK(!Take(detector, 1000 + 0xffff, false, 5, 0, 160));
  CHECK(!Take(detector, 1000 + 0xffff, false, 5, 0x80, 320));
  CHECK(Take(detector, 200000, true, 5, 0, 160) == '5');
}

TEST("events that are no digits, and payloads cut short, are none") {
  DigitDetector detector;
  CHECK(!Take(detector, 1000, true, 16, 0, 160));
  const std::uint8_t cut[3] = {1, 0, 0};
  CHECK(!detector.Take(7, 5000, true, cut, 3));
}

TEST("relayed digits are told once and reach the other side packet by packet") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8 101", kEvents));
  rig.Answer(*other, bob.Sdp("8 96", "a=rtpmap:96 telephone-event/8000\r\n"));
  rig.Engine().Bridge(one.get(), other.get());
  std::uint16_t sequence = 1;

  Press(alice, to, &sequence, 8000, 4);
  Press(alice, to, &sequence, 16000, 10);

  CHECK(Within(500, [&] { return rig.ears.Digits(1) == "4*"; }));
  const auto packets = bob.ReceiveAll();
  CHECK_EQ(packets.size(), std::size_t{14});
  for (const Got& got : packets) CHECK_EQ(got.packet.payload_type, 96);
}

TEST("digits are told when the other side does not know events, and nothing is sent there") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8 101", kEvents));
  rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());
  std::uint16_t sequence = 1;

  Press(alice, to, &sequence, 8000, 0);

  CHECK(Within(500, [&] { return rig.ears.Digits(1) == "0"; }));
  CHECK(!bob.Receive(60));
  CHECK(!other->SendDigits("1"));
}

// What a telephone understands of the packets that it got.
std::string Understood(const std::vector<Got>& packets, int payload_type) {
  DigitDetector detector;
  std::string digits;
  for (const Got& got : packets) {
    if (got.packet.payload_type != payload_type) continue;
    const auto digit =
        detector.Take(got.packet.ssrc, got.packet.timestamp, got.packet.marker, got.packet.payload, got.packet.size);
    if (digit) digits += *digit;
  }
  return digits;
}

TEST("digits cross a transcoded call") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcmu});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8 101", kEvents));
  rig.Answer(*other, bob.Sdp("0 101", kEvents));
  rig.Engine().Bridge(one.get(), other.get());
  std::uint16_t sequence = 1;

  Press(alice, to, &sequence, 8000, 7);

  CHECK_EQ(Understood(bob.ReceiveAll(100), 101), "7");
  CHECK_EQ(rig.ears.Digits(1), "7");
}

TEST("digits are sent one after the other, 100 ms each, and the sound waits meanwhile") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8 101", kEvents));
  rig.Answer(*other, bob.Sdp("8 101", kEvents));
  rig.Engine().Bridge(one.get(), other.get());
  alice.Send(to, 8, 1, 0, std::vector<std::uint8_t>(160));
  CHECK(bob.Receive().has_value());

  CHECK(other->SendDigits("1x2#"));
  SleepMs(50);
  alice.Send(to, 8, 2, 160, std::vector<std::uint8_t>(160));
  auto packets = bob.ReceiveAll(120);
  alice.Send(to, 8, 3, 320, std::vector<std::uint8_t>(160));
  const auto after = bob.Receive();

  CHECK_EQ(Understood(packets, 101), "12#");
  CHECK_EQ(packets.size(), std::size_t{21});
  for (std::size_t i = 1; i < packets.size(); i++)
    CHECK_EQ(static_cast<std::uint16_t>(packets[i].packet.sequence - packets[i - 1].packet.sequence), std::uint16_t{1});
  const std::uint32_t apart = packets[7].packet.timestamp - packets[0].packet.timestamp;
  CHECK(apart > 8 * 140 && apart < 8 * 190);
  CHECK(after && after->packet.marker && after->packet.payload_type == 8);
  CHECK(after && static_cast<std::int32_t>(after->packet.timestamp - packets.back().packet.timestamp) > 0);
}

}  // namespace
}  // namespace sipleo::media::test
