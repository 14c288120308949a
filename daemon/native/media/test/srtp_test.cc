// SRTP by SDES (RFC 3711, RFC 4568).
#include <cstring>

#include "../crypto_line.h"
#include "../sdp_reading.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

std::vector<std::uint8_t> Noise() { return std::vector<std::uint8_t>(160, 0x2a); }

CryptoLine LineIn(const pjmedia_sdp_session* sdp) { return ReadAudioLine(sdp, 0)->keys.at(0); }

void UseKeys(Phone& phone, const CryptoLine& own, const CryptoLine& ours) {
  phone.out = SrtpContext::Create(own, SrtpContext::Way::kOut);
  phone.in = SrtpContext::Create(ours, SrtpContext::Way::kIn);
}

// The phone offers SRTP; returns our address.
SocketAddress AnswerSecurely(Rig& rig, LegMedia& leg, Phone& phone, SrtpSuite suite) {
  const CryptoLine own = MintCryptoLine(3, suite);
  pjmedia_sdp_session *local = nullptr,
                      *remote = rig.Parse(phone.Sdp("8", "a=crypto:" + PrintCryptoLine(own) + "\r\n", "RTP/SAVP"));
  CHECK_EQ(leg.Answer(rig.Pool(), remote, {}, &local), PJ_SUCCESS);
  Negotiated outcome;
  CHECK_EQ(leg.Apply(local, remote, &outcome), PJ_SUCCESS);
  CHECK(outcome.srtp);
  CHECK_EQ(LineIn(local).tag, 3);
  UseKeys(phone, own, LineIn(local));
  return rig.AddressIn(local);
}

void CheckCall(SrtpSuite suite) {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = AnswerSecurely(rig, *one, alice, suite);
  const SocketAddress to_bob = rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());

  alice.Send(to, 8, 1, 0, Noise());
  const auto clear = bob.Receive();
  bob.Send(to_bob, 8, 1, 0, Noise());
  const auto secured = alice.Receive();

  CHECK(clear && clear->packet.size == 160 && clear->packet.payload[7] == 0x2a);
  CHECK(secured && secured->packet.size == 160 && secured->packet.payload[7] == 0x2a);
}

TEST("a secured leg and a plain leg talk (AES_CM_128_HMAC_SHA1_80)") { CheckCall(SrtpSuite::kSha1_80); }
TEST("a secured leg and a plain leg talk (AES_CM_128_HMAC_SHA1_32)") { CheckCall(SrtpSuite::kSha1_32); }

TEST("what is not authentic, in the clear or sent twice is dropped and harms nothing") {
  Rig rig;
  Phone alice, bob, behind;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const SocketAddress to = AnswerSecurely(rig, *one, alice, SrtpSuite::kSha1_80);
  rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());
  std::vector<std::uint8_t> forged(kRtpHeader + 170, 0x55);
  WriteRtpHeader(forged.data(), 8, false, 9, 9, 0x1234);

  alice.SendRaw(to, forged);
  forged.resize(kRtpHeader + 160);
  alice.SendRaw(to, forged);
  CHECK(!bob.Receive(50));
  std::vector<std::uint8_t> once(kRtpHeader + 160 + kSrtpTrailer);
  WriteRtpHeader(once.data(), 8, false, 10, 160, 0x1234);
  std::size_t size = kRtpHeader + 160;
  CHECK(alice.out->Protect(once.data(), &size));
  once.resize(size);
  alice.SendRaw(to, once);
  alice.SendRaw(to, once);
  CHECK(bob.Receive().has_value());
  CHECK(!bob.Receive(50));
  alice.Send(to, 8, 11, 320, Noise());
  CHECK(bob.Receive().has_value());
  CHECK_EQ(one->Quality().packets_received, std::int64_t{2});
}

TEST("our secured offer is answered with one of its keys, and no answer in the clear is taken") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}, true);
  pjmedia_sdp_session* offer = one->Offer(rig.Pool(), {}, Direction::kSendRecv);
  const auto keys = ReadAudioLine(offer, 0)->keys;
  CHECK_EQ(keys.size(), std::size_t{2});
  Negotiated outcome;

  CHECK(one->Apply(offer, rig.Parse(alice.Sdp("8", "")), &outcome) != PJ_SUCCESS);
  CHECK(one->Apply(offer, rig.Parse(alice.Sdp("8", "", "RTP/SAVP")), &outcome) != PJ_SUCCESS);
  CHECK(!one->IsNegotiated());
  const CryptoLine own = MintCryptoLine(2, SrtpSuite::kSha1_32);
  const std::string answer = alice.Sdp("8", "a=crypto:" + PrintCryptoLine(own) + "\r\n", "RTP/SAVP");
  CHECK_EQ(one->Apply(offer, rig.Parse(answer), &outcome), PJ_SUCCESS);
  CHECK(outcome.srtp);
  UseKeys(alice, own, keys.at(1));
  rig.Engine().Play(one.get(), Sound{});
  CHECK(alice.Receive().has_value());
}

TEST("a secured leg never falls back to the clear, and goes on under the same keys when it is asked again") {
  Rig rig;
  Phone alice, bob;
  auto one = rig.Open(1, {Codec::kPcma}), other = rig.Open(3, {Codec::kPcma});
  const CryptoLine own = MintCryptoLine(1, SrtpSuite::kSha1_80);
  const std::string offer = alice.Sdp("8", "a=crypto:" + PrintCryptoLine(own) + "\r\n", "RTP/SAVP");
  pjmedia_sdp_session *first = nullptr, *again = nullptr, *clear = nullptr;
  Negotiated outcome;
  CHECK_EQ(one->Answer(rig.Pool(), rig.Parse(offer), {}, &first), PJ_SUCCESS);
  CHECK_EQ(one->Apply(first, rig.Parse(offer), &outcome), PJ_SUCCESS);
  UseKeys(alice, own, LineIn(first));
  const SocketAddress to_bob = rig.Answer(*other, bob.Sdp("8", ""));
  rig.Engine().Bridge(one.get(), other.get());
  bob.Send(to_bob, 8, 1, 0, Noise());
  CHECK(alice.Receive().has_value());

  CHECK_EQ(one->Answer(rig.Pool(), rig.Parse(alice.Sdp("8", "")), {}, &clear), PJMEDIA_SDPNEG_ENOMEDIA);
  CHECK_EQ(one->Answer(rig.Pool(), rig.Parse(offer), {}, &again), PJ_SUCCESS);
  CHECK(LineIn(again) == LineIn(first));
  CHECK_EQ(again->origin.version, first->origin.version);
  CHECK_EQ(one->Apply(again, rig.Parse(offer), &outcome), PJ_SUCCESS);
  bob.Send(to_bob, 8, 2, 160, Noise());
  CHECK(alice.Receive().has_value());
  CHECK(ReadAudioLine(one->Offer(rig.Pool(), {}, Direction::kSendRecv), 0)->secure);
}

TEST("reports on a secured leg are secured") {
  Rig rig;
  Phone alice;
  auto one = rig.Open(1, {Codec::kPcma});
  AnswerSecurely(rig, *one, alice, SrtpSuite::kSha1_32);
  auto report = alice.ReceiveRtcp(9000);
  std::size_t size = report.size();
  CHECK(size > 0 && alice.in->UnprotectRtcp(report.data(), &size));
  CHECK(size > 0 && LooksLikeRtcp(report.data(), size));
}

TEST("lines of keys are read strictly") {
  const std::string key(40, 'A');
  CHECK(ParseCryptoLine("1 AES_CM_128_HMAC_SHA1_80 inline:" + key).has_value());
  CHECK(ParseCryptoLine("1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31").has_value());
  CHECK(ParseCryptoLine("1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " WSH=128").has_value());
  for (const std::string& bad :
       {std::string(""), std::string("1"), "x AES_CM_128_HMAC_SHA1_80 inline:" + key,
        "1 AES_256_CM_HMAC_SHA1_80 inline:" + key, "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "A",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + key.substr(1) + "!", "1 AES_CM_128_HMAC_SHA1_80 uri:" + key,
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31|1:4",
        "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " UNENCRYPTED_SRTP",
        "99999999999 AES_CM_128_HMAC_SHA1_80 inline:" + key})
    CHECK(!ParseCryptoLine(bad).has_value());
  const CryptoLine minted = MintCryptoLine(7, SrtpSuite::kSha1_32);
  CHECK(ParseCryptoLine(PrintCryptoLine(minted)) == minted);
}

}  // namespace
}  // namespace sipleo::media::test
