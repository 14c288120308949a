// What an SDP body must not hold, looked at before anything negotiates with it.
#include <strings.h>

#include <algorithm>

#include "media_engine.h"
#include "sdp_reading.h"

namespace sipleo::media {
namespace {

constexpr unsigned kMostMedia = 8, kMostFormats = 31, kMostKeys = 8;
// What it has no room for pjmedia leaves out without a word: a description that fills the room may have had more.
static_assert(kMostFormats < PJMEDIA_MAX_SDP_FMT && kMostMedia < PJMEDIA_MAX_SDP_MEDIA);
constexpr int kFirstDynamicPayload = 96;

std::string ConnectionRefusal(const pjmedia_sdp_conn* connection) {
  if (connection == nullptr) return "a medium has no connection address";
  const std::string host = TextOf(connection->addr);
  // Looking a name up would stop the SIP thread; so none is.
  const auto address = SocketAddress::Parse(host, 0);
  if (!address) return "the connection address is not numeric";
  const bool six = strcasecmp(TextOf(connection->addr_type).c_str(), "IP6") == 0;
  if (six != (address->Family() == AF_INET6)) return "the connection address is not of the family that it says";
  if (address->IsMulticast()) return "the connection address is multicast";
  if (address->IsBroadcast()) return "the connection address is broadcast";
  return "";
}

std::string PortRefusal(unsigned port, const std::vector<std::uint16_t>& sip_ports) {
  if (port < 1024) return "a media port is below 1024";
  if (std::find(sip_ports.begin(), sip_ports.end(), port) != sip_ports.end())
    return "a media port is a SIP port of ours";
  return "";
}

std::string FormatRefusal(const pjmedia_sdp_media* media, const pj_str_t& format) {
  const int payload = SmallNumber(TextOf(format));
  if (payload < 0 || payload > 127) return "a payload number is not in 0..127";
  if (payload < kFirstDynamicPayload) return "";
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, "rtpmap", &format);
  pjmedia_sdp_rtpmap map;
  if (attribute == nullptr || pjmedia_sdp_attr_get_rtpmap(attribute, &map) != PJ_SUCCESS)
    return "a dynamic payload number has no rtpmap";
  return "";
}

// Payload numbers also stand at the head of rtpmap and fmtp.
std::string AttributeRefusal(const pjmedia_sdp_media* media) {
  unsigned keys = 0;
  for (unsigned i = 0; i < media->attr_count; i++) {
    const std::string name = TextOf(media->attr[i]->name), value = TextOf(media->attr[i]->value);
    if (strcasecmp(name.c_str(), "crypto") == 0 && ++keys > kMostKeys) return "too many crypto lines";
    if (strcasecmp(name.c_str(), "rtpmap") != 0 && strcasecmp(name.c_str(), "fmtp") != 0) continue;
    const int payload = SmallNumber(value.substr(0, value.find(' ')));
    if (payload < 0 || payload > 127) return "the payload number of an attribute is not in 0..127";
  }
  return "";
}

std::string MediaRefusal(const pjmedia_sdp_session* session, const pjmedia_sdp_media* media,
                         const std::vector<std::uint16_t>& sip_ports) {
  if (media->desc.fmt_count > kMostFormats) return "too many formats";
  std::string refusal = AttributeRefusal(media);
  const bool declined = media->desc.port == 0;
  if (refusal.empty() && !declined) {
    refusal = ConnectionRefusal(media->conn != nullptr ? media->conn : session->conn);
    if (refusal.empty()) refusal = PortRefusal(media->desc.port, sip_ports);
  }
  // What follows m= of other media (image/udptl, message) are words, not payload numbers.
  const bool rtp = strncasecmp(TextOf(media->desc.transport).c_str(), "RTP/", 4) == 0;
  for (unsigned i = 0; rtp && !declined && refusal.empty() && i < media->desc.fmt_count; i++)
    refusal = FormatRefusal(media, media->desc.fmt[i]);
  return refusal;
}

}  // namespace
}  // namespace sipleo::media

namespace sipleo {

std::string SdpRefusal(const pjmedia_sdp_session* remote, const std::vector<std::uint16_t>& sip_ports) {
  if (remote == nullptr) return "there is no session description";
  if (remote->media_count == 0) return "no medium is described";
  if (remote->media_count > media::kMostMedia) return "too many media";
  for (unsigned i = 0; i < remote->media_count; i++) {
    const std::string refusal = media::MediaRefusal(remote, remote->media[i], sip_ports);
    if (!refusal.empty()) return refusal;
  }
  return "";
}

}  // namespace sipleo
