// Offers and answers after the first (RFC 3264, RFC 3311, RFC 6337): hold, resume, changed codecs and addresses. The
// sound side knows what to say; here is when.
#include <algorithm>
#include <utility>

#include "leg.h"

namespace sipleo {

// re-INVITE, UPDATE or PRACK with an offer. Without an answer of ours pjsip refuses with 488 and the old session goes
// on.
void Leg::OnRemoteOffer(const pjmedia_sdp_session* offer) {
  if (ended_ || !SdpRefusal(offer, context_.sip_ports).empty()) return;
  LegMedia* sound = Sound();
  if (sound == nullptr) return;
  FollowBridged(offer);
  pjmedia_sdp_session* answer = nullptr;
  if (sound->Answer(inv_->pool_prov, offer, PreferredCodecs(), &answer) != PJ_SUCCESS) return;
  pjsip_inv_set_sdp_answer(inv_, answer);
}

// Who hears this leg and is heard by it; null on hold, in a prompt, alone.
Leg* Leg::Bridged() const {
  Leg* other = legs_.Find(bridged_);
  return other != nullptr && other->bridged_ == name_ ? other : nullptr;
}

bool Leg::MayBeOffered(const Video& video) const {
  return std::any_of(video.formats.begin(), video.formats.end(), [&](const VideoFormat& format) {
    return std::find(VideoCodecs().begin(), VideoCodecs().end(), format.codec) != VideoCodecs().end();
  });
}

// Video goes on if the leg that it is bridged with has some. What is new is agreed to, and that leg asked to join in;
// what that one has given up is given up.
void Leg::FollowBridged(const pjmedia_sdp_session* offer) {
  const Leg* bridged = Bridged();
  const Video offered = VideoIn(offer);
  const bool adds = media_->CurrentVideo().formats.empty() && !offered.formats.empty();
  std::optional<Video> like;
  if (bridged != nullptr) like = bridged->PreferredVideo();
  video_added_ = adds && like && like->formats.empty() && bridged->MayBeOffered(offered);
  media_->FollowVideo(video_added_ ? std::nullopt : like);
}

// Asks the device to show and to send video: the leg that it is bridged with has taken it up. It may decline.
void Leg::OfferVideo() {
  const Leg* bridged = Bridged();
  if (ended_ || inv_ == nullptr || media_ == nullptr || bridged == nullptr) return;
  // Another offer is on its way: the call goes on without video.
  if (inv_->state != PJSIP_INV_STATE_CONFIRMED || inv_->invite_tsx != nullptr) return;
  if (pjmedia_sdp_neg_get_state(inv_->neg) != PJMEDIA_SDP_NEG_STATE_DONE) return;
  if (!media_->FollowVideo(bridged->PreferredVideo())) return;
  pjsip_tx_data* request = nullptr;
  pjmedia_sdp_session* offer = media_->Offer(inv_->pool_prov, PreferredCodecs(), Direction::kSendRecv);
  if (offer == nullptr || pjsip_inv_reinvite(inv_, nullptr, offer, &request) != PJ_SUCCESS) return;
  AddIdentity(request);
  pjsip_inv_send_msg(inv_, request);  // refused or lost: the call goes on as it is
}

// A re-INVITE without SDP: what we would like now (RFC 3261 §14.2). Null repeats what is in force.
pjmedia_sdp_session* Leg::OnOfferWanted() {
  if (ended_ || media_ == nullptr) return nullptr;
  return media_->Offer(inv_->pool_prov, PreferredCodecs(), Direction::kSendRecv);
}

void Leg::OnNegotiated(pj_status_t status) {
  if (ended_ || media_ == nullptr) return;
  const pjmedia_sdp_session *local = nullptr, *remote = nullptr;
  Negotiated outcome;
  if (status == PJ_SUCCESS) status = pjmedia_sdp_neg_get_active_local(inv_->neg, &local);
  if (status == PJ_SUCCESS) status = pjmedia_sdp_neg_get_active_remote(inv_->neg, &remote);
  if (status == PJ_SUCCESS && !SdpRefusal(remote, context_.sip_ports).empty()) status = PJMEDIA_SDPNEG_EINVANSMEDIA;
  if (status == PJ_SUCCESS) status = media_->Apply(local, remote, &outcome);
  if (status != PJ_SUCCESS) {
    // A renegotiation that failed leaves the old sound; without a first one there is no call (OnConfirmed ends it).
    media_failed_ = !answered_;
    return;
  }
  media_failed_ = false;
  Post("leg.media", {{"codec", std::string(CodecText(outcome.codec))},
                     {"direction", std::string(DirectionText(outcome.direction))},
                     {"srtp", outcome.srtp},
                     {"remote", outcome.remote},
                     {"video", std::string(outcome.video ? VideoCodecText(*outcome.video) : "")}});
  Leg* bridged = Bridged();
  if (std::exchange(video_added_, false) && bridged != nullptr) bridged->OfferVideo();
  if (outcome.held == held_) return;
  held_ = outcome.held;
  Post(held_ ? "leg.held" : "leg.resumed");
}

}  // namespace sipleo
