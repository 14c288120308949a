#include "gate.h"

#include <cctype>
#include <cstring>

#include "discovery.h"
#include "pjlib.h"
#include "registrar_core.h"
#include "trunk_requests.h"
#include "trunks.h"

// pjsip's own, behind the door (see doors.cc).
extern "C" pj_ssize_t __real_pjsip_tpmgr_receive_packet(pjsip_tpmgr* manager, pjsip_rx_data* rdata);

namespace sipleo {
namespace {

Gate* current = nullptr;

bool IsDatagram(const pjsip_transport* transport) { return (transport->flag & PJSIP_TRANSPORT_DATAGRAM) != 0; }

bool IsLineEnd(char c) { return c == '\r' || c == '\n'; }

// pjsip throws away a whole message when it cannot read its credentials; a stranger's scheme is only a missing
// credential (RFC 3261 §22.1), and one of several challenges (RFC 8898: Bearer) none that we answer. The field's name
// is spoilt in place, so that it becomes one that nobody knows.
void HideStrangeCredentials(const RawMessage& message) {
  for (const RawHeader& header : message.headers) {
    const bool proves = SameWord(header.name, "Authorization") || SameWord(header.name, "Proxy-Authorization");
    const bool asks = SameWord(header.name, "WWW-Authenticate") || SameWord(header.name, "Proxy-Authenticate");
    if ((proves && !IsDigestCredentials(header.value)) || (asks && !SameWord(header.value.substr(0, 7), "Digest ")))
      const_cast<char*>(header.name.data())[0] = 'X';
  }
}

}  // namespace

Gate* Gate::Current() { return current; }

pj_status_t Gate::Open() {
  current = this;
  pjsip_tpmgr* manager = pjsip_endpt_get_tpmgr(context_.endpoint);
  pjsip_tpmgr_set_drop_data_cb(manager, &Gate::OnDropped);
  return pjsip_tpmgr_set_state_cb(manager, &Gate::OnTransportState);
}

void Gate::Close() {
  if (current != this) return;
  current = nullptr;
  connections_.clear();
}

pj_ssize_t Gate::Receive(pjsip_tpmgr* manager, pjsip_rx_data* rdata) {
  if (rdata->pkt_info.len <= 0) return rdata->pkt_info.len;
  if (Discovery::IsOwn(rdata->tp_info.transport)) return ReceiveAsk(manager, rdata);
  return IsDatagram(rdata->tp_info.transport) ? ReceiveDatagram(manager, rdata) : ReceiveStream(manager, rdata);
}

pj_ssize_t Gate::ReceiveDatagram(pjsip_tpmgr* manager, pjsip_rx_data* rdata) {
  const pj_ssize_t whole = rdata->pkt_info.len;
  char* data = rdata->pkt_info.packet;
  std::size_t length = static_cast<std::size_t>(whole), skipped = 0;
  while (skipped < length && IsLineEnd(data[skipped])) ++skipped;
  if (skipped == length) return whole;  // keep-alive of a NAT (RFC 5626 §3.5.1)
  // Nothing that is not text begins a message; scanners and stray RTP end here.
  if (length - skipped < 16 || !std::isprint(static_cast<unsigned char>(data[skipped]))) return whole;

  auto message = SplitMessage({data + skipped, length - skipped});
  if (!message) {
    guard_.Malformed(rdata);
    return whole;
  }
  const std::int64_t content = ContentLengthOf(*message);
  if (content >= 0) {
    if (static_cast<std::size_t>(content) > message->body.size()) {
      Refuse(rdata, *message, {400, "Content-Length Beyond The Datagram", {}});
      return whole;
    }
    // RFC 3261 §18.3: what follows the body is not part of the message.
    message->body = message->body.substr(0, static_cast<std::size_t>(content));
  }
  const std::size_t used = message->head_length + message->body.size();
  if (!LetsPass(rdata, used, *message)) return whole;
  rdata->pkt_info.len = static_cast<pj_ssize_t>(skipped + used);
  parsing_ = rdata;
  __real_pjsip_tpmgr_receive_packet(manager, rdata);
  parsing_ = nullptr;
  return whole;
}

// What was sent to everybody gets no answer of the gate's, whatever is wrong with it.
pj_ssize_t Gate::ReceiveAsk(pjsip_tpmgr* manager, pjsip_rx_data* rdata) {
  const pj_ssize_t whole = rdata->pkt_info.len;
  Discovery* discovery = Discovery::Current();
  const auto message = SplitMessage({rdata->pkt_info.packet, static_cast<std::size_t>(whole)});
  if (!message || CheckMessage(*message) || !guard_.MayBeHeard(rdata, "", false)) return whole;
  if (discovery == nullptr || !discovery->LetsPass(rdata, *message)) return whole;
  HideStrangeCredentials(*message);
  __real_pjsip_tpmgr_receive_packet(manager, rdata);
  return whole;
}

pj_ssize_t Gate::ReceiveStream(pjsip_tpmgr* manager, pjsip_rx_data* rdata) {
  pjsip_transport* transport = rdata->tp_info.transport;
  char* const start = rdata->pkt_info.packet;
  const pj_ssize_t total = rdata->pkt_info.len;
  if (transport->is_shutdown) return total;
  pj_ssize_t done = 0;
  while (done < total) {
    char* data = start + done;
    const std::size_t left = static_cast<std::size_t>(total - done);
    std::size_t skipped = 0;
    while (skipped < left && IsLineEnd(data[skipped])) ++skipped;
    if (skipped > 0) {
      // RFC 5626 §4.4.1: a double line end is a ping, a single one its answer.
      if (skipped >= 4 && std::memcmp(data, "\r\n\r\n", 4) == 0) SendRaw(rdata, "\r\n");
      done += static_cast<pj_ssize_t>(skipped);
      continue;
    }
    const auto hang = [&] {
      guard_.Malformed(rdata);
      Hang(transport);
      return total;
    };
    auto message = SplitMessage({data, left});
    if (!message) return left >= kLargestMessage ? hang() : done;
    const std::int64_t content = ContentLengthOf(*message);
    // Where one message ends is all that a stream has to go by (RFC 3261 §20.14): without it there is no next one.
    if (content < 0 || message->Count("Content-Length") != 1) {
      Refuse(rdata, *message, {400, "Bad Content-Length", {}});
      return hang();
    }
    const std::size_t size = message->head_length + static_cast<std::size_t>(content);
    if (size > kLargestMessage) {
      Refuse(rdata, *message, {413, "Request Entity Too Large", {}});
      return hang();
    }
    if (size > left) return done;
    message->body = message->body.substr(0, static_cast<std::size_t>(content));
    if (LetsPass(rdata, size, *message)) {
      // pjsip reads from the start of its buffer: hand it this message alone, then put things back.
      if (done > 0) std::memmove(start, data, left);
      char saved = start[size];
      rdata->pkt_info.len = static_cast<pj_ssize_t>(size);
      parsing_ = rdata;
      __real_pjsip_tpmgr_receive_packet(manager, rdata);
      parsing_ = nullptr;
      start[size] = saved;
      if (done > 0) std::memmove(data, start, left);
      rdata->pkt_info.len = total;
      if (transport->is_shutdown) return total;
      // As the transport does between two reads.
      pj_pool_reset(rdata->tp_info.pool);
    }
    done += static_cast<pj_ssize_t>(size);
  }
  return total;
}

bool Gate::LetsPass(pjsip_rx_data* rdata, std::size_t length, const RawMessage& message) {
  const auto from = message.Find("From");
  if (message.is_request &&
      !guard_.MayBeHeard(rdata, from ? std::string(UserIn(*from)) : std::string(), message.method == "REGISTER"))
    return false;
  if (length > kLargestMessage) {
    Refuse(rdata, message, {413, "Request Entity Too Large", {}});
    return false;
  }
  if (auto refusal = CheckMessage(message)) {
    Refuse(rdata, message, *refusal);
    return false;
  }
  HideStrangeCredentials(message);
  return true;
}

void Gate::Refuse(pjsip_rx_data* rdata, const RawMessage& message, const Refusal& refusal) {
  if (refusal.status == 0 || refusal.status == 400) guard_.Malformed(rdata);
  if (!guard_.MayBeAnswered(rdata)) return;
  const auto answer = RawAnswer(message, refusal, SourceHostOf(rdata), rdata->pkt_info.src_port, context_.product);
  if (answer) SendRaw(rdata, *answer);
}

void Gate::SendRaw(pjsip_rx_data* rdata, const std::string& text) {
  pjsip_tpselector selector{};
  selector.type = PJSIP_TPSELECTOR_TRANSPORT;
  selector.u.transport = rdata->tp_info.transport;
  pjsip_tpmgr_send_raw(pjsip_endpt_get_tpmgr(context_.endpoint),
                       static_cast<pjsip_transport_type_e>(rdata->tp_info.transport->key.type), &selector, nullptr,
                       text.data(), text.size(), &rdata->pkt_info.src_addr, rdata->pkt_info.src_addr_len, nullptr,
                       nullptr);
}

void Gate::Hang(pjsip_transport* transport) { pjsip_transport_shutdown2(transport, PJ_TRUE); }

// pjsip could not read what the gate let pass: answer as for everything else that is malformed.
void Gate::OnDropped(pjsip_tp_dropped_data* dropped) {
  if (current == nullptr || current->parsing_ == nullptr || dropped->status == PJ_EIGNORED) return;
  const auto message = SplitMessage({static_cast<const char*>(dropped->data), dropped->len});
  if (message)
    current->Refuse(current->parsing_, *message, {400, "Bad Request", {}});
  else
    current->guard_.Malformed(current->parsing_);
}

void Gate::OnTransportState(pjsip_transport* transport, pjsip_transport_state state,
                            const pjsip_transport_state_info* info) {
  if (current == nullptr || IsDatagram(transport)) return;
  SipContext& context = current->context_;
  if (state == PJSIP_TP_STATE_CONNECTED) {
    const bool is_incoming = transport->dir == PJSIP_TP_DIR_INCOMING;
    const std::string host = is_incoming ? Str(transport->remote_name.host) : std::string();
    if (!current->connections_.emplace(transport, host).second) return;
    if (is_incoming && !current->guard_.ConnectionOpened(host)) Hang(transport);
    // Nothing has been sent yet: what waits for this connection fails.
    if (!is_incoming && PJSIP_TRANSPORT_IS_SECURE(transport) && !context.trunks->Trust().Judge(transport, info))
      pjsip_transport_shutdown(transport);
    return;
  }
  if (state != PJSIP_TP_STATE_DISCONNECTED && state != PJSIP_TP_STATE_SHUTDOWN && state != PJSIP_TP_STATE_DESTROY)
    return;
  if (context.registrar != nullptr) static_cast<RegistrarCore*>(context.registrar)->FlowLost(transport);
  if (context.trunk_requests != nullptr) context.trunk_requests->FlowLost(transport);
  context.trunks->Trust().Gone(transport);
  // Shut down is not gone: its handle counts until it is destroyed.
  if (state != PJSIP_TP_STATE_DESTROY) return;
  const auto found = current->connections_.find(transport);
  if (found == current->connections_.end()) return;
  if (!found->second.empty()) current->guard_.ConnectionClosed(found->second);
  current->connections_.erase(found);
}

}  // namespace sipleo
