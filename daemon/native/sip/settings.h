// What the engine is started with, and what a start comes to; EngineSettings and ListeningAddress of
// daemon/pbx/engine/engine.ts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../media/media_engine.h"

namespace sipleo {

struct EngineSettings {
  std::vector<std::string> bind;  // numeric; "0.0.0.0" and "::" mean all
  int sip_port = 0;               // 0: any free one
  std::optional<int> sips_port;   // empty: no TLS
  std::string certificate_file, private_key_file;
  MediaSettings media;
  std::string product;
  int log_level = 2;  // 0…4
};

struct Listening {
  std::string transport;  // "udp", "tcp", "tls"
  std::string address;
  int port = 0;
};

// One of the codes that Engine.start promises, with the facts that a person needs to mend it.
struct StartFailure {
  std::string code;
  std::string address, transport, file, reason;
  int port = -1;
};

struct StartOutcome {
  std::vector<Listening> listening;
  std::optional<StartFailure> failure;
};

}  // namespace sipleo
