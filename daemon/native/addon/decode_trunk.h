// Outside lines and where they lead, from JavaScript; see decode.h.
#pragma once

#include <memory>
#include <vector>

#include "../sip/trunk.h"
#include "decode.h"

namespace sipleo {

std::shared_ptr<const Trunk> ReadTrunk(const Reader& reader);
std::vector<TrunkSource> ReadTrunkSources(const Reader& reader);
Destination ReadDestination(const Reader& reader);

}  // namespace sipleo
