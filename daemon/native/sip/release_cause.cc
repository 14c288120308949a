#include "release_cause.h"

namespace sipleo {
namespace {

struct CauseRow {
  const char* cause;
  int status;  // refuses an offered leg
  int q850;    // tells why in BYE; 0: says nothing
};

constexpr CauseRow kCauses[] = {
    {"normal", 480, 0},         {"busy", 486, 17},           {"declined", 603, 21},
    {"no-answer", 480, 19},     {"cancelled", 480, 0},       {"answered-elsewhere", 480, 0},
    {"unreachable", 480, 20},   {"unavailable", 480, 20},    {"not-found", 404, 1},
    {"forbidden", 403, 21},     {"not-acceptable", 488, 65}, {"redirected", 480, 0},
    {"transferred", 480, 0},    {"media-lost", 500, 41},     {"congestion", 503, 34},
    {"too-many-hops", 483, 25}, {"failure", 500, 41},        {"shutdown", 503, 41},
};

const CauseRow& RowOf(std::string_view cause) {
  for (const CauseRow& row : kCauses) {
    if (cause == row.cause) return row;
  }
  return RowOf("failure");
}

}  // namespace

int StatusOfCause(std::string_view cause) { return RowOf(cause).status; }

const char* CauseOfStatus(int status) {
  if (status >= 300 && status < 400) return "redirected";
  switch (status) {
    case 401:
    case 403:
    case 407:
      return "forbidden";
    case 404:
    case 410:
    case 484:
    case 485:
    case 604:
      return "not-found";
    case 406:
    case 415:
    case 488:
    case 606:
      return "not-acceptable";
    case 408:
      return "no-answer";
    case 480:
    case 430:
      return "unavailable";
    case 482:
    case 483:
      return "too-many-hops";
    case 486:
    case 600:
      return "busy";
    case 487:
      return "cancelled";
    case 502:
    case 504:
      return "unreachable";
    case 503:
      return "congestion";
    case 603:
    case 607:
    case 608:
      return "declined";
    default:
      return "failure";
  }
}

const char* CauseOfSilence() { return "unreachable"; }

std::string ReasonOfCause(std::string_view cause, bool cancel) {
  // A telephone that sees this does not list the call as missed (RFC 3326 §3.1).
  if (cause == "answered-elsewhere") return "SIP;cause=200;text=\"Call completed elsewhere\"";
  const int q850 = RowOf(cause).q850;
  if (cancel || q850 == 0) return "";
  return "Q.850;cause=" + std::to_string(q850);
}

}  // namespace sipleo
