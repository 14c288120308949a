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
  bool AdmitCaller(pjsip_rx_data* request, Proven* proven) override;

 private:
  enum class Verdict { kAdmitted, kStale, kWrong, kAbsent, kBroken };
  // Challenges, refuses or drops what is not proved; true for the rest.
  bool Prove(pjsip_rx_data* request, Proven* proven);
  Verdict Judge(pjsip_rx_data* request, Proven* proven, std::string* claimed);
  Verdict JudgeOne(pjsip_rx_data* request, const pjsip_authorization_hdr* header, Proven* proven, std::string* claimed);
  bool SpeaksFor(pjsip_rx_data* request, const Proven& proven) const;
  void Challenge(pjsip_rx_data* request, bool stale);

  SipContext& context_;
  Guard& guard_;
  Nonces nonces_;
  std::string unknown_md5_, unknown_sha256_;  // HA1 of nobody: unknown names cost the same time
};

}  // namespace sipleo
