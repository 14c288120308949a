// The one way up to JavaScript: events and settled promises in the order in which they were posted. Posting works from
// any thread and never waits; there is at most one pending wake-up of the JavaScript thread, and the events of one
// round of the SIP thread share it.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include <node_api.h>

#include "event.h"

namespace sipleo {

class EventQueue final : public EventSink {
 public:
  // Runs on the JavaScript thread, between two batches of events.
  using Errand = std::function<void(napi_env)>;

  // `listener` gets arrays of events; `delivered` is called after each delivery. JavaScript thread.
  bool Open(napi_env env, napi_value listener, std::function<void()> delivered);
  // Nothing is delivered any more, and Node may exit. JavaScript thread, also from inside a delivery.
  void Close();

  void Post(Event event) override;
  void Post(Errand errand);
  // From now on the events of this thread wait for its next `Flush`.
  void Gather() override;
  void Flush() override;
  // Inside the listener. JavaScript thread.
  bool IsDelivering() const { return is_delivering_; }

 private:
  using Item = std::variant<Event, Errand>;

  void Append(Item item);
  void Wake();  // under the lock
  static void Deliver(napi_env env, napi_value listener, void* context, void* data);
  void Drain(napi_env env, napi_value listener);
  static void Hand(napi_env env, napi_value listener, napi_value batch);

  std::mutex mutex_;
  std::vector<Item> items_;
  std::thread::id gatherer_;
  // Something in `items_` is urgent; the first of those that may wait came at this time.
  bool is_urgent_ = false;
  std::chrono::steady_clock::time_point waiting_since_;
  bool awake_ = false;
  bool is_delivering_ = false;  // JavaScript thread
  std::function<void()> delivered_;
  napi_threadsafe_function wake_ = nullptr;
};

}  // namespace sipleo
