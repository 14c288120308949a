#include "video_reading.h"

#include <algorithm>
#include <cctype>

namespace sipleo::media {
namespace {

// What is passed on is offered to another telephone as one of a handful, in lines of moderate length.
constexpr std::size_t kMostFormats = 8, kLongestFmtp = 256, kLongestFramerate = 8;

bool IsPrintable(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

std::optional<VideoCodec> CodecOf(const Encoding& encoding, int payload) {
  for (const VideoCodecFacts& facts : AllVideoCodecs()) {
    const bool named = SameWord(encoding.name, facts.name) && encoding.rate == kVideoClockRate;
    if (named || (encoding.name.empty() && payload == facts.static_payload)) return facts.codec;
  }
  return std::nullopt;
}

// Empty when it is none of ours.
std::optional<VideoFormat> ReadFormat(const pjmedia_sdp_media* media, const pj_str_t& text) {
  const int payload = SmallNumber(TextOf(text));
  if (payload < 0 || payload > 127) return std::nullopt;
  const auto codec = CodecOf(EncodingOf(media, text), payload);
  if (!codec) return std::nullopt;
  VideoFormat format{*codec, payload, ""};
  pjmedia_sdp_fmtp fmtp;
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, "fmtp", &text);
  if (attribute != nullptr && pjmedia_sdp_attr_get_fmtp(attribute, &fmtp) == PJ_SUCCESS)
    format.fmtp = TextOf(fmtp.fmt_param);
  if (format.fmtp.size() > kLongestFmtp || !IsPrintable(format.fmtp)) return std::nullopt;
  return format;
}

std::vector<VideoFormat> ReadFormats(const pjmedia_sdp_media* media) {
  std::vector<VideoFormat> formats;
  for (unsigned i = 0; i < media->desc.fmt_count && formats.size() < kMostFormats; i++) {
    auto format = ReadFormat(media, media->desc.fmt[i]);
    const auto same = [&](const VideoFormat& known) { return known.payload == format->payload; };
    if (format && std::none_of(formats.begin(), formats.end(), same)) formats.push_back(std::move(*format));
  }
  return formats;
}

// "97 nack pli", "* ccm fir": for whichever format it is said, it holds for the line.
void ReadFeedback(const std::string& value, VideoFeedback* feedback) {
  const std::size_t space = value.find(' ');
  const std::string kind = space == std::string::npos ? "" : value.substr(space + 1);
  feedback->nack = feedback->nack || SameWord(kind, "nack");
  feedback->pli = feedback->pli || SameWord(kind, "nack pli");
  feedback->fir = feedback->fir || SameWord(kind, "ccm fir");
}

void ReadExtras(const pjmedia_sdp_media* media, Video* video) {
  for (unsigned i = 0; i < media->attr_count; i++) {
    const std::string name = TextOf(media->attr[i]->name), value = TextOf(media->attr[i]->value);
    if (SameWord(name, "rtcp-fb")) ReadFeedback(value, &video->feedback);
    if (SameWord(name, "framerate") && value.size() <= kLongestFramerate && !value.empty() &&
        value.find_first_not_of("0123456789.") == std::string::npos)
      video->framerate = value;
  }
  for (unsigned i = 0; i < media->bandw_count; i++) {
    const std::string modifier = TextOf(media->bandw[i]->modifier);
    if (SameWord(modifier, "AS") || SameWord(modifier, "TIAS"))
      video->bandwidth.emplace_back(modifier, media->bandw[i]->value);
  }
}

}  // namespace

std::optional<VideoLine> ReadVideoLine(const pjmedia_sdp_session* session, unsigned index) {
  VideoLine line;
  if (!ReadMediaLine(session, index, "video", true, &line)) return std::nullopt;
  line.video.formats = ReadFormats(session->media[index]);
  line.video.direction = line.direction;
  ReadExtras(session->media[index], &line.video);
  return line;
}

std::optional<VideoLine> FindVideoLine(const pjmedia_sdp_session* session, bool secure) {
  for (unsigned i = 0; i < session->media_count; i++) {
    auto line = ReadVideoLine(session, i);
    if (!line || line->video.formats.empty() || line->secure != secure) continue;
    if (!secure || !line->keys.empty()) return line;
  }
  return std::nullopt;
}

bool VideoTerms::Receives(int payload) const {
  return std::any_of(agreed.begin(), agreed.end(),
                     [&](const AgreedVideo& one) { return one.receive_payload == payload; });
}

std::optional<VideoTerms> ReadVideoTerms(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                                         const SocketAddress& local_host) {
  for (unsigned i = 0; i < local->media_count; i++) {
    const auto ours = ReadVideoLine(local, i), theirs = ReadVideoLine(remote, i);
    if (!ours || !theirs) continue;
    VideoTerms terms;
    for (const VideoFormat& format : theirs->video.formats)
      if (const VideoFormat* own = Counterpart(ours->video.formats, format))
        terms.agreed.push_back({format, own->payload});
    if (terms.agreed.empty() || AgreeOnStream(*ours, *theirs, local_host, &terms) != PJ_SUCCESS) continue;
    terms.theirs = theirs->video;
    terms.theirs.formats.clear();
    for (const AgreedVideo& one : terms.agreed) terms.theirs.formats.push_back(one.format);
    return terms;
  }
  return std::nullopt;
}

namespace {

pj_status_t Match(pj_pool_t*, pjmedia_sdp_media* offer, unsigned offered, pjmedia_sdp_media* answer, unsigned answered,
                  unsigned) {
  const auto one = ReadFormat(offer, offer->desc.fmt[offered]), other = ReadFormat(answer, answer->desc.fmt[answered]);
  const auto all = ReadFormats(offer);
  const VideoFormat* meant = one && other ? Counterpart(all, *other) : nullptr;
  return meant != nullptr && meant->payload == one->payload ? PJ_SUCCESS : PJMEDIA_SDP_EFORMATNOTEQUAL;
}

}  // namespace

void TeachVideoFormats() {
  for (const VideoCodecFacts& facts : AllVideoCodecs()) {
    const pj_str_t name = pj_str(const_cast<char*>(facts.name));
    if (pjmedia_sdp_neg_register_fmt_match_cb(&name, &Match) != PJ_SUCCESS)
      PJ_LOG(1, ("media", "pjmedia cannot be taught to tell %s formats apart", facts.name));
  }
}

}  // namespace sipleo::media

namespace sipleo {

Video VideoIn(const pjmedia_sdp_session* remote) {
  for (const bool secure : {false, true})
    if (auto line = remote == nullptr ? std::nullopt : media::FindVideoLine(remote, secure)) return line->video;
  return {};
}

}  // namespace sipleo
