#include "aftermath.h"

namespace sipleo {
namespace {

constexpr unsigned kAbsorbMs = PJSIP_T4_TIMEOUT;

void EndSoon(pjsip_transaction* tsx) { pjsip_tsx_terminate_async2(tsx, tsx->status_code, nullptr, kAbsorbMs); }

}  // namespace

void ShortenAftermath(pjsip_transaction* tsx) {
  const bool answered = tsx->role == PJSIP_ROLE_UAS && tsx->state == PJSIP_TSX_STATE_COMPLETED;
  if (answered && tsx->method.id != PJSIP_INVITE_METHOD && !tsx->is_reliable) EndSoon(tsx);
}

// pjsip starts timer D after it has told us of the refusal: shortened when the leg goes, in a later round.
void RefusedInvite::Keep(pjsip_transaction* tsx) {
  if (tsx_ == tsx) return;
  pj_grp_lock_add_ref(tsx->grp_lock);
  LetGo();  // refused again: challenged before
  tsx_ = tsx;
}

RefusedInvite::~RefusedInvite() { LetGo(); }

void RefusedInvite::LetGo() {
  if (tsx_ == nullptr) return;
  if (tsx_->state == PJSIP_TSX_STATE_COMPLETED && !tsx_->is_reliable) EndSoon(tsx_);
  pj_grp_lock_dec_ref(tsx_->grp_lock);
  tsx_ = nullptr;
}

// The transaction layer has read its own timers from the same place before, and reads them again at the next start.
ShortAnswered::ShortAnswered() : usual_(pjsip_cfg()->tsx.td) { pjsip_cfg()->tsx.td = kAbsorbMs; }
ShortAnswered::~ShortAnswered() { pjsip_cfg()->tsx.td = usual_; }

}  // namespace sipleo
