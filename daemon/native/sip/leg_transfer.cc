// REFER inside a leg's dialog (RFC 3515, RFC 3891, RFC 4488, RFC 5589): the transfer key of a telephone.
#include "leg_transfer.h"

#include <cstring>

#include "dialog_request.h"
#include "identity.h"
#include "pj_text.h"
#include "release_cause.h"

namespace sipleo {
namespace {

constexpr char kSipfrag[] = "sipfrag;version=2.0";

const pjsip_generic_string_hdr* OnlyHeader(const pjsip_msg* msg, const char* name, const char* compact, bool* several) {
  const pj_str_t full = Borrow(name), abbreviated = Borrow(compact);
  const auto* header =
      static_cast<const pjsip_generic_string_hdr*>(pjsip_msg_find_hdr_by_names(msg, &full, &abbreviated, nullptr));
  *several = header != nullptr && pjsip_msg_find_hdr_by_names(msg, &full, &abbreviated, header->next) != nullptr;
  return header;
}

bool IsFalse(const pjsip_msg* msg, const char* name) {
  const pj_str_t wanted = Borrow(name);
  const auto* header = static_cast<const pjsip_generic_string_hdr*>(pjsip_msg_find_hdr_by_name(msg, &wanted, nullptr));
  return header != nullptr && pj_strnicmp2(&header->hvalue, "false", 5) == 0;
}

// Call-ID, To tag and From tag of a Replaces value; false when one is missing.
bool ReadReplaces(std::string_view value, std::string* call_id, std::string* to_tag, std::string* from_tag) {
  for (std::size_t start = 0; start <= value.size();) {
    const std::size_t end = std::min(value.find(';', start), value.size());
    const std::string_view part = value.substr(start, end - start);
    if (start == 0)
      *call_id = part;
    else if (part.rfind("to-tag=", 0) == 0)
      *to_tag = part.substr(7);
    else if (part.rfind("from-tag=", 0) == 0)
      *from_tag = part.substr(9);
    start = end + 1;
  }
  return !call_id->empty() && !to_tag->empty() && !from_tag->empty();
}

pjsip_sip_uri* ReferredUri(pj_pool_t* pool, const pjsip_generic_string_hdr* refer_to) {
  const pj_str_t copy = Copy(pool, View(refer_to->hvalue));
  auto* uri = pjsip_parse_uri(pool, copy.ptr, static_cast<pj_size_t>(copy.slen), PJSIP_PARSE_URI_AS_NAMEADDR);
  if (uri == nullptr) return nullptr;
  auto* plain = static_cast<pjsip_uri*>(pjsip_uri_get_uri(uri));
  if (!PJSIP_URI_SCHEME_IS_SIP(plain) && !PJSIP_URI_SCHEME_IS_SIPS(plain)) return nullptr;
  return reinterpret_cast<pjsip_sip_uri*>(plain);
}

void AddText(pjsip_tx_data* tdata, const char* name, const std::string& value) {
  const pj_str_t header_name = Copy(tdata->pool, name), header_value = Copy(tdata->pool, value);
  auto* header = pjsip_generic_string_hdr_create(tdata->pool, &header_name, &header_value);
  pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
}

}  // namespace

void Leg::OnRefer(pjsip_transaction* tsx, pjsip_rx_data* rdata) {
  const auto refuse = [&](int status) { pjsip_dlg_respond(inv_->dlg, rdata, status, nullptr, nullptr, nullptr); };
  if (transfer_ != nullptr && transfer_->response != nullptr) return refuse(PJSIP_SC_REQUEST_PENDING);
  // Nobody outside makes the house dial for him.
  if (!answered_ || trunk_ != nullptr) return refuse(PJSIP_SC_FORBIDDEN);
  bool several = false;
  const auto* refer_to = OnlyHeader(rdata->msg_info.msg, "Refer-To", "r", &several);
  if (refer_to == nullptr || several) return refuse(PJSIP_SC_BAD_REQUEST);
  const pjsip_sip_uri* uri = ReferredUri(rdata->tp_info.pool, refer_to);
  std::string target;
  if (uri == nullptr) return refuse(PJSIP_SC_UNSUPPORTED_URI_SCHEME);
  if (CleanDialled(View(uri->user), &target) == DialledFault::kNotFound) return refuse(PJSIP_SC_NOT_FOUND);

  const pj_str_t replaces_name = Borrow("Replaces");
  const pjsip_param* replaces = pjsip_param_cfind(&uri->header_param, &replaces_name);
  const Leg* replaced = nullptr;
  std::string call_id, to_tag, from_tag;
  if (replaces != nullptr && ReadReplaces(View(replaces->value), &call_id, &to_tag, &from_tag)) {
    // To is who would get the INVITE with Replaces: us (RFC 3891 §3). Some telephones write the two the other way
    // round.
    replaced = legs_.Match(Borrow(call_id), Borrow(to_tag), Borrow(from_tag));
    if (replaced == nullptr) replaced = legs_.Match(Borrow(call_id), Borrow(from_tag), Borrow(to_tag));
  }
  if (target.empty() && replaced == nullptr) return refuse(PJSIP_SC_BAD_REQUEST);

  pjsip_tx_data* response = nullptr;
  if (pjsip_dlg_create_response(inv_->dlg, rdata, PJSIP_SC_ACCEPTED, nullptr, &response) != PJ_SUCCESS) {
    return refuse(PJSIP_SC_INTERNAL_SERVER_ERROR);
  }
  transfer_ = std::make_unique<PendingTransfer>();
  transfer_->tsx = tsx;
  pj_grp_lock_add_ref(tsx->grp_lock);
  transfer_->response = response;
  transfer_->event_id = std::to_string(rdata->msg_info.cseq->cseq);
  transfer_->silent = IsFalse(rdata->msg_info.msg, "Refer-Sub");
  if (transfer_->silent) AddText(response, "Refer-Sub", "false");
  Post("leg.transfer",
       {{"target", target},
        {"replaces", replaced == nullptr ? Value() : Value(static_cast<std::int64_t>(replaced->name()))},
        {"replacesUnknown", replaces != nullptr && replaced == nullptr}});
}

// Once per REFER; nothing when it has been answered.
void Leg::AnswerRefer(int status) {
  if (transfer_ == nullptr || transfer_->response == nullptr) return;
  pjsip_tx_data* response = transfer_->response;
  pjsip_transaction* tsx = transfer_->tsx;
  transfer_->response = nullptr;
  transfer_->tsx = nullptr;
  response->msg->line.status.code = status;
  response->msg->line.status.reason = *pjsip_get_status_text(status);
  if (tsx->state == PJSIP_TSX_STATE_TRYING)
    pjsip_dlg_send_response(inv_->dlg, tsx, response);
  else
    pjsip_tx_data_dec_ref(response);
  pj_grp_lock_dec_ref(tsx->grp_lock);
}

void Leg::AcceptTransfer() {
  if (ended_ || transfer_ == nullptr || transfer_->response == nullptr) return;
  AnswerRefer(PJSIP_SC_ACCEPTED);
  NotifyTransfer(PJSIP_SC_TRYING);
}

void Leg::RefuseTransfer(const std::string& cause) {
  if (ended_ || transfer_ == nullptr || transfer_->response == nullptr) return;
  AnswerRefer(StatusOfCause(cause));
  transfer_.reset();
}

void Leg::ReportTransfer(int status) {
  if (ended_ || transfer_ == nullptr || transfer_->response != nullptr) return;
  NotifyTransfer(status);
  if (status >= 200) transfer_.reset();
}

void Leg::NotifyTransfer(int status) {
  if (transfer_->silent) return;
  pjsip_tx_data* notify = nullptr;
  if (pjsip_dlg_create_request(inv_->dlg, pjsip_get_notify_method(), -1, &notify) != PJ_SUCCESS) return;
  AddText(notify, "Event", "refer;id=" + transfer_->event_id);
  AddText(notify, "Subscription-State", status >= 200 ? "terminated;reason=noresource" : "active;expires=60");
  const std::string line = "SIP/2.0 " + std::to_string(status) + " " + Text(*pjsip_get_status_text(status)) + "\r\n";
  const pj_str_t type = Borrow("message"), subtype = Borrow(kSipfrag), body = Borrow(line);
  notify->msg->body = pjsip_msg_body_create(notify->pool, &type, &subtype, &body);
  // Answered 481 by a telephone that has hung up: nothing more to tell it, and nothing of the call is at stake.
  SendUnwatched(inv_->dlg, notify, nullptr, nullptr);
}

}  // namespace sipleo
