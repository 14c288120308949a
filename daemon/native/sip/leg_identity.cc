// Telling a device whom it talks to now: P-Asserted-Identity (RFC 3325, RFC 5876 §3.2) in an UPDATE, in a re-INVITE
// where UPDATE is not known, and in the responses of a leg that is not answered yet.
#include "identity.h"
#include "leg.h"
#include "pj_text.h"

namespace sipleo {

// A line is not told who inside the house it talks to: that was said when it was dialled.
void Leg::Identify(const Party& party) {
  if (ended_ || inv_ == nullptr || trunk_ != nullptr) return;
  identity_ = std::make_unique<Party>(party);
  identity_due_ = true;
  TellIdentity();
}

void Leg::TellIdentity() {
  if (!identity_due_ || ended_ || inv_ == nullptr || identity_ == nullptr) return;
  const pj_str_t update = Borrow("UPDATE");
  const bool knows_update =
      pjsip_dlg_remote_has_cap(inv_->dlg, PJSIP_H_ALLOW, nullptr, &update) == PJSIP_DIALOG_CAP_SUPPORTED;
  pjsip_tx_data* request = nullptr;
  if (inv_->state == PJSIP_INV_STATE_EARLY) {
    // RFC 3311 §5.1: only an early dialog that both sides are sure of. An offered leg is told in its next response.
    const bool reliable = (inv_->options & PJSIP_INV_REQUIRE_100REL) != 0 || inv_->sdp_done_early_rel;
    if (!reliable || !knows_update || inv_->dlg->state != PJSIP_DIALOG_STATE_ESTABLISHED) return;
    if (pjsip_inv_update(inv_, nullptr, nullptr, &request) != PJ_SUCCESS) return;
  } else if (inv_->state != PJSIP_INV_STATE_CONFIRMED) {
    return;
  } else if (knows_update) {
    if (pjsip_inv_update(inv_, nullptr, nullptr, &request) != PJ_SUCCESS) return;
  } else {
    // Another offer is on its way: told when that is over (OnTransaction).
    if (inv_->invite_tsx != nullptr || media_ == nullptr) return;
    if (pjmedia_sdp_neg_get_state(inv_->neg) != PJMEDIA_SDP_NEG_STATE_DONE) return;
    pjmedia_sdp_session* offer = media_->Offer(inv_->pool_prov, PreferredCodecs(), Direction::kSendRecv);
    if (offer == nullptr || pjsip_inv_reinvite(inv_, nullptr, offer, &request) != PJ_SUCCESS) return;
  }
  identity_due_ = false;
  AddIdentity(request);
  pjsip_inv_send_msg(inv_, request);  // refused or lost: the call goes on as it is
}

void Leg::AddIdentity(pjsip_tx_data* tdata) const {
  if (identity_ == nullptr) return;
  const pj_str_t name = Borrow("P-Asserted-Identity");
  // A response is made from the one before it, header fields and all.
  if (void* old = pjsip_msg_find_hdr_by_name(tdata->msg, &name, nullptr)) pj_list_erase(old);
  const std::string host = context_.LocalAddressFor(far_host_);
  const std::string text =
      identity_->anonymous ? FromOf(*identity_, host) : NameAddr(identity_->name, identity_->number, host);
  const pj_str_t value = Copy(tdata->pool, text);
  auto* header = pjsip_generic_string_hdr_create(tdata->pool, &name, &value);
  pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
}

}  // namespace sipleo
