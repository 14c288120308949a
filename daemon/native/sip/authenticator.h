// Who is it? Digest (RFC 7616, 8760) with nonces that expire and are not replayed, equal answers in equal time for
// unknown and known names, and silence for who guesses. SIP thread only.
#pragma once

#include <memory>
#include <string>

#include <pjsip.h>

#include "trunk.h"

namespace sipleo {

// Who has proved to have sent a request: one of the two.
struct Proven {
  std::string extension;
  std::shared_ptr<const Trunk> trunk;
};

class Authenticator {
 public:
  virtual ~Authenticator() = default;

  // True: `extension` sent this request (its From names the same extension; else 403 is sent). False: the request has
  // been challenged, refused or dropped already, and nothing more may be done with it. A REGISTER may also come from
  // the gateway of a line: `extension` is then the line's number.
  virtual bool Admit(pjsip_rx_data* request, std::string* extension) = 0;
  // The same for an INVITE, which an outside line may prove to have sent as well.
  virtual bool AdmitCaller(pjsip_rx_data* request, Proven* proven) = 0;
};

}  // namespace sipleo
