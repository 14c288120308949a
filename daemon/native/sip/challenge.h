// Answering a challenge (RFC 7616 §3.4, RFC 8760), as who has a password. Pure but for the client's nonce.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <pjsip.h>

namespace sipleo {

// What has been answered so far in one exchange of requests, so that nobody makes us answer for ever, and proxies on
// the way are satisfied together with who is behind them.
class ChallengeAnswers {
 public:
  // Reads a 401 or 407. True: ask again, with `Headers`. False: the password was wrong, there is nothing that we can
  // answer, or it has been enough.
  bool Take(const pjsip_rx_data* response);

  // Header fields for the next request.
  std::vector<std::pair<std::string, std::string>> Headers(const std::string& user, const std::string& password,
                                                           const std::string& method, const std::string& uri);

 private:
  struct Challenge {
    std::string algorithm, realm, nonce, opaque;
    bool has_qop = false;
    unsigned count = 0;
  };
  using Place = std::pair<bool, std::string>;  // is it a proxy's; realm

  std::map<Place, Challenge> challenges_;
  int taken_ = 0;
};

}  // namespace sipleo
