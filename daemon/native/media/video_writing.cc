#include "video_writing.h"

#include <algorithm>

namespace sipleo::media {
namespace {

constexpr int kFirstDynamic = 96, kLastDynamic = 127;

void AddVideoFormat(pj_pool_t* pool, pjmedia_sdp_media* media, const VideoFormat& format) {
  const std::string payload = std::to_string(format.payload);
  AddFormat(pool, media, format.payload);
  AddAttribute(pool, media, "rtpmap", payload + " " + FactsOf(format.codec).name + "/90000");
  if (!format.fmtp.empty()) AddAttribute(pool, media, "fmtp", payload + " " + format.fmtp);
}

void AddFeedback(pj_pool_t* pool, pjmedia_sdp_media* media, const VideoFeedback& feedback) {
  if (feedback.nack) AddAttribute(pool, media, "rtcp-fb", "* nack");
  if (feedback.pli) AddAttribute(pool, media, "rtcp-fb", "* nack pli");
  if (feedback.fir) AddAttribute(pool, media, "rtcp-fb", "* ccm fir");
}

// What the other leg's device says of what it wants to get is said to this one.
void AddExtras(pj_pool_t* pool, pjmedia_sdp_media* media, const Video& video) {
  for (const auto& [modifier, value] : video.bandwidth) {
    if (media->bandw_count == PJMEDIA_MAX_SDP_BANDW) break;
    auto* bandwidth = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_bandw);
    bandwidth->modifier = CopyText(pool, modifier);
    bandwidth->value = value;
    media->bandw[media->bandw_count++] = bandwidth;
  }
  if (!video.framerate.empty()) AddAttribute(pool, media, "framerate", video.framerate);
}

// Both as the other leg's device wrote it and as this line allows. Its hold is not this leg's.
Direction Joined(Direction here, Direction there) {
  if (there == Direction::kInactive) return here;
  return DirectionOf(Sends(here) && Sends(there), Receives(here) && Receives(there));
}

}  // namespace

bool VideoWriter::Allows(VideoCodec codec) const {
  return std::find(allowed_.begin(), allowed_.end(), codec) != allowed_.end();
}

std::vector<VideoFormat> VideoWriter::Offerable(const Video& video) const {
  std::vector<VideoFormat> formats;
  for (const VideoCodec codec : allowed_)
    for (const VideoFormat& format : video.formats)
      if (format.codec == codec) formats.push_back(format);
  return formats;
}

void VideoWriter::Bind(const VideoFormat& format) {
  std::erase_if(bound_, [&](const VideoFormat& one) { return one.payload == format.payload; });
  bound_.push_back(format);
}

int VideoWriter::NumberFor(const VideoFormat& format) {
  const auto taken = [&](int number) {
    return std::any_of(bound_.begin(), bound_.end(), [&](const VideoFormat& one) { return one.payload == number; });
  };
  for (const VideoFormat& one : bound_)
    if (SameFormat(one, format)) return one.payload;
  const int fixed = FactsOf(format.codec).static_payload;
  int number = fixed >= 0 ? fixed : format.payload;
  if (taken(number) || (fixed < 0 && number < kFirstDynamic))
    for (number = kFirstDynamic; number < kLastDynamic && taken(number);) number++;
  Bind({format.codec, number, format.fmtp});
  return number;
}

pjmedia_sdp_media* VideoWriter::Offer(pj_pool_t* pool, const SocketAddress& local, const Video& like, bool secure,
                                      Direction direction) {
  pjmedia_sdp_media* media = NewMedia(pool, "video", local, secure ? "RTP/SAVP" : "RTP/AVP");
  std::vector<int> written;
  for (const VideoFormat& format : Offerable(like)) {
    const int number = NumberFor(format);
    if (std::find(written.begin(), written.end(), number) != written.end()) continue;
    written.push_back(number);
    AddVideoFormat(pool, media, {format.codec, number, format.fmtp});
  }
  AddExtras(pool, media, like);
  // A picture can always be asked for: whichever way one side does, the other is asked in its own.
  AddFeedback(pool, media, {like.feedback.nack, true, true});
  AddAttribute(pool, media, DirectionText(Joined(direction, like.direction)), "");
  for (const SrtpSuite suite : {SrtpSuite::kSha1_80, SrtpSuite::kSha1_32})
    if (secure) AddAttribute(pool, media, "crypto", PrintCryptoLine(keys_.Of(suite)));
  return media;
}

std::optional<VideoFormat> VideoWriter::Choose(const VideoLine& offered, const std::optional<Video>& like) const {
  const auto& own = offered.video.formats;
  for (const VideoFormat& wanted : like ? like->formats : own) {
    const auto format = std::find_if(
        own.begin(), own.end(), [&](const VideoFormat& one) { return SameFormat(one, wanted) && Allows(one.codec); });
    if (format != own.end()) return VideoFormat{format->codec, format->payload, wanted.fmtp};
  }
  return std::nullopt;
}

pjmedia_sdp_media* VideoWriter::Answer(pj_pool_t* pool, const SocketAddress& local, const VideoLine& offered,
                                       const VideoFormat& chosen, const std::optional<Video>& like) {
  pjmedia_sdp_media* media = NewMedia(pool, "video", local, offered.profile);
  AddVideoFormat(pool, media, chosen);
  for (const VideoFormat& format : offered.video.formats) Bind(format);
  if (like) AddExtras(pool, media, *like);
  VideoFeedback feedback = offered.video.feedback;
  feedback.nack = feedback.nack && like && like->feedback.nack;
  AddFeedback(pool, media, feedback);
  AddAttribute(pool, media, DirectionText(Joined(AnswerTo(offered), like ? like->direction : Direction::kSendRecv)),
               "");
  if (offered.secure) AddAttribute(pool, media, "crypto", PrintCryptoLine(keys_.Answering(offered.keys.front())));
  return media;
}

}  // namespace sipleo::media
