// How a leg ends: CANCEL, a final response or BYE (RFC 3261 §9, §15), and what is announced. The end is announced when
// it is decided, by either side; what SIP has to say after that (a CANCEL that waits, a 200 that crossed it, the answer
// to a BYE) is seen through without anybody hearing of it.
#include "leg.h"

#include "leg_transfer.h"
#include "leg_usage.h"
#include "pj_text.h"
#include "release_cause.h"
#include "sip_engine.h"

namespace sipleo {
namespace {

// How long a far side may take to say goodbye. A device that has not sent even 100 after the INVITE was repeated three
// times is not there; a 2xx of ours is repeated for 64·T1 = 32 s before it counts as lost.
constexpr int kSilentMs = 5'000, kGoodbyeMs = 10'000, kUnacknowledgedMs = 40'000;

bool CameByWire(const pjsip_event* event) {
  return event != nullptr && event->type == PJSIP_EVENT_TSX_STATE && event->body.tsx_state.type == PJSIP_EVENT_RX_MSG;
}

void AddReason(pjsip_tx_data* tdata, const std::string& reason) {
  if (reason.empty()) return;
  const pj_str_t name = Borrow("Reason"), value = Copy(tdata->pool, reason);
  auto* header = pjsip_generic_string_hdr_create(tdata->pool, &name, &value);
  pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
}

}  // namespace

void Leg::Release(const std::string& cause, const char* by) { Part(cause, by, 0); }

// Nobody has answered in the time that the caller gives (RFC 3261 §13.2 would wait for 64·T1): whoever answers later is
// told that it is over.
void Leg::GiveUp() { Part(CauseOfSilence(), "engine", PJSIP_SC_REQUEST_TIMEOUT); }

// `status` 0: that of the goodbye.
void Leg::Part(const std::string& cause, const char* by, int status) {
  if (ended_) return;
  const LegQuality quality = Quality();
  ended_ = true;  // what HangUp sets off is not announced any more
  AnswerRefer(StatusOfCause("declined"));
  const int said = HangUp(cause);
  media_.reset();
  dial_.reset();
  Cancel(&patience_);
  Post("leg.released", {{"cause", cause},
                        {"status", static_cast<std::int64_t>(status == 0 ? said : status)},
                        {"by", std::string(by)},
                        {"quality", QualityFields(quality)}});
}

// Starts the goodbye that the state asks for. The status with which an offered leg was refused, else 0.
int Leg::HangUp(const std::string& cause) {
  release_cause_ = cause;
  if (inv_ == nullptr) {
    legs_.Bury(name_);
    return 0;
  }
  if (inv_->state == PJSIP_INV_STATE_DISCONNECTED) return 0;
  if (!IsUnanswered()) {
    Schedule(&linger_, inv_->state == PJSIP_INV_STATE_CONNECTING ? kUnacknowledgedMs : kGoodbyeMs);
    SendBye();
    return 0;
  }
  if (!IsOffered()) {
    const bool heard = inv_->invite_tsx != nullptr && inv_->invite_tsx->status_code >= 100;
    Schedule(&linger_, heard ? kGoodbyeMs : kSilentMs);
    cancel_due_ = !heard;
    if (heard) SendCancel();
    return 0;
  }
  const int status = StatusOfCause(cause);
  pjsip_tx_data* response = nullptr;
  if (pjsip_inv_end_session(inv_, status, nullptr, &response) == PJ_SUCCESS && response != nullptr)
    Send(response);
  else
    pjsip_inv_terminate(inv_, status, PJ_TRUE);
  return status;
}

void Leg::SendCancel() {
  cancel_due_ = false;
  pjsip_tx_data* cancel = nullptr;
  if (pjsip_inv_end_session(inv_, PJSIP_SC_REQUEST_TERMINATED, nullptr, &cancel) != PJ_SUCCESS || cancel == nullptr)
    return;
  AddReason(cancel, ReasonOfCause(release_cause_, true));
  pjsip_inv_send_msg(inv_, cancel);  // lost or not: the INVITE's own end, or linger_, follows
}

void Leg::SendBye() {
  pjsip_tx_data* bye = nullptr;
  if (pjsip_inv_end_session(inv_, PJSIP_SC_OK, nullptr, &bye) != PJ_SUCCESS || bye == nullptr) return;
  AddReason(bye, ReasonOfCause(release_cause_, false));
  Send(bye);  // waits by itself for the ACK of our 2xx
}

void Leg::OnState(pjsip_event* event) {
  if (inv_->state == PJSIP_INV_STATE_CONFIRMED)
    OnConfirmed();
  else if (inv_->state == PJSIP_INV_STATE_DISCONNECTED)
    OnDisconnected(event);
}

void Leg::OnConfirmed() {
  if (ended_) {  // a 2xx crossed our CANCEL
    if (inv_->pending_bye == nullptr) SendBye();
    return;
  }
  answered_ = true;
  dial_.reset();
  ForgetInvite();
  if (media_failed_) return Release("not-acceptable", "engine");
  Post(IsOffered() ? "leg.confirmed" : "leg.answered");
  TellIdentity();
}

// pjsip keeps the INVITE of a dialled leg to send it once more (redirection, 422, 401): before the answer only.
void Leg::ForgetInvite() {
  if (inv_->invite_req == nullptr) return;
  pjsip_tx_data_dec_ref(inv_->invite_req);
  inv_->invite_req = nullptr;
}

void Leg::OnDisconnected(pjsip_event* event) {
  Cancel(&linger_);
  if (ended_) return legs_.Bury(name_);

  const int status = inv_->cause;
  const bool by_wire = CameByWire(event);
  const bool theirs = by_wire && event->body.tsx_state.tsx->role == PJSIP_ROLE_UAS;
  if (answered_) {
    if (theirs)
      End("normal", 0, "remote");  // BYE
    else
      End(status == PJSIP_SC_NOT_ACCEPTABLE ? "not-acceptable" : CauseOfSilence(), status >= 300 ? status : 0,
          "engine");
  } else if (IsOffered()) {
    // CANCEL (pjsip has answered 487), or BYE in an early dialog; else our response found no way, or its 2xx no ACK.
    if (theirs || status == PJSIP_SC_REQUEST_TERMINATED)
      End("cancelled", PJSIP_SC_REQUEST_TERMINATED, "remote");
    else
      End(CauseOfSilence(), status >= 300 ? status : 0, "engine");
  } else if (!by_wire) {
    // pjsip writes 503 for a way that there is not; who hunts on must not take it for the far side's word.
    End(CauseOfSilence(), status == PJSIP_SC_REQUEST_TIMEOUT ? status : 0, "engine");
  } else {
    const bool refused_media = status == PJSIP_SC_NOT_ACCEPTABLE_HERE || status == PJSIP_SC_UNSUPPORTED_MEDIA_TYPE ||
                               status == PJSIP_SC_NOT_ACCEPTABLE_ANYWHERE;
    if (refused_media) refused_.Keep(event->body.tsx_state.tsx);
    if (refused_media && DialAgainInClear()) return;
    if (status / 100 == 3) PostRedirected(event->body.tsx_state.src.rdata);
    End(CauseOfStatus(status), status, "remote");
  }
  legs_.Bury(name_);
}

void Leg::PostRedirected(const pjsip_rx_data* response) {
  Strings targets;
  const pjsip_hdr* end = &response->msg_info.msg->hdr;
  for (const pjsip_hdr* header = end->next; header != end; header = header->next) {
    if (header->type != PJSIP_H_CONTACT) continue;
    const auto* contact = reinterpret_cast<const pjsip_contact_hdr*>(header);
    if (contact->star || contact->uri == nullptr) continue;
    char text[PJSIP_MAX_URL_SIZE];
    const int length = pjsip_uri_print(PJSIP_URI_IN_REQ_URI, pjsip_uri_get_uri(contact->uri), text, sizeof text);
    if (length > 0) targets.emplace_back(text, static_cast<std::size_t>(length));
  }
  Post("leg.redirected", {{"targets", std::move(targets)}});
}

// The end as something else than a command brought it.
void Leg::End(const std::string& cause, int status, const char* by) {
  const LegQuality quality = Quality();
  ended_ = true;
  AnswerRefer(PJSIP_SC_CALL_TSX_DOES_NOT_EXIST);
  media_.reset();
  dial_.reset();
  Cancel(&patience_);
  Post("leg.released", {{"cause", cause},
                        {"status", static_cast<std::int64_t>(status)},
                        {"by", std::string(by)},
                        {"quality", QualityFields(quality)}});
}

}  // namespace sipleo
