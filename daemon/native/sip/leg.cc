#include "leg.h"

#include "leg_transfer.h"
#include "leg_usage.h"
#include "trunks.h"

namespace sipleo {
namespace {

constexpr int kLinger = 1, kRetry = 2, kPatience = 3;  // pj_timer_entry ids; 0 is idle

}  // namespace

Leg::Leg(SipContext& context, Legs& legs, Name name) : context_(context), legs_(legs), name_(name) {
  pj_timer_entry_init(&linger_, 0, this, &Leg::OnTimer);
  pj_timer_entry_init(&retry_, 0, this, &Leg::OnTimer);
  pj_timer_entry_init(&patience_, 0, this, &Leg::OnTimer);
}

Leg::~Leg() {
  ended_ = true;
  Cancel(&linger_);
  Cancel(&retry_);
  Cancel(&patience_);
  LetGo();
}

void Leg::Post(const char* type, Fields more) {
  Fields fields = {{"leg", static_cast<std::int64_t>(name_)}};
  for (Field& field : more) fields.push_back(std::move(field));
  context_.events->Post(Event{type, std::move(fields)});
}

// Takes over `tdata` whatever becomes of it. A session whose message cannot be sent is over: pjsip does not always say
// so.
bool Leg::Send(pjsip_tx_data* tdata) {
  if (pjsip_inv_send_msg(inv_, tdata) == PJ_SUCCESS) return true;
  if (inv_ != nullptr && inv_->state != PJSIP_INV_STATE_DISCONNECTED) {
    pjsip_inv_terminate(inv_, PJSIP_SC_TSX_TRANSPORT_ERROR, PJ_TRUE);
  }
  return false;
}

pj_status_t Leg::Take(pjsip_inv_session* inv) {
  pjsip_inv_add_ref(inv);
  inv_ = inv;
  return Tie(inv, this);
}

void Leg::LetGo() {
  if (inv_ == nullptr) return;
  pjsip_inv_session* inv = inv_;
  AnswerRefer(PJSIP_SC_CALL_TSX_DOES_NOT_EXIST);
  Untie(inv);
  inv_ = nullptr;
  if (inv->state != PJSIP_INV_STATE_DISCONNECTED) pjsip_inv_terminate(inv, PJSIP_SC_SERVICE_UNAVAILABLE, PJ_FALSE);
  pjsip_inv_dec_ref(inv);
}

std::string Leg::LocalHost() const {
  return trunk_ == nullptr ? context_.LocalAddressFor(far_host_) : LocalAddressOf(context_, *trunk_, far_host_);
}

const std::vector<VideoCodec>& Leg::VideoCodecs() const {
  return trunk_ != nullptr && trunk_->video_codecs ? *trunk_->video_codecs : context_.tables->video_codecs;
}

pj_status_t Leg::OpenSound() {
  LegMediaSettings settings;
  settings.leg = name_;
  settings.local_address = LocalHost();
  settings.signalled_host = far_host_;
  settings.codecs = trunk_ == nullptr || trunk_->codecs.empty() ? context_.tables->codecs : trunk_->codecs;
  settings.srtp = srtp_;
  settings.unheard_seconds = context_.tables->unheard_seconds;
  settings.cancels_echo = trunk_ != nullptr && trunk_->echo_canceller;
  settings.video_codecs = VideoCodecs();
  return context_.media->Open(settings, &media_);
}

LegMedia* Leg::Sound() {
  if (ended_ || media_ != nullptr) return media_.get();
  if (OpenSound() == PJ_SUCCESS) return media_.get();
  media_.reset();
  Release("congestion", "engine");
  return nullptr;
}

std::vector<Codec> Leg::PreferredCodecs() const {
  if (media_ != nullptr) {
    if (const auto current = media_->CurrentCodec()) return {*current};
  }
  return offered_codecs_;
}

Video Leg::PreferredVideo() const {
  return media_ != nullptr && media_->IsNegotiated() ? media_->CurrentVideo() : offered_video_;
}

LegQuality Leg::Quality() const { return media_ == nullptr ? LegQuality{} : media_->Quality(); }

void Leg::OnTransaction(pjsip_transaction* tsx, pjsip_event* event) {
  const bool invite = tsx->method.id == PJSIP_INVITE_METHOD;
  if (tsx->role != PJSIP_ROLE_UAC) {
    if (invite && tsx->state >= PJSIP_TSX_STATE_COMPLETED) TellIdentity();
    return;
  }
  if (invite && tsx->state == PJSIP_TSX_STATE_PROCEEDING && event->body.tsx_state.type == PJSIP_EVENT_RX_MSG &&
      !answered_) {
    OnProvisional(event->body.tsx_state.src.rdata);
    return;
  }
  if (invite && tsx->state == PJSIP_TSX_STATE_COMPLETED) refused_.Keep(tsx);
  if (tsx->state < PJSIP_TSX_STATE_COMPLETED || !answered_) return;
  // RFC 3261 §14.1: both sides asked at once. We own the Call-ID of dialled legs: 2.1 to 4 s, else up to 2 s.
  if (tsx->status_code == PJSIP_SC_REQUEST_PENDING && tsx->state == PJSIP_TSX_STATE_COMPLETED && identity_ != nullptr) {
    identity_due_ = true;
    Schedule(&retry_, IsOffered() ? pj_rand() % 2000 : 2100 + pj_rand() % 1900);
  }
}

void Leg::Schedule(pj_timer_entry* timer, int milliseconds) {
  Cancel(timer);
  pj_time_val delay = {milliseconds / 1000, milliseconds % 1000};
  timer->id = timer == &linger_ ? kLinger : timer == &retry_ ? kRetry : kPatience;
  if (pjsip_endpt_schedule_timer(context_.endpoint, timer, &delay) != PJ_SUCCESS) timer->id = 0;
}

void Leg::Cancel(pj_timer_entry* timer) {
  if (timer->id != 0) pjsip_endpt_cancel_timer(context_.endpoint, timer);
  timer->id = 0;
}

void Leg::OnTimer(pj_timer_heap_t*, pj_timer_entry* entry) {
  auto* self = static_cast<Leg*>(entry->user_data);
  const int id = entry->id;
  entry->id = 0;
  if (id == kRetry) {
    self->TellIdentity();
  } else if (id == kPatience) {
    self->GiveUp();
  } else if (id == kLinger && self->inv_ != nullptr) {
    pjsip_inv_terminate(self->inv_, PJSIP_SC_REQUEST_TIMEOUT, PJ_TRUE);
  }
}

}  // namespace sipleo
