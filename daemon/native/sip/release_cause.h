// ReleaseCause of daemon/pbx/engine/engine.ts, SIP status codes (RFC 3261 §21) and Reason (RFC 3326, Q.850): tables, no
// state.
#pragma once

#include <string>
#include <string_view>

namespace sipleo {

// The final response that refuses an offered leg, a REFER … for this cause: 400…699.
int StatusOfCause(std::string_view cause);

// What a final response to our INVITE means. `status` 300…699.
const char* CauseOfStatus(int status);

// What ended a leg when nobody answered at all: no response, a lost connection, an address that cannot be reached.
const char* CauseOfSilence();

// Value of the Reason header that goes with a CANCEL or BYE; empty when it would say nothing that the method does not.
std::string ReasonOfCause(std::string_view cause, bool cancel);

}  // namespace sipleo
