#pragma once

#include <memory>
#include <string>
#include <vector>

#include <pjsip.h>

#include "authenticator.h"
#include "context.h"
#include "digest.h"
#include "guard.h"
#include "nonces.h"

namespace sipleo {

class AuthenticatorCore final : public Authenticator {
 public:
  AuthenticatorCore(SipContext& context, Guard& guard);
  bool Admit(pjsip_rx_data* request, std::string* extension) override;

 private:
  enum class Verdict { kAdmitted, kStale, kWrong, kAbsent, kBroken };
  Verdict Judge(pjsip_rx_data* request, std::string* extension, std::string* claimed);
  Verdict JudgeOne(pjsip_rx_data* request, const pjsip_authorization_hdr* header, std::string* extension,
                   std::string* claimed);
  void Challenge(pjsip_rx_data* request, bool stale);

  SipContext& context_;
  Guard& guard_;
  Nonces nonces_;
  std::string unknown_md5_, unknown_sha256_;  // HA1 of nobody: unknown names cost the same time
};

}  // namespace sipleo
