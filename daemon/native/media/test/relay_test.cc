// Two legs of one codec, and who may be heard.
#include <cstring>

#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

const std::string kPlain = "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";

std::vector<std::uint8_t> Noise(std::uint8_t seed) {
  std::vector<std::uint8_t> bytes(160);
  for (std::size_t i = 0; i < bytes.size(); i++) bytes[i] = static_cast<std::uint8_t>(seed + 7 * i);
  return bytes;
}

bool SamePayload(const Got& got, const std::vector<std::uint8_t>& payload) {
  return got.packet.size == payload.size() && std::memcmp(got.packet.payload, payload.data(), payload.size()) == 0;
}

TEST("two legs of one codec pass packets on byte for byte, under an SSRC of their own, with gaps kept") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  rig.Engine().Bridge(one.get(), other.get());
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8 101", kPlain));
  rig.Answer(*other, bob.Sdp("8 101", kPlain));
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{1});

  std::vector<Got> heard;
  for (const std::uint16_t sequence : {65534, 65535, 0, 2, 3}) {
    alice.Send(to, 8, sequence, 160u * (sequence + 5u), Noise(static_cast<std::uint8_t>(sequence)));
    auto got = bob.Receive();
    CHECK(got.has_value());
    if (!got) return;
    CHECK(SamePayload(*got, Noise(static_cast<std::uint8_t>(sequence))));
    heard.push_back(std::move(*got));
  }

  CHECK(heard[0].packet.ssrc != 0x1234);
  CHECK_EQ(heard[4].packet.ssrc, heard[0].packet.ssrc);
  CHECK(heard[0].packet.marker && !heard[1].packet.marker);
  CHECK_EQ(static_cast<std::uint16_t>(heard[2].packet.sequence - heard[0].packet.sequence), std::uint16_t{2});
  CHECK_EQ(static_cast<std::uint16_t>(heard[3].packet.sequence - heard[2].packet.sequence), std::uint16_t{2});
  CHECK_EQ(one->Quality().packets_received, std::int64_t{5});
  CHECK_EQ(one->Quality().packets_lost, std::int64_t{1});
  CHECK_EQ(other->Quality().packets_sent, std::int64_t{5});
  CHECK_EQ(rig.Engine().Census().relayed_packets, std::int64_t{5});
}

TEST("sequence and timestamps go on when the sound comes from another leg") {
  Rig rig;
  Phone alice, bob, carol;
  auto one = rig.Open(1, {Codec::kPcma}), two = rig.Open(3, {Codec::kPcma}), three = rig.Open(5, {Codec::kPcma});
  const SocketAddress to_one = rig.Answer(*one, alice.Sdp("8", ""));
  rig.Answer(*two, bob.Sdp("8", ""));
  const SocketAddress to_three = rig.Answer(*three, carol.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), two.get());
  alice.Send(to_one, 8, 100, 1000, Noise(1));
  const auto before = bob.Receive();

  rig.Engine().Bridge(two.get(), three.get());
  SleepMs(40);
  carol.Send(to_three, 8, 7000, 999999, Noise(2));
  const auto after = bob.Receive();
  alice.Send(to_one, 8, 101, 1160, Noise(3));

  CHECK(before && after);
  CHECK(!bob.Receive(50));
  if (!before || !after) return;
  CHECK_EQ(static_cast<std::uint16_t>(after->packet.sequence - before->packet.sequence), std::uint16_t{1});
  CHECK(after->packet.marker);
  const std::uint32_t moved = after->packet.timestamp - before->packet.timestamp;
  CHECK(moved >= 8 * 35 && moved <= 8 * 200);
  CHECK_EQ(after->packet.ssrc, before->packet.ssrc);
}

TEST("payload numbers are those of each side") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kOpus}), other = rig.Open(3, {Codec::kOpus});
  const SocketAddress to =
      rig.Answer(*one, alice.Sdp("111 110", "a=rtpmap:111 opus/48000/2\r\na=rtpmap:110 telephone-event/48000\r\n"));
  rig.Answer(*other, bob.Sdp("96 97", "a=rtpmap:96 opus/48000/2\r\na=rtpmap:97 telephone-event/48000\r\n"));
  rig.Engine().Bridge(one.get(), other.get());

  alice.Send(to, 111, 1, 0, Noise(1));
  const auto sound = bob.Receive();
  alice.Send(to, 110, 2, 960, {5, 10, 3, 192});
  const auto event = bob.Receive();

  CHECK(sound && sound->packet.payload_type == 96);
  CHECK(event && event->packet.payload_type == 97);
  CHECK(Within(200, [&] { return rig.ears.Digits(1) == "5"; }));
}

TEST("a phone that changes to another codec of its answer is followed, in both directions") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma, Codec::kPcmu}), other = rig.Open(3, {Codec::kPcmu});
  rig.Engine().Bridge(one.get(), other.get());
  const auto* offer = one->Offer(rig.Pool(), {}, Direction::kSendRecv);
  Negotiated outcome;
  CHECK_EQ(one->Apply(offer, rig.Parse(alice.Sdp("8 0", "")), &outcome), PJ_SUCCESS);
  CHECK(outcome.codec == Codec::kPcma);
  rig.Answer(*other, bob.Sdp("0", ""));
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{0});

  const SocketAddress to = rig.AddressIn(offer);
  alice.Send(to, 0, 1, 160, Noise(1));
  CHECK(Within(500, [&] { return rig.ears.changed == static_cast<int>(Codec::kPcmu); }));
  rig.Engine().Follow(1, Codec::kPcmu);
  alice.Send(to, 0, 2, 320, Noise(2));
  bool relayed = false;
  for (const Got& got : bob.ReceiveAll()) relayed = relayed || SamePayload(got, Noise(2));

  CHECK(relayed);
  CHECK(one->CurrentCodec() == Codec::kPcmu);
  CHECK_EQ(rig.Engine().Census().relays, std::int64_t{1});
  rig.Engine().Follow(1, Codec::kG729);  // never agreed upon
  CHECK(one->CurrentCodec() == Codec::kPcmu);
}

TEST("a stranger is neither heard nor does it turn the sound away") {
  Rig rig;
  Phone alice, bob, mallory("127.0.0.2"), neighbour;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  const SocketAddress to_bob = rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());

  for (std::uint16_t i = 0; i < 20; i++) {
    mallory.Send(to, 8, i, 160u * i, Noise(9));
    neighbour.Send(to, 8, i, 160u * i, Noise(9));
  }
  CHECK(!bob.Receive(50));
  alice.Send(to, 8, 500, 0, Noise(1));
  CHECK(bob.Receive().has_value());
  SleepMs(600);
  mallory.Send(to, 8, 501, 160, Noise(9));
  neighbour.Send(to, 8, 501, 160, Noise(9));
  bob.Send(to_bob, 8, 1, 0, Noise(2));
  CHECK(alice.Receive().has_value());
  CHECK(!bob.Receive(50) && !mallory.Receive(10) && !neighbour.Receive(10));
  CHECK_EQ(one->Quality().packets_received, std::int64_t{1});
}

TEST("a phone behind a NAT is learned from the host that it signals from, once, and answered there") {
  Rig rig;
  Phone alice, late, bob;
  auto one = rig.Open(1, {Codec::kPcma}, false, 0, "127.0.0.1"), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", "", "RTP/AVP", "10.99.99.99"));
  const SocketAddress to_bob = rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());

  alice.Send(to, 8, 1, 0, Noise(1));
  CHECK(bob.Receive().has_value());
  late.Send(to, 8, 2, 160, Noise(9));
  CHECK(!bob.Receive(50));
  bob.Send(to_bob, 8, 1, 0, Noise(2));
  CHECK(alice.Receive().has_value());
  CHECK(!late.Receive(20));
}

TEST("bytes that are no RTP, or of an unknown payload, neither lock the source nor pass") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());

  alice.SendRaw(to, {});
  alice.SendRaw(to, {0x80});
  alice.SendRaw(to, std::vector<std::uint8_t>(12, 0));
  alice.SendRaw(to, std::vector<std::uint8_t>(2000, 0x80));
  alice.SendRaw(to, {0x9f, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4});        // CSRCs beyond the end
  alice.SendRaw(to, {0x90, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0xff, 0xff});  // extension beyond the end
  alice.SendRaw(to, {0xa0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 200});      // padding beyond the begin
  alice.Send(to, 99, 1, 0, Noise(1));
  CHECK(!bob.Receive(60));
  CHECK_EQ(one->Quality().packets_received, std::int64_t{0});

  // Padding, CSRC and extension are left out; the payload stays.
  alice.SendRaw(to, {0xb1, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 1, 2, 3, 4, 'h', 'i', 0, 2});
  const auto got = bob.Receive();
  CHECK(got && got->packet.size == 2 && got->packet.payload[0] == 'h' && got->packet.payload[1] == 'i');
}

TEST("a leg that is on hold is sent nothing and is heard again after it") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  const SocketAddress to_bob = rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());

  for (const char* hold : {"a=sendonly\r\n", "a=inactive\r\n"}) {
    Negotiated outcome;
    rig.Answer(*one, alice.Sdp("8", hold), &outcome);
    CHECK(outcome.held);
    bob.Send(to_bob, 8, 1, 0, Noise(2));
    CHECK(!alice.Receive(40));
  }
  Negotiated outcome;
  rig.Answer(*one, alice.Sdp("8", "", "RTP/AVP", "0.0.0.0"), &outcome);
  CHECK(outcome.held);
  CHECK(outcome.direction == Direction::kRecvOnly);
  rig.Answer(*one, alice.Sdp("8", ""), &outcome);
  CHECK(!outcome.held);
  bob.Send(to_bob, 8, 2, 160, Noise(2));
  CHECK(alice.Receive().has_value());
  alice.Send(to, 8, 1, 0, Noise(1));
  CHECK(bob.Receive().has_value());
}

TEST("IPv6 legs relay") {
  Rig rig;
  Phone alice("::1"), bob("::1");
  auto one = rig.Open(1, {Codec::kPcmu}, false, 0, "::1", "::1"),
       other = rig.Open(3, {Codec::kPcmu}, false, 0, "::1", "::1");
  const SocketAddress to = rig.Answer(*one, alice.Sdp("0", ""));
  rig.Answer(*other, bob.Sdp("0", ""));
  rig.Engine().Bridge(one.get(), other.get());

  alice.Send(to, 0, 1, 0, Noise(1));

  CHECK(bob.Receive().has_value());
}

TEST("an IPv4 leg and an IPv6 leg relay to each other") {
  Rig rig;
  Phone alice, bob("::1");
  auto one = rig.Open(1, {Codec::kPcmu}), other = rig.Open(3, {Codec::kPcmu}, false, 0, "::1", "::1");
  const SocketAddress to = rig.Answer(*one, alice.Sdp("0", ""));
  rig.Answer(*other, bob.Sdp("0", ""));
  rig.Engine().Bridge(one.get(), other.get());

  alice.Send(to, 0, 1, 0, Noise(1));

  CHECK(bob.Receive().has_value());
}

TEST("a phone that names a port of ours is refused: the sound would run in a circle") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress ours = rig.Answer(*one, alice.Sdp("8", ""));
  pjmedia_sdp_session* remote =
      rig.Parse("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " +
                std::to_string(ours.Port()) + " RTP/AVP 8\r\n");
  pjmedia_sdp_session* local = nullptr;

  CHECK_EQ(other->Answer(rig.Pool(), remote, {}, &local), PJMEDIA_SDP_EINCONN);
}

TEST("silence beyond the limit is announced once, and again after sound has come") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma}, false, 1);
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));

  CHECK(Within(1800, [&] { return rig.ears.unheard == 1; }));
  SleepMs(600);
  CHECK_EQ(rig.ears.unheard.load(), 1);
  alice.Send(to, 8, 1, 0, Noise(1));
  CHECK(Within(1800, [&] { return rig.ears.unheard == 2; }));
  Negotiated outcome;
  rig.Answer(*one, alice.Sdp("8", "a=sendonly\r\n"), &outcome);
  SleepMs(1500);
  CHECK_EQ(rig.ears.unheard.load(), 2);
}

TEST("every pair of ports can be taken, one more is refused, and all come back") {
  Rig rig(0, 20);
  for (int round = 0; round < 3; round++) {
    std::vector<std::unique_ptr<LegMedia>> legs;
    pj_status_t status = PJ_SUCCESS;
    while (status == PJ_SUCCESS) status = rig.TryOpen(1, &legs.emplace_back());
    legs.pop_back();
    CHECK_EQ(status, PJ_ETOOMANY);
    // Somebody else on this machine may hold one of them.
    CHECK(legs.size() >= 17 && legs.size() <= 20);
    CHECK_EQ(rig.Engine().Census().sockets, static_cast<std::int64_t>(2 * legs.size()));
    legs.clear();
    CHECK(Within(1000, [&] { return rig.Engine().Census().sockets == 0; }));
  }
}

TEST("a burst longer than all buffers arrives whole") {
  Rig rig;
  constexpr int kPairs = 8, kPackets = 100;
  std::vector<std::unique_ptr<Phone>> phones;
  std::vector<std::unique_ptr<LegMedia>> legs;
  std::vector<SocketAddress> ours;
  for (int i = 0; i < 2 * kPairs; i++) {
    phones.push_back(std::make_unique<Phone>());
    legs.push_back(rig.Open(static_cast<Name>(2 * i + 1), {Codec::kPcma}));
    ours.push_back(rig.Answer(*legs.back(), phones.back()->Sdp("8", "")));
    if (i % 2 == 1) rig.Engine().Bridge(legs[legs.size() - 2].get(), legs.back().get());
  }

  for (std::uint16_t n = 0; n < kPackets; n++)
    for (int i = 0; i < 2 * kPairs; i += 2)
      phones[i]->Send(ours[i], 8, n, 160u * n, Noise(static_cast<std::uint8_t>(n)));

  for (int i = 1; i < 2 * kPairs; i += 2) {
    const auto heard = phones[i]->ReceiveAll(200);
    CHECK_EQ(heard.size(), std::size_t{kPackets});
    for (std::size_t n = 0; n < heard.size(); n++) {
      CHECK(SamePayload(heard[n], Noise(static_cast<std::uint8_t>(n))));
      CHECK_EQ(static_cast<std::uint16_t>(heard[n].packet.sequence - heard[0].packet.sequence), n);
    }
  }
}

TEST("what the system refuses to send is not counted as sent") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  rig.Engine().Bridge(one.get(), other.get());
  const SocketAddress to = rig.Answer(*one, alice.Sdp("8", ""));
  // Broadcasting is not allowed to a socket that did not ask for it.
  rig.Answer(*other, bob.Sdp("8", "", "RTP/AVP", "127.255.255.255"));

  for (std::uint16_t n = 0; n < 3; n++) alice.Send(to, 8, n, 160u * n, Noise(1));

  CHECK(Within(500, [&] { return rig.Engine().Census().relayed_packets == 3; }));
  CHECK(Within(500, [&] { return other->Quality().packets_sent == 0; }));
}

TEST("an address that is not ours cannot be bound, and says so") {
  Rig rig;
  std::unique_ptr<LegMedia> media;
  LegMediaSettings settings{1, "192.0.2.1", "127.0.0.1", {Codec::kPcma}, false, 0};

  CHECK_EQ(rig.Engine().Open(settings, &media), PJ_STATUS_FROM_OS(EADDRNOTAVAIL));
}

}  // namespace
}  // namespace sipleo::media::test
