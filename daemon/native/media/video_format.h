// The formats of video lines (RFC 6184, RFC 7741, RFC 7798, RFC 4629), told apart and never looked into. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "media_engine.h"

namespace sipleo::media {

constexpr int kVideoClockRate = 90000;  // of all of them

struct VideoCodecFacts {
  VideoCodec codec;
  const char* name;    // in rtpmap
  int static_payload;  // RFC 3551 table 5; -1: dynamic
};
const VideoCodecFacts& FactsOf(VideoCodec codec);
const std::vector<VideoCodecFacts>& AllVideoCodecs();

// Can who wants the one be sent the other? For H.264 the way of packing and the profile must be the same; levels may
// differ (RFC 6184 §8.2.2).
bool SameFormat(const VideoFormat& one, const VideoFormat& other);

// The format of `offered` that `answered` means: the one under its number, else the first that is the same; null when
// there is none.
const VideoFormat* Counterpart(const std::vector<VideoFormat>& offered, const VideoFormat& answered);
const VideoFormat* Counterpart(std::vector<VideoFormat>&& offered, const VideoFormat& answered) = delete;

}  // namespace sipleo::media
