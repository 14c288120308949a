// What goes up to JavaScript: plain data, copied, one ordered queue. Events may be posted from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sipleo {

struct Field;
using Fields = std::vector<Field>;
using Strings = std::vector<std::string>;

// A name (leg, contact, subscription) is an int64; `monostate` becomes null. Strings that are not UTF-8 are mended
// (U+FFFD) where they cross into JavaScript.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Strings, Fields>;

struct Field {
  const char* key;
  Value value;
};

// Field keys and `type` are those of EngineEvent in daemon/pbx/engine/engine.ts.
struct Event {
  const char* type;
  Fields fields;
  // News that nobody acts on at once: it need not wake anybody by itself, and goes up with what comes next. It keeps
  // its place in the order.
  bool may_wait = false;
};

class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void Post(Event event) = 0;
  // A thread that posts many events in one go calls Gather once, and Flush whenever they should be on their way.
  virtual void Gather() {}
  virtual void Flush() {}
};

}  // namespace sipleo
