#include "event_queue.h"

#include "encode.h"

namespace sipleo {

namespace {
// How long news that may wait waits for company. The SIP thread sleeps 200 ms at most: nobody waits longer than both.
constexpr std::chrono::milliseconds kPatience{150};
}  // namespace

bool EventQueue::Open(napi_env env, napi_value listener, std::function<void()> delivered) {
  delivered_ = std::move(delivered);
  napi_value title;
  if (napi_create_string_utf8(env, "sipleo events", NAPI_AUTO_LENGTH, &title) != napi_ok) return false;
  std::lock_guard<std::mutex> lock(mutex_);
  items_.clear();
  awake_ = is_urgent_ = false;
  gatherer_ = {};
  return napi_create_threadsafe_function(env, listener, nullptr, title, 0, 1, nullptr, nullptr, this,
                                         &EventQueue::Deliver, &wake_) == napi_ok;
}

void EventQueue::Close() {
  napi_threadsafe_function wake = nullptr;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    std::swap(wake, wake_);
    items_.clear();
  }
  if (wake != nullptr) napi_release_threadsafe_function(wake, napi_tsfn_abort);
}

void EventQueue::Post(Event event) { Append(std::move(event)); }
void EventQueue::Post(Errand errand) { Append(std::move(errand)); }

void EventQueue::Gather() {
  std::lock_guard<std::mutex> lock(mutex_);
  gatherer_ = std::this_thread::get_id();
}

void EventQueue::Flush() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (wake_ == nullptr || items_.empty()) return;
  if (is_urgent_ || std::chrono::steady_clock::now() - waiting_since_ >= kPatience) Wake();
}

void EventQueue::Append(Item item) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (wake_ == nullptr) return;
  const Event* event = std::get_if<Event>(&item);
  if (event == nullptr || !event->may_wait)
    is_urgent_ = true;
  else if (items_.empty())
    waiting_since_ = std::chrono::steady_clock::now();
  const bool is_gathered = event != nullptr && std::this_thread::get_id() == gatherer_;
  items_.push_back(std::move(item));
  if (!is_gathered) Wake();
}

void EventQueue::Wake() {
  if (awake_) return;
  // Under our lock, so that Close cannot release the function in between; the call itself only queues.
  awake_ = napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking) == napi_ok;
}

void EventQueue::Deliver(napi_env env, napi_value listener, void* context, void*) {
  if (env == nullptr) return;  // Node is going down
  static_cast<EventQueue*>(context)->Drain(env, listener);
}

void EventQueue::Drain(napi_env env, napi_value listener) {
  std::vector<Item> items;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    items.swap(items_);
    awake_ = is_urgent_ = false;
  }
  is_delivering_ = true;
  // Errands keep their place in the stream: a settled `start` comes after the events that were posted before it.
  napi_value batch = nullptr;
  std::uint32_t count = 0;
  for (Item& item : items) {
    if (Event* event = std::get_if<Event>(&item)) {
      if (batch == nullptr && napi_create_array(env, &batch) != napi_ok) break;
      napi_value value = ToJs(env, *event);
      if (value != nullptr) napi_set_element(env, batch, count++, value);
      continue;
    }
    if (batch != nullptr) Hand(env, listener, batch);
    batch = nullptr;
    count = 0;
    std::get<Errand>(item)(env);
  }
  if (batch != nullptr) Hand(env, listener, batch);
  is_delivering_ = false;
  delivered_();
}

void EventQueue::Hand(napi_env env, napi_value listener, napi_value batch) {
  napi_value receiver;
  if (napi_get_undefined(env, &receiver) != napi_ok) return;
  if (napi_call_function(env, receiver, listener, 1, &batch, nullptr) != napi_pending_exception) return;
  // The adapter isolates its listeners; what still arrives here is a defect and must not be swallowed.
  napi_value error;
  if (napi_get_and_clear_last_exception(env, &error) == napi_ok) napi_fatal_exception(env, error);
}

}  // namespace sipleo
