// Who is it? Digest (RFC 7616, 8760) with nonces that expire and are not replayed, equal answers in equal time for
// unknown and known names, and silence for who guesses. SIP thread only.
#pragma once

#include <string>

#include <pjsip.h>

namespace sipleo {

class Authenticator {
 public:
  virtual ~Authenticator() = default;

  // True: `extension` sent this request (its From names the same extension; else 403 is sent). False: the request has
  // been challenged, refused or dropped already, and nothing more may be done with it.
  virtual bool Admit(pjsip_rx_data* request, std::string* extension) = 0;
};

}  // namespace sipleo
