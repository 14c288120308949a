// Plays a sound to one leg.
#pragma once

#include <memory>

#include "leg_core.h"
#include "resampler.h"
#include "sample_source.h"
#include "sound_shelf.h"

namespace sipleo::media {

// `rate`: samples per second that are pulled. Counts as a player for as long as it lives. A file that cannot be played
// is logged and ends at once.
std::unique_ptr<SampleSource> MakePlayer(pj_pool_factory* pools, MediaCommons& commons, SoundShelf& shelf,
                                         const Sound& sound, int rate);

}  // namespace sipleo::media
