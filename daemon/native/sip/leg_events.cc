#include "leg_events.h"

#include <string_view>
#include <utility>

#include "context.h"

namespace sipleo {
namespace {

constexpr std::int64_t kPatienceMs = 2000;

Name LegOf(const Event& event) {
  for (const Field& field : event.fields)
    if (std::string_view(field.key) == "leg") return static_cast<Name>(std::get<std::int64_t>(field.value));
  return 0;
}

}  // namespace

void LegEvents::Post(Event event) {
  const std::string_view type = event.type;
  if (type == "leg.offered") living_.insert(LegOf(event));
  if (type == "leg.released") {
    const Name leg = LegOf(event);
    living_.erase(leg);
    if (files_.contains(leg)) {
      held_.emplace(leg, Held{std::move(event), SteadyMs() + kPatienceMs});
      return;
    }
  }
  events_->Post(std::move(event));
}

// One that was given up is not announced again.
void LegEvents::Recorded(const sipleo::Recorded& recorded) {
  const auto found = files_.find(recorded.leg);
  if (found == files_.end() || found->second.erase(recorded.path) == 0) return;
  Announce(recorded);
  if (!found->second.empty()) return;
  files_.erase(found);
  const auto held = held_.find(recorded.leg);
  if (held == held_.end()) return;
  events_->Post(std::move(held->second.released));
  held_.erase(held);
}

void LegEvents::Announce(const sipleo::Recorded& recorded) {
  events_->Post({"leg.recorded",
                 {{"leg", static_cast<std::int64_t>(recorded.leg)},
                  {"path", recorded.path},
                  {"seconds", recorded.seconds},
                  {"why", std::string(RecordingEndText(recorded.why))},
                  {"text", recorded.text}}});
}

void LegEvents::GiveUp(Name leg) {
  const auto paths = std::exchange(files_[leg], {});
  files_.erase(leg);
  for (const std::string& path : paths)
    Announce({leg, path, 0, RecordingEnd::kFailed, "the disk does not take the end of the sound"});
}

void LegEvents::Tick() {
  const std::int64_t now = SteadyMs();
  for (auto held = held_.begin(); held != held_.end();) {
    if (held->second.until_ms > now) {
      ++held;
      continue;
    }
    GiveUp(held->first);
    events_->Post(std::move(held->second.released));
    held = held_.erase(held);
  }
}

}  // namespace sipleo
