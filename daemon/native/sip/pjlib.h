// pjlib in this process: started once, never shut down, its log lines handed to whoever listens at the moment.
#pragma once

#include <string>

#include <pjlib.h>

#include "../addon/event.h"

namespace sipleo {

// Starts pjlib with the first call. Registers the calling thread, which must stay registered for as long as it lives.
pj_status_t EnterPjlib(const char* thread_name);

// Log lines up to `level` (0…4) go to `sink` as `engine.log` until the next call; null: nobody listens.
void SendLogTo(EventSink* sink, int level);

// One line for `engine.log` from our own code, without secrets (see Redacted). Any thread.
void Log(int level, const std::string& text);
bool LogsAt(int level);

// The same text without what a log must not hold: credentials (RFC 7616), SRTP keys (RFC 4568), what people write to
// each other (RFC 3428), keys that they press (INFO).
std::string Redacted(const std::string& text);

std::string StatusText(pj_status_t status);

inline std::string Str(const pj_str_t& text) {
  return text.slen > 0 ? std::string(text.ptr, text.slen) : std::string();
}
// Borrows: `text` must outlive the result.
inline pj_str_t PjStr(const std::string& text) {
  return pj_str_t{const_cast<char*>(text.data()), static_cast<pj_ssize_t>(text.size())};
}
// Copies into the pool.
inline pj_str_t PjDup(pj_pool_t* pool, const std::string& text) {
  pj_str_t copy, source = PjStr(text);
  pj_strdup_with_null(pool, &copy, &source);
  return copy;
}

}  // namespace sipleo
