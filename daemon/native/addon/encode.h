// Plain data becomes JavaScript values. JavaScript thread only.
#pragma once

#include <string>

#include <node_api.h>

#include "event.h"

namespace sipleo {

// Null only when Node is out of memory or going down.
napi_value ToJs(napi_env env, const Event& event);
napi_value ToJs(napi_env env, const Fields& fields);
napi_value ToJs(napi_env env, const Value& value);

// The same text with every byte that is not part of a UTF-8 character replaced by U+FFFD.
std::string MendUtf8(const std::string& text);

}  // namespace sipleo
