#include "text_outbox.h"

#include <functional>

#include "challenge.h"
#include "digest.h"
#include "given_header.h"
#include "identity.h"
#include "pjlib.h"
#include "text_inbox.h"
#include "trunk_aim.h"
#include "trunks.h"

namespace sipleo {
namespace {

// SIP itself would wait for 32 s; who has sent it waits as well, and another way is wanted sooner.
constexpr std::int64_t kPatienceMs = 8000;
constexpr std::size_t kMostUnderWay = 2000;
constexpr std::size_t kLongestReason = 200;

TextOutbox* current = nullptr;

bool IsDatagram(pjsip_transport_type_e type) { return (type & ~PJSIP_TRANSPORT_IPV6) == PJSIP_TRANSPORT_UDP; }

bool IsAscii(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// RFC 3261 §7.4.1 says what text is when nothing is said; gateways to mobile networks like to be told.
pjsip_msg_body* BodyOf(pj_pool_t* pool, const TextRequest& request) {
  const std::string& text = request.text;
  const std::size_t slash = request.content_type.find('/');
  const bool is_typed = slash != std::string::npos;
  const std::string main = is_typed ? request.content_type.substr(0, slash) : "text",
                    sub = is_typed ? request.content_type.substr(slash + 1) : "plain";
  const pj_str_t type = Borrow(main), subtype = Borrow(sub), copy = Copy(pool, text);
  pjsip_msg_body* body = pjsip_msg_body_create(pool, &type, &subtype, &copy);
  if (body == nullptr || is_typed || IsAscii(text)) return body;
  auto* charset = PJ_POOL_ZALLOC_T(pool, pjsip_param);
  charset->name = Copy(pool, "charset");
  charset->value = Copy(pool, "UTF-8");
  pj_list_push_back(&body->content_type.param, charset);
  return body;
}

}  // namespace

struct TextOutbox::UnderWay {
  Name message = 0;
  TextRequest request;
  std::shared_ptr<const Trunk> trunk;  // null: to a device
  std::string target, from, to, from_tag, contact;  // contact: of a notice (RFC 6665 §4.1.3)
  pjsip_transport_type_e type = PJSIP_TRANSPORT_UDP;
  std::function<bool(pjsip_tx_data*)> aim;
  ChallengeAnswers answers;
  int cseq = 0;
  std::int64_t begun_at_ms = 0;
};

TextOutbox::TextOutbox(SipContext& context) : context_(context) { current = this; }

TextOutbox::~TextOutbox() { Close(); }

void TextOutbox::Close() {
  if (current != this) return;
  current = nullptr;
  under_way_.clear();
}

void TextOutbox::Send(Name message, TextRequest request) {
  auto text = std::make_unique<UnderWay>();
  text->message = message;
  text->request = std::move(request);
  text->from_tag = Hex(RandomBytes(8));
  text->begun_at_ms = SteadyMs();
  // Rises with every try of the same message, whose Call-ID stays the same (RFC 3261 §8.1.1.5).
  text->cseq = static_cast<int>(WallMs() / 1000 % 0x7FFFFF00);
  const bool too_many = under_way_.size() >= kMostUnderWay;
  const auto [place, is_new] = under_way_.emplace(message, std::move(text));
  if (!is_new) return;
  if (too_many) return Finish(message, PJSIP_SC_SERVICE_UNAVAILABLE, "too many messages are under way");
  Begin(*place->second);
}

void TextOutbox::Begin(UnderWay& text) {
  const bool by_line = !text.request.trunk.empty();
  if (by_line) text.trunk = context_.trunks->Find(text.request.trunk);
  const bool found = !by_line                   ? AimAtDevice(text)
                     : text.trunk == nullptr    ? false
                     : text.request.destination ? AimAtOperator(text)
                                                : AimAtGateway(text);
  if (!found) return Finish(text.message, 0, "there is no way there");
  if (IsDatagram(text.type) && text.request.text.size() > kLongestTextByDatagram)
    return Finish(text.message, PJSIP_SC_MESSAGE_TOO_LARGE, "too long for UDP");
  Send(text);
}

bool TextOutbox::AimAtDevice(UnderWay& text) {
  const Name name = text.request.contact;
  const Contact* contact = context_.registrar->Find(name);
  if (contact == nullptr) return false;
  const std::string local = context_.LocalAddressFor(contact->source_host);
  text.target = contact->uri.substr(0, contact->uri.find('?'));
  text.from = FromOf(text.request.sender, local);
  text.to = NameAddr("", text.request.called, local);
  text.type = contact->transport_type;
  if (!text.request.event.empty()) text.contact = context_.ContactFor("", text.type, contact->source_host);
  text.aim = [this, name](pjsip_tx_data* tdata) {
    const Contact* device = context_.registrar->Find(name);
    if (device != nullptr) context_.registrar->Aim(*device, tdata);
    return device != nullptr;
  };
  return true;
}

bool TextOutbox::AimAtGateway(UnderWay& text) {
  const auto contacts = context_.registrar->Of(text.trunk->number);
  if (!text.trunk->registers_with_us || contacts.empty()) return false;
  text.request.contact = contacts.back()->name;
  if (!AimAtDevice(text)) return false;
  const std::string& domain = text.trunk->domain;
  if (!domain.empty()) text.from = FromOf(text.request.sender, domain);
  text.target = GatewayUri(context_, contacts.back()->uri, text.request.number);
  return !text.target.empty();
}

bool TextOutbox::AimAtOperator(UnderWay& text) {
  const Destination destination = *text.request.destination;
  const std::string local = LocalAddressOf(context_, *text.trunk, destination.address);
  const std::string domain = text.trunk->domain.empty() ? local : text.trunk->domain;
  text.target = "sip:" + EscapedUser(text.request.number) + "@" + UriHost(domain);
  text.from = FromOf(text.request.sender, domain);
  text.to = NameAddr("", text.request.number, domain);
  text.type = destination.type;
  text.aim = [this, trunk = text.trunk, destination](pjsip_tx_data* tdata) {
    return AimAt(context_, *trunk, destination, tdata);
  };
  return true;
}

// A text has no Contact (RFC 3428 §4), a notice has one. Null when pjsip cannot make one of it.
pjsip_tx_data* TextOutbox::Write(const UnderWay& text) const {
  const bool is_notice = !text.request.event.empty();
  const pj_str_t name = Borrow(is_notice ? "NOTIFY" : "MESSAGE"), contact = Borrow(text.contact);
  const pj_str_t target = Borrow(text.target), from = Borrow(text.from), to = Borrow(text.to),
                 call_id = Borrow(text.request.call_id);
  pjsip_method method;
  pjsip_method_init_np(&method, const_cast<pj_str_t*>(&name));
  pjsip_tx_data* tdata = nullptr;
  if (pjsip_endpt_create_request(context_.endpoint, &method, &target, &from, &to, is_notice ? &contact : nullptr, &call_id,
                                 text.cseq, nullptr, &tdata) != PJ_SUCCESS)
    return nullptr;
  auto* sender = static_cast<pjsip_from_hdr*>(pjsip_msg_find_hdr(tdata->msg, PJSIP_H_FROM, nullptr));
  sender->tag = Copy(tdata->pool, text.from_tag);
  for (const std::string& hop : text.request.route)
    if (pjsip_hdr* route = RouteTo(tdata->pool, hop)) pjsip_msg_add_hdr(tdata->msg, route);
  for (const auto& header : text.request.headers)
    if (IsFitHeader(header)) AddHeader(tdata, header.first, header.second);
  if (is_notice) {
    AddHeader(tdata, "Event", text.request.event);
    AddHeader(tdata, "Subscription-State", "terminated;reason=noresource");
  }
  if (!text.request.text.empty()) tdata->msg->body = BodyOf(tdata->pool, text.request);
  return tdata;
}

void TextOutbox::Send(UnderWay& text) {
  const Name message = text.message;
  pjsip_tx_data* tdata = Write(text);
  if (tdata == nullptr) return Finish(message, 0, "it cannot be written");
  if (text.trunk != nullptr && text.trunk->credentials) {
    const auto& [user, password] = *text.trunk->credentials;
    for (const auto& [name, value] : text.answers.Headers(user, password, "MESSAGE", text.target))
      AddHeader(tdata, name, value);
  }
  if (!text.aim(tdata)) {
    pjsip_tx_data_dec_ref(tdata);
    return Finish(message, 0, "there is no way there");
  }
  // The outcome may come before this returns, and ends it.
  const pj_status_t status = pjsip_endpt_send_request(
      context_.endpoint, tdata, -1, reinterpret_cast<void*>(static_cast<std::uintptr_t>(message)), &OnOutcome);
  if (status != PJ_SUCCESS) Finish(message, 0, StatusText(status));
}

void TextOutbox::OnOutcome(void* token, pjsip_event* event) {
  if (current == nullptr || event->type != PJSIP_EVENT_TSX_STATE) return;
  const auto message = static_cast<Name>(reinterpret_cast<std::uintptr_t>(token));
  const auto found = current->under_way_.find(message);
  if (found == current->under_way_.end()) return;  // given up before
  if (event->body.tsx_state.type == PJSIP_EVENT_RX_MSG)
    current->Answered(*found->second, event->body.tsx_state.src.rdata);
  else
    current->Finish(message, 0, "no answer");
}

void TextOutbox::Answered(UnderWay& text, const pjsip_rx_data* response) {
  const pjsip_status_line& line = response->msg_info.msg->line.status;
  const bool is_challenge = line.code == 401 || line.code == 407;
  if (is_challenge && text.trunk != nullptr && text.trunk->credentials && text.answers.Take(response)) {
    ++text.cseq;
    return Send(text);
  }
  Finish(text.message, line.code, Str(line.reason).substr(0, kLongestReason));
}

void TextOutbox::Finish(Name message, int status, const std::string& why) {
  if (under_way_.erase(message) == 0) return;
  context_.events->Post({"message.sent",
                         {{"message", static_cast<std::int64_t>(message)},
                          {"status", std::int64_t{status}},
                          {"text", why}}});
}

void TextOutbox::Tick() {
  const std::int64_t now = SteadyMs();
  std::vector<Name> given_up;
  for (const auto& [message, text] : under_way_)
    if (now - text->begun_at_ms >= kPatienceMs) given_up.push_back(message);
  for (const Name message : given_up) Finish(message, 0, "no answer");
}

}  // namespace sipleo
