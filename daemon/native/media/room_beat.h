// What is said in a room within 20 ms, summed up.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sipleo::media {

// A room is mixed at the rate of the widest of its members, 8 or 16 kHz: wideband voices keep their width among each
// other, and an office of G.711 pays for no rate that nobody hears.
constexpr int kNarrowRate = 8000, kWideRate = 16000;
constexpr std::size_t kMostRoomSamples = kWideRate / 50;

// The sum at the rate of the room, and at 8 kHz for the narrowband members of a wide one. Not limited yet: who speaks
// is taken out of it first.
struct RoomBeat {
  std::int32_t full[kMostRoomSamples];
  std::int32_t narrow[kNarrowRate / 50];
};

}  // namespace sipleo::media
