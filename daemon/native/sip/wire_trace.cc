#include "wire_trace.h"

#include <algorithm>
#include <utility>

#include "leg_events.h"
#include "near_hop.h"
#include "pj_text.h"
#include "pjlib.h"

namespace sipleo {
namespace {

// What a telephone sends before its leg has a name: INVITE, 401, ACK, INVITE with credentials, 100. More than one at a
// time may be on their way.
constexpr std::size_t kMostUnclaimed = 64;
constexpr std::size_t kLongestText = 8'192;
// A leg that talks for hours and refreshes its session every minute is told so far.
constexpr int kMostOfLeg = 400;
constexpr std::int64_t kQuietMs = 40'000;

bool BelongsToInvite(const pjsip_cseq_hdr* cseq) {
  return cseq != nullptr && (cseq->method.id == PJSIP_INVITE_METHOD || cseq->method.id == PJSIP_ACK_METHOD);
}

std::string TextOf(const char* begin, pj_ssize_t length) {
  return std::string(begin, std::min(static_cast<std::size_t>(std::max<pj_ssize_t>(length, 0)), kLongestText));
}

std::string HostPort(const char* host, int port) {
  const std::string text = host;
  return (text.find(':') == std::string::npos ? text : "[" + text + "]") + ":" + std::to_string(port);
}

}  // namespace

void WireTrace::Follow(Name leg, const std::string& call_id) {
  Followed& followed = followed_[call_id];
  followed.leg = leg;
  followed.seen_ms = SteadyMs();
  for (auto message = unclaimed_.begin(); message != unclaimed_.end();) {
    if (message->call_id != call_id) {
      ++message;
      continue;
    }
    Post(followed, std::move(*message));
    message = unclaimed_.erase(message);
  }
}

void WireTrace::Received(const pjsip_rx_data* rdata) {
  const auto& head = rdata->msg_info;
  if (head.cid == nullptr) return;
  Saw({.call_id = Text(head.cid->id),
       .at_ms = WallMs(),
       .sent = false,
       .transport = std::string(TransportWord(rdata->tp_info.transport)),
       .far = SourceOf(rdata),
       .text = TextOf(head.msg_buf, head.len)},
      BelongsToInvite(head.cseq));
}

void WireTrace::Sent(const pjsip_tx_data* tdata) {
  if (tdata->tp_info.transport == nullptr) return;
  const auto* call_id = static_cast<const pjsip_cid_hdr*>(pjsip_msg_find_hdr(tdata->msg, PJSIP_H_CALL_ID, nullptr));
  const auto* cseq = static_cast<const pjsip_cseq_hdr*>(pjsip_msg_find_hdr(tdata->msg, PJSIP_H_CSEQ, nullptr));
  if (call_id == nullptr) return;
  Saw({.call_id = Text(call_id->id),
       .at_ms = WallMs(),
       .sent = true,
       .transport = std::string(TransportWord(tdata->tp_info.transport)),
       .far = HostPort(tdata->tp_info.dst_name, tdata->tp_info.dst_port),
       .text = TextOf(tdata->buf.start, tdata->buf.cur - tdata->buf.start)},
      BelongsToInvite(cseq));
}

void WireTrace::Tick() {
  const std::int64_t now = SteadyMs();
  std::erase_if(followed_, [this, now](const auto& entry) {
    return now - entry.second.seen_ms > kQuietMs && !legs_.Lives(entry.second.leg);
  });
}

void WireTrace::Saw(Message message, bool may_begin) {
  const auto found = followed_.find(message.call_id);
  if (found != followed_.end()) {
    found->second.seen_ms = SteadyMs();
    return Post(found->second, std::move(message));
  }
  if (!may_begin) return;
  if (unclaimed_.size() >= kMostUnclaimed) unclaimed_.pop_front();
  unclaimed_.push_back(std::move(message));
}

void WireTrace::Post(Followed& followed, Message message) {
  if (++followed.messages > kMostOfLeg) return;
  Event event{"sip.message",
              {{"leg", static_cast<std::int64_t>(followed.leg)},
               {"at", message.at_ms},
               {"sent", message.sent},
               {"transport", std::move(message.transport)},
               {"far", std::move(message.far)},
               {"text", Redacted(message.text)}}};
  event.may_wait = true;
  context_.events->Post(std::move(event));
}

}  // namespace sipleo
