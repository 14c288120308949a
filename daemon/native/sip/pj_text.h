// Between pjlib's strings (a pointer and a length, nothing owned) and ours.
#pragma once

#include <string>
#include <string_view>

#include <pjlib.h>

namespace sipleo {

inline std::string_view View(const pj_str_t& text) {
  return text.slen > 0 ? std::string_view(text.ptr, static_cast<std::size_t>(text.slen)) : std::string_view();
}

inline std::string Text(const pj_str_t& text) { return std::string(View(text)); }

// Borrows: `text` must outlive what is done with the result, and pjlib must not write into it.
inline pj_str_t Borrow(std::string_view text) {
  return pj_str_t{const_cast<char*>(text.data()), static_cast<pj_ssize_t>(text.size())};
}

inline pj_str_t Copy(pj_pool_t* pool, std::string_view text) {
  const pj_str_t source = Borrow(text);
  pj_str_t copy;
  pj_strdup_with_null(pool, &copy, &source);
  return copy;
}

inline bool SameNoCase(const pj_str_t& text, const char* other) { return pj_stricmp2(&text, other) == 0; }

}  // namespace sipleo
