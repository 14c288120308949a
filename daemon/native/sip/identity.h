// Who calls and who is called, as SIP writes it: escaping, quoting and the way back. Pure.
#pragma once

#include <string>
#include <string_view>

#include "calls.h"

namespace sipleo {

// The user part of a SIP URI (RFC 3261 §25.1): what may not stand there is written %XX. Never empty: "unknown".
std::string EscapedUser(std::string_view user);

// A host as a URI writes it: an IPv6 address in brackets.
std::string UriHost(const std::string& host);

// `"Jean \"Jo\" Dupont" <sip:201@192.0.2.1>`; without a name, `<sip:201@192.0.2.1>`.
std::string NameAddr(std::string_view name, std::string_view number, const std::string& host);

// From of a call by `caller`; RFC 3323 §4.1.1.3 when it wants to stay unknown.
std::string FromOf(const Party& caller, const std::string& host);

enum class DialledFault { kNone, kIncomplete, kNotFound };  // → 484, 404

// What a device dialled, from the user part of a URI (already unescaped) or from a tel number: parameters after ';'
// cut, visual separators of RFC 3966 §5.1.1 kept out of what looks like a number.
DialledFault CleanDialled(std::string_view user, std::string* dialled);

// A quoted string's content without its backslashes.
std::string Unquoted(std::string_view text);

// True for an IPv4 or IPv6 address, without brackets: what can be reached without asking DNS.
bool IsNumericHost(std::string_view host);

}  // namespace sipleo
