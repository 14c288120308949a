#include "pjlib.h"

#include <cctype>
#include <mutex>

namespace sipleo {
namespace {

std::mutex sink_mutex;
EventSink* log_sink = nullptr;
int log_level = 0;

constexpr std::size_t kLongestLine = 16'384;

void PostLine(int level, std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.size() > kLongestLine) text.resize(kLongestLine);
  std::lock_guard<std::mutex> lock(sink_mutex);
  if (log_sink == nullptr || level > log_level) return;
  log_sink->Post({"engine.log", {{"level", std::int64_t{level}}, {"text", Redacted(text)}}});
}

void OnPjLog(int level, const char* data, int length) {
  if (level < 1) level = 1;
  if (level > 4) level = 4;
  PostLine(level, std::string(data, length));
}

bool StartsWith(const std::string& text, std::size_t at, const char* word) {
  for (; *word != '\0'; ++word, ++at)
    if (at >= text.size() || std::tolower(static_cast<unsigned char>(text[at])) != *word) return false;
  return true;
}

}  // namespace

pj_status_t EnterPjlib(const char* thread_name) {
  static std::mutex mutex;
  static bool started = false;
  std::lock_guard<std::mutex> lock(mutex);
  if (!started) {
    pj_log_set_level(0);
    const pj_status_t status = pj_init();
    if (status != PJ_SUCCESS) return status;
    started = true;
    pj_log_set_decor(PJ_LOG_HAS_SENDER);
    pj_log_set_log_func(&OnPjLog);
  }
  if (pj_thread_is_registered()) return PJ_SUCCESS;
  // pjlib keeps a pointer to this until the thread ends.
  thread_local pj_thread_desc description;
  pj_thread_t* thread = nullptr;
  return pj_thread_register(thread_name, description, &thread);
}

void SendLogTo(EventSink* sink, int level) {
  {
    std::lock_guard<std::mutex> lock(sink_mutex);
    log_sink = sink;
    log_level = sink == nullptr ? 0 : level;
  }
  // pjlib's own fourth level is a line per timer; what a person wants of level 4 are the messages, which we write.
  pj_log_set_level(sink == nullptr ? 0 : (level > 3 ? 3 : level));
}

bool LogsAt(int level) {
  std::lock_guard<std::mutex> lock(sink_mutex);
  return log_sink != nullptr && level <= log_level;
}

void Log(int level, const std::string& text) { PostLine(level, text); }

std::string Redacted(const std::string& text) {
  static const char* const kSecret[] = {"authorization", "proxy-authorization", "a=crypto"};
  std::string kept;
  kept.reserve(text.size());
  bool hiding = false, carries_text = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const bool folded = text[at] == ' ' || text[at] == '\t';
    if (!folded) hiding = false;
    carries_text = carries_text || StartsWith(text, at, "message sip") || StartsWith(text, at, "message tel") ||
                   StartsWith(text, at, "info sip") || StartsWith(text, at, "info tel");
    // The head of a text message, or of keys, has ended.
    if (carries_text && (text[at] == '\n' || text[at] == '\r')) return kept += "(text withheld)";
    bool starts = false;
    for (const char* word : kSecret) starts = starts || StartsWith(text, at, word);
    if (starts) {
      const std::size_t colon = std::min(text.find(':', at), end);
      kept.append(text, at, colon - at);
      kept += ": (withheld)";
      hiding = true;
    } else if (!hiding) {
      kept.append(text, at, end - at);
    }
    if (end < text.size() && (starts || !hiding)) kept += '\n';
    at = end + 1;
  }
  return kept;
}

std::string StatusText(pj_status_t status) {
  char text[PJ_ERR_MSG_SIZE];
  return Str(pj_strerror(status, text, sizeof text));
}

}  // namespace sipleo
