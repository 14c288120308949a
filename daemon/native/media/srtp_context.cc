#include "srtp_context.h"

#include <cstring>
#include <mutex>

namespace sipleo::media {
namespace {

// Never shut down: pjmedia may have set it up as well, and nobody can tell who uses it last.
bool LibraryIsUp() {
  static const bool up = srtp_init() == srtp_err_status_ok;
  return up;
}

template <typename Step>
bool InPlace(Step step, srtp_t session, std::uint8_t* packet, std::size_t* size) {
  int length = static_cast<int>(*size);
  if (step(session, packet, &length) != srtp_err_status_ok || length < 0) return false;
  *size = static_cast<std::size_t>(length);
  return true;
}

}  // namespace

std::unique_ptr<SrtpContext> SrtpContext::Create(const CryptoLine& line, Way way) {
  if (!LibraryIsUp()) return nullptr;
  srtp_policy_t policy;
  std::memset(&policy, 0, sizeof policy);
  // The short tag is for RTP alone: SRTCP keeps 80 bits (RFC 4568 §6.2.2).
  if (line.suite == SrtpSuite::kSha1_32)
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy.rtp);
  else
    srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
  srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
  policy.ssrc.type = way == Way::kIn ? ssrc_any_inbound : ssrc_any_outbound;
  std::array<std::uint8_t, 30> key = line.key;
  policy.key = key.data();
  policy.window_size = 256;
  std::unique_ptr<SrtpContext> context(new SrtpContext);
  const bool made = srtp_create(&context->session_, &policy) == srtp_err_status_ok;
  explicit_bzero(key.data(), key.size());
  return made ? std::move(context) : nullptr;
}

SrtpContext::~SrtpContext() {
  if (session_ != nullptr) srtp_dealloc(session_);
}

bool SrtpContext::Unprotect(std::uint8_t* packet, std::size_t* size) {
  return InPlace([](srtp_t s, void* p, int* n) { return srtp_unprotect(s, p, n); }, session_, packet, size);
}
bool SrtpContext::UnprotectRtcp(std::uint8_t* packet, std::size_t* size) {
  return InPlace([](srtp_t s, void* p, int* n) { return srtp_unprotect_rtcp(s, p, n); }, session_, packet, size);
}
bool SrtpContext::Protect(std::uint8_t* packet, std::size_t* size) {
  return InPlace([](srtp_t s, void* p, int* n) { return srtp_protect(s, p, n); }, session_, packet, size);
}
bool SrtpContext::ProtectRtcp(std::uint8_t* packet, std::size_t* size) {
  return InPlace([](srtp_t s, void* p, int* n) { return srtp_protect_rtcp(s, p, n); }, session_, packet, size);
}

}  // namespace sipleo::media
