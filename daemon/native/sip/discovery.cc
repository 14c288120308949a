#include "discovery.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "digest.h"
#include "given_header.h"
#include "pjlib.h"
#include "sockets.h"

namespace sipleo {
namespace {

constexpr char kGroup[] = "224.0.1.75";  // RFC 6080 §5.1: sip.mcast.net
constexpr char kEvent[] = "ua-profile";

// A telephone asks once when it starts, and repeats a question that nobody answered after 0.5, 1, 2 … 4 s (Timer E).
constexpr double kAsksAtOnce = 6, kAsksPerSecond = 0.5;
// A whole office that comes back after a power cut.
constexpr double kAllAtOnce = 200, kAllPerSecond = 20;
constexpr std::size_t kLargestAsk = 2048;
constexpr std::size_t kMostWaiting = 500;
constexpr std::int64_t kPatienceMs = 8000;

Discovery* current = nullptr;

void* TokenOf(Name ask) { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(ask)); }
Name NameIn(const void* token) { return static_cast<Name>(reinterpret_cast<std::uintptr_t>(token)); }

std::string WrittenIn(const RawMessage& message, std::string_view name, std::size_t most) {
  const auto value = message.Find(name);
  return value ? std::string(value->substr(0, most)) : std::string();
}

bool AsksForProfile(const RawMessage& message) {
  const auto event = message.Find("Event");
  if (!event) return false;
  const std::size_t end = event->find_first_of("; \t\r\n");
  return SameWord(event->substr(0, end), kEvent);
}

ip_mreqn GroupAt(const std::string& address) {
  ip_mreqn group{};
  inet_pton(AF_INET, kGroup, &group.imr_multiaddr);
  inet_pton(AF_INET, address.c_str(), &group.imr_address);
  return group;
}

bool IsWithin(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

Discovery* Discovery::Current() { return current; }

// After the transactions, which keep repetitions away from us, and before what answers requests of every kind.
pj_status_t Discovery::Open() {
  current = this;
  module_.name = Borrow("sipleo-discovery");
  module_.id = -1;
  module_.priority = PJSIP_MOD_PRIORITY_APPLICATION - 2;
  module_.on_rx_request = &Discovery::OnRequest;
  module_.on_tsx_state = &Discovery::OnTransaction;
  return pjsip_endpt_register_module(context_.endpoint, &module_);
}

void Discovery::Close() {
  if (current != this) return;
  std::vector<Name> left;
  for (const auto& [ask, waiting] : waiting_) left.push_back(ask);
  for (const Name ask : left) Answer(ask, "");
  current = nullptr;
  told_.clear();
}

void Discovery::Listen(const std::vector<std::string>& addresses, int port) {
  if (addresses.empty()) return CloseSocket();
  if (socket_ != nullptr && port != port_) CloseSocket();
  pj_status_t status = socket_ == nullptr ? OpenSocket(port) : PJ_SUCCESS;
  if (socket_ != nullptr) {
    const std::set<std::string> wanted(addresses.begin(), addresses.end());
    std::erase_if(joined_, [&](const std::string& address) {
      if (wanted.contains(address)) return false;
      Leave(address);
      return true;
    });
    // Again also where it is joined: an interface that was away has forgotten it.
    for (const std::string& address : wanted) {
      const pj_status_t outcome = Join(address);
      if (outcome == PJ_SUCCESS) {
        joined_.insert(address);
        continue;
      }
      joined_.erase(address);
      status = outcome;
    }
    if (joined_.empty()) CloseSocket();
  }
  if (socket_ == nullptr)
    context_.events->Post({"discovery.missing", {{"text", StatusText(status)}}});
  else
    context_.events->Post({"discovery.opened", {{"networks", static_cast<std::int64_t>(joined_.size())}}});
}

// Beside the sockets of every address, which do not hear this group (IP_MULTICAST_ALL): both let each other in for the
// moment of opening only, so that no other program of this machine gets into the port.
pj_status_t Discovery::OpenSocket(int port) {
  const auto group = ReadLocalAddress(kGroup);
  const auto let_in = [this](bool lets) {
    for (const BoundAddress& bound : context_.bound)
      if (bound.is_any && !bound.is_ipv6) LetOthersIn(bound.udp, lets);
  };
  let_in(true);
  const pj_status_t status = OpenUdp(context_.endpoint, *group, port, true, &socket_);
  let_in(false);
  if (status != PJ_SUCCESS) socket_ = nullptr;
  port_ = port;
  return status;
}

pj_status_t Discovery::Join(const std::string& address) {
  const ip_mreqn group = GroupAt(address);
  if (group.imr_address.s_addr == INADDR_ANY) return PJ_EINVAL;
  const int handle = static_cast<int>(pjsip_udp_transport_get_socket(socket_));
  // Two of our addresses may stand on one network.
  if (setsockopt(handle, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group) == 0 || errno == EADDRINUSE)
    return PJ_SUCCESS;
  return PJ_STATUS_FROM_OS(errno);
}

void Discovery::Leave(const std::string& address) {
  const ip_mreqn group = GroupAt(address);
  const int handle = static_cast<int>(pjsip_udp_transport_get_socket(socket_));
  setsockopt(handle, IPPROTO_IP, IP_DROP_MEMBERSHIP, &group, sizeof group);
}

// Transactions that came by it keep it for up to half a minute: until then it hears nothing, and another one may be
// opened.
void Discovery::CloseSocket() {
  if (socket_ == nullptr) return;
  for (const std::string& address : joined_) Leave(address);
  joined_.clear();
  pjsip_transport* socket = std::exchange(socket_, nullptr);
  LetOthersIn(socket, true);
  pjsip_transport_shutdown2(socket, PJ_TRUE);
}

bool Discovery::IsOwn(const pjsip_transport* transport) {
  if (transport == nullptr || transport->local_addr.addr.sa_family != pj_AF_INET()) return false;
  return transport->local_addr.ipv4.sin_addr.s_addr == inet_addr(kGroup);
}

// Our own answers to the network must be neither many nor large: whoever asks may have forged his address.
bool Discovery::LetsPass(const pjsip_rx_data* rdata, const RawMessage& message) {
  if (socket_ == nullptr) return false;
  if (!message.is_request || message.method != "SUBSCRIBE" || message.head_length > kLargestAsk) return false;
  if (!message.body.empty() || !AsksForProfile(message) || message.Count("Via") != 1) return false;
  if (IsWithin(*message.Find("To"), ";tag=") || IsWithin(*message.Find("Via"), "maddr")) return false;
  const std::int64_t now = SteadyMs();
  return sources_.Get(SourceHostOf(rdata)).Take(now, kAsksAtOnce, kAsksPerSecond) &&
         all_.Take(now, kAllAtOnce, kAllPerSecond);
}

pj_bool_t Discovery::OnRequest(pjsip_rx_data* rdata) {
  if (current == nullptr || !IsOwn(rdata->tp_info.transport)) return PJ_FALSE;
  current->Receive(rdata);
  return PJ_TRUE;
}

void Discovery::Receive(pjsip_rx_data* rdata) {
  const auto message = SplitMessage({rdata->msg_info.msg_buf, static_cast<std::size_t>(rdata->msg_info.len)});
  Waiting waiting{.since_ms = SteadyMs()};
  if (!message || waiting_.size() >= kMostWaiting || !Prepare(rdata, *message, &waiting)) return;
  const Name ask = context_.Mint();
  waiting.transaction->mod_data[module_.id] = TokenOf(ask);
  waiting_.emplace(ask, waiting);
  pjsip_tsx_recv_msg(waiting.transaction, rdata);
  context_.events->Post({"discovery.asked",
                         {{"ask", static_cast<std::int64_t>(ask)},
                          {"source", SourceOf(rdata)},
                          {"uri", std::string(message->uri.substr(0, 256))},
                          {"from", WrittenIn(*message, "From", 256)},
                          {"to", WrittenIn(*message, "To", 256)},
                          {"event", WrittenIn(*message, "Event", 512)},
                          {"userAgent", WrittenIn(*message, "User-Agent", 200)}}});
}

// Both messages are written now: what they are made of goes with `rdata`.
bool Discovery::Prepare(pjsip_rx_data* rdata, const RawMessage& message, Waiting* waiting) const {
  const std::string tag = Hex(RandomBytes(8));
  if (pjsip_endpt_create_response(context_.endpoint, rdata, PJSIP_SC_OK, nullptr, &waiting->answer) != PJ_SUCCESS)
    return false;
  auto* to = static_cast<pjsip_to_hdr*>(pjsip_msg_find_hdr(waiting->answer->msg, PJSIP_H_TO, nullptr));
  to->tag = Copy(waiting->answer->pool, tag);
  AddHeader(waiting->answer, "Contact", context_.ContactFor("", PJSIP_TRANSPORT_UDP, SourceHostOf(rdata)));
  // Told once, and no longer: a change of address is no change of what a telephone asks for (RFC 6665 §4.4.3).
  AddHeader(waiting->answer, "Expires", "0");
  waiting->notice = Notice(rdata, message, tag);
  if (waiting->notice != nullptr &&
      pjsip_tsx_create_uas2(const_cast<pjsip_module*>(&module_), rdata, nullptr, &waiting->transaction) == PJ_SUCCESS)
    return true;
  pjsip_tx_data_dec_ref(waiting->answer);
  if (waiting->notice != nullptr) pjsip_tx_data_dec_ref(waiting->notice);
  return false;
}

// In the dialog that the SUBSCRIBE has made (RFC 6665 §4.2.2), to the host that asked and to no other: its Contact says
// at most on which port that one listens.
pjsip_tx_data* Discovery::Notice(pjsip_rx_data* rdata, const RawMessage& message, const std::string& tag) const {
  const std::string host = SourceHostOf(rdata);
  int port = rdata->pkt_info.src_port;
  auto* contact = static_cast<pjsip_contact_hdr*>(pjsip_msg_find_hdr(rdata->msg_info.msg, PJSIP_H_CONTACT, nullptr));
  const auto is_sip = [](pjsip_uri* uri) { return uri != nullptr && PJSIP_URI_SCHEME_IS_SIP(uri); };
  auto* target = contact != nullptr && !contact->star && is_sip(contact->uri)
                     ? static_cast<pjsip_sip_uri*>(pjsip_uri_get_uri(contact->uri))
                     : nullptr;
  if (target != nullptr && View(target->host) == host) port = target->port > 0 ? target->port : 5060;
  if (target == nullptr && is_sip(rdata->msg_info.from->uri))
    target = static_cast<pjsip_sip_uri*>(pjsip_uri_get_uri(rdata->msg_info.from->uri));
  if (target == nullptr) return nullptr;

  const pj_str_t name = Borrow("NOTIFY");
  pjsip_method method;
  pjsip_method_init_np(&method, const_cast<pj_str_t*>(&name));
  pjsip_tx_data* tdata = nullptr;
  if (pjsip_endpt_create_request_from_hdr(context_.endpoint, &method, reinterpret_cast<pjsip_uri*>(target),
                                          rdata->msg_info.to, rdata->msg_info.from, nullptr, rdata->msg_info.cid, 1,
                                          nullptr, &tdata) != PJ_SUCCESS)
    return nullptr;
  auto* from = static_cast<pjsip_from_hdr*>(pjsip_msg_find_hdr(tdata->msg, PJSIP_H_FROM, nullptr));
  from->tag = Copy(tdata->pool, tag);
  AddHeader(tdata, "Contact", context_.ContactFor("", PJSIP_TRANSPORT_UDP, host));
  AddHeader(tdata, "Event", std::string(kEvent) + ";effective-by=0");
  AddHeader(tdata, "Subscription-State", "terminated;reason=timeout");

  pjsip_tpselector selector{};
  const std::string local = context_.LocalAddressFor(host);
  for (const BoundAddress& bound : context_.bound)
    if (!bound.is_ipv6 && (selector.u.transport == nullptr || bound.address == local)) {
      selector.type = PJSIP_TPSELECTOR_TRANSPORT;
      selector.u.transport = bound.udp;
    }
  const pj_str_t to = Borrow(host);
  auto& entry = tdata->dest_info.addr.entry[0];
  if (selector.u.transport == nullptr ||
      pj_sockaddr_init(pj_AF_INET(), &entry.addr, &to, static_cast<pj_uint16_t>(port)) != PJ_SUCCESS) {
    pjsip_tx_data_dec_ref(tdata);
    return nullptr;
  }
  pjsip_tx_data_set_transport(tdata, &selector);
  tdata->dest_info.name = Copy(tdata->pool, host);
  tdata->dest_info.addr.count = 1;
  tdata->dest_info.cur_addr = 0;
  entry.type = PJSIP_TRANSPORT_UDP;
  entry.priority = entry.weight = 0;
  entry.addr_len = pj_sockaddr_get_len(&entry.addr);
  // A socket bound to every address does not know which one the telephone sees.
  tdata->via_addr = {Copy(tdata->pool, local), context_.PortOf(PJSIP_TRANSPORT_UDP)};
  tdata->via_tp = nullptr;
  return tdata;
}

void Discovery::Answer(Name ask, const std::string& url) {
  auto node = waiting_.extract(ask);
  if (node.empty()) return;
  const auto [transaction, answer, notice, since_ms] = node.mapped();
  transaction->mod_data[module_.id] = nullptr;
  const bool is_told = !url.empty();
  if (!is_told || pjsip_tsx_send_msg(transaction, answer) != PJ_SUCCESS) {
    pjsip_tx_data_dec_ref(answer);
    pjsip_tx_data_dec_ref(notice);
    pjsip_tsx_terminate(transaction, PJSIP_SC_REQUEST_TERMINATED);
    if (!is_told) return;
    told_.emplace(ask, since_ms);
    return Told(ask, 0, "it could not be answered");
  }
  const pj_str_t type = Borrow("application"), subtype = Borrow("url"), text = Copy(notice->pool, url);
  notice->msg->body = pjsip_msg_body_create(notice->pool, &type, &subtype, &text);
  told_.emplace(ask, SteadyMs());
  // The outcome may come before this returns.
  const pj_status_t status = pjsip_endpt_send_request(context_.endpoint, notice, -1, TokenOf(ask), &OnOutcome);
  if (status != PJ_SUCCESS) Told(ask, 0, StatusText(status));
}

void Discovery::OnTransaction(pjsip_transaction* transaction, pjsip_event*) {
  if (current == nullptr || transaction->state < PJSIP_TSX_STATE_TERMINATED) return;
  auto node = current->waiting_.extract(NameIn(transaction->mod_data[current->module_.id]));
  if (node.empty()) return;
  pjsip_tx_data_dec_ref(node.mapped().answer);
  pjsip_tx_data_dec_ref(node.mapped().notice);
}

void Discovery::OnOutcome(void* token, pjsip_event* event) {
  if (current == nullptr || event->type != PJSIP_EVENT_TSX_STATE) return;
  if (event->body.tsx_state.type != PJSIP_EVENT_RX_MSG) return current->Told(NameIn(token), 0, "no answer");
  const pjsip_status_line& line = event->body.tsx_state.src.rdata->msg_info.msg->line.status;
  current->Told(NameIn(token), line.code, Text(line.reason).substr(0, 200));
}

void Discovery::Told(Name ask, int status, const std::string& why) {
  if (told_.erase(ask) == 0) return;
  context_.events->Post(
      {"discovery.told", {{"ask", static_cast<std::int64_t>(ask)}, {"status", std::int64_t{status}}, {"text", why}}});
}

void Discovery::Tick() {
  const std::int64_t now = SteadyMs();
  std::vector<Name> forgotten, silent;
  for (const auto& [ask, waiting] : waiting_)
    if (now - waiting.since_ms >= kPatienceMs) forgotten.push_back(ask);
  for (const auto& [ask, since_ms] : told_)
    if (now - since_ms >= kPatienceMs) silent.push_back(ask);
  for (const Name ask : forgotten) Answer(ask, "");
  for (const Name ask : silent) Told(ask, 0, "no answer");
}

}  // namespace sipleo
