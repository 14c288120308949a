// ITU-T G.107 with everything at its default but what a packet network does to speech.
#pragma once

#include "media_engine.h"

namespace sipleo::media {

// An estimate of the mean opinion score, 1.0…4.5, of what is heard after `loss` (0…1) of its packets went missing at
// random and with `delay_ms` from mouth to ear. R = 93.2 - Id - Ie,eff (G.107 §7):
//   Id     = 0.024 d + 0.11 (d - 177.3) beyond 177.3 ms (the usual reduction of G.107 §7.4 without echo)
//   Ie,eff = Ie + (95 - Ie) Ppl / (Ppl + Bpl), Ie and Bpl per codec from G.113 (codec_table.cc), loss taken as random
double MeanOpinion(Codec codec, double loss, double delay_ms);

// Mouth to ear, from what is measured: half of the round trip, a packet of 20 ms, the far side's buffer (twice the
// jitter, 20 ms at least). Unmeasured values (-1) count as none.
double DelayMs(double round_trip_ms, double jitter_ms);

}  // namespace sipleo::media
