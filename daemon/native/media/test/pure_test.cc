// What needs neither sockets nor threads.
#include <cmath>
#include <set>

#include "../concealment.h"
#include "../e_model.h"
#include "../jitter_buffer.h"
#include "../outgoing_stream.h"
#include "../port_range.h"
#include "../reception.h"
#include "../rtcp_report.h"
#include "../source_lock.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

// — E-model —

TEST("a call without loss or delay is rated as G.107 rates it") {
  CHECK(std::abs(MeanOpinion(Codec::kPcma, 0, 0) - 4.41) < 0.02);
  CHECK(std::abs(MeanOpinion(Codec::kG729, 0, 0) - 4.10) < 0.05);
  CHECK(std::abs(MeanOpinion(Codec::kGsm, 0, 0) - 3.73) < 0.1);
}

TEST("loss and delay lower the rating, down to 1 and never below") {
  CHECK(MeanOpinion(Codec::kPcma, 0.01, 50) > MeanOpinion(Codec::kPcma, 0.05, 50));
  CHECK(MeanOpinion(Codec::kPcma, 0, 100) > MeanOpinion(Codec::kPcma, 0, 400));
  CHECK(MeanOpinion(Codec::kPcma, 0.01, 50) > MeanOpinion(Codec::kG729, 0.01, 50));
  CHECK(MeanOpinion(Codec::kPcma, 0.02, 50) > 3.9 && MeanOpinion(Codec::kPcma, 0.2, 50) < 2.8);
  CHECK_EQ(MeanOpinion(Codec::kGsm, 1, 5000), 1.0);
  CHECK_EQ(DelayMs(-1, -1), 40.0);
  CHECK_EQ(DelayMs(100, 30), 130.0);
}

// — ports —

TEST("ports are even, different, and rest for as long as can be before they are taken again") {
  PortRange range(10001, 10011, 3);
  CHECK_EQ(range.Pairs(), std::size_t{5});
  std::set<std::uint16_t> seen;
  for (int i = 0; i < 5; i++) {
    const std::uint16_t port = range.Take();
    CHECK(port >= 10002 && port <= 10010 && port % 2 == 0);
    seen.insert(port);
  }
  CHECK_EQ(seen.size(), std::size_t{5});
  CHECK_EQ(range.Take(), std::uint16_t{0});
  range.Give(10004);
  CHECK(!range.IsTaken(10005) && range.IsTaken(10003));
  CHECK_EQ(range.Take(), std::uint16_t{10004});
  range.Give(10004);
  range.Give(10002);
  CHECK_EQ(range.Take(), std::uint16_t{10002});
}

TEST("a range without room for a pair has none") {
  CHECK_EQ(PortRange(10001, 10002, 0).Pairs(), std::size_t{0});
  CHECK_EQ(PortRange(10000, 9000, 0).Take(), std::uint16_t{0});
  CHECK_EQ(PortRange(65534, 65535, 9).Take(), std::uint16_t{65534});
}

// — source lock —

SocketAddress At(const char* host, std::uint16_t port) { return *SocketAddress::Parse(host, port); }

TEST("SDP takes the lock back from an address that was learned") {
  SourceLock lock(At("192.0.2.1", 0));
  lock.Expect(At("10.0.0.5", 4000), 0);
  CHECK(lock.MayHear(At("192.0.2.1", 62000), 1));
  CHECK(!lock.MayHear(At("192.0.2.2", 62000), 1));
  lock.Heard(At("192.0.2.1", 62000));
  CHECK(!lock.MayHear(At("192.0.2.1", 62001), 1000000));
  CHECK(lock.IsLearned() && lock.Destination() == At("192.0.2.1", 62000));
  CHECK(lock.MayHear(At("10.0.0.5", 4000), 2));
  lock.Heard(At("10.0.0.5", 4000));
  CHECK(!lock.MayHear(At("192.0.2.1", 62000), 3));
}

TEST("a lock holds through a negotiation that names the same place, and ends with another") {
  SourceLock lock(At("192.0.2.1", 0));
  lock.Expect(At("10.0.0.5", 4000), 0);
  lock.Heard(At("192.0.2.1", 62000));
  lock.Expect(At("10.0.0.5", 4000), 5);
  CHECK(lock.IsLearned());
  lock.Expect(At("10.0.0.5", 4002), 6);
  CHECK(!lock.IsLearned());
  lock.Expect(At("0.0.0.0", 4002), 7);
  CHECK(!lock.MayHear(At("192.0.2.1", 62000), 8));
}

TEST("where no NAT is in sight another port is learned only after half a second") {
  SourceLock lock(At("192.0.2.1", 0));
  lock.Expect(At("192.0.2.1", 4000), 0);
  CHECK(!lock.MayHear(At("192.0.2.1", 4002), 400000));
  CHECK(lock.MayHear(At("192.0.2.1", 4002), 600000));
  CHECK(lock.MayHear(At("192.0.2.1", 4000), 0));
}

// — outgoing stream —

TEST("packets out of order keep their order, and repeats stay repeats") {
  OutgoingStream stream(100, 5000);
  const auto first = stream.Follow(1, 10, 1600, false, 8000, 0);
  const auto third = stream.Follow(1, 12, 1920, false, 8000, 40000);
  const auto second = stream.Follow(1, 11, 1760, false, 8000, 41000);
  CHECK_EQ(first.sequence, std::uint16_t{100});
  CHECK_EQ(third.sequence, std::uint16_t{102});
  CHECK_EQ(second.sequence, std::uint16_t{101});
  CHECK_EQ(second.timestamp - first.timestamp, 160u);
}

TEST("a jump within one source is a new beginning") {
  OutgoingStream stream(100, 5000);
  stream.Follow(1, 10, 1600, false, 8000, 0);
  const auto next = stream.Follow(1, 40000, 99999999, false, 8000, 20000);
  CHECK_EQ(next.sequence, std::uint16_t{101});
  CHECK_EQ(next.timestamp, 5160u);
  CHECK(next.marker);
}

TEST("time that went by in events is made up for") {
  OutgoingStream stream(0, 0);
  stream.Make(160, 8000, 0);
  stream.Insert(20000);
  stream.Insert(40000);
  const auto next = stream.Make(160, 8000, 60000);
  CHECK_EQ(next.sequence, std::uint16_t{3});
  CHECK_EQ(next.timestamp, 480u);
  CHECK(next.marker);
}

// — reception —

TEST("losses are counted over the wrap of sequence numbers and over a new stream") {
  Reception reception;
  for (const std::uint16_t sequence : {65533, 65535, 0, 3}) reception.Take(1, sequence, 0, 8000, false, 0);
  CHECK_EQ(reception.Lost(), std::int64_t{3});
  reception.Take(2, 500, 0, 8000, false, 0);
  reception.Take(2, 502, 0, 8000, false, 0);
  CHECK_EQ(reception.Lost(), std::int64_t{4});
  CHECK_EQ(reception.Received(), std::int64_t{6});
}

TEST("even packets have no jitter, uneven ones have") {
  Reception even, uneven;
  for (int i = 0; i < 100; i++) {
    const auto sequence = static_cast<std::uint16_t>(i);
    even.Take(1, sequence, 160u * sequence, 8000, true, 20000 * i);
    uneven.Take(1, sequence, 160u * sequence, 8000, true, 20000 * i + (i % 2 ? 10000 : 0));
  }
  CHECK(even.JitterMs() < 0.1);
  CHECK(std::abs(uneven.JitterMs() - 10) < 1);
}

// — reports —

TEST("a report says what the other side reads") {
  ReportToSend report;
  report.ssrc = 0x11111111;
  report.cname = "name";
  report.sending = true;
  report.ntp = NtpNow();
  report.heard = ReceptionReport{0x22222222, 70000, 8, 25, -3};
  report.last_report = 0x33334444;
  report.since_last_report = 65536;
  std::uint8_t packet[kLongestRtcp];
  const std::size_t size = WriteReport(report, packet);
  const auto read = ReadReport(packet, size, 0x22222222);
  CHECK_EQ(size % 4, std::size_t{0});
  CHECK(read && read->about_us);
  if (!read || !read->about_us) return;
  CHECK_EQ(read->sender_report, static_cast<std::uint32_t>(report.ntp >> 16));
  CHECK_EQ(read->about_us->lost, -3);
  CHECK_EQ(read->about_us->last_report, 0x33334444u);
  CHECK(!ReadReport(packet, size, 0x99)->about_us);
  for (std::size_t cut = 1; cut < size; cut++) ReadReport(packet, cut, 0x22222222);
}

TEST("the round trip is what is left of the time since our report") {
  const std::uint64_t now = std::uint64_t{1000} << 32;
  const auto middle = static_cast<std::uint32_t>((std::uint64_t{998} << 32) >> 16);
  CHECK(std::abs(RoundTripMs({0, 0, middle, 65536 + 58982}, now) - 100) < 1);
  CHECK_EQ(RoundTripMs({0, 0, 0, 0}, now), -1.0);
  CHECK_EQ(RoundTripMs({0, 0, middle, 65536 * 50}, now), -1.0);
}

// — jitter buffer —

struct Buffered {
  JitterBuffer buffer{8000};
  std::vector<std::uint8_t> payload;
  std::uint32_t ticks = 0;
  void Put(std::uint32_t timestamp, std::int64_t now_us, std::uint32_t ssrc = 1) {
    std::uint8_t bytes[kRtpHeader + 1] = {};
    bytes[kRtpHeader] = static_cast<std::uint8_t>(timestamp / 160);
    buffer.Put(RtpPacket{8, false, 0, timestamp, ssrc, bytes + kRtpHeader, 1}, now_us);
  }
  // The number of the packet that is played, or -1 lost, -2 late, -3 silence.
  int Take(std::int64_t now_us) {
    switch (buffer.Take(now_us, &payload, &ticks)) {
      case JitterBuffer::Next::kPacket:
        buffer.Played(160);
        return payload.at(0);
      case JitterBuffer::Next::kLost:
        buffer.MadeUp(ticks);
        return -1;
      case JitterBuffer::Next::kLate:
        buffer.MadeUp(160);
        return -2;
      case JitterBuffer::Next::kSilence:
        break;
    }
    return -3;
  }
};

TEST("packets are put in order, repeats and stragglers are dropped") {
  Buffered line;
  line.Put(320, 0);
  line.Put(160, 1000);
  line.Put(320, 2000);
  CHECK_EQ(line.Take(10000), 1);
  CHECK_EQ(line.Take(30000), 2);
  line.Put(160, 31000);
  CHECK_EQ(line.Take(50000), -2);
  CHECK_EQ(line.buffer.LatePackets(), std::int64_t{1});
}

TEST("a packet that is just late is played, one that never comes is made up for once") {
  Buffered line;
  line.Put(160, 0);
  CHECK_EQ(line.Take(10000), 1);
  CHECK_EQ(line.Take(30000), -2);
  line.Put(320, 31000);
  CHECK_EQ(line.Take(50000), 2);
  line.Put(640, 61000);
  CHECK_EQ(line.Take(70000), -1);
  CHECK_EQ(line.Take(70000), 4);
}

TEST("the first packet waits a little, so that the second may be late") {
  Buffered line;
  line.Put(160, 0);
  CHECK_EQ(line.Take(1000), -3);
  CHECK_EQ(line.Take(21000), 1);
}

TEST("after a pause, a new stream or a jump of timestamps the buffer begins anew") {
  Buffered line;
  line.Put(160, 0);
  CHECK_EQ(line.Take(10000), 1);
  for (int i = 0; i < 30; i++) line.Take(30000 + 20000 * i);
  CHECK_EQ(line.Take(700000), -3);
  line.Put(160 * 50, 800000);
  CHECK_EQ(line.Take(810000), 50);
  line.Put(160 * 3, 820000, 2);
  CHECK_EQ(line.Take(830000), 3);
  line.Put(160u * 200000, 840000, 2);
  line.Take(850000);
  CHECK_EQ(line.Take(870000), -2);
}

TEST("a buffer that is never emptied does not grow") {
  Buffered line;
  for (std::uint32_t i = 0; i < 1000; i++) line.Put(160 * i, 0);
  CHECK(line.buffer.Waiting() <= 160 * 41);
}

// — concealment —

TEST("a lost piece of a tone is made up for by the tone, and long losses fade to silence") {
  Concealment concealment(8000);
  auto tone = Sine(200, 8000, 8000, 800);
  concealment.Good(tone.data(), tone.size());
  std::vector<std::int16_t> made(160), later(800);
  concealment.Lost(made.data(), made.size());
  concealment.Lost(later.data(), later.size());
  CHECK(Strength(made, 200, 8000) > 4000);
  CHECK_EQ(later.back(), std::int16_t{0});
}

}  // namespace
}  // namespace sipleo::media::test
