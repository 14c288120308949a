// Names a leg inside callbacks of pjsip that carry one pointer and may come after the leg's end: the token holds the
// leg's name, not its address.
#pragma once

#include <cstdint>

#include "leg.h"

namespace sipleo {

inline void* TokenOf(const Leg& leg) { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(leg.name())); }

// Null when the leg has ended or the engine has stopped.
Leg* LegOfToken(void* token);

}  // namespace sipleo
