// Keys of a telephone. Pure.
#pragma once

#include <string_view>

namespace sipleo {

// The key as 0-9 * # A-D; 0 for what is none.
char DigitOf(char c);

// `Signal=5\r\nDuration=160`: a key, or its event number 10…15 of RFC 4733 §3.2. 0 when there is none.
char DigitOfRelay(std::string_view body);

// A body of application/dtmf: the key alone, or written as dtmf-relay does.
char DigitOfDtmf(std::string_view body);

}  // namespace sipleo
