// Session timers (RFC 4028): a call whose far side has vanished without BYE is noticed by the refresh that fails.
#pragma once

#include <algorithm>

#include <pjsip_ua.h>

#include "tables.h"

namespace sipleo {

inline constexpr unsigned kMinimumSessionExpires = 90;  // RFC 4028 §4: seconds, as low as may be asked for

// The interval that we ask for; what the far side asks for is honoured by pjsip anyway.
inline void AskForTimer(pjsip_inv_session* inv, const Tables& tables) {
  pjsip_timer_setting setting;
  pjsip_timer_setting_default(&setting);
  setting.min_se = kMinimumSessionExpires;
  if (tables.session_expires_seconds > 0) {
    setting.sess_expires = std::max(kMinimumSessionExpires, static_cast<unsigned>(tables.session_expires_seconds));
  }
  pjsip_timer_init_session(inv, &setting);
}

}  // namespace sipleo
