#include "legs.h"

#include "leg.h"
#include "leg_usage.h"

namespace sipleo {

Legs::Legs(SipContext& context) : context_(context) { pj_timer_entry_init(&spade_, 0, this, &Legs::Dig); }

Legs::~Legs() {
  if (spade_.id != 0) pjsip_endpt_cancel_timer(context_.endpoint, &spade_);
  // Emptied by hand: a leg's end may look others up.
  while (!legs_.empty()) legs_.erase(legs_.begin());
}

Leg* Legs::Find(Name name) const {
  const auto found = legs_.find(name);
  return found == legs_.end() || found->second->HasEnded() ? nullptr : found->second.get();
}

Leg* Legs::Match(const pj_str_t& call_id, const pj_str_t& to_tag, const pj_str_t& from_tag) const {
  pjsip_dialog* dialog = pjsip_ua_find_dialog(&call_id, &to_tag, &from_tag, PJ_FALSE);
  Leg* leg = dialog == nullptr ? nullptr : LegOf(dialog);
  return leg == nullptr || leg->HasEnded() ? nullptr : leg;
}

bool Legs::Adopt(std::unique_ptr<Leg> leg) {
  const Name name = leg->name();
  return legs_.emplace(name, std::move(leg)).second;
}

void Legs::Bury(Name name) {
  buried_.push_back(name);
  if (spade_.id != 0) return;
  pj_time_val soon = {0, 0};
  spade_.id = 1;
  if (pjsip_endpt_schedule_timer(context_.endpoint, &spade_, &soon) != PJ_SUCCESS) spade_.id = 0;
}

std::vector<Leg*> Legs::Live() const {
  std::vector<Leg*> live;
  for (const auto& [name, leg] : legs_) {
    if (!leg->HasEnded()) live.push_back(leg.get());
  }
  return live;
}

void Legs::Dig(pj_timer_heap_t*, pj_timer_entry* entry) {
  auto* self = static_cast<Legs*>(entry->user_data);
  entry->id = 0;
  std::vector<Name> buried;
  buried.swap(self->buried_);
  for (const Name name : buried) self->legs_.erase(name);
}

}  // namespace sipleo
