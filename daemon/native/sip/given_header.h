// Header fields that call control writes into a request of ours as they are.
#pragma once

#include <string>
#include <utility>

#include <pjsip.h>

#include "pj_text.h"

namespace sipleo {

// Whether it is one field and stays one.
inline bool IsFitHeader(const std::pair<std::string, std::string>& header) {
  constexpr const char* kBreaks = "\r\n";
  return !header.first.empty() && header.first.find_first_of(" :\t\r\n") == std::string::npos &&
         header.second.find_first_of(kBreaks) == std::string::npos && header.second.find('\0') == std::string::npos;
}

inline void AddHeader(pjsip_tx_data* tdata, const std::string& name, const std::string& value) {
  const pj_str_t header_name = Copy(tdata->pool, name), header_value = Copy(tdata->pool, value);
  auto* header = pjsip_generic_string_hdr_create(tdata->pool, &header_name, &header_value);
  pjsip_msg_add_hdr(tdata->msg, reinterpret_cast<pjsip_hdr*>(header));
}

}  // namespace sipleo
