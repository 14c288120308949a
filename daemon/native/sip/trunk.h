// An outside line as the engine knows it, and where a request on it goes; Trunk and Destination of
// daemon/pbx/engine/engine.ts, read once at the border.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pjsip.h>

#include "../media/media_engine.h"

namespace sipleo {

struct TrunkSource {
  std::string host;  // numeric, as pjlib prints it
  int port = 0;      // 0: any
};

// Where a request is really sent, whatever its URI says. Numeric: no name is looked up here.
struct Destination {
  std::string address;
  int port = 0;
  pjsip_transport_type_e type = PJSIP_TRANSPORT_UDP;
  std::string server_name;  // what its certificate must be for (TLS)
};

struct Trunk {
  enum class Srtp { kNever, kOffered, kRequired };

  std::string number;
  std::string user, domain;
  std::vector<std::string> numbers;
  std::optional<std::pair<std::string, std::string>> credentials;  // user, password: answers challenges
  std::string account_user, account_md5, account_sha256;           // empty user: a listed source is enough
  bool registers_with_us = false;
  std::vector<TrunkSource> sources;
  std::vector<Codec> codecs;
  std::optional<std::vector<VideoCodec>> video_codecs;  // nothing: those of the office
  Srtp srtp = Srtp::kNever;
  bool echo_canceller = false;
  std::vector<std::string> route;  // Route fields of REGISTER and OPTIONS, loose (RFC 3261 §16.12)
  std::string bind;                // numeric; empty: by the system's routes
  bool verify = true;

  bool HasAccount() const { return !account_user.empty(); }
};

}  // namespace sipleo
