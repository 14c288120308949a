// The events of the SIP thread on their way up. Knows which legs have not been announced as ended yet, and lets no leg
// be so before its recordings are. SIP thread only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "../addon/event.h"
#include "../media/media_engine.h"

namespace sipleo {

class LegEvents final : public EventSink {
 public:
  explicit LegEvents(EventSink* events) : events_(events) {}

  void Dialled(Name leg) { living_.insert(leg); }
  bool Lives(Name leg) const { return living_.contains(leg); }

  void Records(Name leg, const std::string& path) { files_[leg].insert(path); }
  void Recorded(const sipleo::Recorded& recorded);

  // `leg.released` waits for the leg's files, so that they are whole when call control hears of it: a few milliseconds,
  // and not for ever where the disk stands still.
  bool WaitsForFiles() const { return !held_.empty(); }
  void Tick();

  void Post(Event event) override;

 private:
  struct Held {
    Event released;
    std::int64_t until_ms = 0;
  };

  void Announce(const sipleo::Recorded& recorded);
  void GiveUp(Name leg);

  EventSink* events_;
  std::unordered_set<Name> living_;
  std::unordered_map<Name, std::unordered_set<std::string>> files_;  // that are being written
  std::map<Name, Held> held_;
};

}  // namespace sipleo
