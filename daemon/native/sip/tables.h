// What the engine answers from by itself; EngineTables of daemon/pbx/engine/engine.ts, read once at the border.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "../media/media_engine.h"
#include "trunk.h"

namespace sipleo {

enum class DigestAlgorithm { kMd5, kSha256 };

struct Account {
  std::string extension;
  std::string ha1_md5, ha1_sha256;
  int max_contacts = 5;
  bool srtp_over_tls = false;
};

struct Tables {
  std::int64_t revision = 0;
  std::string realm;
  std::unordered_map<std::string, Account> accounts;
  std::vector<DigestAlgorithm> digest;
  std::vector<Codec> codecs;
  std::vector<VideoCodec> video_codecs;
  int registration_minimum = 60, registration_usual = 300, registration_maximum = 3600;
  int qualify_seconds = 30;
  int session_expires_seconds = 1800;
  int unheard_seconds = 60;
  // In the order of the office. Shared: a call outlives the tables that it began with.
  std::vector<std::shared_ptr<const Trunk>> trunks;

  const Trunk* TrunkOf(const std::string& number) const {
    for (const auto& trunk : trunks)
      if (trunk->number == number) return trunk.get();
    return nullptr;
  }
  // May devices register under this number? Extensions, and lines whose gateway comes to us.
  bool MayRegister(const std::string& number) const {
    const Trunk* trunk = TrunkOf(number);
    return accounts.contains(number) || (trunk != nullptr && trunk->registers_with_us);
  }
};

}  // namespace sipleo
