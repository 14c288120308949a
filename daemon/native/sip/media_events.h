// What media finds out becomes events. Called on media threads; a leg may have ended by the time that the SIP thread
// gets to it, and nothing may follow `leg.released`: so it is looked at there.
#pragma once

#include <string>
#include <utility>

#include "calls.h"
#include "command_queue.h"
#include "context.h"
#include "leg_events.h"
#include "sip_engine.h"

namespace sipleo {

class MediaEvents final : public MediaListener {
 public:
  MediaEvents(CommandQueue& commands, LegEvents& events) : commands_(commands), events_(events) {}

  void OnDigit(Name leg, char digit, DigitBy by) override {
    if (by == DigitBy::kEvent)
      return Hop(leg, {"leg.digit",
                       {{"leg", static_cast<std::int64_t>(leg)},
                        {"digit", std::string(1, digit)},
                        {"by", std::string("rfc4733")}}});
    commands_.Post([leg, digit](Parts& parts) { parts.calls->HeardTones(leg, digit); });
    commands_.Hurry();
  }
  void OnUnheard(Name leg, int seconds) override {
    Hop(leg, {"leg.unheard", {{"leg", static_cast<std::int64_t>(leg)}, {"seconds", std::int64_t{seconds}}}});
  }
  void OnChanged(Name leg, Codec codec) override {
    commands_.Post([leg, codec](Parts& parts) { parts.context->media->Follow(leg, codec); });
    commands_.Hurry();
  }
  void OnSpeaking(Name leg, bool speaks) override {
    Hop(leg, {"leg.speaking", {{"leg", static_cast<std::int64_t>(leg)}, {"speaks", speaks}}});
  }
  void OnPlayed(Name leg) override { Hop(leg, {"leg.played", {{"leg", static_cast<std::int64_t>(leg)}}}); }
  // The leg may have ended; that is not said before this.
  void OnRecorded(const Recorded& recorded) override {
    commands_.Post([this, recorded](Parts& parts) {
      parts.context->media->StopRecording(recorded.leg, recorded.path);
      events_.Recorded(recorded);
    });
    commands_.Hurry();
  }

 private:
  void Hop(Name leg, Event event) {
    commands_.Post([this, leg, event = std::move(event)](Parts&) {
      if (events_.Lives(leg)) events_.Post(event);
    });
    commands_.Hurry();
  }

  CommandQueue& commands_;
  LegEvents& events_;
};

}  // namespace sipleo
