// An INVITE of ours before there is one: what it says, and how it is put on its way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "leg.h"

namespace sipleo {

struct Leg::Invitation {
  std::string target;         // request-URI
  std::string from, to, own;  // From, To, Contact
  std::string asserted;       // P-Asserted-Identity of ours; empty: none
  std::vector<std::string> route;
  std::pair<std::string, int> leaves_by;  // address and port of its line; empty: by the system's routes
  // False: there is no way there. Empty: where the request-URI leads.
  std::function<bool(pjsip_tx_data*)> aim;
};

}  // namespace sipleo
