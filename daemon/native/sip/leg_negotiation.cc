// Offers and answers after the first (RFC 3264, RFC 3311, RFC 6337): hold, resume, changed codecs and addresses. The
// sound side knows what to say; here is when.
#include "leg.h"

namespace sipleo {

// re-INVITE, UPDATE or PRACK with an offer. Without an answer of ours pjsip refuses with 488 and the old session goes
// on.
void Leg::OnRemoteOffer(const pjmedia_sdp_session* offer) {
  if (ended_ || !SdpRefusal(offer, context_.sip_ports).empty()) return;
  LegMedia* sound = Sound();
  if (sound == nullptr) return;
  pjmedia_sdp_session* answer = nullptr;
  if (sound->Answer(inv_->pool_prov, offer, PreferredCodecs(), &answer) != PJ_SUCCESS) return;
  pjsip_inv_set_sdp_answer(inv_, answer);
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
                     {"remote", outcome.remote}});
  if (outcome.held == held_) return;
  held_ = outcome.held;
  Post(held_ ? "leg.held" : "leg.resumed");
}

}  // namespace sipleo
