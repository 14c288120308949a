// Reads the video lines of SDP bodies that pjmedia has parsed, and what two of them agree upon. Pure.
#pragma once

#include <optional>
#include <vector>

#include "sdp_line.h"
#include "video_format.h"

namespace sipleo::media {

// An m=video line as its writer meant it.
struct VideoLine : MediaLine {
  Video video;  // those of its formats that we have
};

// Empty when the line is no video, is declined, or cannot be had as it is.
std::optional<VideoLine> ReadVideoLine(const pjmedia_sdp_session* session, unsigned index);
// The first with a format of ours that is secured, or in the clear, as the sound is.
std::optional<VideoLine> FindVideoLine(const pjmedia_sdp_session* session, bool secure);

// A format that both sides wrote, with what theirs says of it.
struct AgreedVideo {
  VideoFormat format;        // its payload number is theirs: what they are sent under
  int receive_payload = 96;  // ours: what they send under
};

// What a finished negotiation puts in force for video.
struct VideoTerms : StreamTerms {
  std::vector<AgreedVideo> agreed;
  Video theirs;  // as their line says; its formats are those of `agreed`

  bool Receives(int payload) const;
};

// Empty: no video from now on.
std::optional<VideoTerms> ReadVideoTerms(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                                         const SocketAddress& local_host);

// Makes pjmedia's negotiation tell apart what is told apart here: for itself every H.264 is like every other. Once a
// process.
void TeachVideoFormats();

}  // namespace sipleo::media
