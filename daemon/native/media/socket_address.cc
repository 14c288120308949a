#include "socket_address.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <cstring>

namespace sipleo::media {

std::optional<SocketAddress> SocketAddress::Parse(const std::string& host, std::uint16_t port) {
  if (host.empty() || host.find('\0') != std::string::npos) return std::nullopt;
  SocketAddress address;
  // inet_pton alone for IPv4: getaddrinfo also takes the historical "127.1" and "0x7f000001".
  if (inet_pton(AF_INET, host.c_str(), &address.v4_.sin_addr) == 1) {
    address.v4_.sin_family = AF_INET;
  } else {
    if (host.find(':') == std::string::npos) return std::nullopt;
    addrinfo hints{}, *found = nullptr;
    hints.ai_family = AF_INET6;
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return std::nullopt;
    std::memcpy(&address.v6_, found->ai_addr, sizeof address.v6_);
    freeaddrinfo(found);
  }
  return address.WithPort(port);
}

SocketAddress SocketAddress::WithPort(std::uint16_t port) const {
  SocketAddress copy = *this;
  copy.v4_.sin_port = htons(port);
  return copy;
}

bool SocketAddress::SameHost(const SocketAddress& other) const {
  if (Family() != other.Family()) return false;
  if (Family() == AF_INET) return v4_.sin_addr.s_addr == other.v4_.sin_addr.s_addr;
  return std::memcmp(&v6_.sin6_addr, &other.v6_.sin6_addr, sizeof v6_.sin6_addr) == 0;
}

bool SocketAddress::IsUnspecified() const {
  if (Family() == AF_INET6) return IN6_IS_ADDR_UNSPECIFIED(&v6_.sin6_addr);
  return Family() == AF_INET && v4_.sin_addr.s_addr == htonl(INADDR_ANY);
}

bool SocketAddress::IsMulticast() const {
  if (Family() == AF_INET6) return IN6_IS_ADDR_MULTICAST(&v6_.sin6_addr);
  return Family() == AF_INET && IN_MULTICAST(ntohl(v4_.sin_addr.s_addr));
}

bool SocketAddress::IsBroadcast() const {
  return Family() == AF_INET && v4_.sin_addr.s_addr == htonl(INADDR_BROADCAST);
}

bool SocketAddress::IsLoopback() const {
  if (Family() == AF_INET6) return IN6_IS_ADDR_LOOPBACK(&v6_.sin6_addr);
  return Family() == AF_INET && (ntohl(v4_.sin_addr.s_addr) >> 24) == 127;
}

bool SocketAddress::IsLinkLocal6() const { return Family() == AF_INET6 && IN6_IS_ADDR_LINKLOCAL(&v6_.sin6_addr); }

std::string SocketAddress::Host() const {
  char text[INET6_ADDRSTRLEN] = "";
  if (Family() == AF_INET) inet_ntop(AF_INET, &v4_.sin_addr, text, sizeof text);
  if (Family() == AF_INET6) inet_ntop(AF_INET6, &v6_.sin6_addr, text, sizeof text);
  return text;
}

std::string SocketAddress::Text() const {
  if (!IsSet()) return "";
  const std::string port = std::to_string(Port());
  return Family() == AF_INET6 ? "[" + Host() + "]:" + port : Host() + ":" + port;
}

}  // namespace sipleo::media
