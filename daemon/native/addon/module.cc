// The Node-API border: the only C++ that knows JavaScript besides decode, encode and the event queue. Each function
// decodes its arguments into plain structs on the JavaScript thread and posts a closure to the SIP thread.
#include <array>
#include <atomic>
#include <memory>

#include <node_api.h>

#include "../sip/discovery.h"
#include "../sip/sip_engine.h"
#include "../sip/text_inbox.h"
#include "../sip/text_outbox.h"
#include "../sip/trunk_requests.h"
#include "../sip/trunks.h"
#include "decode.h"
#include "decode_trunk.h"
#include "encode.h"
#include "event_queue.h"

namespace sipleo {
namespace {

// pjlib's state is the process's: one engine at a time, whichever of Node's threads loaded the addon.
std::atomic<bool> engine_in_process{false};

// One per environment; deleted with it.
struct Border {
  EventQueue queue;
  std::unique_ptr<SipEngine> engine;
  napi_deferred starting = nullptr, closing = nullptr;
};

Border& BorderOf(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return *static_cast<Border*>(data);
}

napi_value Undefined(napi_env env) {
  napi_value value = nullptr;
  napi_get_undefined(env, &value);
  return value;
}

// What the engine could not start on, as `code` and `facts` of the rejection.
napi_value ErrorOf(napi_env env, const StartFailure& failure) {
  napi_value error = nullptr;
  napi_create_error(env, ToJs(env, Value(failure.code)), ToJs(env, Value(failure.code + ": " + failure.reason)),
                    &error);
  Fields facts{{"reason", failure.reason}};
  if (!failure.address.empty()) facts.push_back({"address", failure.address});
  if (!failure.transport.empty()) facts.push_back({"transport", failure.transport});
  if (!failure.file.empty()) facts.push_back({"file", failure.file});
  if (failure.port >= 0) facts.push_back({"port", std::int64_t{failure.port}});
  napi_set_named_property(env, error, "facts", ToJs(env, facts));
  return error;
}

napi_value ListeningToJs(napi_env env, const std::vector<Listening>& all) {
  napi_value array = nullptr;
  napi_create_array_with_length(env, all.size(), &array);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Fields fields{
        {"transport", all[i].transport}, {"address", all[i].address}, {"port", std::int64_t{all[i].port}}};
    napi_set_element(env, array, i, ToJs(env, fields));
  }
  return array;
}

// An environment that goes down with an engine in it: no thread of ours may outlive it.
void OnEnvironmentEnd(void* data) {
  auto& border = *static_cast<Border*>(data);
  if (border.engine == nullptr) return;
  border.queue.Close();
  border.engine->Abandon();
  border.engine.reset();  // joins
  engine_in_process = false;
}

// The SIP thread has nothing more to do: join it and let Node exit.
void Conclude(napi_env env, Border& border) {
  napi_remove_env_cleanup_hook(env, &OnEnvironmentEnd, &border);
  border.engine.reset();
  border.queue.Close();
  engine_in_process = false;
}

void OnStarted(napi_env env, const StartOutcome& outcome) {
  Border& border = BorderOf(env);
  napi_deferred starting = std::exchange(border.starting, nullptr);
  if (outcome.failure) {
    Conclude(env, border);
    napi_reject_deferred(env, starting, ErrorOf(env, *outcome.failure));
    // close() while starting: there is nothing left to close.
    if (border.closing != nullptr) napi_resolve_deferred(env, std::exchange(border.closing, nullptr), Undefined(env));
  } else {
    napi_resolve_deferred(env, starting, ListeningToJs(env, outcome.listening));
  }
}

void OnClosed(napi_env env) {
  Border& border = BorderOf(env);
  Conclude(env, border);
  if (border.closing != nullptr) napi_resolve_deferred(env, std::exchange(border.closing, nullptr), Undefined(env));
}

class Arguments {
 public:
  Arguments(napi_env env, napi_callback_info info) : env_(env) {
    napi_get_cb_info(env, info, &count_, values_.data(), nullptr, nullptr);
  }
  Reader At(std::size_t index, const char* name) const {
    return Reader(env_, index < count_ ? values_[index] : Undefined(env_), name);
  }
  napi_value Raw(std::size_t index) const { return index < count_ ? values_[index] : Undefined(env_); }

 private:
  napi_env env_;
  std::size_t count_ = 4;
  std::array<napi_value, 4> values_{};
};

// Every function of the addon has this shape; a ShapeError becomes a TypeError.
template <napi_value (*function)(napi_env, const Arguments&)>
napi_value Guarded(napi_env env, napi_callback_info info) {
  try {
    return function(env, Arguments(env, info));
  } catch (const ShapeError& error) {
    napi_throw_type_error(env, "ENGINE_WRONG_ARGUMENT", error.what());
  } catch (const std::exception& error) {
    napi_throw_error(env, "ENGINE_FAILED", error.what());
  }
  return nullptr;
}

// start(settings, listener): Promise<ListeningAddress[]>
napi_value Start(napi_env env, const Arguments& arguments) {
  EngineSettings settings = ReadSettings(arguments.At(0, "settings"));
  napi_valuetype type = napi_undefined;
  napi_typeof(env, arguments.Raw(1), &type);
  if (type != napi_function) throw ShapeError("listener: a function expected");

  Border& border = BorderOf(env);
  napi_value promise = nullptr;
  napi_deferred deferred = nullptr;
  napi_create_promise(env, &deferred, &promise);
  if (engine_in_process.exchange(true)) {
    napi_reject_deferred(
        env, deferred,
        ErrorOf(env, {.code = "ENGINE_START_FAILED", .reason = "another engine runs in this process: close it first"}));
    return promise;
  }
  const auto delivered = [&border] {
    if (border.engine != nullptr) border.engine->Hurry();
  };
  if (!border.queue.Open(env, arguments.Raw(1), delivered)) {
    engine_in_process = false;
    napi_reject_deferred(env, deferred,
                         ErrorOf(env, {.code = "ENGINE_START_FAILED", .reason = "no way to post events"}));
    return promise;
  }
  border.starting = deferred;
  // After the queue's own hook, so that it runs before it: hooks run in reverse order.
  napi_add_env_cleanup_hook(env, &OnEnvironmentEnd, &border);
  EventQueue& queue = border.queue;
  border.engine = std::make_unique<SipEngine>(
      std::move(settings), &queue,
      [&queue](StartOutcome outcome) {
        queue.Post(EventQueue::Errand([outcome = std::move(outcome)](napi_env e) { OnStarted(e, outcome); }));
      },
      [&queue] { queue.Post(EventQueue::Errand([](napi_env e) { OnClosed(e); })); });
  return promise;
}

napi_value Close(napi_env env, const Arguments&) {
  Border& border = BorderOf(env);
  napi_value promise = nullptr;
  napi_deferred deferred = nullptr;
  napi_create_promise(env, &deferred, &promise);
  if (border.engine == nullptr || border.closing != nullptr) {
    // Nothing to close; the adapter shares one promise between repeated calls.
    napi_resolve_deferred(env, deferred, Undefined(env));
    return promise;
  }
  border.closing = deferred;
  border.engine->Stop();
  return promise;
}

// A command for an engine that does not run does nothing: its legs have all been announced as ended. What one delivery
// of events leads to is carried out together, after it.
napi_value Post(napi_env env, SipEngine::Command command) {
  Border& border = BorderOf(env);
  if (border.engine == nullptr) return Undefined(env);
  border.engine->Post(std::move(command));
  if (!border.queue.IsDelivering()) border.engine->Hurry();
  return Undefined(env);
}

napi_value Install(napi_env env, const Arguments& arguments) {
  return Post(env, [tables = ReadTables(arguments.At(0, "tables"))](Parts& parts) { parts.Install(tables); });
}

napi_value RestoreContacts(napi_env env, const Arguments& arguments) {
  return Post(env, [bindings = ReadBindings(arguments.At(0, "bindings"))](Parts& parts) { parts.Restore(bindings); });
}

napi_value Dial(napi_env env, const Arguments& arguments) {
  const Name leg = arguments.At(0, "leg").Name();
  if (leg % 2 == 0) throw ShapeError("leg: an odd name expected, even ones are minted by the engine");
  return Post(env,
              [leg, request = ReadDialRequest(arguments.At(1, "request"))](Parts& parts) { parts.Dial(leg, request); });
}

template <void (Calls::*method)(Name)>
napi_value OfLeg(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name()](Parts& parts) { ((*parts.calls).*method)(leg); });
}

template <void (Calls::*method)(Name, Name)>
napi_value LikeLeg(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), like = arguments.At(1, "like").NameOrNone()](Parts& parts) {
    ((*parts.calls).*method)(leg, like);
  });
}

template <void (Calls::*method)(Name, const std::string&)>
napi_value OfLegAndWord(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), word = arguments.At(1, "word").OneLine(128)](Parts& parts) {
    ((*parts.calls).*method)(leg, word);
  });
}

napi_value Bridge(napi_env env, const Arguments& arguments) {
  return Post(env, [one = arguments.At(0, "one").Name(), other = arguments.At(1, "other").Name()](Parts& parts) {
    parts.calls->Bridge(one, other);
  });
}

napi_value Play(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), sound = ReadSound(arguments.At(1, "sound"))](Parts& parts) {
    parts.calls->Play(leg, sound);
  });
}

napi_value Record(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(),
                    wish = ReadRecordingWish(arguments.At(1, "request"))](Parts& parts) { parts.Record(leg, wish); });
}

napi_value StopRecording(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), path = arguments.At(1, "path").Text(4096)](Parts& parts) {
    parts.context->media->StopRecording(leg, path);
  });
}

napi_value Join(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), room = arguments.At(1, "room").Name(),
                    muted = arguments.At(2, "muted").Truth()](Parts& parts) { parts.calls->Join(leg, room, muted); });
}

napi_value HearKeys(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), hears = arguments.At(1, "hears").Truth()](Parts& parts) {
    parts.calls->HearKeys(leg, hears);
  });
}

napi_value PlayToRoom(napi_env env, const Arguments& arguments) {
  return Post(env, [room = arguments.At(0, "room").Name(), sound = ReadSound(arguments.At(1, "sound"))](Parts& parts) {
    parts.context->media->PlayToRoom(room, sound);
  });
}

napi_value Identify(napi_env env, const Arguments& arguments) {
  return Post(env, [leg = arguments.At(0, "leg").Name(), party = ReadParty(arguments.At(1, "party"))](Parts& parts) {
    parts.calls->Identify(leg, party);
  });
}

napi_value ReportTransfer(napi_env env, const Arguments& arguments) {
  const int status = static_cast<int>(arguments.At(1, "status").Integer(100, 699));
  return Post(
      env, [leg = arguments.At(0, "leg").Name(), status](Parts& parts) { parts.calls->ReportTransfer(leg, status); });
}

napi_value Notify(napi_env env, const Arguments& arguments) {
  const std::string state = arguments.At(3, "state").OneLine(16);
  if (state != "active" && state != "terminated") throw ShapeError("state: 'active' or 'terminated' expected");
  return Post(
      env, [subscription = arguments.At(0, "subscription").Name(), type = arguments.At(1, "contentType").OneLine(128),
            body = arguments.At(2, "body").Text(65536), ended = state == "terminated"](Parts& parts) {
        parts.subscriptions->Notify(subscription, type, body, ended);
      });
}

napi_value SetTrunkSources(napi_env env, const Arguments& arguments) {
  return Post(env,
              [trunk = arguments.At(0, "trunk").OneLine(64), sources = ReadTrunkSources(arguments.At(1, "sources"))](
                  Parts& parts) { parts.trunks->SetSources(trunk, sources); });
}

napi_value RegisterTrunk(napi_env env, const Arguments& arguments) {
  const Reader wish = arguments.At(1, "registration");
  return Post(env, [trunk = arguments.At(0, "trunk").OneLine(64), destination = ReadDestination(wish.At("destination")),
                    seconds = static_cast<int>(wish.At("expiresSeconds").Integer(0, 86'400))](Parts& parts) {
    parts.trunk_requests->Register(trunk, destination, seconds);
  });
}

napi_value ProbeTrunk(napi_env env, const Arguments& arguments) {
  return Post(env, [trunk = arguments.At(0, "trunk").OneLine(64),
                    destination = ReadDestination(arguments.At(1, "destination"))](Parts& parts) {
    parts.trunk_requests->Probe(trunk, destination);
  });
}

napi_value AnswerMessage(napi_env env, const Arguments& arguments) {
  const int status = static_cast<int>(arguments.At(1, "status").Integer(200, 699));
  return Post(env, [message = arguments.At(0, "message").Name(), status](Parts& parts) {
    parts.text_inbox->Answer(message, status);
  });
}

napi_value SendMessage(napi_env env, const Arguments& arguments) {
  const Name message = arguments.At(0, "message").Name();
  if (message % 2 == 0) throw ShapeError("message: an odd name expected, even ones are minted by the engine");
  return Post(env, [message, request = ReadTextRequest(arguments.At(1, "request"))](Parts& parts) {
    parts.text_outbox->Send(message, request);
  });
}

napi_value Discover(napi_env env, const Arguments& arguments) {
  std::vector<std::string> addresses;
  for (const Reader& address : arguments.At(0, "addresses").Elements(256)) addresses.push_back(address.OneLine(15));
  const int port = static_cast<int>(arguments.At(1, "port").Integer(1, 65535));
  return Post(env, [addresses = std::move(addresses), port](Parts& parts) { parts.discovery->Listen(addresses, port); });
}

napi_value AnswerDiscovery(napi_env env, const Arguments& arguments) {
  const Reader url = arguments.At(1, "url");
  return Post(env, [ask = arguments.At(0, "ask").Name(), url = url.IsNull() ? std::string() : url.OneLine(512)](
                       Parts& parts) { parts.discovery->Answer(ask, url); });
}

napi_value Census(napi_env env, const Arguments&) {
  Border& border = BorderOf(env);
  const SipCensus census = border.engine != nullptr ? border.engine->Census() : SipCensus{};
  return ToJs(env, Fields{{"legs", census.legs},
                          {"relays", census.media.relays},
                          {"mixed", census.media.mixed},
                          {"rooms", census.media.rooms},
                          {"players", census.media.players},
                          {"recordings", census.media.recordings},
                          {"rtpSockets", census.media.sockets},
                          {"dialogs", census.dialogs},
                          {"transactions", census.transactions},
                          {"subscriptions", census.subscriptions},
                          {"contacts", census.contacts},
                          {"trunkRegistrations", census.trunk_registrations},
                          {"probes", census.probes},
                          {"messages", census.messages},
                          {"transports", census.transports},
                          {"relayedPackets", census.media.relayed_packets},
                          {"poolBytes", census.pool_bytes}});
}

// [[leg, LegQuality], …]: as of the last time that the SIP thread looked, at most a second ago.
napi_value Quality(napi_env env, const Arguments&) {
  Border& border = BorderOf(env);
  napi_value array = nullptr;
  napi_create_array(env, &array);
  if (border.engine == nullptr) return array;
  std::uint32_t at = 0;
  for (const auto& [leg, quality] : border.engine->Quality()) {
    napi_value pair = nullptr;
    napi_create_array_with_length(env, 2, &pair);
    napi_set_element(env, pair, 0, ToJs(env, Value(static_cast<std::int64_t>(leg))));
    napi_set_element(env, pair, 1, ToJs(env, QualityFields(quality)));
    napi_set_element(env, array, at++, pair);
  }
  return array;
}

napi_value Initialise(napi_env env, napi_value exports) {
  auto* border = new Border;
  napi_set_instance_data(
      env, border, [](napi_env, void* data, void*) { delete static_cast<Border*>(data); }, nullptr);
  const struct {
    const char* name;
    napi_callback function;
  } functions[] = {
      {"start", Guarded<Start>},
      {"install", Guarded<Install>},
      {"restoreContacts", Guarded<RestoreContacts>},
      {"dial", Guarded<Dial>},
      {"ring", Guarded<OfLeg<&Calls::Ring>>},
      {"progress", Guarded<LikeLeg<&Calls::Progress>>},
      {"answer", Guarded<LikeLeg<&Calls::Answer>>},
      {"release", Guarded<OfLegAndWord<&Calls::Release>>},
      {"bridge", Guarded<Bridge>},
      {"play", Guarded<Play>},
      {"silence", Guarded<OfLeg<&Calls::Silence>>},
      {"record", Guarded<Record>},
      {"stopRecording", Guarded<StopRecording>},
      {"join", Guarded<Join>},
      {"playToRoom", Guarded<PlayToRoom>},
      {"hearKeys", Guarded<HearKeys>},
      {"sendDigits", Guarded<OfLegAndWord<&Calls::SendDigits>>},
      {"identify", Guarded<Identify>},
      {"acceptTransfer", Guarded<OfLeg<&Calls::AcceptTransfer>>},
      {"refuseTransfer", Guarded<OfLegAndWord<&Calls::RefuseTransfer>>},
      {"reportTransfer", Guarded<ReportTransfer>},
      {"notify", Guarded<Notify>},
      {"setTrunkSources", Guarded<SetTrunkSources>},
      {"registerTrunk", Guarded<RegisterTrunk>},
      {"probeTrunk", Guarded<ProbeTrunk>},
      {"answerMessage", Guarded<AnswerMessage>},
      {"sendMessage", Guarded<SendMessage>},
      {"discover", Guarded<Discover>},
      {"answerDiscovery", Guarded<AnswerDiscovery>},
      {"census", Guarded<Census>},
      {"quality", Guarded<Quality>},
      {"close", Guarded<Close>},
  };
  for (const auto& entry : functions) {
    napi_value function = nullptr;
    napi_create_function(env, entry.name, NAPI_AUTO_LENGTH, entry.function, nullptr, &function);
    napi_set_named_property(env, exports, entry.name, function);
  }
  return exports;
}

}  // namespace
}  // namespace sipleo

NAPI_MODULE_INIT() { return sipleo::Initialise(env, exports); }
