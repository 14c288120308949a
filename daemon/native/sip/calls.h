// Legs: one INVITE dialog each, with its sound. Commands of the port that concern legs end here; a command for a leg
// that is unknown or has ended does nothing. SIP thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "context.h"
#include "trunk.h"

namespace sipleo {

struct Party {
  std::string number, name;
  bool anonymous = false;
};

struct DialRequest {
  Name contact = 0;  // 0: dial `trunk`, else `uri`
  std::string uri;
  std::string trunk;                       // number of the line
  std::optional<Destination> destination;  // empty: the contact of the line's gateway
  std::string number;                      // to be dialled on the line
  std::vector<std::string> route;          // Route fields
  std::string called;
  Party caller;
  Name like = 0;  // 0: none
  std::vector<std::pair<std::string, std::string>> headers;
  int answer_within_ms = 0;  // 0: as long as SIP waits
};

struct CallsCensus {
  std::int64_t legs = 0;
};

class Calls {
 public:
  static std::unique_ptr<Calls> Create(
      SipContext& context);  // registers its modules (invite, 100rel, timer, replaces, xfer)
  virtual ~Calls() = default;

  virtual void Dial(Name leg, const DialRequest& request) = 0;
  virtual void Ring(Name leg) = 0;
  virtual void Progress(Name leg, Name like) = 0;
  virtual void Answer(Name leg, Name like) = 0;
  virtual void Release(Name leg, const std::string& cause) = 0;
  virtual void Bridge(Name one, Name other) = 0;
  virtual void Play(Name leg, const Sound& sound) = 0;
  virtual void Silence(Name leg) = 0;
  // False: there is no such leg, or it writes to that file already.
  virtual bool Record(Name leg, const RecordingWish& wish) = 0;
  virtual void Join(Name leg, Name room, bool muted) = 0;
  virtual void HearKeys(Name leg, bool hears) = 0;
  // Media has heard a key as tones in the sound.
  virtual void HeardTones(Name leg, char digit) = 0;
  virtual void SendDigits(Name leg, const std::string& digits) = 0;
  virtual void Identify(Name leg, const Party& party) = 0;
  virtual void AcceptTransfer(Name leg) = 0;
  virtual void RefuseTransfer(Name leg, const std::string& cause) = 0;
  virtual void ReportTransfer(Name leg, int status) = 0;

  virtual std::vector<std::pair<Name, LegQuality>> Quality() const = 0;
  virtual CallsCensus Census() const = 0;
  // Is there a leg by a line that leaves by this address?
  virtual bool LeavesBy(const std::string& address) const = 0;
  // Shutdown: releases every leg; Census().legs reaches 0 while the SIP thread goes on polling.
  virtual void ReleaseAll() = 0;
};

}  // namespace sipleo
