#include "trunk_requests.h"

#include <algorithm>
#include <cerrno>

#include "digest.h"
#include "identity.h"
#include "interfaces.h"
#include "pjlib.h"
#include "requests.h"
#include "trunk_aim.h"
#include "trunks.h"

namespace sipleo {
namespace {

// SIP itself would wait for 32 s; a second address or a next line is wanted sooner.
constexpr std::int64_t kPatienceMs = 8000;
constexpr std::int64_t kLongestExpires = 86'400;
constexpr std::int64_t kPingEveryMs = 30'000;  // RFC 5626 §4.4.1: NAT forgets connections that say nothing
constexpr std::size_t kMostRequests = 1024;
constexpr std::size_t kLongestReason = 200;

TrunkRequests* current = nullptr;

bool IsDatagram(const pjsip_transport* transport) { return (transport->flag & PJSIP_TRANSPORT_DATAGRAM) != 0; }

template <typename Header>
const Header* Find(const pjsip_rx_data* response, pjsip_hdr_e type) {
  return static_cast<const Header*>(pjsip_msg_find_hdr(response->msg_info.msg, type, nullptr));
}

// What the registrar has granted (RFC 3261 §10.2.4): `expires` of our Contact, else Expires, else what we asked for.
std::int64_t GrantedBy(const pjsip_rx_data* response, const std::string& own_user, int asked) {
  std::int64_t granted = asked;
  if (const auto* expires = Find<pjsip_expires_hdr>(response, PJSIP_H_EXPIRES)) granted = expires->ivalue;
  const pjsip_hdr* end = &response->msg_info.msg->hdr;
  for (const pjsip_hdr* header = end->next; header != end; header = header->next) {
    if (header->type != PJSIP_H_CONTACT) continue;
    const auto* contact = reinterpret_cast<const pjsip_contact_hdr*>(header);
    if (contact->star || contact->uri == nullptr || contact->expires == PJSIP_EXPIRES_NOT_SPECIFIED) continue;
    auto* uri = static_cast<pjsip_uri*>(pjsip_uri_get_uri(contact->uri));
    if (!PJSIP_URI_SCHEME_IS_SIP(uri) && !PJSIP_URI_SCHEME_IS_SIPS(uri)) continue;
    if (Str(reinterpret_cast<pjsip_sip_uri*>(uri)->user) == own_user) granted = contact->expires;
  }
  return std::clamp<std::int64_t>(granted, 0, kLongestExpires);
}

Fields DestinationFields(const Destination& destination) {
  return {{"address", destination.address},
          {"port", std::int64_t{destination.port}},
          {"transport", std::string(TransportText(destination.type))},
          {"serverName", destination.server_name}};
}

}  // namespace

struct TrunkRequests::Request {
  Name name = 0;
  bool registers = false;
  std::shared_ptr<const Trunk> trunk;  // null: there is no such line
  std::string number;
  Destination destination;
  int expires = 0;
  bool lengthened = false;  // after 423
  std::string from_tag;
  ChallengeAnswers answers;
  std::int64_t begun_at_ms = 0;
};

TrunkRequests::TrunkRequests(SipContext& context) : context_(context) { current = this; }

TrunkRequests::~TrunkRequests() { Close(); }

void TrunkRequests::Close() {
  if (current != this) return;
  current = nullptr;
  for (auto& [trunk, line] : lines_) LetGo(line);
  requests_.clear();
  registrations_ = 0;
}

void TrunkRequests::Register(const std::string& trunk, const Destination& destination, int expires_seconds) {
  auto request = std::make_unique<Request>();
  request->registers = true;
  request->number = trunk;
  request->destination = destination;
  request->expires = expires_seconds;
  Begin(std::move(request));
}

void TrunkRequests::Probe(const std::string& trunk, const Destination& destination) {
  auto request = std::make_unique<Request>();
  request->number = trunk;
  request->destination = destination;
  Begin(std::move(request));
}

void TrunkRequests::Begin(std::unique_ptr<Request> begun) {
  Request& request = *begun;
  request.name = next_++;
  request.trunk = context_.trunks->Find(request.number);
  request.from_tag = Hex(RandomBytes(8));
  request.begun_at_ms = SteadyMs();
  const bool too_many = requests_.size() >= kMostRequests;
  requests_.emplace(request.name, std::move(begun));
  if (request.registers) ++registrations_;
  if (request.trunk == nullptr) return Silent(request, {"not-sent", "there is no such line"});
  if (too_many) return Silent(request, {"not-sent", "too many requests are under way"});
  if (!context_.interfaces->IsThere(*request.trunk, request.destination.address))
    return Silent(request, {"no-interface", request.trunk->bind});
  Send(request);
}

// One request; each further one of the same exchange has the same Call-ID and From, and the next CSeq.
void TrunkRequests::Send(Request& request) {
  const Trunk& trunk = *request.trunk;
  const std::string local = LocalAddressOf(context_, trunk, request.destination.address);
  const std::string host = UriHost(trunk.domain.empty() ? local : trunk.domain);
  const std::string uri = "sip:" + host;
  const std::string aor = NameAddr("", trunk.user, trunk.domain.empty() ? local : trunk.domain);
  const std::string to = request.registers ? aor : "<" + uri + ">";
  const std::string contact =
      context_.ContactAt(context_.trunks->ContactUser(trunk.number), request.destination.type, local);
  Line& line = lines_[trunk.number];
  if (line.call_id.empty()) line.call_id = Hex(RandomBytes(16));
  const pj_str_t target = PjStr(uri), from = PjStr(aor), to_text = PjStr(to), own = PjStr(contact),
                 call_id = PjStr(line.call_id);
  const std::string method = request.registers ? "REGISTER" : "OPTIONS";

  pjsip_tx_data* tdata = nullptr;
  pj_status_t status = pjsip_endpt_create_request(
      context_.endpoint, request.registers ? pjsip_get_register_method() : pjsip_get_options_method(), &target, &from,
      &to_text, &own, request.registers ? &call_id : nullptr, request.registers ? ++line.cseq : -1, nullptr, &tdata);
  if (status != PJ_SUCCESS) return Silent(request, {"not-sent", StatusText(status)});
  auto* sender = static_cast<pjsip_from_hdr*>(pjsip_msg_find_hdr(tdata->msg, PJSIP_H_FROM, nullptr));
  sender->tag = PjDup(tdata->pool, request.from_tag);
  const auto add = [&](const std::string& name, const std::string& value) {
    const pj_str_t header_name = PjStr(name), header_value = PjStr(value);
    auto* header = pjsip_generic_string_hdr_create(tdata->pool, &header_name, &header_value);
    pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
  };
  if (request.registers) {
    auto* expires = pjsip_expires_hdr_create(tdata->pool, static_cast<unsigned>(request.expires));
    pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(expires));
    add("Allow", kAllow);
  } else {
    add("Accept", "application/sdp");
  }
  if (trunk.credentials)
    for (const auto& [name, value] :
         request.answers.Headers(trunk.credentials->first, trunk.credentials->second, method, uri))
      add(name, value);
  for (const std::string& hop : trunk.route) add("Route", hop);
  if (!AimAt(context_, trunk, request.destination, tdata)) {
    pjsip_tx_data_dec_ref(tdata);
    return Silent(request, {"unreachable", "there is no way to " + request.destination.address});
  }
  // The outcome may come before this returns, and ends the request.
  const Name name = request.name;
  status =
      pjsip_endpt_send_request(context_.endpoint, tdata, -1, reinterpret_cast<void*>(static_cast<std::uintptr_t>(name)),
                               &TrunkRequests::OnOutcome);
  const auto left = requests_.find(name);
  if (status != PJ_SUCCESS && left != requests_.end()) Silent(*left->second, WhySilent(*left->second, status));
}

TrunkRequests::Silence TrunkRequests::WhySilent(const Request& request, pj_status_t status) const {
  const bool secure = (request.destination.type & ~PJSIP_TRANSPORT_IPV6) == PJSIP_TRANSPORT_TLS;
  const Destination& to = request.destination;
  const std::string& server = to.server_name.empty() ? to.address : to.server_name;
  const std::string why = secure ? context_.trunks->Trust().Failure(server, request.begun_at_ms) : std::string();
  if (!why.empty()) return {"certificate", why};
  if (status == PJ_SUCCESS || status == PJ_ETIMEDOUT || status == PJ_STATUS_FROM_OS(ETIMEDOUT))
    return {"no-answer", "no answer"};
  const std::string text = StatusText(status);
  if (status == PJ_STATUS_FROM_OS(ECONNREFUSED)) return {"connection-refused", text};
  for (const int code : {EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, EADDRNOTAVAIL})
    if (status == PJ_STATUS_FROM_OS(code)) return {"unreachable", text};
  // What else fails on the way to a TLS server is the handshake: somebody is there who speaks something else.
  return {secure ? "tls" : "no-answer", text};
}

void TrunkRequests::OnOutcome(void* token, pjsip_event* event) {
  if (current == nullptr || event->type != PJSIP_EVENT_TSX_STATE) return;
  const auto found = current->requests_.find(static_cast<Name>(reinterpret_cast<std::uintptr_t>(token)));
  if (found == current->requests_.end()) return;  // given up before
  Request& request = *found->second;
  if (event->body.tsx_state.type == PJSIP_EVENT_RX_MSG)
    current->Answered(request, event->body.tsx_state.src.rdata);
  else
    current->Silent(request, current->WhySilent(request, event->body.tsx_state.tsx->transport_err));
}

void TrunkRequests::Answered(Request& request, const pjsip_rx_data* response) {
  const pjsip_status_line& line = response->msg_info.msg->line.status;
  if (!request.registers) return Probed(request, line.code, {});
  if (line.code / 100 == 2) return Accepted(request, response);
  if (AskAgain(request, response)) return Send(request);
  const auto* retry = Find<pjsip_retry_after_hdr>(response, PJSIP_H_RETRY_AFTER);
  const std::int64_t seconds = retry == nullptr ? 0 : std::clamp<std::int64_t>(retry->ivalue, 0, kLongestExpires);
  Refused(request, line.code, {"", Str(line.reason).substr(0, kLongestReason)}, seconds);
}

bool TrunkRequests::AskAgain(Request& request, const pjsip_rx_data* response) {
  const int status = response->msg_info.msg->line.status.code;
  if (status == 401 || status == 407) return request.trunk->credentials && request.answers.Take(response);
  if (status != 423 || request.lengthened || request.expires == 0) return false;
  const auto* minimum = Find<pjsip_min_expires_hdr>(response, PJSIP_H_MIN_EXPIRES);
  const std::int64_t seconds = minimum == nullptr ? 0 : std::int64_t{minimum->ivalue};
  if (seconds <= request.expires || seconds > kLongestExpires) return false;
  request.lengthened = true;
  request.expires = static_cast<int>(seconds);
  return true;
}

void TrunkRequests::Accepted(Request& request, const pjsip_rx_data* response) {
  const std::int64_t granted = GrantedBy(response, context_.trunks->ContactUser(request.number), request.expires);
  if (request.expires > 0 && granted == 0)
    return Refused(request, response->msg_info.msg->line.status.code, {"", "accepted, but not kept"}, 0);
  const std::int64_t kept = request.expires == 0 ? 0 : granted;
  Hold(request.number, kept > 0 ? response->tp_info.transport : nullptr);
  Finish(
      request,
      {"trunk.registered",
       {{"trunk", request.number}, {"destination", DestinationFields(request.destination)}, {"expiresSeconds", kept}}});
}

// Nobody answered.
void TrunkRequests::Silent(Request& request, const Silence& why) {
  if (request.registers)
    Refused(request, 0, why, 0);
  else
    Probed(request, 0, why);
}

void TrunkRequests::Refused(Request& request, int status, const Silence& why, std::int64_t retry_after_seconds) {
  Finish(request, {"trunk.refused",
                   {{"trunk", request.number},
                    {"destination", DestinationFields(request.destination)},
                    {"status", std::int64_t{status}},
                    {"silence", why.kind},
                    {"text", why.text},
                    {"retryAfterSeconds", retry_after_seconds}}});
}

void TrunkRequests::Probed(Request& request, int status, const Silence& why) {
  const std::int64_t took = status == 0 ? -1 : SteadyMs() - request.begun_at_ms;
  Finish(request, {"trunk.probed",
                   {{"trunk", request.number},
                    {"destination", DestinationFields(request.destination)},
                    {"status", std::int64_t{status}},
                    {"silence", why.kind},
                    {"text", why.text},
                    {"roundTripMs", took}}});
}

void TrunkRequests::Finish(Request& request, Event event) {
  if (request.registers) --registrations_;
  requests_.erase(request.name);
  context_.events->Post(std::move(event));
}

// pjsip closes connections that nobody holds after half a minute; calls come in over this one.
void TrunkRequests::Hold(const std::string& trunk, pjsip_transport* flow) {
  Line& line = lines_[trunk];
  if (context_.tables->TrunkOf(trunk) == nullptr) flow = nullptr;  // taken away meanwhile
  if (flow == line.flow) return;
  LetGo(line);
  if (flow == nullptr || IsDatagram(flow)) return;
  pjsip_transport_add_ref(flow);
  line.flow = flow;
  line.pinged_at_ms = SteadyMs();
}

void TrunkRequests::LetGo(Line& line) {
  if (line.flow != nullptr) pjsip_transport_dec_ref(std::exchange(line.flow, nullptr));
}

void TrunkRequests::TablesReplaced() {
  for (auto& [trunk, line] : lines_)
    if (context_.tables->TrunkOf(trunk) == nullptr) LetGo(line);
}

bool TrunkRequests::LeavesBy(const std::string& address) const {
  return std::any_of(requests_.begin(), requests_.end(), [&address](const auto& entry) {
    return entry.second->trunk != nullptr && entry.second->trunk->bind == address;
  });
}

void TrunkRequests::FlowLost(pjsip_transport* flow) {
  for (auto& [trunk, line] : lines_) {
    if (line.flow != flow) continue;
    LetGo(line);
    context_.events->Post({"trunk.lost", {{"trunk", trunk}}});
  }
}

void TrunkRequests::Tick() {
  const std::int64_t now = SteadyMs();
  std::vector<Name> given_up;
  for (const auto& [name, request] : requests_)
    if (now - request->begun_at_ms >= kPatienceMs) given_up.push_back(name);
  for (const Name name : given_up) Silent(*requests_.at(name), WhySilent(*requests_.at(name), PJ_SUCCESS));

  static constexpr char kPing[] = "\r\n\r\n";
  for (auto& [trunk, line] : lines_) {
    if (line.flow == nullptr || now - line.pinged_at_ms < kPingEveryMs) continue;
    line.pinged_at_ms = now;
    pjsip_tpselector selector{};
    selector.type = PJSIP_TPSELECTOR_TRANSPORT;
    selector.u.transport = line.flow;
    pjsip_tpmgr_send_raw(pjsip_endpt_get_tpmgr(context_.endpoint),
                         static_cast<pjsip_transport_type_e>(line.flow->key.type), &selector, nullptr, kPing,
                         sizeof kPing - 1, &line.flow->key.rem_addr, line.flow->addr_len, nullptr, nullptr);
  }
}

}  // namespace sipleo
