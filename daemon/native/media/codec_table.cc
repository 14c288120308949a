#include "codec_table.h"

#include <strings.h>

namespace sipleo::media {

// Ie and Bpl: G.113 (2007) tables I.3 and I.4 for G.711 with concealment, G.729A and GSM-FR. G.722 and Opus are not on
// the narrow-band scale of G.107: they are taken as not worse than G.711, Opus a little hardier (in-band FEC).
const std::vector<CodecFacts>& AllCodecs() {
  static const std::vector<CodecFacts> facts = {
      {Codec::kPcma, "PCMA", 8, 8000, 8000, "", "", 10, 0, 25.1},
      {Codec::kPcmu, "PCMU", 0, 8000, 8000, "", "", 10, 0, 25.1},
      {Codec::kG722, "G722", 9, 8000, 16000, "", "", 10, 0, 20},
      {Codec::kOpus, "opus", -1, 48000, 16000, "2", "useinbandfec=1", 10, 0, 27},
      {Codec::kG729, "G729", 18, 8000, 8000, "", "annexb=no", 10, 11, 19},
      {Codec::kGsm, "GSM", 3, 8000, 8000, "", "", 20, 20, 10},
  };
  return facts;
}

const CodecFacts& FactsOf(Codec codec) {
  for (const CodecFacts& facts : AllCodecs())
    if (facts.codec == codec) return facts;
  return AllCodecs().front();
}

}  // namespace sipleo::media

namespace sipleo {

const char* CodecText(Codec codec) { return media::FactsOf(codec).name; }

std::optional<Codec> CodecFromText(const std::string& text) {
  for (const media::CodecFacts& facts : media::AllCodecs())
    if (strcasecmp(facts.name, text.c_str()) == 0) return facts.codec;
  return std::nullopt;
}

const char* DirectionText(Direction direction) {
  switch (direction) {
    case Direction::kSendRecv:
      return "sendrecv";
    case Direction::kSendOnly:
      return "sendonly";
    case Direction::kRecvOnly:
      return "recvonly";
    case Direction::kInactive:
      return "inactive";
  }
  return "inactive";
}

}  // namespace sipleo
