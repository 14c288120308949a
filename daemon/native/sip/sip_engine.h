// The engine: one thread that polls pjsip's endpoint, carries out commands and owns every part of the SIP side.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "../addon/event.h"
#include "calls.h"
#include "settings.h"
#include "subscriptions.h"
#include "tables.h"

namespace sipleo {

class LegEvents;
class RegistrarCore;
class TextInbox;
class Discovery;
class TextOutbox;
class TrunkRequests;
class Trunks;
class CommandQueue;
struct SipStack;

// What a command may touch. SIP thread only.
struct Parts {
  SipContext* context = nullptr;
  RegistrarCore* registrar = nullptr;
  Calls* calls = nullptr;
  Subscriptions* subscriptions = nullptr;
  Trunks* trunks = nullptr;
  TrunkRequests* trunk_requests = nullptr;
  TextInbox* text_inbox = nullptr;
  TextOutbox* text_outbox = nullptr;
  Discovery* discovery = nullptr;
  LegEvents* leg_events = nullptr;

  void Dial(Name leg, const DialRequest& request);
  void Record(Name leg, const RecordingWish& wish);
  void Install(std::shared_ptr<const Tables> tables);
  void Restore(const std::vector<Contact>& bindings);
};

struct SipCensus {
  std::int64_t legs = 0, dialogs = 0, transactions = 0, subscriptions = 0, contacts = 0, transports = 0, pool_bytes = 0;
  std::int64_t trunk_registrations = 0, probes = 0, messages = 0;
  MediaCensus media;
};

// LegQuality as the engine port writes it.
Fields QualityFields(const LegQuality& quality);

class SipEngine {
 public:
  using Command = std::function<void(Parts&)>;
  using Started = std::function<void(StartOutcome)>;
  using Closed = std::function<void()>;

  // Starts the thread. `started` is called from it once; `closed` once after a successful start, as its last deed.
  SipEngine(EngineSettings settings, EventSink* events, Started started, Closed closed);
  ~SipEngine();  // joins

  // Any thread. Commands are carried out in the order of posting, at the latest when somebody hurries.
  void Post(Command command);
  void Hurry();
  // Releases every leg and waits for the far sides, a few seconds at most; `closed` tells the end.
  void Stop();
  // Ends at once, without goodbyes and without calling `closed`.
  void Abandon();

  // As of the SIP thread's last round: at most a few milliseconds old while anything happens. Any thread.
  SipCensus Census() const;
  std::vector<std::pair<Name, LegQuality>> Quality() const;

 private:
  void Run();
  void Poll(SipStack& stack);
  void WindDown(SipStack& stack);
  void Observe(SipStack& stack);

  const EngineSettings settings_;
  EventSink* const events_;
  const Started started_;
  const Closed closed_;
  std::unique_ptr<CommandQueue> commands_;
  std::atomic<bool> stopping_{false}, abandoned_{false};
  mutable std::mutex snapshot_mutex_;
  SipCensus census_;
  std::vector<std::pair<Name, LegQuality>> quality_;
  std::int64_t looked_at_ms_ = 0, pool_bytes_ = 0;  // SIP thread
  std::thread thread_;
};

}  // namespace sipleo
