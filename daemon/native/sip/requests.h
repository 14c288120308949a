// Requests that no other part takes: OPTIONS, methods that we do not have, dialogs that are no more. SIP thread only.
#pragma once

#include <pjsip.h>

#include "context.h"
#include "guard.h"

namespace sipleo {

// What we understand outside and inside dialogs (RFC 3261 §20.5).
inline constexpr char kAllow[] =
    "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, REFER, INFO, UPDATE, PRACK, MESSAGE";

class Requests {
 public:
  Requests(SipContext& context, Guard& guard) : context_(context), guard_(guard) {}
  ~Requests();
  pj_status_t Open();

 private:
  static pj_bool_t OnEarly(pjsip_rx_data* rdata);
  static pj_bool_t OnLate(pjsip_rx_data* rdata);
  bool AnswerEarly(pjsip_rx_data* rdata);
  void AnswerLate(pjsip_rx_data* rdata);
  void AnswerOptions(pjsip_rx_data* rdata);

  SipContext& context_;
  Guard& guard_;
  pjsip_module early_{}, late_{};
};

// Stateless answer with header fields of ours ("Name", "value").
void Respond(SipContext& context, pjsip_rx_data* rdata, int status, const char* reason = nullptr,
             const std::vector<std::pair<std::string, std::string>>& headers = {});

}  // namespace sipleo
