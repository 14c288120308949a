// The keys of one stream, both ways. Null: that way is in the clear.
#pragma once

#include <pj/types.h>

#include <memory>
#include <optional>

#include "srtp_context.h"

namespace sipleo::media {

struct SrtpPair {
  std::unique_ptr<SrtpContext> in, out;

  // PJ_ENOMEM when the keys cannot be used. A context that is made anew under an old key would repeat its key stream;
  // so only changed keys make new ones.
  pj_status_t Renew(const std::optional<CryptoLine>& receive, const std::optional<CryptoLine>& send);

 private:
  std::optional<CryptoLine> receive_, send_;
};

}  // namespace sipleo::media
