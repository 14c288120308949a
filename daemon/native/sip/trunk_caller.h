// Who calls by a line, and whom: what operators write into an INVITE, each in his way (RFC 3261, 3325, 5806, 7044).
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pjsip.h>

namespace sipleo {

struct TrunkCaller {
  std::string number;  // From; empty when it wants to stay unknown
  std::optional<std::string> asserted, diverted;
  int diversions = 0;
  std::string dialled, to;
};

// The number or name in an address: `"Jo" <sip:+33142;phone-context=x@host>`, `tel:+33-1-42`. Empty: there is none.
std::string UserOfAddress(std::string_view address);

// The addresses in a header field that may hold several, separated by commas.
std::vector<std::string_view> AddressesIn(std::string_view value);

// `own_user` is the user part of our Contact, which is never a number that somebody dialled; `otherwise` what was
// dialled when the operator names no number at all.
TrunkCaller ReadTrunkCaller(const pjsip_rx_data* invite, std::string_view own_user, const std::string& otherwise);

}  // namespace sipleo
