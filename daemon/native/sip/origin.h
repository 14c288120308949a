// A request that begins something, an INVITE or a MESSAGE: who sends it, as far as it is proved, and what it says of
// whom it is for. SIP thread only.
#pragma once

#include <string>

#include <pjsip.h>

#include "authenticator.h"
#include "context.h"
#include "trunk_caller.h"

namespace sipleo {

// A line sends it because of where it comes from, else somebody proves it. False: it has been challenged, refused or
// dropped.
bool FindCaller(SipContext& context, pjsip_rx_data* request, Proven* caller);

// What it says of caller and called. 0, or the status to refuse with. Only a line brings the numbers of others: what a
// device writes about who calls is not believed.
int ReadCaller(SipContext& context, pjsip_rx_data* request, const Proven& caller, TrunkCaller* named);

// `from` of leg.offered and message.offered.
Fields OriginOf(const Proven& caller, const TrunkCaller& named);

// RFC 3323 §4.2: everything but `none` asks for privacy. An anonymous From (§4.1.1.3) says the same.
bool AsksForPrivacy(const pjsip_rx_data* request);

std::string UserOfTo(const pjsip_rx_data* request);
std::string DisplayNameOf(const pjsip_rx_data* request);
int MaxForwardsOf(const pjsip_rx_data* request);
std::string HeaderText(const pjsip_msg* msg, const char* name);

}  // namespace sipleo
