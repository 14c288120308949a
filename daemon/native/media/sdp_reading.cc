#include "sdp_reading.h"

#include <strings.h>

#include <algorithm>
#include <cstdlib>

#include "codec_table.h"

namespace sipleo::media {

int SmallNumber(const std::string& text) {
  if (text.empty() || text.size() > 5 || text.find_first_not_of("0123456789") != std::string::npos) return -1;
  return std::atoi(text.c_str());
}

Direction Mirrored(Direction direction) {
  if (direction == Direction::kSendOnly) return Direction::kRecvOnly;
  if (direction == Direction::kRecvOnly) return Direction::kSendOnly;
  return direction;
}

namespace {

bool Same(const std::string& one, const char* other) { return strcasecmp(one.c_str(), other) == 0; }

// "PCMA/8000/1" taken apart; static payloads need no rtpmap (RFC 3551 §6).
struct Encoding {
  std::string name, channels;
  int rate = 0;
};

Encoding EncodingOf(const pjmedia_sdp_media* media, const pj_str_t& format) {
  Encoding encoding;
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, "rtpmap", &format);
  pjmedia_sdp_rtpmap map;
  if (attribute != nullptr && pjmedia_sdp_attr_get_rtpmap(attribute, &map) == PJ_SUCCESS) {
    encoding = {TextOf(map.enc_name), TextOf(map.param), static_cast<int>(map.clock_rate)};
  } else {
    const int payload = SmallNumber(TextOf(format));
    for (const CodecFacts& facts : AllCodecs())
      if (facts.static_payload == payload && payload >= 0) encoding = {facts.name, "", facts.clock_rate};
  }
  return encoding;
}

bool Means(const Encoding& encoding, const CodecFacts& facts) {
  const bool channels = encoding.channels == facts.channels || (!*facts.channels && encoding.channels == "1");
  return Same(encoding.name, facts.name) && encoding.rate == facts.clock_rate && channels;
}

void ReadFormats(const pjmedia_sdp_media* media, AudioLine* line) {
  for (unsigned i = 0; i < media->desc.fmt_count; i++) {
    const int payload = SmallNumber(TextOf(media->desc.fmt[i]));
    if (payload < 0 || payload > 127) continue;
    const Encoding encoding = EncodingOf(media, media->desc.fmt[i]);
    if (Same(encoding.name, "telephone-event") && encoding.rate > 0) line->events.push_back({payload, encoding.rate});
    for (const CodecFacts& facts : AllCodecs()) {
      const bool known = std::any_of(line->codecs.begin(), line->codecs.end(),
                                     [&](const CodecFormat& format) { return format.codec == facts.codec; });
      if (!known && Means(encoding, facts)) line->codecs.push_back({facts.codec, payload});
    }
  }
}

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

int ReadMilliseconds(const pjmedia_sdp_media* media, const char* name) {
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, name, nullptr);
  if (attribute == nullptr) return 0;
  const std::string text = TextOf(attribute->value);
  return std::max(0, SmallNumber(text.substr(0, text.find('.'))));
}

void ReadPtime(const pjmedia_sdp_media* media, AudioLine* line) {
  const int wanted = ReadMilliseconds(media, "ptime"), most = ReadMilliseconds(media, "maxptime");
  if (wanted > 0) line->ptime_ms = wanted;
  if (most > 0) line->ptime_ms = std::min(line->ptime_ms, most);
  line->ptime_ms = std::clamp(line->ptime_ms / 10 * 10, 10, 60);
}

// RFC 3605; a name there is passed over, the host of c= is used.
SocketAddress ReadRtcp(const pjmedia_sdp_media* media, const SocketAddress& rtp) {
  const SocketAddress usual = rtp.WithPort(static_cast<std::uint16_t>(rtp.Port() + 1));
  const pjmedia_sdp_attr* attribute = pjmedia_sdp_media_find_attr2(media, "rtcp", nullptr);
  pjmedia_sdp_rtcp_attr rtcp;
  if (attribute == nullptr || pjmedia_sdp_attr_get_rtcp(attribute, &rtcp) != PJ_SUCCESS) return usual;
  if (rtcp.port < 1024 || rtcp.port > 65535) return usual;
  // Another host than that of the sound would make us send where nobody asked for it.
  return rtp.WithPort(static_cast<std::uint16_t>(rtcp.port));
}

void ReadKeys(const pjmedia_sdp_media* media, AudioLine* line) {
  for (unsigned i = 0; i < media->attr_count; i++) {
    if (!Same(TextOf(media->attr[i]->name), "crypto") || line->keys.size() >= 8) continue;
    if (const auto key = ParseCryptoLine(TextOf(media->attr[i]->value))) line->keys.push_back(*key);
  }
}

}  // namespace

std::optional<AudioLine> ReadAudioLine(const pjmedia_sdp_session* session, unsigned index) {
  if (index >= session->media_count) return std::nullopt;
  const pjmedia_sdp_media* media = session->media[index];
  const std::string profile = TextOf(media->desc.transport);
  if (!Same(TextOf(media->desc.media), "audio") || media->desc.port == 0) return std::nullopt;
  if (!Same(profile, "RTP/AVP") && !Same(profile, "RTP/SAVP")) return std::nullopt;
  const pjmedia_sdp_conn* connection = media->conn != nullptr ? media->conn : session->conn;
  if (connection == nullptr) return std::nullopt;
  const auto address = SocketAddress::Parse(TextOf(connection->addr), media->desc.port);
  if (!address) return std::nullopt;

  AudioLine line;
  line.index = index;
  line.secure = Same(profile, "RTP/SAVP");
  line.address = *address;
  line.rtcp = ReadRtcp(media, *address);
  line.direction = ReadDirection(session, media);
  ReadFormats(media, &line);
  ReadPtime(media, &line);
  if (line.secure) ReadKeys(media, &line);
  return line;
}

std::optional<AudioLine> FindAudioLine(const pjmedia_sdp_session* session, bool prefer_secure) {
  std::optional<AudioLine> first;
  for (unsigned i = 0; i < session->media_count; i++) {
    auto line = ReadAudioLine(session, i);
    if (!line || line->codecs.empty() || (line->secure && line->keys.empty())) continue;
    if (line->secure == prefer_secure) return line;
    if (!first) first = std::move(line);
  }
  return first;
}

bool MediaTerms::ChangeTo(Codec wanted) {
  const auto found =
      std::find_if(agreed.begin(), agreed.end(), [&](const AgreedCodec& one) { return one.codec == wanted; });
  if (found == agreed.end()) return false;
  codec = found->codec;
  send_payload = found->send_payload;
  receive_payload = found->receive_payload;
  return true;
}

Direction MediaTerms::OurDirection() const {
  if (may_send) return may_receive ? Direction::kSendRecv : Direction::kSendOnly;
  return may_receive ? Direction::kRecvOnly : Direction::kInactive;
}

bool MaySendTo(const SocketAddress& local_host, const SocketAddress& remote) {
  if (remote.Family() != local_host.Family() || remote.IsMulticast() || remote.IsBroadcast()) return false;
  if (remote.IsUnspecified()) return true;
  if (remote.Port() < 1024) return false;
  // A device that names our own loopback wants to reach something inside the box.
  return !remote.IsLoopback() || local_host.IsLoopback() || local_host.IsUnspecified();
}

namespace {

// The first of the far side's that we also wrote: when we answered we wrote one, when it answered its first counts.
bool AgreeOnCodec(const AudioLine& local, const AudioLine& remote, MediaTerms* terms) {
  for (const CodecFormat& theirs : remote.codecs)
    for (const CodecFormat& ours : local.codecs)
      if (ours.codec == theirs.codec) terms->agreed.push_back({ours.codec, theirs.payload, ours.payload});
  return !terms->agreed.empty() && terms->ChangeTo(terms->agreed.front().codec);
}

// The rate of the codec's own clock is the right one (RFC 4733 §2.1); some phones know 8000 only.
void AgreeOnEvents(const AudioLine& local, const AudioLine& remote, MediaTerms* terms) {
  for (const int wanted : {FactsOf(terms->codec).clock_rate, 8000})
    for (const EventFormat& theirs : remote.events)
      for (const EventFormat& ours : local.events) {
        if (theirs.clock_rate != wanted || ours.clock_rate != wanted || terms->send_events) continue;
        terms->send_events = theirs;
        terms->receive_events = ours;
      }
}

bool AgreeOnKeys(const AudioLine& local, const AudioLine& remote, MediaTerms* terms) {
  for (const CryptoLine& theirs : remote.keys)
    for (const CryptoLine& ours : local.keys) {
      if (ours.tag != theirs.tag || ours.suite != theirs.suite) continue;
      terms->send_key = ours;
      terms->receive_key = theirs;
      return true;
    }
  return false;
}

bool Sends(Direction direction) { return direction == Direction::kSendRecv || direction == Direction::kSendOnly; }
bool Receives(Direction direction) { return direction == Direction::kSendRecv || direction == Direction::kRecvOnly; }

void AgreeOnDirection(const AudioLine& local, const AudioLine& remote, MediaTerms* terms) {
  const bool nowhere = remote.address.IsUnspecified();
  terms->may_send = Sends(local.direction) && Receives(remote.direction) && !nowhere;
  terms->may_receive = Receives(local.direction) && Sends(remote.direction);
  terms->held = !Receives(remote.direction) || nowhere;
}

}  // namespace

pj_status_t ReadTerms(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                      const SocketAddress& local_host, MediaTerms* terms) {
  for (unsigned i = 0; i < local->media_count; i++) {
    const auto ours = ReadAudioLine(local, i);
    const auto theirs = ReadAudioLine(remote, i);
    if (!ours || !theirs) continue;
    *terms = MediaTerms{};
    if (!AgreeOnCodec(*ours, *theirs, terms)) continue;
    if (ours->secure != theirs->secure) return PJMEDIA_SDP_EINPROTO;
    if (ours->secure && !AgreeOnKeys(*ours, *theirs, terms)) return PJMEDIA_SDP_EINPROTO;
    if (!MaySendTo(local_host, theirs->address)) return PJMEDIA_SDP_EINCONN;
    AgreeOnEvents(*ours, *theirs, terms);
    AgreeOnDirection(*ours, *theirs, terms);
    terms->ptime_ms = theirs->ptime_ms;
    terms->remote = theirs->address;
    terms->remote_rtcp = theirs->rtcp;
    if (terms->remote.IsLinkLocal6() && terms->remote.Scope() == 0) {
      terms->remote.SetScope(local_host.Scope());
      terms->remote_rtcp.SetScope(local_host.Scope());
    }
    return PJ_SUCCESS;
  }
  return PJMEDIA_SDPNEG_ENOMEDIA;
}

}  // namespace sipleo::media

namespace sipleo {

std::vector<Codec> CodecsIn(const pjmedia_sdp_session* remote) {
  std::vector<Codec> codecs;
  if (remote == nullptr) return codecs;
  if (const auto line = media::FindAudioLine(remote, false))
    for (const media::CodecFormat& format : line->codecs) codecs.push_back(format.codec);
  return codecs;
}

}  // namespace sipleo
