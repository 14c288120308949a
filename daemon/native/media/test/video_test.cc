// LIG-26: video is passed on as it is (RFC 3264, RFC 4585, RFC 6184), in the clear and secured.
#include <cstring>

#include "../rate_cap.h"
#include "../rtcp_feedback.h"
#include "../video_reading.h"
#include "check.h"
#include "rig.h"

namespace sipleo::media::test {
namespace {

const std::string kH264 = "a=rtpmap:97 H264/90000\r\na=fmtp:97 profile-level-id=42e01f;packetization-mode=1\r\n";

// An audio line at `port` and a video line at the port of `phone`.
std::string Body(const Phone& phone, const std::string& formats, const std::string& attributes,
                 const std::string& profile = "RTP/AVP", const std::string& audio = "") {
  const Phone sound;
  return sound.Sdp("8", audio, profile == "RTP/AVPF" ? "RTP/AVP" : profile) + "m=video " +
         std::to_string(phone.Address().Port()) + " " + profile + " " + formats + "\r\n" + attributes;
}

std::unique_ptr<LegMedia> Open(Rig& rig, Name name, std::vector<VideoCodec> video, bool srtp = false) {
  std::unique_ptr<LegMedia> media;
  LegMediaSettings settings{name, "127.0.0.1", "127.0.0.1", {Codec::kPcma}, srtp};
  settings.video_codecs = std::move(video);
  CHECK_EQ(rig.Engine().Open(settings, &media), PJ_SUCCESS);
  return media;
}

// The phone offers, the leg answers as the other one wants it. Returns the answered video line.
std::optional<VideoLine> Answer(Rig& rig, LegMedia& leg, const std::string& offer,
                                const std::optional<Video>& like = std::nullopt) {
  pjmedia_sdp_session *remote = rig.Parse(offer), *local = nullptr;
  leg.FollowVideo(like);
  CHECK_EQ(leg.Answer(rig.Pool(), remote, {}, &local), PJ_SUCCESS);
  if (local == nullptr) return std::nullopt;
  CHECK_EQ(pjmedia_sdp_validate(local), PJ_SUCCESS);
  Negotiated outcome;
  CHECK_EQ(leg.Apply(local, remote, &outcome), PJ_SUCCESS);
  return ReadVideoLine(local, 1);
}

VideoFormat H264(int payload, const std::string& fmtp) { return {VideoCodec::kH264, payload, fmtp}; }

TEST("LIG-26: formats of H.264 are told apart by profile and packing, not by level") {
  CHECK(SameFormat(H264(97, "profile-level-id=42e01f;packetization-mode=1"),
                   H264(98, "packetization-mode=1; profile-level-id=428014")));
  CHECK(!SameFormat(H264(97, "profile-level-id=42e01f;packetization-mode=1"), H264(97, "profile-level-id=42e01f")));
  CHECK(!SameFormat(H264(97, "profile-level-id=42e01f"), H264(97, "profile-level-id=64001f")));
  CHECK(SameFormat(H264(97, ""), H264(97, "profile-level-id=42e01f")));
  const std::vector<VideoFormat> offered = {H264(97, ""), H264(98, "packetization-mode=1")};
  CHECK(Counterpart(offered, H264(98, "")) == &offered[1]);
  CHECK(Counterpart(offered, H264(110, "packetization-mode=1")) == &offered[1]);
  CHECK(Counterpart(offered, {VideoCodec::kVp8, 98, ""}) == nullptr);
}

TEST("LIG-26: of two H.264 formats pjmedia's negotiation keeps the one that we answered") {
  Rig rig;
  const std::string two = "a=rtpmap:97 H264/90000\r\na=rtpmap:98 H264/90000\r\na=fmtp:98 packetization-mode=1\r\n";
  const Phone phone;
  auto leg = Open(rig, 1, {VideoCodec::kH264});
  pjmedia_sdp_session *remote = rig.Parse(Body(phone, "97 98", two)), *local = nullptr;
  leg->FollowVideo(Video{{H264(120, "packetization-mode=1")}});
  CHECK_EQ(leg->Answer(rig.Pool(), remote, {}, &local), PJ_SUCCESS);

  pjmedia_sdp_neg* negotiation = nullptr;
  CHECK_EQ(pjmedia_sdp_neg_create_w_remote_offer(rig.Pool(), local, remote, &negotiation), PJ_SUCCESS);
  CHECK_EQ(pjmedia_sdp_neg_negotiate(rig.Pool(), negotiation, PJ_FALSE), PJ_SUCCESS);

  const pjmedia_sdp_session* active = nullptr;
  CHECK_EQ(pjmedia_sdp_neg_get_active_local(negotiation, &active), PJ_SUCCESS);
  const auto line = ReadVideoLine(active, 1);
  CHECK(line && line->video.formats.size() == 1 && line->video.formats[0].payload == 98);
}

TEST("LIG-26: without another leg what is allowed is agreed to, under the profile and with the feedback of the offer") {
  Rig rig;
  const Phone phone;
  auto leg = Open(rig, 1, {VideoCodec::kH264});
  const auto line = Answer(
      rig, *leg, Body(phone, "96 97", "a=rtpmap:96 VP8/90000\r\n" + kH264 + "a=rtcp-fb:97 nack pli\r\n", "RTP/AVPF"));

  CHECK(line && line->profile == "RTP/AVPF" && line->video.formats.size() == 1);
  CHECK(line && line->video.formats[0].payload == 97 && line->video.feedback == (VideoFeedback{false, true, false}));
}

TEST("LIG-26: what the other leg does not have, and a medium of another security than the sound's, is declined") {
  Rig rig;
  const Phone phone;
  auto leg = Open(rig, 1, {VideoCodec::kH264, VideoCodec::kVp8}), none = Open(rig, 3, {});
  CHECK(!Answer(rig, *leg, Body(phone, "97", kH264), Video{}));
  CHECK(!Answer(rig, *leg, Body(phone, "97", kH264), Video{{{VideoCodec::kVp8, 96, ""}}}));
  CHECK(!Answer(rig, *none, Body(phone, "97", kH264)));
  const std::string key = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + std::string(40, 'A') + "\r\n";
  auto secured = Open(rig, 5, {VideoCodec::kH264});
  const std::string half = Phone().Sdp("8", key, "RTP/SAVP") + "m=video 4002 RTP/AVP 97\r\n" + kH264;
  CHECK(!Answer(rig, *secured, half));
  CHECK_EQ(rig.Engine().Census().sockets, std::int64_t{6});
}

TEST("LIG-26: a repeated offer keeps numbers, keys and places; video that was given up leaves its place") {
  Rig rig;
  auto leg = Open(rig, 1, {VideoCodec::kH264, VideoCodec::kVp8}, true);
  const Video like{{{VideoCodec::kVp8, 97, ""}, H264(97, "packetization-mode=1")}};
  CHECK(leg->FollowVideo(like));
  const auto* first = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  const auto* again = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  const auto one = ReadVideoLine(first, 1), other = ReadVideoLine(again, 1);
  CHECK(one && other && one->secure && one->keys == other->keys && one->keys.size() == 2);
  CHECK(one && one->video.formats.size() == 2 && one->video.formats[0].codec == VideoCodec::kH264);
  CHECK(one && one->video.formats[0].payload != one->video.formats[1].payload);
  CHECK_EQ(again->origin.version, first->origin.version);

  CHECK(!leg->FollowVideo(Video{}));
  const auto* without = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  CHECK(without->media_count == 2 && without->media[1]->desc.port == 0);
}

TEST("LIG-26: what a device has declined is not offered again by itself") {
  Rig rig;
  const Phone phone;
  auto leg = Open(rig, 1, {VideoCodec::kH264});
  const Video like{{H264(97, "packetization-mode=1")}};
  CHECK(leg->FollowVideo(like));
  const auto* offer = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  Negotiated outcome;
  CHECK_EQ(leg->Apply(offer, rig.Parse(phone.Sdp("8", "") + "m=video 0 RTP/AVP 97\r\n"), &outcome), PJ_SUCCESS);
  CHECK(!outcome.video);

  const auto* again = leg->Offer(rig.Pool(), {}, Direction::kSendRecv);
  CHECK(again->media_count == 2 && again->media[1]->desc.port == 0);
  CHECK(leg->FollowVideo(like));
  CHECK(leg->Offer(rig.Pool(), {}, Direction::kSendRecv)->media[1]->desc.port != 0);
}

TEST("LIG-26: video of a secured leg and of a plain one goes both ways, also the request for a picture") {
  Rig rig;
  Phone alice, bob;
  auto one = Open(rig, 1, {VideoCodec::kH264}), other = Open(rig, 3, {VideoCodec::kH264});
  const CryptoLine own = MintCryptoLine(1, SrtpSuite::kSha1_80);
  const std::string key = "a=crypto:" + PrintCryptoLine(own) + "\r\n";
  const auto secured = Answer(rig, *one, Body(alice, "97", kH264 + key, "RTP/SAVP", key));
  const auto plain = Answer(rig, *other, Body(bob, "97", kH264));
  CHECK(secured && plain && secured->keys.size() == 1);
  if (!secured || !plain) return;
  rig.Engine().Bridge(one.get(), other.get());
  alice.out = SrtpContext::Create(own, SrtpContext::Way::kOut);
  alice.in = SrtpContext::Create(secured->keys[0], SrtpContext::Way::kIn);

  alice.Send(secured->address, 97, 1, 0, std::vector<std::uint8_t>(1200, 0x2a), true);
  const auto shown = bob.Receive();
  CHECK(shown && shown->packet.size == 1200 && shown->packet.payload[7] == 0x2a && shown->packet.marker);
  bob.Send(plain->address, 97, 1, 0, std::vector<std::uint8_t>(1200, 0x2b));
  const auto back = alice.Receive();
  CHECK(back && back->packet.size == 1200 && back->packet.payload[7] == 0x2b && !back->packet.marker);
  auto asked = alice.ReceiveRtcp(500);
  std::size_t size = asked.size();
  CHECK(size > 0 && alice.in->UnprotectRtcp(asked.data(), &size));
  CHECK(size > 0 && ReadFeedback(asked.data(), size, 0x1234).picture);

  // In the clear nothing is believed any more.
  alice.out.reset();
  alice.Send(secured->address, 97, 2, 3000, std::vector<std::uint8_t>(1200, 0x2c));
  CHECK(!bob.Receive(60));
}

TEST("LIG-26: a stranger is not shown") {
  Rig rig;
  Phone alice, bob, mallory("127.0.0.2");
  auto one = Open(rig, 1, {VideoCodec::kH264}), other = Open(rig, 3, {VideoCodec::kH264});
  const auto ours = Answer(rig, *one, Body(alice, "97", kH264));
  Answer(rig, *other, Body(bob, "97", kH264));
  rig.Engine().Bridge(one.get(), other.get());
  CHECK(ours.has_value());
  if (!ours) return;

  mallory.Send(ours->address, 97, 1, 0, {1, 2, 3});
  alice.Send(ours->address, 31, 1, 0, {1, 2, 3});  // a number that was not agreed upon
  CHECK(!bob.Receive(60));
  alice.Send(ours->address, 97, 1, 0, {1, 2, 3});
  CHECK(bob.Receive().has_value());
}

TEST("LIG-26: video that is given up gives back its ports, a leg that ends those of its own") {
  Rig rig;
  Phone alice;
  auto leg = Open(rig, 1, {VideoCodec::kH264});
  Answer(rig, *leg, Body(alice, "97", kH264));
  CHECK_EQ(rig.Engine().Census().sockets, std::int64_t{4});
  pjmedia_sdp_session *remote = rig.Parse(alice.Sdp("8", "") + "m=video 0 RTP/AVP 97\r\n"), *local = nullptr;
  Negotiated outcome;
  CHECK_EQ(leg->Answer(rig.Pool(), remote, {}, &local), PJ_SUCCESS);
  CHECK_EQ(leg->Apply(local, remote, &outcome), PJ_SUCCESS);
  CHECK(!outcome.video && leg->CurrentVideo().formats.empty());
  CHECK(Within(1000, [&] { return rig.Engine().Census().sockets == 2; }));
  CHECK_EQ(leg->Quality().video, "H264");
  Answer(rig, *leg, Body(alice, "97", kH264));
  CHECK_EQ(rig.Engine().Census().sockets, std::int64_t{4});
}

TEST("LIG-26: a rate is kept, a burst is let through, time that runs backwards gains nothing") {
  RateCap cap(1000, 500);
  CHECK(cap.MayPass(500, 1000000));
  CHECK(!cap.MayPass(1, 1000000));
  CHECK(cap.MayPass(100, 1100000) && !cap.MayPass(1, 1100000));
  CHECK(!cap.MayPass(1, 0));
  CHECK(cap.MayPass(500, 60000000) && !cap.MayPass(1, 60000000));
}

TEST("LIG-26: feedback is read back as it was written, and is for one stream only") {
  std::uint8_t bytes[128] = {};
  std::size_t size = AddPictureLoss(bytes, 0, 1, 2);
  CHECK(ReadFeedback(bytes, size, 2).picture && !ReadFeedback(bytes, size, 1).picture);
  size = AddIntraRequest(bytes, 0, 1, 2, 7);
  CHECK(ReadFeedback(bytes, size, 2).picture && !ReadFeedback(bytes, size, 0).picture);
  size = AddMissing(bytes, 0, 1, 2, {{65535, 3}, {9, 0}});
  const auto missing = ReadFeedback(bytes, size, 2).missing;
  CHECK(missing.size() == 2 && missing[0].sequence == 65535 && missing[0].following == 3 && missing[1].sequence == 9);
  CHECK(ReadFeedback(bytes, size, 3).missing.empty());
  for (std::size_t cut = 0; cut < size; cut++) CHECK(ReadFeedback(bytes, cut, 2).missing.empty());
}

}  // namespace
}  // namespace sipleo::media::test
