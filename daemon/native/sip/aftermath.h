// How long an answered transaction stays to absorb what comes twice. RFC 3261 §17 keeps it 64·T1 = 32 s over UDP, with
// the dialog and every byte of it: most of a short call's memory would be spent after its end. T4 = 5 s is what a
// message may remain in the network (§17.1.2.2). A repetition that comes later is a stray response (dropped) or a
// request in a dialog that is no more (481), which hurts nobody.
#pragma once

#include <pjsip.h>

namespace sipleo {

// Our answer to BYE, INFO, UPDATE … : timer J. Call when a transaction's state has changed.
void ShortenAftermath(pjsip_transaction* tsx);

// The ACK that we sent for a refused INVITE: timer D. Keeps the transaction until it is destroyed itself.
class RefusedInvite {
 public:
  RefusedInvite() = default;
  ~RefusedInvite();
  RefusedInvite(const RefusedInvite&) = delete;
  RefusedInvite& operator=(const RefusedInvite&) = delete;

  void Keep(pjsip_transaction* tsx);

 private:
  void LetGo();

  pjsip_transaction* tsx_ = nullptr;  // referenced by its group lock
};

// After the ACK of our 2xx: what pjsip's invite session takes for 64·T1. While one of these lives.
class ShortAnswered {
 public:
  ShortAnswered();
  ~ShortAnswered();
  ShortAnswered(const ShortAnswered&) = delete;
  ShortAnswered& operator=(const ShortAnswered&) = delete;

 private:
  const unsigned usual_;
};

}  // namespace sipleo
