// JavaScript values become plain structs. JavaScript thread only. What does not have the port's shape throws
// ShapeError, which the border turns into a TypeError: nothing half-read ever reaches the SIP thread.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <node_api.h>

#include "../media/media_engine.h"
#include "../sip/calls.h"
#include "../sip/registrar.h"
#include "../sip/settings.h"
#include "../sip/tables.h"
#include "../sip/text_outbox.h"

namespace sipleo {

struct ShapeError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A value and where it was found, for the error's sentence.
class Reader {
 public:
  Reader(napi_env env, napi_value value, std::string path) : env_(env), value_(value), path_(std::move(path)) {}

  Reader At(const char* key) const;
  std::vector<Reader> Elements(std::size_t maximum) const;
  bool IsNull() const;
  bool IsMissing() const;
  bool Truth() const;
  std::int64_t Integer(std::int64_t minimum, std::int64_t maximum) const;
  sipleo::Name Name() const;                              // 1…2^53-1
  sipleo::Name NameOrNone() const;                        // null is 0
  std::string Text(std::size_t maximum = 1024) const;     // without NUL bytes
  std::string OneLine(std::size_t maximum = 1024) const;  // without control characters
  [[noreturn]] void Fail(const std::string& expected) const;

 private:
  napi_valuetype Type() const;

  napi_env env_;
  napi_value value_;
  std::string path_;
};

std::vector<VideoCodec> ReadVideoCodecs(const Reader& reader);
EngineSettings ReadSettings(const Reader& reader);
std::shared_ptr<const Tables> ReadTables(const Reader& reader);
std::vector<Contact> ReadBindings(const Reader& reader);
DialRequest ReadDialRequest(const Reader& reader);
TextRequest ReadTextRequest(const Reader& reader);
Party ReadParty(const Reader& reader);
Sound ReadSound(const Reader& reader);
RecordingWish ReadRecordingWish(const Reader& reader);

}  // namespace sipleo
