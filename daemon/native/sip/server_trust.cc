#include "server_trust.h"

#include <cstdlib>
#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "context.h"
#include "identity.h"
#include "pj_text.h"
#include "pjlib.h"

namespace sipleo {
namespace {

// Names and addresses of lines are few; a table that grows past this has forgotten old ones.
constexpr std::size_t kMostNames = 1024;
constexpr int kLongestChain = 10;

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

// Where Debian keeps the authorities; SSL_CERT_FILE goes before, as in everything that uses OpenSSL.
const char* AuthoritiesFile() {
  const char* named = std::getenv(X509_get_default_cert_file_env());
  return named != nullptr ? named : "/etc/ssl/certs/ca-certificates.crt";
}

std::string KeyOf(const pj_sockaddr& address, const std::string& name) {
  char text[PJ_INET6_ADDRSTRLEN + 10];
  return std::string(pj_sockaddr_print(&address, text, sizeof text, 3)) + " " + name;
}

Certificate Read(const pj_str_t& pem) {
  BIO* bio = BIO_new_mem_buf(pem.ptr, static_cast<int>(pem.slen));
  Certificate certificate(bio == nullptr ? nullptr : PEM_read_bio_X509(bio, nullptr, nullptr, nullptr), &X509_free);
  BIO_free(bio);
  return certificate;
}

}  // namespace

ServerTrust::~ServerTrust() { X509_STORE_free(store_); }

void ServerTrust::Expect(const pj_sockaddr& address, const std::string& name, bool verify) {
  if (expected_.size() >= kMostNames) expected_.clear();
  expected_[KeyOf(address, name)] = verify;
  if (!verify) return;
  // A copy: a connection that shuts down is `Gone` at once.
  for (pjsip_transport* transport : std::set<pjsip_transport*>(unverified_))
    if (KeyOf(transport->key.rem_addr, Text(transport->remote_name.host)) == KeyOf(address, name))
      pjsip_transport_shutdown(transport);
}

// Read once, when the first server is to be believed: some milliseconds.
x509_store_st* ServerTrust::Store() {
  if (store_ != nullptr) return store_;
  store_ = X509_STORE_new();
  if (store_ == nullptr) return nullptr;
  if (X509_STORE_load_file(store_, AuthoritiesFile()) != 1)
    Log(1, std::string("cannot read the authorities in ") + AuthoritiesFile() + ": no server is believed over TLS");
  ERR_clear_error();
  return store_;
}

bool ServerTrust::Verify(const pj_ssl_cert_info& certificate, const std::string& name, std::string* why) {
  *why = "it shows no certificate";
  const auto& raw = certificate.raw_chain;
  if (raw.cnt == 0 || raw.cnt > kLongestChain || Store() == nullptr) return false;
  const Certificate leaf = Read(raw.cert_raw[0]);
  STACK_OF(X509)* others = sk_X509_new_null();
  std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(X509_STORE_CTX_new(), &X509_STORE_CTX_free);
  for (unsigned i = 1; others != nullptr && i < raw.cnt; ++i) {
    Certificate other = Read(raw.cert_raw[i]);
    if (other != nullptr && sk_X509_push(others, other.get()) > 0) other.release();
  }
  bool believed = false;
  if (leaf != nullptr && context != nullptr && X509_STORE_CTX_init(context.get(), Store(), leaf.get(), others) == 1) {
    X509_VERIFY_PARAM* wanted = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_purpose(wanted, X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const bool named = IsNumericHost(name) ? X509_VERIFY_PARAM_set1_ip_asc(wanted, name.c_str()) == 1
                                           : X509_VERIFY_PARAM_set1_host(wanted, name.data(), name.size()) == 1;
    believed = named && !name.empty() && X509_verify_cert(context.get()) == 1;
    *why = X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
  }
  context.reset();
  sk_X509_pop_free(others, X509_free);
  ERR_clear_error();
  return believed;
}

bool ServerTrust::Judge(pjsip_transport* transport, const pjsip_transport_state_info* info) {
  const std::string name = Text(transport->remote_name.host);
  const auto expected = expected_.find(KeyOf(transport->key.rem_addr, name));
  // What nobody spoke for is looked at.
  if (expected != expected_.end() && !expected->second) {
    unverified_.insert(transport);
    return true;
  }
  const auto* tls = info == nullptr ? nullptr : static_cast<const pjsip_tls_state_info*>(info->ext_info);
  std::string why = "it shows no certificate";
  const bool believed = tls != nullptr && tls->ssl_sock_info != nullptr &&
                        tls->ssl_sock_info->remote_cert_info != nullptr &&
                        Verify(*tls->ssl_sock_info->remote_cert_info, name, &why);
  if (believed) {
    failures_.erase(name);
    return true;
  }
  if (failures_.size() >= kMostNames) failures_.clear();
  failures_[name] = {"the certificate of " + name + " is not to be believed: " + why, SteadyMs()};
  Log(2, failures_[name].why);
  return false;
}

std::string ServerTrust::Failure(const std::string& name, std::int64_t since_ms) const {
  const auto found = failures_.find(name);
  return found == failures_.end() || found->second.at_ms < since_ms ? std::string() : found->second.why;
}

}  // namespace sipleo
