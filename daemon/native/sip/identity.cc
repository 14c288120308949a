#include "identity.h"

#include <arpa/inet.h>

#include <cstring>

namespace sipleo {
namespace {

constexpr std::string_view kUserMarks = "-_.!~*'()&=+$,;?/";

bool IsAlphaNumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsVisualSeparator(char c) { return c == '-' || c == '.' || c == '(' || c == ')' || c == ' '; }
bool IsDialDigit(char c) { return (c >= '0' && c <= '9') || c == '+' || c == '*' || c == '#'; }

bool LooksLikeNumber(std::string_view user) {
  bool digits = false;
  for (const char c : user) {
    if (IsDialDigit(c))
      digits = true;
    else if (!IsVisualSeparator(c))
      return false;
  }
  return digits;
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (IsControl(c)) continue;
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string EscapedUser(std::string_view user) {
  static const char kHex[] = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : user) {
    if (IsAlphaNumeric(c) || kUserMarks.find(c) != std::string_view::npos) {
      escaped += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      escaped += '%';
      escaped += kHex[byte >> 4];
      escaped += kHex[byte & 15];
    }
  }
  return escaped.empty() ? "unknown" : escaped;
}

std::string UriHost(const std::string& host) {
  return host.find(':') == std::string::npos || host.front() == '[' ? host : "[" + host + "]";
}

std::string NameAddr(std::string_view name, std::string_view number, const std::string& host) {
  const std::string uri = "<sip:" + EscapedUser(number) + "@" + UriHost(host) + ">";
  return name.empty() ? uri : Quoted(name) + " " + uri;
}

std::string FromOf(const Party& caller, const std::string& host) {
  return caller.anonymous ? "\"Anonymous\" <sip:anonymous@anonymous.invalid>"
                          : NameAddr(caller.name, caller.number, host);
}

DialledFault CleanDialled(std::string_view user, std::string* dialled) {
  dialled->clear();
  user = user.substr(0, user.find(';'));
  const bool number = LooksLikeNumber(user);
  for (const char c : user) {
    if (number && IsVisualSeparator(c)) continue;
    if (!IsAlphaNumeric(c) && !IsDialDigit(c) && std::strchr("-_.", c) == nullptr) return DialledFault::kNotFound;
    dialled->push_back(c);
  }
  if (dialled->empty()) return DialledFault::kIncomplete;
  return dialled->size() > 64 ? DialledFault::kNotFound : DialledFault::kNone;
}

std::string Unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    plain += text[i];
  }
  return plain;
}

bool IsNumericHost(std::string_view host) {
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  char text[64];
  if (host.empty() || host.size() >= sizeof text) return false;
  std::memcpy(text, host.data(), host.size());
  text[host.size()] = '\0';
  unsigned char address[16];
  return inet_pton(AF_INET, text, address) == 1 || inet_pton(AF_INET6, text, address) == 1;
}

}  // namespace sipleo
