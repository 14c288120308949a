#include "encode.h"

namespace sipleo {
namespace {

// Length of the UTF-8 character that starts at `at`, 0 when there is none (RFC 3629 §4: no overlong forms, surrogates
// or values over U+10FFFF).
std::size_t CharacterAt(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(at), second = byte(at + 1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    return follows(at + 1) && follows(at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
    return follows(at + 1) && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

bool IsAscii(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

napi_value Text(napi_env env, const std::string& text) {
  napi_value value = nullptr;
  if (IsAscii(text)) {
    napi_create_string_latin1(env, text.data(), text.size(), &value);
  } else {
    const std::string mended = MendUtf8(text);
    napi_create_string_utf8(env, mended.data(), mended.size(), &value);
  }
  return value;
}

struct Encoder {
  napi_env env;

  napi_value operator()(std::monostate) const {
    napi_value value = nullptr;
    napi_get_null(env, &value);
    return value;
  }
  napi_value operator()(bool truth) const {
    napi_value value = nullptr;
    napi_get_boolean(env, truth, &value);
    return value;
  }
  napi_value operator()(std::int64_t number) const {
    napi_value value = nullptr;
    napi_create_int64(env, number, &value);
    return value;
  }
  napi_value operator()(double number) const {
    napi_value value = nullptr;
    napi_create_double(env, number, &value);
    return value;
  }
  napi_value operator()(const std::string& text) const { return Text(env, text); }
  napi_value operator()(const Strings& strings) const {
    napi_value array = nullptr;
    if (napi_create_array_with_length(env, strings.size(), &array) != napi_ok) return nullptr;
    for (std::uint32_t i = 0; i < strings.size(); ++i) napi_set_element(env, array, i, Text(env, strings[i]));
    return array;
  }
  napi_value operator()(const Fields& fields) const { return ToJs(env, fields); }
};

}  // namespace

std::string MendUtf8(const std::string& text) {
  std::string mended;
  mended.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = CharacterAt(text, at);
    if (length == 0) {
      mended += "\xEF\xBF\xBD";
      ++at;
    } else {
      mended.append(text, at, length);
      at += length;
    }
  }
  return mended;
}

napi_value ToJs(napi_env env, const Value& value) { return std::visit(Encoder{env}, value); }

napi_value ToJs(napi_env env, const Fields& fields) {
  napi_value object = nullptr;
  if (napi_create_object(env, &object) != napi_ok) return nullptr;
  for (const Field& field : fields) {
    napi_value value = ToJs(env, field.value);
    if (value != nullptr) napi_set_named_property(env, object, field.key, value);
  }
  return object;
}

napi_value ToJs(napi_env env, const Event& event) {
  napi_value object = ToJs(env, event.fields);
  if (object == nullptr) return nullptr;
  napi_value type = Text(env, event.type);
  if (type != nullptr) napi_set_named_property(env, object, "type", type);
  return object;
}

}  // namespace sipleo
