#include "video_format.h"

#include <strings.h>

#include <algorithm>

namespace sipleo::media {

const std::vector<VideoCodecFacts>& AllVideoCodecs() {
  static const std::vector<VideoCodecFacts> facts = {
      {VideoCodec::kH264, "H264", -1},          {VideoCodec::kVp8, "VP8", -1},   {VideoCodec::kH265, "H265", -1},
      {VideoCodec::kH263Plus, "H263-1998", -1}, {VideoCodec::kH263, "H263", 34},
  };
  return facts;
}

const VideoCodecFacts& FactsOf(VideoCodec codec) {
  for (const VideoCodecFacts& facts : AllVideoCodecs())
    if (facts.codec == codec) return facts;
  return AllVideoCodecs().front();
}

namespace {

// "profile-level-id=42e01f; packetization-mode=1": the value of one of them.
std::string ParameterIn(const std::string& fmtp, const char* name, const char* otherwise) {
  for (std::size_t at = 0; at < fmtp.size();) {
    const std::size_t end = std::min(fmtp.find(';', at), fmtp.size());
    const std::size_t begin = fmtp.find_first_not_of(' ', at), equals = fmtp.find('=', at);
    if (begin < equals && equals < end && strcasecmp(fmtp.substr(begin, equals - begin).c_str(), name) == 0)
      return fmtp.substr(equals + 1, end - equals - 1);
    at = end + 1;
  }
  return otherwise;
}

std::string PackingOf(const VideoFormat& format) {
  return ParameterIn(format.fmtp, "packetization-mode", "0").substr(0, 1);
}

// The first byte of profile-level-id; the baseline profile where there is none (RFC 6184 §8.1).
std::string ProfileOf(const VideoFormat& format) {
  return ParameterIn(format.fmtp, "profile-level-id", "42").substr(0, 2);
}

}  // namespace

bool SameFormat(const VideoFormat& one, const VideoFormat& other) {
  if (one.codec != other.codec) return false;
  if (one.codec != VideoCodec::kH264) return true;
  return PackingOf(one) == PackingOf(other) && strcasecmp(ProfileOf(one).c_str(), ProfileOf(other).c_str()) == 0;
}

const VideoFormat* Counterpart(const std::vector<VideoFormat>& offered, const VideoFormat& answered) {
  for (const VideoFormat& format : offered)
    if (format.payload == answered.payload) return format.codec == answered.codec ? &format : nullptr;
  for (const VideoFormat& format : offered)
    if (SameFormat(format, answered)) return &format;
  return nullptr;
}

}  // namespace sipleo::media

namespace sipleo {

const char* VideoCodecText(VideoCodec codec) { return media::FactsOf(codec).name; }

std::optional<VideoCodec> VideoCodecFromText(const std::string& text) {
  for (const media::VideoCodecFacts& facts : media::AllVideoCodecs())
    if (strcasecmp(facts.name, text.c_str()) == 0) return facts.codec;
  return std::nullopt;
}

}  // namespace sipleo
