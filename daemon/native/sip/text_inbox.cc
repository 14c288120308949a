#include "text_inbox.h"

#include <vector>

#include "near_hop.h"
#include "origin.h"
#include "pj_text.h"
#include "requests.h"

namespace sipleo {
namespace {

constexpr std::size_t kMostWaiting = 1000;
// Call control answers in milliseconds, or after an operator has: it has no more than what the sender waits (Timer F).
constexpr std::int64_t kPatienceMs = 30'000;

TextInbox* current = nullptr;

void* TokenOf(Name message) { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(message)); }

// 0, or the status to refuse with.
int JudgeBody(const pjsip_rx_data* rdata) {
  const pjsip_msg_body* body = rdata->msg_info.msg->body;
  if (body == nullptr || body->len == 0) return PJSIP_SC_BAD_REQUEST;
  const std::string_view text(static_cast<const char*>(body->data), body->len);
  if (text.find('\0') != std::string_view::npos) return PJSIP_SC_BAD_REQUEST;
  const bool by_connection = PJSIP_TRANSPORT_IS_RELIABLE(rdata->tp_info.transport);
  return text.size() > (by_connection ? kLongestText : kLongestTextByDatagram) ? PJSIP_SC_REQUEST_ENTITY_TOO_LARGE : 0;
}

}  // namespace

pj_status_t TextInbox::Open() {
  current = this;
  module_.name = Borrow("sipleo-texts");
  module_.id = -1;
  module_.priority = PJSIP_MOD_PRIORITY_APPLICATION;
  module_.on_rx_request = &TextInbox::OnRequest;
  module_.on_tsx_state = &TextInbox::OnTransaction;
  return pjsip_endpt_register_module(context_.endpoint, &module_);
}

void TextInbox::Close() {
  if (current != this) return;
  std::vector<Name> left;
  for (const auto& [message, waiting] : waiting_) left.push_back(message);
  for (const Name message : left) Answer(message, PJSIP_SC_SERVICE_UNAVAILABLE);
  current = nullptr;
}

pj_bool_t TextInbox::OnRequest(pjsip_rx_data* rdata) {
  static const pj_str_t message = Borrow("MESSAGE");
  const bool is_ours = current != nullptr && pj_strcmp(&rdata->msg_info.msg->line.req.method.name, &message) == 0 &&
                       rdata->msg_info.to->tag.slen == 0;
  if (is_ours) current->Receive(rdata);
  return is_ours ? PJ_TRUE : PJ_FALSE;
}

void TextInbox::Receive(pjsip_rx_data* rdata) {
  Proven sender;
  if (!FindCaller(context_, rdata, &sender)) return;
  TrunkCaller named;
  int fault = JudgeBody(rdata);
  if (fault == 0) fault = ReadCaller(context_, rdata, sender, &named);
  if (fault != 0) return Respond(context_, rdata, fault);
  const Name message = context_.Mint();
  if (waiting_.size() >= kMostWaiting || !Await(rdata, message))
    return Respond(context_, rdata, PJSIP_SC_SERVICE_UNAVAILABLE, nullptr, {{"Retry-After", "5"}});

  const pjsip_msg_body* body = rdata->msg_info.msg->body;
  context_.events->Post({"message.offered",
                         {{"message", static_cast<std::int64_t>(message)},
                          {"from", OriginOf(sender, named)},
                          {"dialled", named.dialled},
                          {"anonymous", AsksForPrivacy(rdata)},
                          {"text", std::string(static_cast<const char*>(body->data), body->len)},
                          {"callId", Text(rdata->msg_info.cid->id)},
                          {"cseq", std::int64_t{rdata->msg_info.cseq->cseq}},
                          {"source", SourceOf(rdata)},
                          {"transport", std::string(TransportWord(rdata->tp_info.transport))}}});
}

// From here on pjsip keeps retransmissions away from us.
bool TextInbox::Await(pjsip_rx_data* rdata, Name message) {
  Waiting waiting{.since_ms = SteadyMs()};
  if (pjsip_endpt_create_response(context_.endpoint, rdata, PJSIP_SC_ACCEPTED, nullptr, &waiting.answer) != PJ_SUCCESS)
    return false;
  if (pjsip_tsx_create_uas2(&module_, rdata, nullptr, &waiting.transaction) != PJ_SUCCESS) {
    pjsip_tx_data_dec_ref(waiting.answer);
    return false;
  }
  waiting.transaction->mod_data[module_.id] = TokenOf(message);
  waiting_.emplace(message, waiting);
  pjsip_tsx_recv_msg(waiting.transaction, rdata);
  return true;
}

void TextInbox::Answer(Name message, int status) {
  auto node = waiting_.extract(message);
  if (node.empty()) return;
  const Waiting& waiting = node.mapped();
  waiting.answer->msg->line.status.code = status;
  waiting.answer->msg->line.status.reason = *pjsip_get_status_text(status);
  if (pjsip_tsx_send_msg(waiting.transaction, waiting.answer) == PJ_SUCCESS) return;
  pjsip_tx_data_dec_ref(waiting.answer);
  pjsip_tsx_terminate(waiting.transaction, PJSIP_SC_TSX_TRANSPORT_ERROR);
}

// The connection of who waits is gone.
void TextInbox::OnTransaction(pjsip_transaction* transaction, pjsip_event*) {
  if (current == nullptr || transaction->state < PJSIP_TSX_STATE_TERMINATED) return;
  const auto message =
      static_cast<Name>(reinterpret_cast<std::uintptr_t>(transaction->mod_data[current->module_.id]));
  auto node = current->waiting_.extract(message);
  if (!node.empty()) pjsip_tx_data_dec_ref(node.mapped().answer);
}

void TextInbox::Tick() {
  const std::int64_t now = SteadyMs();
  std::vector<Name> given_up;
  for (const auto& [message, waiting] : waiting_)
    if (now - waiting.since_ms >= kPatienceMs) given_up.push_back(message);
  for (const Name message : given_up) Answer(message, PJSIP_SC_SERVER_TIMEOUT);
}

}  // namespace sipleo
