#include "digits.h"

namespace sipleo {
namespace {

constexpr std::string_view kKeys = "0123456789*#ABCD";  // in the order of RFC 4733's event numbers
constexpr std::string_view kBlank = " \t\r\n";

std::string_view Trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(kBlank);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(kBlank) - start + 1);
}

bool StartsNoCase(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if ((text[i] | 0x20) != prefix[i]) return false;
  }
  return true;
}

char DigitOfValue(std::string_view value) {
  value = Trimmed(value);
  if (value.size() == 1) return DigitOf(value[0]);
  if (value.size() == 2 && value[0] == '1' && value[1] >= '0' && value[1] <= '5') return kKeys[10 + (value[1] - '0')];
  return 0;
}

}  // namespace

char DigitOf(char c) {
  if (c >= 'a' && c <= 'd') c = static_cast<char>(c - 'a' + 'A');
  return kKeys.find(c) == std::string_view::npos ? 0 : c;
}

char DigitOfRelay(std::string_view body) {
  while (!body.empty()) {
    const std::size_t end = body.find_first_of("\r\n");
    const std::string_view line = Trimmed(body.substr(0, end));
    if (StartsNoCase(line, "signal")) {
      const std::size_t equals = line.find('=');
      return equals == std::string_view::npos ? 0 : DigitOfValue(line.substr(equals + 1));
    }
    if (end == std::string_view::npos) break;
    body.remove_prefix(end + 1);
  }
  return 0;
}

char DigitOfDtmf(std::string_view body) {
  const char digit = DigitOfValue(body);
  return digit != 0 ? digit : DigitOfRelay(body);
}

}  // namespace sipleo
