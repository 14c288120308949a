#include "message_check.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "requests.h"

namespace sipleo {
namespace {

constexpr int kMostHeaders = 160;
constexpr std::size_t kLongestHeader = 4000;
constexpr std::size_t kLongestUri = 500;  // under PJSIP_MAX_URL_SIZE
constexpr int kMostVia = 70, kMostRoute = 30, kMostPath = 8, kMostContacts = 10, kMostTokens = 32;
constexpr int kMostParts = 8, kMostMedia = 8, kMostCrypto = 8, kMostSdpLines = 400, kMostFormats = 32;
constexpr std::size_t kLargestSdp = 6000;

Refusal Bad(const char* reason) { return {400, reason, {}}; }

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

bool IsToken(std::string_view text) {
  if (text.empty()) return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || std::string_view("-.!%*_+`'~").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

std::string_view LongName(std::string_view name) {
  if (name.size() != 1) return name;
  switch (std::tolower(static_cast<unsigned char>(name[0]))) {
    case 'v':
      return "Via";
    case 'f':
      return "From";
    case 't':
      return "To";
    case 'i':
      return "Call-ID";
    case 'm':
      return "Contact";
    case 'l':
      return "Content-Length";
    case 'c':
      return "Content-Type";
    case 'e':
      return "Content-Encoding";
    case 'k':
      return "Supported";
    case 's':
      return "Subject";
    case 'o':
      return "Event";
    case 'r':
      return "Refer-To";
    case 'b':
      return "Referred-By";
    case 'x':
      return "Session-Expires";
    case 'u':
      return "Allow-Events";
    default:
      return name;
  }
}

// A decimal number up to `most`; nothing for signs, letters or more than that.
std::optional<std::uint64_t> Number(std::string_view text, std::uint64_t most) {
  text = Trim(text);
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
    if (number > most) return std::nullopt;
  }
  return number;
}

// Elements of a list separated by commas, outside of quotes and angle brackets.
std::vector<std::string_view> Elements(std::string_view value) {
  std::vector<std::string_view> elements;
  bool quoted = false;
  int angle = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '<') {
      ++angle;
    } else if (c == '>') {
      --angle;
    } else if (c == ',' && angle <= 0) {
      elements.push_back(Trim(value.substr(start, i - start)));
      start = i + 1;
    }
  }
  elements.push_back(Trim(value.substr(start)));
  return elements;
}

bool HasEvenQuotes(std::string_view value) {
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && quoted)
      ++i;
    else if (value[i] == '"')
      quoted = !quoted;
  }
  return !quoted;
}

int CountElements(const RawMessage& message, std::string_view name) {
  int count = 0;
  for (const RawHeader& header : message.headers)
    if (SameWord(LongName(header.name), name)) count += static_cast<int>(Elements(header.value).size());
  return count;
}

std::string_view MediaTypeOf(std::string_view content_type) {
  return Trim(content_type.substr(0, content_type.find(';')));
}

std::string_view ParameterIn(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != std::string_view::npos; at = value.find(';', at + 1)) {
    const std::string_view rest = value.substr(at + 1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos || !SameWord(Trim(rest.substr(0, equals)), name)) continue;
    std::string_view found = Trim(rest.substr(equals + 1));
    if (!found.empty() && found.front() == '"') {
      const std::size_t end = found.find('"', 1);
      return end == std::string_view::npos ? std::string_view() : found.substr(1, end - 1);
    }
    return Trim(found.substr(0, found.find(';')));
  }
  return {};
}

std::string_view NextLine(std::string_view* text) {
  const std::size_t end = text->find('\n');
  std::string_view line = text->substr(0, end);
  text->remove_prefix(end == std::string_view::npos ? text->size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// --- the start line
// ---------------------------------------------------------------------------------------------------

bool ReadStartLine(std::string_view line, RawMessage* message) {
  if (line.substr(0, 4) == "SIP/") {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return false;
    message->version = line.substr(0, space);
    const std::string_view rest = line.substr(space + 1);
    const auto code = Number(rest.substr(0, rest.find(' ')), 699);
    message->status = code && *code >= 100 && rest.substr(0, rest.find(' ')).size() == 3 ? static_cast<int>(*code) : 0;
    return true;
  }
  message->is_request = true;
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  message->method = line.substr(0, first);
  message->uri = line.substr(first + 1, last - first - 1);
  message->version = line.substr(last + 1);
  return true;
}

// Methods that we understand or can at least refuse for a reason; pjsip need not see any other.
bool IsKnownMethod(std::string_view method) {
  static constexpr std::array kKnown{"INVITE", "ACK",   "CANCEL", "BYE",    "OPTIONS", "REGISTER", "SUBSCRIBE",
                                     "NOTIFY", "REFER", "INFO",   "UPDATE", "PRACK",   "MESSAGE",  "PUBLISH"};
  return std::any_of(kKnown.begin(), kKnown.end(), [&](const char* one) { return method == one; });
}

std::optional<Refusal> CheckHostPort(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  std::string_view rest = uri.substr(colon + 1);
  const std::size_t at = rest.rfind('@');
  if (at != std::string_view::npos) rest.remove_prefix(at + 1);
  rest = rest.substr(0, rest.find_first_of(";?"));
  if (rest.empty()) return Bad("Request-URI Without Host");
  if (rest.find('[') != std::string_view::npos) return std::nullopt;
  // RFC 5118 §4.2: an IPv6 address without brackets is not a host.
  if (std::count(rest.begin(), rest.end(), ':') > 1) return Bad("IPv6 Address Without Brackets");
  return std::nullopt;
}

std::optional<Refusal> CheckRequestLine(const RawMessage& message) {
  if (!IsToken(message.method)) return Bad("Bad Method");
  if (message.version != "SIP/2.0") {
    const bool is_version = message.version.size() >= 7 && SameWord(message.version.substr(0, 4), "SIP/") &&
                            message.version.find('.') != std::string_view::npos;
    if (!is_version) return Bad("Bad Request Line");
    if (!SameWord(message.version, "SIP/2.0")) return Refusal{505, "Version Not Supported", {}};
  }
  const std::string_view uri = message.uri;
  if (uri.empty() || uri.find_first_of(" \t<>\"") != std::string_view::npos) return Bad("Bad Request-URI");
  if (uri.size() > kLongestUri) return Refusal{414, "Request-URI Too Long", {}};
  const std::size_t colon = uri.find(':');
  if (colon == std::string_view::npos || colon == 0) return Bad("Request-URI Without Scheme");
  const std::string_view scheme = uri.substr(0, colon);
  const bool is_sip = SameWord(scheme, "sip") || SameWord(scheme, "sips");
  if (!is_sip && !SameWord(scheme, "tel")) return Refusal{416, "Unsupported URI Scheme", {}};
  // RFC 3261 §19.1.1: no header fields in a Request-URI. A question mark in the user part is none (RFC 4475 §3.1.1.2).
  const std::size_t at = uri.rfind('@');
  if (is_sip && uri.find('?', at == std::string_view::npos ? 0 : at) != std::string_view::npos)
    return Bad("Header Fields In Request-URI");
  return is_sip ? CheckHostPort(uri) : std::nullopt;
}

// --- header fields
// ----------------------------------------------------------------------------------------------------

std::optional<Refusal> CheckSingles(const RawMessage& message) {
  for (const char* name : {"From", "To", "Call-ID", "CSeq"}) {
    const int count = message.Count(name);
    if (count == 0) return Bad("Missing Header Field");
    if (count > 1) return Bad("Header Field Repeated");
  }
  if (message.Count("Via") == 0) return Bad("Missing Via");
  for (const char* name : {"Max-Forwards", "Content-Length", "Content-Type", "Expires", "Event", "Refer-To", "Replaces",
                           "Session-Expires", "Min-SE", "RSeq", "RAck", "Content-Encoding", "Subscription-State"})
    if (message.Count(name) > 1) return Bad("Header Field Repeated");
  for (const char* name : {"From", "To", "Call-ID"})
    if (message.Find(name)->empty()) return Bad("Empty Header Field");
  if (message.is_request && message.method == "INVITE" && message.Count("Contact") == 0) return Bad("Missing Contact");
  return std::nullopt;
}

std::optional<Refusal> CheckNumbers(const RawMessage& message) {
  const std::string_view cseq = *message.Find("CSeq");
  const std::size_t gap = cseq.find_first_of(" \t\r\n");
  if (gap == std::string_view::npos || !Number(cseq.substr(0, gap), 0x7FFFFFFF)) return Bad("Bad CSeq");
  const std::string_view method = Trim(cseq.substr(gap));
  if (!IsToken(method) || (message.is_request && method != message.method)) return Bad("CSeq Method Mismatch");
  if (const auto expires = message.Find("Expires"); expires && !Number(*expires, 0xFFFFFFFF)) return Bad("Bad Expires");
  for (const char* name : {"RSeq", "Min-Expires"})
    if (const auto value = message.Find(name); value && !Number(*value, 0xFFFFFFFF)) return Bad("Number Out Of Range");
  if (const auto hops = message.Find("Max-Forwards"); hops && message.is_request) {
    const auto left = Number(*hops, 255);
    if (!left) return Bad("Bad Max-Forwards");
    const bool in_dialog = message.Find("To")->find(";tag=") != std::string_view::npos;
    if (*left == 0 && !in_dialog && message.method != "ACK" && message.method != "CANCEL")
      return Refusal{483, "Too Many Hops", {}};
  }
  return std::nullopt;
}

std::optional<Refusal> CheckLists(const RawMessage& message) {
  if (static_cast<int>(message.headers.size()) > kMostHeaders) return Bad("Too Many Header Fields");
  for (const RawHeader& header : message.headers)
    if (header.value.size() > kLongestHeader) return Bad("Header Field Too Long");
  const std::pair<const char*, int> limits[] = {{"Via", kMostVia},
                                                {"Route", kMostRoute},
                                                {"Record-Route", kMostRoute},
                                                {"Path", kMostPath},
                                                {"Contact", kMostContacts},
                                                {"Allow", kMostTokens},
                                                {"Require", kMostTokens},
                                                {"Supported", kMostTokens},
                                                {"Unsupported", kMostTokens},
                                                {"Accept", kMostTokens},
                                                {"Service-Route", kMostPath},
                                                {"Authorization", 8 * 12},
                                                {"Proxy-Require", kMostTokens},
                                                {"Allow-Events", kMostTokens}};
  for (const auto& [name, most] : limits)
    if (CountElements(message, name) > most) return Bad("Too Many Values");
  return std::nullopt;
}

std::optional<Refusal> CheckAddresses(const RawMessage& message) {
  for (const RawHeader& header : message.headers) {
    const std::string_view name = LongName(header.name);
    const bool is_contact = SameWord(name, "Contact");
    if (!is_contact && !SameWord(name, "From") && !SameWord(name, "To") && !SameWord(name, "Via")) continue;
    if (!HasEvenQuotes(header.value)) return Bad("Unbalanced Quotes");
    if (!is_contact) continue;
    for (const std::string_view element : Elements(header.value)) {
      // RFC 3261 §20: an address with header fields stands in angle brackets.
      if (element.find('<') == std::string_view::npos && element.find('?') != std::string_view::npos)
        return Bad("Contact Without Angle Brackets");
    }
  }
  return std::nullopt;
}

std::optional<Refusal> CheckRequire(const RawMessage& message) {
  if (message.method == "ACK" || message.method == "CANCEL") return std::nullopt;
  static constexpr std::array kKnown{"100rel", "timer", "replaces", "path", "outbound", "norefersub", "gruu"};
  std::string unknown;
  for (const RawHeader& header : message.headers) {
    if (!SameWord(header.name, "Require")) continue;
    for (const std::string_view tag : Elements(header.value)) {
      const bool known =
          tag.empty() || std::any_of(kKnown.begin(), kKnown.end(), [&](const char* one) { return SameWord(tag, one); });
      if (!known && IsToken(tag)) unknown += (unknown.empty() ? "" : ", ") + std::string(tag);
    }
  }
  if (unknown.empty()) return std::nullopt;
  return Refusal{420, "Bad Extension", {{"Unsupported", unknown}}};
}

// --- bodies
// -----------------------------------------------------------------------------------------------------------

std::optional<Refusal> CheckMultipart(std::string_view content_type, std::string_view body) {
  const std::string_view boundary = ParameterIn(content_type, "boundary");
  if (boundary.empty() || boundary.size() > 70) return Bad("Multipart Without Boundary");
  const std::string mark = "--" + std::string(boundary);
  int parts = 0;
  bool is_closed = false;
  std::size_t at = body.find(mark);
  while (at != std::string_view::npos && !is_closed) {
    std::size_t start = at + mark.size();
    if (body.substr(start, 2) == "--") {
      is_closed = true;
      break;
    }
    const std::size_t next = body.find(mark, start);
    if (next == std::string_view::npos) return Bad("Multipart Without End");
    if (++parts > kMostParts) return Bad("Too Many Body Parts");
    std::string_view part = body.substr(start, next - start);
    NextLine(&part);  // what is left of the boundary's own line
    std::string_view type;
    while (!part.empty()) {
      const std::string_view line = NextLine(&part);
      if (line.empty()) break;
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) return Bad("Bad Body Part");
      if (SameWord(LongName(Trim(line.substr(0, colon))), "Content-Type")) type = Trim(line.substr(colon + 1));
    }
    if (SameWord(type.substr(0, 10), "multipart/")) return Bad("Nested Multipart");
    if (SameWord(MediaTypeOf(type), "application/sdp"))
      if (auto refusal = CheckSdp(part)) return refusal;
    at = next;
  }
  if (parts == 0 || !is_closed) return Bad("Empty Multipart");
  return std::nullopt;
}

// RFC 3428 §7: plain text is what all have in common. What else a MESSAGE may carry is not even parsed.
std::optional<Refusal> CheckText(const RawMessage& message) {
  const auto content_type = message.Find("Content-Type");
  const std::string_view charset = content_type ? ParameterIn(*content_type, "charset") : std::string_view();
  const bool is_readable = charset.empty() || SameWord(charset, "utf-8") || SameWord(charset, "us-ascii");
  if (!content_type || !SameWord(MediaTypeOf(*content_type), "text/plain") || !is_readable)
    return Refusal{415, "Unsupported Media Type", {{"Accept", "text/plain"}}};
  const auto encoding = message.Find("Content-Encoding");
  if (encoding && !SameWord(*encoding, "identity"))
    return Refusal{415, "Unsupported Media Type", {{"Accept-Encoding", "identity"}}};
  return std::nullopt;
}

std::optional<Refusal> CheckBody(const RawMessage& message) {
  if (message.body.empty()) return std::nullopt;
  if (message.is_request && message.method == "MESSAGE") return CheckText(message);
  const auto content_type = message.Find("Content-Type");
  // pjsip leaves a body without a type alone.
  if (!content_type) return std::nullopt;
  const std::string_view type = MediaTypeOf(*content_type);
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos || !IsToken(Trim(type.substr(0, slash))) ||
      !IsToken(Trim(type.substr(slash + 1))))
    return Bad("Bad Content-Type");
  const bool carries_offer = message.is_request && (message.method == "INVITE" || message.method == "UPDATE" ||
                                                    message.method == "PRACK" || message.method == "ACK");
  const auto encoding = message.Find("Content-Encoding");
  if (carries_offer && encoding && !SameWord(*encoding, "identity"))
    return Refusal{415, "Unsupported Media Type", {{"Accept-Encoding", "identity"}}};
  if (SameWord(type, "application/sdp")) return CheckSdp(message.body);
  if (SameWord(type.substr(0, 10), "multipart/")) return CheckMultipart(*content_type, message.body);
  if (SameWord(type.substr(0, 9), "multipart")) return Bad("Bad Content-Type");
  if (type.size() >= 3 && SameWord(type.substr(type.size() - 3), "xml") && !XmlIsTame(message.body))
    return Bad("Bad XML");
  const auto disposition = message.Find("Content-Disposition");
  const bool is_optional = disposition && disposition->find("handling=optional") != std::string_view::npos;
  if (carries_offer && !is_optional) return Refusal{415, "Unsupported Media Type", {{"Accept", "application/sdp"}}};
  return std::nullopt;
}

std::optional<Refusal> CheckAccept(const RawMessage& message) {
  if (message.method != "INVITE") return std::nullopt;
  const auto accept = message.Find("Accept");
  if (!accept || accept->empty()) return std::nullopt;
  for (const RawHeader& header : message.headers) {
    if (!SameWord(header.name, "Accept")) continue;
    for (const std::string_view element : Elements(header.value)) {
      const std::string_view type = MediaTypeOf(element);
      if (SameWord(type, "application/sdp") || SameWord(type, "application/*") || type == "*/*") return std::nullopt;
    }
  }
  return Refusal{406, "Not Acceptable", {{"Accept", "application/sdp"}}};
}

}  // namespace

bool SameWord(std::string_view one, std::string_view other) {
  return one.size() == other.size() &&
         std::equal(one.begin(), one.end(), other.begin(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::optional<std::string_view> RawMessage::Find(std::string_view name) const {
  for (const RawHeader& header : headers)
    if (SameWord(LongName(header.name), name)) return header.value;
  return std::nullopt;
}

int RawMessage::Count(std::string_view name) const {
  return static_cast<int>(std::count_if(
      headers.begin(), headers.end(), [&](const RawHeader& header) { return SameWord(LongName(header.name), name); }));
}

std::optional<RawMessage> SplitMessage(std::string_view bytes) {
  RawMessage message;
  std::size_t at = 0;
  bool is_first = true;
  while (at < bytes.size()) {
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = bytes.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const std::size_t line_at = at;
    at = end + 1;
    if (line.empty()) {
      message.head_length = at;
      message.body = bytes.substr(at);
      return message;
    }
    if (is_first) {
      message.has_start_line = ReadStartLine(line, &message);
      is_first = false;
      continue;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      // Folded (RFC 3261 §7.3.1): the value goes on over the line end.
      if (!message.headers.empty()) {
        RawHeader& header = message.headers.back();
        const char* start = header.value.data();
        header.value = Trim(std::string_view(start, line.data() + line.size() - start));
      }
      continue;
    }
    const std::size_t colon = line.find(':');
    // A line without a colon is kept as a field without a name: CheckMessage refuses it.
    if (colon == std::string_view::npos) {
      message.headers.push_back({{}, line});
      continue;
    }
    const char* value_at = bytes.data() + line_at + colon + 1;
    std::string_view value(value_at, line.data() + line.size() - value_at);
    message.headers.push_back({Trim(line.substr(0, colon)), Trim(value)});
    if (static_cast<int>(message.headers.size()) > 4 * kMostHeaders) break;
  }
  return std::nullopt;
}

std::int64_t ContentLengthOf(const RawMessage& message) {
  const auto text = message.Find("Content-Length");
  if (!text) return -1;
  const auto length = Number(*text, 1'000'000'000);
  return length ? static_cast<std::int64_t>(*length) : -2;
}

std::optional<Refusal> CheckMessage(const RawMessage& message) {
  if (!message.has_start_line) return Bad("Bad Request Line");
  if (!message.is_request && (message.status == 0 || !SameWord(message.version, "SIP/2.0")))
    return Refusal{0, "bad status line", {}};
  for (const RawHeader& header : message.headers)
    if (!IsToken(header.name)) return Bad("Bad Header Field");
  if (auto refusal = CheckSingles(message)) return refusal;
  if (message.is_request)
    if (auto refusal = CheckRequestLine(message)) return refusal;
  if (ContentLengthOf(message) == -2) return Bad("Bad Content-Length");
  if (auto refusal = CheckLists(message)) return refusal;
  if (auto refusal = CheckNumbers(message)) return refusal;
  if (auto refusal = CheckAddresses(message)) return refusal;
  if (message.is_request && !IsKnownMethod(message.method)) return Refusal{501, "Not Implemented", {{"Allow", kAllow}}};
  // RFC 4475 §3.1.1.2 has a NUL in a quoted string; nobody who means well writes one.
  for (const RawHeader& header : message.headers)
    if (header.value.find('\0') != std::string_view::npos) return Bad("NUL In Header Field");
  if (message.is_request)
    if (auto refusal = CheckRequire(message)) return refusal;
  if (auto refusal = CheckBody(message)) return refusal;
  if (message.is_request) return CheckAccept(message);
  return std::nullopt;
}

std::optional<Refusal> CheckSdp(std::string_view body) {
  while (!body.empty() && (body.front() == '\r' || body.front() == '\n')) body.remove_prefix(1);
  const Refusal no_good{488, "Not Acceptable Here", {}};
  if (body.substr(0, 2) != "v=") return Bad("Bad SDP");
  if (body.size() > kLargestSdp || body.find('\0') != std::string_view::npos) return no_good;
  int lines = 0, media = 0, crypto = 0;
  while (!body.empty()) {
    const std::string_view line = NextLine(&body);
    if (++lines > kMostSdpLines) return no_good;
    if (line.substr(0, 2) == "m=") {
      if (++media > kMostMedia) return no_good;
      if (std::count(line.begin(), line.end(), ' ') > kMostFormats + 3) return no_good;
    }
    if (line.substr(0, 9) == "a=crypto:" && ++crypto > kMostCrypto) return no_good;
    for (const std::string_view attribute : {std::string_view("a=rtpmap:"), std::string_view("a=fmtp:")}) {
      if (line.substr(0, attribute.size()) != attribute) continue;
      const std::string_view rest = line.substr(attribute.size());
      const std::string_view payload = rest.substr(0, rest.find(' '));
      // A format that is not a payload number (T.38, applications) is none of pjsip's arrays' business.
      const bool is_number = !payload.empty() && payload.find_first_not_of("0123456789") == std::string_view::npos;
      if (is_number && !Number(payload, 127)) return no_good;
    }
  }
  return std::nullopt;
}

bool XmlIsTame(std::string_view body) {
  constexpr int kDeepest = 16;
  if (body.size() > 8192) return false;
  int depth = 0, elements = 0;
  for (std::size_t i = 0; i + 1 < body.size(); ++i) {
    if (body[i] != '<') continue;
    if (body[i + 1] == '/') {
      --depth;
    } else if (body[i + 1] != '!' && body[i + 1] != '?') {
      const std::size_t end = body.find('>', i);
      if (end == std::string_view::npos) return false;
      if (body[end - 1] != '/' && ++depth > kDeepest) return false;
      if (++elements > 500) return false;
    }
  }
  return true;
}

bool IsDigestCredentials(std::string_view value) {
  value = Trim(value);
  if (value.size() < 7 || !SameWord(value.substr(0, 6), "Digest") || !IsBlank(value[6])) return false;
  for (const std::string_view parameter : Elements(value.substr(7))) {
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !IsToken(Trim(parameter.substr(0, equals)))) return false;
    const std::string_view content = Trim(parameter.substr(equals + 1));
    if (content.empty()) return false;
    if (content.front() == '"') {
      if (content.size() < 2 || content.back() != '"' || !HasEvenQuotes(content)) return false;
    } else if (!IsToken(content)) {
      return false;
    }
  }
  return true;
}

std::string_view UserIn(std::string_view name_addr) {
  const std::size_t open = name_addr.find('<');
  std::string_view uri = open == std::string_view::npos ? name_addr : name_addr.substr(open + 1);
  const std::size_t colon = uri.find(':'), at = uri.find('@');
  if (colon == std::string_view::npos || at == std::string_view::npos || at < colon) return {};
  const std::string_view user = uri.substr(colon + 1, at - colon - 1);
  return user.substr(0, user.find(':'));
}

std::optional<std::string> RawAnswer(const RawMessage& request, const Refusal& refusal, const std::string& source_host,
                                     int source_port, const std::string& product) {
  if (!request.is_request || refusal.status == 0 || request.method == "ACK") return std::nullopt;
  // Without a Via nobody could tell what this answers; what else is missing stays missing (RFC 4475 §3.3.1).
  if (request.Count("Via") == 0) return std::nullopt;
  std::string text = "SIP/2.0 " + std::to_string(refusal.status) + " " + refusal.reason + "\r\n";
  const auto add = [&text](std::string_view name, std::string_view value) {
    // Folds and stray line ends become spaces: nobody's header field starts in the middle of another.
    text.append(name).append(": ");
    for (const char c : value) text += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
    text += "\r\n";
  };
  bool is_first_via = true;
  for (const RawHeader& header : request.headers) {
    if (!SameWord(LongName(header.name), "Via")) continue;
    std::string via(header.value);
    if (is_first_via) {
      // RFC 3261 §18.2.1, RFC 3581 §4, on the topmost value only.
      const std::string received = source_host.find(':') != std::string::npos ? "[" + source_host + "]" : source_host;
      const std::size_t comma = via.find(',');
      std::string topmost = via.substr(0, comma);
      const std::size_t rport = topmost.find(";rport");
      if (rport != std::string::npos && topmost.substr(rport + 6, 1) != "=")
        topmost.insert(rport + 6, "=" + std::to_string(source_port));
      via = topmost + ";received=" + received + (comma == std::string::npos ? "" : via.substr(comma));
      is_first_via = false;
    }
    add("Via", via);
  }
  for (const char* name : {"From", "To", "Call-ID", "CSeq"}) {
    const auto value = request.Find(name);
    if (!value) continue;
    const bool wants_tag = std::string_view(name) == "To" && value->find(";tag=") == std::string_view::npos;
    add(name, wants_tag ? std::string(*value) + ";tag=refused" : std::string(*value));
  }
  for (const auto& [name, value] : refusal.headers) add(name, value);
  if (!product.empty()) add("Server", product);
  text += "Content-Length: 0\r\n\r\n";
  return text;
}

}  // namespace sipleo
