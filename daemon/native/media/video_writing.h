// Writes the video lines of one leg, offer after offer (RFC 3264).
#pragma once

#include <optional>
#include <vector>

#include "sdp_writing.h"
#include "video_reading.h"

namespace sipleo::media {

// Keeps what repeated lines must not change: payload numbers and keys.
class VideoWriter {
 public:
  explicit VideoWriter(std::vector<VideoCodec> allowed) : allowed_(std::move(allowed)) {}

  // What of `video` may be offered here, in our order.
  std::vector<VideoFormat> Offerable(const Video& video) const;
  // Offers what `like` is, from `local`; never without a format that is offerable.
  pjmedia_sdp_media* Offer(pj_pool_t* pool, const SocketAddress& local, const Video& like, bool secure,
                           Direction direction);

  // The one format of `offered` to agree to, with what is said of it: the other leg's first (nobody there: the line's
  // own first) that both have. Empty when there is none.
  std::optional<VideoFormat> Choose(const VideoLine& offered, const std::optional<Video>& like) const;
  pjmedia_sdp_media* Answer(pj_pool_t* pool, const SocketAddress& local, const VideoLine& offered,
                            const VideoFormat& chosen, const std::optional<Video>& like);

 private:
  bool Allows(VideoCodec codec) const;
  int NumberFor(const VideoFormat& format);
  void Bind(const VideoFormat& format);

  const std::vector<VideoCodec> allowed_;
  std::vector<VideoFormat> bound_;  // a number once bound stays bound (RFC 3264 §8.3.2)
  OwnKeys keys_;
};

}  // namespace sipleo::media
