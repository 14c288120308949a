// Looks at a SIP message in its raw bytes, before pjsip does: is it whole, is every count and number within bounds, may
// its body be parsed? Pure functions of the bytes (RFC 3261, RFC 4475, RFC 5118; classes in product security notes).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sipleo {

struct RawHeader {
  std::string_view name, value;  // value without white space at its ends, may hold folds
};

struct RawMessage {
  bool is_request = false;
  std::string_view method, uri, version;  // of a request
  int status = 0;                         // of a response; 0 when it is no number of three digits
  std::vector<RawHeader> headers;
  std::string_view body;
  std::size_t head_length = 0;  // bytes up to and with the empty line
  bool has_start_line = false;  // else nothing of the first line could be read

  // The only value, the first one when there are several, nothing when there is none. Compact names are understood.
  std::optional<std::string_view> Find(std::string_view name) const;
  int Count(std::string_view name) const;
};

// Why a message is not let in. Status 0: it cannot be answered and is dropped.
struct Refusal {
  int status = 0;
  const char* reason = "";
  std::vector<std::pair<std::string, std::string>> headers;
};

// Splits; nothing when the end of the head (an empty line) is not there. Never throws.
std::optional<RawMessage> SplitMessage(std::string_view bytes);

// The Content-Length, -1 when there is none, -2 when it is not a number that we could ever take.
std::int64_t ContentLengthOf(const RawMessage& message);

// All of the checks; `body` must be cut to Content-Length before. Nothing when the message may go on.
std::optional<Refusal> CheckMessage(const RawMessage& message);

// May pjsip parse this as SDP?
std::optional<Refusal> CheckSdp(std::string_view body);
// May pjsip parse this as XML: no deeper than 16, no longer than 8 KiB?
bool XmlIsTame(std::string_view body);
// Is this what RFC 7616 writes, with the scheme Digest?
bool IsDigestCredentials(std::string_view value);

// User part of the URI in a From or To, for counting; empty when there is none.
std::string_view UserIn(std::string_view name_addr);
bool SameWord(std::string_view one, std::string_view other);  // without regard to case

// A final answer made of the request's own bytes (RFC 3261 §8.2.6), for requests that pjsip must not see. Nothing for
// what cannot be answered: ACK, responses, requests without Via.
std::optional<std::string> RawAnswer(const RawMessage& request, const Refusal& refusal, const std::string& source_host,
                                     int source_port, const std::string& product);

inline constexpr std::size_t kLargestMessage = 8000;  // PJSIP_MAX_PKT_LEN, with room for the NUL

}  // namespace sipleo
