// One UDP address, IPv4 or IPv6, compared by value. Never looks a name up.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>

namespace sipleo::media {

class SocketAddress {
 public:
  SocketAddress() : v6_{} {}

  // `host` is numeric ("192.0.2.7", "2001:db8::7", "fe80::1%eth0"); empty for anything else.
  static std::optional<SocketAddress> Parse(const std::string& host, std::uint16_t port);

  bool IsSet() const { return any_.sa_family != AF_UNSPEC; }
  int Family() const { return any_.sa_family; }
  std::uint16_t Port() const { return ntohs(v4_.sin_port); }  // at the same place in both families
  SocketAddress WithPort(std::uint16_t port) const;

  bool SameHost(const SocketAddress& other) const;
  bool operator==(const SocketAddress& other) const { return SameHost(other) && v4_.sin_port == other.v4_.sin_port; }

  bool IsUnspecified() const;
  bool IsMulticast() const;
  bool IsBroadcast() const;
  bool IsLoopback() const;
  bool IsLinkLocal6() const;
  std::uint32_t Scope() const { return Family() == AF_INET6 ? v6_.sin6_scope_id : 0; }
  void SetScope(std::uint32_t scope) { v6_.sin6_scope_id = scope; }

  std::string Host() const;
  std::string Text() const;  // "192.0.2.7:4000", "[2001:db8::7]:4000"

  const sockaddr* Raw() const { return &any_; }
  socklen_t Length() const { return Family() == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in); }
  // For recvfrom and getsockname.
  sockaddr* Room() { return &any_; }
  static constexpr socklen_t kRoom = sizeof(sockaddr_in6);

 private:
  union {
    sockaddr any_;
    sockaddr_in v4_;
    sockaddr_in6 v6_;
  };
};

}  // namespace sipleo::media
