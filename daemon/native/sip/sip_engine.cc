#include "sip_engine.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "authenticator_core.h"
#include "command_queue.h"
#include "discovery.h"
#include "gate.h"
#include "guard.h"
#include "interfaces.h"
#include "leg_events.h"
#include "listeners.h"
#include "media_events.h"
#include "message_log.h"
#include "pjlib.h"
#include "registrar_core.h"
#include "requests.h"
#include "text_inbox.h"
#include "text_outbox.h"
#include "trunk_requests.h"
#include "trunks.h"
#include "wire_trace.h"

namespace sipleo {
namespace {

// The longest that the thread sleeps.
constexpr std::int64_t kLongestSleepMs = 200;
// Timers wait for one another so long (SIP's shortest is T1, 500 ms), and a census may be so late: each wake-up of an
// idle processor costs more than what it is for.
constexpr std::int64_t kTimerGrainMs = 50;
constexpr std::int64_t kObserveEveryMs = 5;
// Quality and memory take a walk over everything.
constexpr std::int64_t kLookEveryMs = 1000;
constexpr std::int64_t kTickMs = 500;
// What far sides get to answer our BYE before the sockets close.
constexpr std::int64_t kGoodbyeMs = 4000;
constexpr pj_size_t kPoolCacheBytes = 8 * 1024 * 1024;

std::int64_t MonotonicMs() {
  pj_time_val now;
  pj_gettickcount(&now);
  return std::int64_t{now.sec} * 1000 + now.msec;
}

// pjlib's own count went out of use; other threads may be growing a pool meanwhile, which only makes this late.
std::int64_t PoolBytes([[maybe_unused]] pj_caching_pool& pools) {
#if PJ_POOL_DEBUG
  return 0;  // every allocation is the sanitizer's
#else
  pj_lock_acquire(pools.lock);
  std::int64_t bytes = static_cast<std::int64_t>(pools.capacity);
  const auto* head = reinterpret_cast<const pj_pool_t*>(&pools.used_list);
  for (const pj_pool_t* pool = head->next; pool != head; pool = pool->next)
    bytes += static_cast<std::int64_t>(pool->capacity);
  pj_lock_release(pools.lock);
  return bytes;
#endif
}

// Process-wide switches of pjsip, the same for every engine.
void ConfigurePjsip() {
  pjsip_cfg_t* config = pjsip_cfg();
  config->endpt.disable_tcp_switch = PJ_TRUE;  // a long UDP request stays UDP: phones listen there
  config->endpt.disable_tls_switch = PJ_TRUE;
  config->endpt.disable_secure_dlg_check = PJ_TRUE;  // sip: Contacts over TLS are what phones send
}

}  // namespace

// Everything that lives between a start and a close, in the order in which it is built; undone in reverse.
struct SipStack {
  pj_caching_pool pools{};
  bool has_pools = false;
  SipContext context;
  pj_pool_t* pool = nullptr;
  std::unique_ptr<LegEvents> leg_events;
  std::unique_ptr<MediaEvents> media_events;
  std::unique_ptr<MediaEngine> media;
  std::unique_ptr<Guard> guard;
  std::unique_ptr<Trunks> trunks;
  std::unique_ptr<TrunkRequests> trunk_requests;
  std::unique_ptr<Interfaces> interfaces;
  std::unique_ptr<Gate> gate;
  std::unique_ptr<WireTrace> wire;
  std::unique_ptr<MessageLog> message_log;
  std::unique_ptr<AuthenticatorCore> authenticator;
  std::unique_ptr<RegistrarCore> registrar;
  std::unique_ptr<Requests> requests;
  std::unique_ptr<Calls> calls;
  std::unique_ptr<Subscriptions> subscriptions;
  std::unique_ptr<TextInbox> text_inbox;
  std::unique_ptr<TextOutbox> text_outbox;
  std::unique_ptr<Discovery> discovery;
  Parts parts;
  std::int64_t observed_at_ms = 0, ticked_at_ms = 0;

  std::optional<StartFailure> Build(const EngineSettings& settings, EventSink* events, CommandQueue& commands,
                                    std::vector<Listening>* listening);
  void Demolish(CommandQueue& commands);

 private:
  static StartFailure Failed(const std::string& what, pj_status_t status) {
    return {.code = "ENGINE_START_FAILED", .reason = "cannot " + what + ": " + StatusText(status)};
  }
};

std::optional<StartFailure> SipStack::Build(const EngineSettings& settings, EventSink* events, CommandQueue& commands,
                                            std::vector<Listening>* listening) {
  pj_caching_pool_init(&pools, nullptr, kPoolCacheBytes);
  has_pools = true;
  ConfigurePjsip();
  pj_status_t status = pjsip_endpt_create(&pools.factory, "sipleo", &context.endpoint);
  if (status != PJ_SUCCESS) return Failed("make the SIP endpoint", status);
  pool = pjsip_endpt_create_pool(context.endpoint, "engine", 1000, 1000);
  status = commands.Watch(pool, pjsip_endpt_get_ioqueue(context.endpoint));
  if (status != PJ_SUCCESS) return Failed("watch the command queue", status);

  context.pools = &pools.factory;
  leg_events = std::make_unique<LegEvents>(events);
  context.events = leg_events.get();
  context.product = settings.product;
  context.tables = std::make_shared<Tables>();

  guard = std::make_unique<Guard>(context.events);
  context.guard = guard.get();
  trunks = std::make_unique<Trunks>(context);
  context.trunks = trunks.get();
  guard->KnowTrunks(trunks.get());
  gate = std::make_unique<Gate>(context, *guard);
  status = gate->Open();
  if (status != PJ_SUCCESS) return Failed("set up the gate", status);
  wire = std::make_unique<WireTrace>(context, *leg_events);
  context.wire = wire.get();
  message_log = std::make_unique<MessageLog>(context, *wire);
  status = message_log->Open(settings.log_level >= 4);
  if (status != PJ_SUCCESS) return Failed("set up the message log", status);
  status = pjsip_tsx_layer_init_module(context.endpoint);
  if (status != PJ_SUCCESS) return Failed("set up SIP transactions", status);

  Listeners listeners;
  if (auto failure = OpenListeners(context.endpoint, settings, &listeners)) return failure;
  context.udp_port = listeners.udp_port;
  context.tcp_port = listeners.tcp_port;
  context.tls_port = listeners.tls_port;
  context.bound = listeners.bound;
  context.sip_ports.push_back(static_cast<std::uint16_t>(listeners.udp_port));
  if (listeners.tls_port != 0) context.sip_ports.push_back(static_cast<std::uint16_t>(listeners.tls_port));
  *listening = listeners.listening;

  interfaces = std::make_unique<Interfaces>(context, settings);
  context.interfaces = interfaces.get();
  status = interfaces->Open();
  if (status != PJ_SUCCESS) return Failed("set up the addresses of lines", status);

  media_events = std::make_unique<MediaEvents>(commands, *leg_events);
  media = MediaEngine::Create(&pools.factory, media_events.get());
  status = media->Start(settings.media);
  if (status != PJ_SUCCESS) return Failed("start the media engine", status);
  context.media = media.get();

  authenticator = std::make_unique<AuthenticatorCore>(context, *guard);
  context.authenticator = authenticator.get();
  registrar = std::make_unique<RegistrarCore>(context, *guard);
  context.registrar = registrar.get();
  guard->KnowRegistrar(registrar.get());
  status = registrar->Open();
  if (status != PJ_SUCCESS) return Failed("set up the registrar", status);
  requests = std::make_unique<Requests>(context, *guard);
  status = requests->Open();
  if (status != PJ_SUCCESS) return Failed("set up the answers to requests", status);

  trunk_requests = std::make_unique<TrunkRequests>(context);
  context.trunk_requests = trunk_requests.get();
  calls = Calls::Create(context);
  if (calls == nullptr) return StartFailure{.code = "ENGINE_START_FAILED", .reason = "cannot set up calls"};
  subscriptions = Subscriptions::Create(context);
  if (subscriptions == nullptr)
    return StartFailure{.code = "ENGINE_START_FAILED", .reason = "cannot set up subscriptions"};
  text_inbox = std::make_unique<TextInbox>(context);
  status = text_inbox->Open();
  if (status != PJ_SUCCESS) return Failed("set up text messages", status);
  text_outbox = std::make_unique<TextOutbox>(context);
  discovery = std::make_unique<Discovery>(context);
  status = discovery->Open();
  if (status != PJ_SUCCESS) return Failed("set up the discovery of telephones", status);
  parts = {&context,        registrar.get(),      calls.get(),      subscriptions.get(),
           trunks.get(),    trunk_requests.get(), text_inbox.get(), text_outbox.get(),
           discovery.get(), leg_events.get()};
  return std::nullopt;
}

void SipStack::Demolish(CommandQueue& commands) {
  // Users of dialogs first, then what they used; the endpoint ends its transactions and transports itself.
  if (gate != nullptr) gate->Close();
  subscriptions.reset();
  calls.reset();
  if (registrar != nullptr) registrar->Close();
  if (trunk_requests != nullptr) trunk_requests->Close();
  if (interfaces != nullptr) interfaces->Close();
  if (text_inbox != nullptr) text_inbox->Close();
  if (text_outbox != nullptr) text_outbox->Close();
  if (discovery != nullptr) discovery->Close();
  commands.Unwatch();
  if (context.endpoint != nullptr) {
    if (pool != nullptr) pjsip_endpt_release_pool(context.endpoint, pool);
    pjsip_endpt_destroy(context.endpoint);
    context.endpoint = nullptr;
  }
  // The endpoint knew modules that live in these.
  discovery.reset();
  text_outbox.reset();
  text_inbox.reset();
  requests.reset();
  registrar.reset();
  authenticator.reset();
  message_log.reset();
  wire.reset();
  gate.reset();
  trunk_requests.reset();
  interfaces.reset();
  trunks.reset();
  guard.reset();
  media.reset();
  media_events.reset();
  leg_events.reset();
  if (has_pools) pj_caching_pool_destroy(&pools);
}

void Parts::Install(std::shared_ptr<const Tables> tables) {
  context->tables = std::move(tables);
  trunks->TablesReplaced();
  context->interfaces->TablesReplaced();
  trunk_requests->TablesReplaced();
  registrar->TablesReplaced();
  context->events->Post({"tables.installed", {{"revision", context->tables->revision}}});
}

void Parts::Dial(Name leg, const DialRequest& request) {
  leg_events->Dialled(leg);
  calls->Dial(leg, request);
}

void Parts::Record(Name leg, const RecordingWish& wish) {
  if (calls->Record(leg, wish)) leg_events->Records(leg, wish.path);
}

void Parts::Restore(const std::vector<Contact>& bindings) { registrar->Restore(bindings); }

Fields QualityFields(const LegQuality& quality) {
  return {{"codec", quality.codec},
          {"packetsReceived", quality.packets_received},
          {"packetsSent", quality.packets_sent},
          {"packetsLost", quality.packets_lost},
          {"packetsLostFar", quality.packets_lost_far},
          {"jitterMs", quality.jitter_ms},
          {"roundTripMs", quality.round_trip_ms},
          {"mos", quality.mos},
          {"video", quality.video}};
}

SipEngine::SipEngine(EngineSettings settings, EventSink* events, Started started, Closed closed)
    : settings_(std::move(settings)),
      events_(events),
      started_(std::move(started)),
      closed_(std::move(closed)),
      commands_(std::make_unique<CommandQueue>()) {
  thread_ = std::thread([this] { Run(); });
}

SipEngine::~SipEngine() {
  Abandon();
  if (thread_.joinable()) thread_.join();
}

void SipEngine::Post(Command command) { commands_->Post(std::move(command)); }

void SipEngine::Hurry() { commands_->Hurry(); }

void SipEngine::Stop() {
  stopping_ = true;
  commands_->Wake();
}

void SipEngine::Abandon() {
  abandoned_ = true;
  commands_->Wake();
}

SipCensus SipEngine::Census() const {
  std::lock_guard<std::mutex> lock(snapshot_mutex_);
  return census_;
}

std::vector<std::pair<Name, LegQuality>> SipEngine::Quality() const {
  std::lock_guard<std::mutex> lock(snapshot_mutex_);
  return quality_;
}

void SipEngine::Run() {
  StartOutcome outcome;
  const pj_status_t status = EnterPjlib("sip");
  if (status != PJ_SUCCESS) {
    outcome.failure =
        StartFailure{.code = "ENGINE_START_FAILED", .reason = "cannot start pjlib: " + StatusText(status)};
    started_(std::move(outcome));
    return;
  }
  SendLogTo(events_, settings_.log_level);
  events_->Gather();
  SipStack stack;
  outcome.failure = stack.Build(settings_, events_, *commands_, &outcome.listening);
  const bool failed = outcome.failure.has_value();
  if (!failed) {
    Observe(stack);
    started_(outcome);
  }
  while (!failed && !stopping_ && !abandoned_) Poll(stack);
  if (!failed && !abandoned_) WindDown(stack);
  stack.Demolish(*commands_);
  SendLogTo(nullptr, 0);
  // Told last: whoever hears it may join this thread and start another engine on the same ports.
  if (failed)
    started_(outcome);
  else if (!abandoned_)
    closed_();
}

// One round: carry out what was posted and what is due, then wait for the network, a timer or the next command. What
// pjsip_endpt_handle_events does, but that events go up together and timers are not waited for one by one.
void SipEngine::Poll(SipStack& stack) {
  commands_->CarryOut(stack.parts);
  const std::int64_t now = MonotonicMs();
  if (now - stack.ticked_at_ms >= kTickMs) {
    stack.ticked_at_ms = now;
    stack.registrar->Tick();
    stack.guard->Tick();
    stack.trunk_requests->Tick();
    stack.interfaces->Tick(*stack.calls);
    stack.text_inbox->Tick();
    stack.text_outbox->Tick();
    stack.discovery->Tick();
    stack.leg_events->Tick();
    stack.wire->Tick();
  }
  pj_time_val next{0, 0};
  // A few at a time, until nothing is due.
  while (pj_timer_heap_poll(pjsip_endpt_get_timer_heap(stack.context.endpoint), &next) > 0) {
  }
  const bool is_behind = now - stack.observed_at_ms < kObserveEveryMs;
  if (!is_behind) Observe(stack);
  events_->Flush();

  const std::int64_t timer_ms = std::int64_t{next.sec} * 1000 + next.msec;
  const std::int64_t longest = is_behind ? kTimerGrainMs : kLongestSleepMs;
  const pj_time_val wait{0, static_cast<long>(std::clamp(timer_ms, kTimerGrainMs, longest))};
  if (pj_ioqueue_poll(pjsip_endpt_get_ioqueue(stack.context.endpoint), &wait) < 0) pj_thread_sleep(kTimerGrainMs);
}

void SipEngine::WindDown(SipStack& stack) {
  commands_->CarryOut(stack.parts);  // what was posted before the stop still counts
  stack.calls->ReleaseAll();
  stack.subscriptions->CloseAll();
  const std::int64_t deadline = MonotonicMs() + kGoodbyeMs;
  while (!abandoned_ && MonotonicMs() < deadline) {
    const bool said =
        stack.calls->Census().legs == 0 && stack.subscriptions->Count() == 0 && !stack.leg_events->WaitsForFiles();
    if (said && stack.trunk_requests->Registrations() == 0) break;
    Poll(stack);
  }
}

void SipEngine::Observe(SipStack& stack) {
  stack.observed_at_ms = MonotonicMs();
  SipCensus census;
  census.media = stack.media->Census();
  census.legs = stack.calls->Census().legs;
  census.dialogs = pjsip_ua_get_dlg_set_count();
  census.transactions = pjsip_tsx_layer_get_tsx_count();
  census.subscriptions = stack.subscriptions->Count();
  census.contacts = stack.registrar->Count();
  census.transports = stack.gate->Connections();
  census.trunk_registrations = stack.trunk_requests->Registrations();
  census.probes = stack.trunk_requests->Probes();
  census.messages = stack.text_inbox->Count() + stack.text_outbox->Count() + stack.discovery->Count();
  const bool looks_closely = stack.observed_at_ms - looked_at_ms_ >= kLookEveryMs;
  if (looks_closely) {
    looked_at_ms_ = stack.observed_at_ms;
    pool_bytes_ = PoolBytes(stack.pools);
  }
  census.pool_bytes = pool_bytes_;
  const bool wants_quality = looks_closely && (census.legs > 0 || !quality_.empty());
  auto quality = wants_quality ? stack.calls->Quality() : std::vector<std::pair<Name, LegQuality>>{};

  std::lock_guard<std::mutex> lock(snapshot_mutex_);
  census_ = census;
  if (wants_quality) quality_.swap(quality);
}

}  // namespace sipleo
