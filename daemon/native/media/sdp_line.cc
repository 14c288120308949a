#include "sdp_line.h"

#include <strings.h>

#include <cstdlib>

namespace sipleo::media {

int SmallNumber(const std::string& text) {
  if (text.empty() || text.size() > 5 || text.find_first_not_of("0123456789") != std::string::npos) return -1;
  return std::atoi(text.c_str());
}

bool SameWord(const std::string& one, const char* other) { return strcasecmp(one.c_str(), other) == 0; }

bool Sends(Direction direction) { return direction == Direction::kSendRecv || direction == Direction::kSendOnly; }
bool Receives(Direction direction) { return direction == Direction::kSendRecv || direction == Direction::kRecvOnly; }

Direction DirectionOf(bool sends, bool receives) {
  if (sends) return receives ? Direction::kSendRecv : Direction::kSendOnly;
  return receives ? Direction::kRecvOnly : Direction::kInactive;
}

Direction Mirrored(Direction direction) { return DirectionOf(Receives(direction), Sends(direction)); }

Direction AnswerTo(const MediaLine& offered) {
  const Direction mirrored = Mirrored(offered.direction);
  return offered.address.IsUnspecified() ? DirectionOf(false, Receives(mirrored)) : mirrored;
}

Direction StreamTerms::OurDirection() const { return DirectionOf(may_send, may_receive); }

bool MaySendTo(const SocketAddress& local_host, const SocketAddress& remote) {
  if (remote.Family() != local_host.Family() || remote.IsMulticast() || remote.IsBroadcast()) return false;
  if (remote.IsUnspecified()) return true;
  if (remote.Port() < 1024) return false;
  // A device that names our own loopback wants to reach something inside the box.
  return !remote.IsLoopback() || local_host.IsLoopback() || local_host.IsUnspecified();
}

Encoding EncodingOf(const pjmedia_sdp_media* media, const pj_str_t& format) {
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, "rtpmap", &format);
  pjmedia_sdp_rtpmap map;
  if (attribute == nullptr || pjmedia_sdp_attr_get_rtpmap(attribute, &map) != PJ_SUCCESS) return {};
  return {TextOf(map.enc_name), TextOf(map.param), static_cast<int>(map.clock_rate)};
}

namespace {

// The media level speaks before the session level; sendrecv when neither does (RFC 4566 §6).
Direction ReadDirection(const pjmedia_sdp_session* session, const pjmedia_sdp_media* media) {
  for (const Direction direction :
       {Direction::kInactive, Direction::kSendOnly, Direction::kRecvOnly, Direction::kSendRecv})
    if (pjmedia_sdp_media_find_attr2(media, DirectionText(direction), nullptr) != nullptr) return direction;
  for (const Direction direction : {Direction::kInactive, Direction::kSendOnly, Direction::kRecvOnly})
    if (pjmedia_sdp_attr_find2(session->attr_count, session->attr, DirectionText(direction), nullptr) != nullptr)
      return direction;
  return Direction::kSendRecv;
}

// RFC 3605; a name there is passed over, the host of c= is used.
SocketAddress ReadRtcp(const pjmedia_sdp_media* media, const SocketAddress& rtp) {
  const SocketAddress usual = rtp.WithPort(static_cast<std::uint16_t>(rtp.Port() + 1));
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, "rtcp", nullptr);
  pjmedia_sdp_rtcp_attr rtcp;
  if (attribute == nullptr || pjmedia_sdp_attr_get_rtcp(attribute, &rtcp) != PJ_SUCCESS) return usual;
  if (rtcp.port < 1024 || rtcp.port > 65535) return usual;
  // Another host than that of the media would make us send where nobody asked for it.
  return rtp.WithPort(static_cast<std::uint16_t>(rtcp.port));
}

void ReadKeys(const pjmedia_sdp_media* media, MediaLine* line) {
  for (unsigned i = 0; i < media->attr_count; i++) {
    if (!SameWord(TextOf(media->attr[i]->name), "crypto") || line->keys.size() >= 8) continue;
    if (const auto key = ParseCryptoLine(TextOf(media->attr[i]->value))) line->keys.push_back(*key);
  }
}

bool AgreeOnKeys(const MediaLine& local, const MediaLine& remote, StreamTerms* terms) {
  for (const CryptoLine& theirs : remote.keys)
    for (const CryptoLine& ours : local.keys) {
      if (ours.tag != theirs.tag || ours.suite != theirs.suite) continue;
      terms->send_key = ours;
      terms->receive_key = theirs;
      return true;
    }
  return false;
}

}  // namespace

bool ReadMediaLine(const pjmedia_sdp_session* session, unsigned index, const char* kind, bool feedback,
                   MediaLine* line) {
  if (index >= session->media_count) return false;
  const pjmedia_sdp_media* media = session->media[index];
  if (!SameWord(TextOf(media->desc.media), kind) || media->desc.port == 0) return false;
  line->profile = TextOf(media->desc.transport);
  line->secure = SameWord(line->profile, "RTP/SAVP") || (feedback && SameWord(line->profile, "RTP/SAVPF"));
  const bool plain = SameWord(line->profile, "RTP/AVP") || (feedback && SameWord(line->profile, "RTP/AVPF"));
  if (!line->secure && !plain) return false;
  const pjmedia_sdp_conn* connection = media->conn != nullptr ? media->conn : session->conn;
  if (connection == nullptr) return false;
  const auto address = SocketAddress::Parse(TextOf(connection->addr), media->desc.port);
  if (!address) return false;
  line->index = index;
  line->address = *address;
  line->rtcp = ReadRtcp(media, *address);
  line->direction = ReadDirection(session, media);
  if (line->secure) ReadKeys(media, line);
  return true;
}

pj_status_t AgreeOnStream(const MediaLine& local, const MediaLine& remote, const SocketAddress& local_host,
                          StreamTerms* terms) {
  if (local.secure != remote.secure) return PJMEDIA_SDP_EINPROTO;
  if (local.secure && !AgreeOnKeys(local, remote, terms)) return PJMEDIA_SDP_EINPROTO;
  if (!MaySendTo(local_host, remote.address)) return PJMEDIA_SDP_EINCONN;
  const bool nowhere = remote.address.IsUnspecified();
  terms->may_send = Sends(local.direction) && Receives(remote.direction) && !nowhere;
  terms->may_receive = Receives(local.direction) && Sends(remote.direction);
  terms->held = !Receives(remote.direction) || nowhere;
  terms->remote = remote.address;
  terms->remote_rtcp = remote.rtcp;
  if (terms->remote.IsLinkLocal6() && terms->remote.Scope() == 0) {
    terms->remote.SetScope(local_host.Scope());
    terms->remote_rtcp.SetScope(local_host.Scope());
  }
  return PJ_SUCCESS;
}

}  // namespace sipleo::media
