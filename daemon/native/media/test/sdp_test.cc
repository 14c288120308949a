// Offers, answers, and what is refused.
#include "../sdp_reading.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

std::string Body(const std::string& audio, const std::string& connection = "c=IN IP4 127.0.0.1\r\n") {
  return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\n" + connection + "t=0 0\r\n" + audio;
}

bool Holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::vector<Codec> kAll = {Codec::kOpus, Codec::kG722, Codec::kPcma, Codec::kPcmu, Codec::kG729, Codec::kGsm};

TEST("bodies that are fit to be negotiated are not refused") {
  Rig rig;
  for (const std::string& body : {Body("m=audio 4000 RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\n"),
                                  Body("m=audio 4000 RTP/AVP 8\r\n", "c=IN IP6 2001:db8::1\r\n"),
                                  Body("m=audio 4000 RTP/AVP 8\r\n", "c=IN IP4 0.0.0.0\r\n"),
                                  Body("m=audio 4000 RTP/AVP 8\r\nm=video 0 RTP/AVP 31\r\nm=image 4002 udptl t38\r\n")})
    CHECK_EQ(SdpRefusal(rig.Parse(body), {5060}), "");
}

TEST("names, multicast, broadcast, low ports, our SIP ports and payloads out of range are refused") {
  Rig rig;
  const std::string audio = "m=audio 4000 RTP/AVP 8\r\n";
  std::string many, formats, keys;
  for (int i = 0; i < 9; i++) many += audio;
  for (int i = 0; i < 32; i++) formats += " 8";
  for (int i = 0; i < 9; i++) keys += "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n";
  for (const std::string& body :
       {Body(audio, "c=IN IP4 phone.example\r\n"), Body(audio, "c=IN IP4 224.0.1.75\r\n"),
        Body(audio, "c=IN IP6 ff02::1\r\n"), Body(audio, "c=IN IP4 255.255.255.255\r\n"),
        Body(audio, "c=IN IP4 2001:db8::1\r\n"), Body(audio, "c=IN IP4 127.1\r\n"), Body("m=audio 53 RTP/AVP 8\r\n"),
        Body("m=audio 5060 RTP/AVP 8\r\n"), Body("m=audio 4000 RTP/AVP 128\r\n"),
        Body("m=audio 4000 RTP/AVP 999999\r\n"), Body("m=audio 4000 RTP/AVP 97\r\n"),
        Body("m=audio 4000 RTP/AVP 8\r\na=rtpmap:300 PCMA/8000\r\n"), Body(many),
        Body("m=audio 4000 RTP/AVP" + formats + "\r\n"), Body("m=audio 4000 RTP/SAVP 8\r\n" + keys), Body("")}) {
    const std::string refusal = SdpRefusal(rig.Parse(body), {5060, 5061});
    if (refusal.empty()) std::printf("     not refused: %s\n", body.c_str());
    CHECK(!refusal.empty());
  }
  CHECK(!SdpRefusal(nullptr, {}).empty());
}

TEST("the codecs of an offer come in its own order, and only those that we have") {
  Rig rig;
  const auto codecs = CodecsIn(rig.Parse(
      Body("m=audio 4000 RTP/AVP 4 9 98 111 8 8\r\na=rtpmap:98 speex/8000\r\na=rtpmap:111 OPUS/48000/2\r\n")));
  CHECK(codecs == (std::vector<Codec>{Codec::kG722, Codec::kOpus, Codec::kPcma}));
}

TEST("an offer names every codec, the wanted ones first, and events for both clocks") {
  Rig rig;
  auto leg = rig.Open(1, kAll);
  const auto* offer = leg->Offer(rig.Pool(), {Codec::kPcmu, Codec::kGsm}, Direction::kSendRecv);
  const std::string text = rig.Print(offer);

  CHECK(Holds(text, " RTP/AVP 0 3 96 9 8 18 101 102\r\n"));
  CHECK(Holds(text, "a=rtpmap:96 opus/48000/2\r\n") && Holds(text, "a=fmtp:96 useinbandfec=1\r\n"));
  CHECK(Holds(text, "a=fmtp:18 annexb=no\r\n") && Holds(text, "a=rtpmap:9 G722/8000\r\n"));
  CHECK(Holds(text, "a=rtpmap:101 telephone-event/8000\r\n") && Holds(text, "a=rtpmap:102 telephone-event/48000\r\n"));
  CHECK(Holds(text, "a=ptime:20\r\n") && Holds(text, "a=sendrecv\r\n"));
  CHECK_EQ(pjmedia_sdp_validate(offer), PJ_SUCCESS);
}

TEST("a repeated offer keeps its origin; the version rises only when something changes") {
  Rig rig;
  auto leg = rig.Open(1, kAll);
  const auto* first = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  const auto* same = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  const auto* held = leg->Offer(rig.Pool(), {}, Direction::kSendOnly);

  CHECK_EQ(same->origin.id, first->origin.id);
  CHECK_EQ(same->origin.version, first->origin.version);
  CHECK_EQ(held->origin.version, first->origin.version + 1);
}

TEST("an answer has one codec under the number of the offer, and declines further media in their places") {
  Rig rig;
  auto leg = rig.Open(1, kAll);
  pjmedia_sdp_session* local = nullptr;
  const auto* remote =
      rig.Parse(Body("m=video 4002 RTP/AVP 31\r\nm=audio 4000 RTP/AVP 0 120 121\r\na=rtpmap:120 opus/48000/2\r\n"
                     "a=rtpmap:121 telephone-event/48000\r\nm=image 4004 udptl t38\r\n"));

  CHECK_EQ(leg->Answer(rig.Pool(), remote, {Codec::kOpus}, &local), PJ_SUCCESS);
  const std::string text = rig.Print(local);
  CHECK(Holds(text, "m=video 0 RTP/AVP 31\r\n") && Holds(text, "m=image 0 udptl t38\r\n"));
  CHECK(Holds(text, " RTP/AVP 120 121\r\n"));
  const auto* again = leg->Offer(rig.Pool(), {Codec::kOpus}, Direction::kSendRecv);
  CHECK_EQ(again->media_count, 3u);
  CHECK(Holds(rig.Print(again), "a=rtpmap:120 opus/48000/2\r\n"));
  CHECK(Holds(rig.Print(again), "m=video 0 RTP/AVP 31\r\n"));
}

TEST("without a wish the answer takes the first codec of the offer that we have") {
  Rig rig;
  auto leg = rig.Open(1, {Codec::kPcmu, Codec::kPcma});
  pjmedia_sdp_session* local = nullptr;
  CHECK_EQ(leg->Answer(rig.Pool(), rig.Parse(Body("m=audio 4000 RTP/AVP 9 8 0\r\n")), {Codec::kG722}, &local),
           PJ_SUCCESS);
  CHECK(Holds(rig.Print(local), " RTP/AVP 8\r\n"));
}

TEST("directions are mirrored") {
  Rig rig;
  auto leg = rig.Open(1, {Codec::kPcma});
  for (const auto& [offered, answered] : std::vector<std::pair<std::string, std::string>>{
           {"sendrecv", "sendrecv"}, {"sendonly", "recvonly"}, {"recvonly", "sendonly"}, {"inactive", "inactive"}}) {
    pjmedia_sdp_session* local = nullptr;
    const auto* remote = rig.Parse(Body("m=audio 4000 RTP/AVP 8\r\na=" + offered + "\r\n"));
    CHECK_EQ(leg->Answer(rig.Pool(), remote, {}, &local), PJ_SUCCESS);
    CHECK(Holds(rig.Print(local), "a=" + answered + "\r\n"));
  }
}

TEST("what we cannot do is answered with no medium") {
  Rig rig;
  auto leg = rig.Open(1, {Codec::kPcma});
  for (const char* audio : {"m=audio 4000 RTP/AVP 0\r\n", "m=audio 0 RTP/AVP 8\r\n", "m=audio 4000 RTP/SAVPF 8\r\n",
                            "m=audio 4000 RTP/AVPF 8\r\n", "m=audio 4000 UDP/TLS/RTP/SAVP 8\r\n",
                            "m=audio 4000 RTP/SAVP 8\r\n", "m=video 4000 RTP/AVP 31\r\n"}) {
    pjmedia_sdp_session* local = nullptr;
    CHECK_EQ(leg->Answer(rig.Pool(), rig.Parse(Body(audio)), {}, &local), PJMEDIA_SDPNEG_ENOMEDIA);
  }
}

TEST(
    "best-effort keys in a plain profile are answered in the clear, of two profiles the secured one is taken when "
    "wanted") {
  Rig rig;
  auto plain = rig.Open(1, {Codec::kPcma}), secure = rig.Open(3, {Codec::kPcma}, true);
  const std::string key = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + std::string(40, 'A') + "\r\n";
  pjmedia_sdp_session* local = nullptr;
  CHECK_EQ(plain->Answer(rig.Pool(), rig.Parse(Body("m=audio 4000 RTP/AVP 8\r\n" + key)), {}, &local), PJ_SUCCESS);
  CHECK(Holds(rig.Print(local), " RTP/AVP 8\r\n") && !Holds(rig.Print(local), "crypto"));
  const std::string both = "m=audio 4000 RTP/AVP 8\r\nm=audio 4002 RTP/SAVP 8\r\n" + key;
  CHECK_EQ(secure->Answer(rig.Pool(), rig.Parse(Body(both)), {}, &local), PJ_SUCCESS);
  CHECK(Holds(rig.Print(local), "m=audio 0 RTP/AVP 8\r\n") && Holds(rig.Print(local), " RTP/SAVP 8\r\n"));
}

TEST("an answer of another family, or one that points into the box, is not taken") {
  Rig rig;
  auto leg = rig.Open(1, {Codec::kPcma});
  pjmedia_sdp_session* offer = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  Negotiated outcome;
  CHECK_EQ(leg->Apply(offer, rig.Parse(Body("m=audio 4000 RTP/AVP 8\r\n", "c=IN IP6 ::1\r\n")), &outcome),
           PJMEDIA_SDP_EINCONN);
  const auto outside = *SocketAddress::Parse("192.0.2.1", 10000), inside = *SocketAddress::Parse("127.0.0.1", 8080);
  CHECK(!MaySendTo(outside, inside));
  CHECK(MaySendTo(inside, inside));
}

TEST("the first codec of the answer counts, under the number that the answer gives it") {
  Rig rig;
  auto leg = rig.Open(1, kAll);
  pjmedia_sdp_session* offer = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  Negotiated outcome;
  CHECK_EQ(leg->Apply(offer, rig.Parse(Body("m=audio 4000 RTP/AVP 0 8\r\na=recvonly\r\n")), &outcome), PJ_SUCCESS);
  CHECK(outcome.codec == Codec::kPcmu);
  CHECK(outcome.direction == Direction::kSendOnly);
  CHECK(!outcome.held);
  CHECK_EQ(outcome.remote, "127.0.0.1:4000");
}

TEST("the wanted packet length is kept within 10 to 60 ms and under the most that is taken") {
  Rig rig;
  const auto ptime = [&](const std::string& lines) {
    return ReadAudioLine(rig.Parse(Body("m=audio 4000 RTP/AVP 8\r\n" + lines)), 0)->ptime_ms;
  };
  CHECK_EQ(ptime(""), 20);
  CHECK_EQ(ptime("a=ptime:30\r\n"), 30);
  CHECK_EQ(ptime("a=ptime:200\r\n"), 60);
  CHECK_EQ(ptime("a=ptime:0\r\n"), 20);
  CHECK_EQ(ptime("a=ptime:40\r\na=maxptime:20\r\n"), 20);
  CHECK_EQ(ptime("a=ptime:99999999999\r\n"), 20);
}

}  // namespace
}  // namespace sipleo::media::test
