// The table of legs: the one owner of every Leg. SIP thread only.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "context.h"

namespace sipleo {

class Leg;

class Legs {
 public:
  explicit Legs(SipContext& context);
  ~Legs();  // ends what is still there without goodbyes
  Legs(const Legs&) = delete;
  Legs& operator=(const Legs&) = delete;

  // Null for a name that is unknown or whose leg has been released.
  Leg* Find(Name name) const;
  // The live leg whose dialog this is, seen from our side (RFC 3891 §3): its To tag is ours, its From tag theirs.
  Leg* Match(const pj_str_t& call_id, const pj_str_t& to_tag, const pj_str_t& from_tag) const;

  // False when the name is taken.
  bool Adopt(std::unique_ptr<Leg> leg);
  // Its dialog is over: destroyed in the SIP thread's next round, when no callback of pjsip stands on it any more.
  void Bury(Name name);

  std::size_t Count() const { return legs_.size(); }
  std::vector<Leg*> Live() const;

 private:
  static void Dig(pj_timer_heap_t* heap, pj_timer_entry* entry);

  SipContext& context_;
  std::unordered_map<Name, std::unique_ptr<Leg>> legs_;
  std::vector<Name> buried_;
  pj_timer_entry spade_;
};

}  // namespace sipleo
