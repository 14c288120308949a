#include "srtp_pair.h"

#include <pj/errno.h>

namespace sipleo::media {
namespace {

bool RenewOne(const std::optional<CryptoLine>& key, SrtpContext::Way way, std::optional<CryptoLine>* known,
              std::unique_ptr<SrtpContext>* context) {
  const bool same = *context && key && *known && key->suite == (*known)->suite && key->key == (*known)->key;
  if (same) return true;
  *known = key;
  *context = key ? SrtpContext::Create(*key, way) : nullptr;
  return !key || *context;
}

}  // namespace

pj_status_t SrtpPair::Renew(const std::optional<CryptoLine>& receive, const std::optional<CryptoLine>& send) {
  const bool renewed =
      RenewOne(send, SrtpContext::Way::kOut, &send_, &out) && RenewOne(receive, SrtpContext::Way::kIn, &receive_, &in);
  return renewed ? PJ_SUCCESS : PJ_ENOMEM;
}

}  // namespace sipleo::media
