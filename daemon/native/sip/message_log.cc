#include "message_log.h"

#include <cstring>

#include "pjlib.h"

namespace sipleo {
namespace {

MessageLog* current = nullptr;

std::string Line(const char* direction, const char* transport, const char* host, int port, const char* text,
                 pj_ssize_t length) {
  return std::string(direction) + " " + transport + " " + host + ":" + std::to_string(port) + "\n" +
         std::string(text, static_cast<std::size_t>(length));
}

}  // namespace

MessageLog::~MessageLog() { current = nullptr; }

pj_status_t MessageLog::Open(bool logs_messages) {
  current = this;
  logs_messages_ = logs_messages;
  name_.name = pj_str(const_cast<char*>("sipleo-name"));
  name_.id = -1;
  name_.priority = PJSIP_MOD_PRIORITY_TRANSPORT_LAYER + 1;  // before the message is printed
  name_.on_tx_request = &MessageLog::OnSending;
  name_.on_tx_response = &MessageLog::OnSending;
  const pj_status_t status = pjsip_endpt_register_module(context_.endpoint, &name_);
  if (status != PJ_SUCCESS) return status;
  wire_.name = pj_str(const_cast<char*>("sipleo-wire"));
  wire_.id = -1;
  wire_.priority = PJSIP_MOD_PRIORITY_TRANSPORT_LAYER - 1;  // first to see, after printing
  wire_.on_rx_request = &MessageLog::OnReceived;
  wire_.on_rx_response = &MessageLog::OnReceived;
  wire_.on_tx_request = &MessageLog::OnSent;
  wire_.on_tx_response = &MessageLog::OnSent;
  return pjsip_endpt_register_module(context_.endpoint, &wire_);
}

pj_bool_t MessageLog::OnReceived(pjsip_rx_data* rdata) {
  if (current == nullptr) return PJ_FALSE;
  current->trace_.Received(rdata);
  if (!current->logs_messages_) return PJ_FALSE;
  Log(4, Line("received", rdata->tp_info.transport->type_name, rdata->pkt_info.src_name, rdata->pkt_info.src_port,
              rdata->msg_info.msg_buf, rdata->msg_info.len));
  return PJ_FALSE;
}

pj_status_t MessageLog::OnSent(pjsip_tx_data* tdata) {
  if (current == nullptr) return PJ_SUCCESS;
  current->trace_.Sent(tdata);
  if (current->logs_messages_ && tdata->tp_info.transport != nullptr)
    Log(4, Line("sent", tdata->tp_info.transport->type_name, tdata->tp_info.dst_name, tdata->tp_info.dst_port,
                tdata->buf.start, tdata->buf.cur - tdata->buf.start));
  return PJ_SUCCESS;
}

pj_status_t MessageLog::OnSending(pjsip_tx_data* tdata) {
  AddName(tdata);
  Print(tdata);
  return PJ_SUCCESS;
}

void MessageLog::AddName(pjsip_tx_data* tdata) {
  if (current == nullptr || current->context_.product.empty()) return;
  static const pj_str_t kUserAgent{const_cast<char*>("User-Agent"), 10}, kServer{const_cast<char*>("Server"), 6};
  const pj_str_t& name = tdata->msg->type == PJSIP_REQUEST_MSG ? kUserAgent : kServer;
  if (pjsip_msg_find_hdr_by_name(tdata->msg, &name, nullptr) != nullptr) return;
  const pj_str_t value = PjStr(current->context_.product);
  auto* header = pjsip_generic_string_hdr_create(tdata->pool, &name, &value);
  if (header != nullptr) pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
}

// Into as much memory as the text needs. pjsip itself would take PJSIP_MAX_PKT_LEN for each message, and keeps some for
// as long as a call lasts. What does not fit is left to it to refuse.
void MessageLog::Print(pjsip_tx_data* tdata) {
  if (pjsip_tx_data_is_valid(tdata)) return;
  static char text[PJSIP_MAX_PKT_LEN];  // the SIP thread's
  const pj_ssize_t size = pjsip_msg_print(tdata->msg, text, sizeof text - 1);
  if (size <= 0) return;
  if (tdata->buf.start == nullptr || tdata->buf.end - tdata->buf.start <= size) {
    tdata->buf.start = static_cast<char*>(pj_pool_alloc(tdata->pool, static_cast<pj_size_t>(size) + 1));
    tdata->buf.end = tdata->buf.start + size + 1;
  }
  std::memcpy(tdata->buf.start, text, static_cast<std::size_t>(size));
  tdata->buf.cur = tdata->buf.start + size;
  *tdata->buf.cur = '\0';
}

}  // namespace sipleo
