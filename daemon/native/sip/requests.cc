#include "requests.h"

#include <array>

#include "pjlib.h"

namespace sipleo {
namespace {

Requests* current = nullptr;

const pjsip_method& MethodOf(const pjsip_rx_data* rdata) { return rdata->msg_info.msg->line.req.method; }

bool IsMethod(const pjsip_rx_data* rdata, const char* name) { return pj_strcmp2(&MethodOf(rdata).name, name) == 0; }

bool IsInDialog(const pjsip_rx_data* rdata) { return rdata->msg_info.to->tag.slen > 0; }

pj_status_t Register(pjsip_endpoint* endpoint, pjsip_module* module, const char* name, int priority,
                     pj_bool_t (*on_request)(pjsip_rx_data*)) {
  module->name = pj_str(const_cast<char*>(name));
  module->id = -1;
  module->priority = priority;
  module->on_rx_request = on_request;
  return pjsip_endpt_register_module(endpoint, module);
}

}  // namespace

void Respond(SipContext& context, pjsip_rx_data* rdata, int status, const char* reason,
             const std::vector<std::pair<std::string, std::string>>& headers) {
  if (MethodOf(rdata).id == PJSIP_ACK_METHOD) return;
  pjsip_tx_data* tdata = nullptr;
  pj_str_t text = reason != nullptr ? pj_str(const_cast<char*>(reason)) : pj_str_t{nullptr, 0};
  if (pjsip_endpt_create_response(context.endpoint, rdata, status, reason != nullptr ? &text : nullptr, &tdata) !=
      PJ_SUCCESS)
    return;
  for (const auto& [name, value] : headers) {
    const pj_str_t header_name = PjStr(name), header_value = PjStr(value);
    auto* header = pjsip_generic_string_hdr_create(tdata->pool, &header_name, &header_value);
    if (header != nullptr) pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
  }
  pjsip_response_addr address;
  pj_status_t sent = pjsip_get_response_addr(tdata->pool, rdata, &address);
  if (sent == PJ_SUCCESS) {
    // RFC 3261 §18.2.2 with RFC 3581: to where the request came from; a Via that names another place, or maddr, would
    // make us throw answers at strangers.
    if ((rdata->tp_info.transport->flag & PJSIP_TRANSPORT_DATAGRAM) != 0) {
      address.transport = rdata->tp_info.transport;
      pj_sockaddr_cp(&address.addr, &rdata->pkt_info.src_addr);
      address.addr_len = rdata->pkt_info.src_addr_len;
      address.dst_host.addr.host = PjDup(tdata->pool, rdata->pkt_info.src_name);
      address.dst_host.addr.port = rdata->pkt_info.src_port;
    }
    sent = pjsip_endpt_send_response(context.endpoint, &address, tdata, nullptr, nullptr);
  }
  if (sent != PJ_SUCCESS) pjsip_tx_data_dec_ref(tdata);
}

Requests::~Requests() {
  if (current == this) current = nullptr;
}

pj_status_t Requests::Open() {
  current = this;
  // After the dialogs have taken what is theirs, before calls look at what is new.
  const pj_status_t status =
      Register(context_.endpoint, &early_, "sipleo-early", PJSIP_MOD_PRIORITY_APPLICATION - 1, &OnEarly);
  if (status != PJ_SUCCESS) return status;
  return Register(context_.endpoint, &late_, "sipleo-late", PJSIP_MOD_PRIORITY_APPLICATION + 32, &OnLate);
}

pj_bool_t Requests::OnEarly(pjsip_rx_data* rdata) {
  return current != nullptr && current->AnswerEarly(rdata) ? PJ_TRUE : PJ_FALSE;
}

pj_bool_t Requests::OnLate(pjsip_rx_data* rdata) {
  if (current != nullptr) current->AnswerLate(rdata);
  return PJ_TRUE;
}

bool Requests::AnswerEarly(pjsip_rx_data* rdata) {
  if (MethodOf(rdata).id != PJSIP_OPTIONS_METHOD || IsInDialog(rdata)) return false;
  AnswerOptions(rdata);
  return true;
}

// The same for everybody, whatever number it asks about (SECURITY: enumeration).
void Requests::AnswerOptions(pjsip_rx_data* rdata) {
  if (!guard_.MayBeAnswered(rdata)) return;
  Respond(context_, rdata, 200, nullptr,
          {{"Allow", kAllow},
           {"Accept", "application/sdp, text/plain"},
           {"Supported", "100rel, timer, replaces, path, outbound, norefersub"},
           {"Allow-Events", "dialog, message-summary, refer"}});
}

void Requests::AnswerLate(pjsip_rx_data* rdata) {
  if (MethodOf(rdata).id == PJSIP_ACK_METHOD) return;
  if (MethodOf(rdata).id == PJSIP_CANCEL_METHOD || IsInDialog(rdata)) {
    if (guard_.MayBeAnswered(rdata)) Respond(context_, rdata, 481);
    return;
  }
  static constexpr std::array kKnown{"INVITE", "BYE",  "OPTIONS", "REGISTER", "SUBSCRIBE", "NOTIFY",
                                     "REFER",  "INFO", "UPDATE",  "PRACK",    "MESSAGE",   "PUBLISH"};
  bool is_known = false;
  for (const char* name : kKnown) is_known = is_known || IsMethod(rdata, name);
  if (!is_known) {
    if (guard_.MayBeAnswered(rdata)) Respond(context_, rdata, 501, nullptr, {{"Allow", kAllow}});
    return;
  }
  // BYE, UPDATE … without a dialog: there is nothing that they could be about.
  for (const char* name : {"BYE", "UPDATE", "PRACK", "INFO"}) {
    if (!IsMethod(rdata, name)) continue;
    if (guard_.MayBeAnswered(rdata)) Respond(context_, rdata, 481);
    return;
  }
  // Only who may speak here is told what we cannot do.
  std::string extension;
  if (context_.authenticator->Admit(rdata, &extension)) Respond(context_, rdata, 405, nullptr, {{"Allow", kAllow}});
}

}  // namespace sipleo
