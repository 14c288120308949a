#include "sdp_writing.h"

#include <sys/random.h>

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {
namespace {

pj_str_t Copy(pj_pool_t* pool, const std::string& text) {
  pj_str_t copy;
  pj_strdup2_with_null(pool, &copy, text.c_str());
  return copy;
}

void AddAttribute(pj_pool_t* pool, pjmedia_sdp_media* media, const char* name, const std::string& value) {
  const pj_str_t text = Copy(pool, value);
  pjmedia_sdp_media_add_attr(media, pjmedia_sdp_attr_create(pool, name, value.empty() ? nullptr : &text));
}

void AddFormat(pj_pool_t* pool, pjmedia_sdp_media* media, int payload) {
  media->desc.fmt[media->desc.fmt_count++] = Copy(pool, std::to_string(payload));
}

unsigned RandomId() {
  unsigned id = 0;
  if (getrandom(&id, sizeof id, 0) != sizeof id) id = static_cast<unsigned>(pj_rand());
  return id & 0x7fffffff;
}

}  // namespace

SdpWriter::SdpWriter(const SocketAddress& local, std::vector<Codec> codecs, bool srtp)
    : local_(local), host_(local.Host()), codecs_(std::move(codecs)), srtp_(srtp), id_(RandomId()), version_(id_) {}

bool SdpWriter::Has(Codec codec) const { return std::find(codecs_.begin(), codecs_.end(), codec) != codecs_.end(); }

int SdpWriter::PayloadOf(Codec codec) const {
  const int payload = FactsOf(codec).static_payload;
  return payload >= 0 ? payload : opus_payload_;
}

const CryptoLine& SdpWriter::KeyFor(SrtpSuite suite) {
  std::optional<CryptoLine>& key = suite == SrtpSuite::kSha1_80 ? key80_ : key32_;
  if (!key) key = MintCryptoLine(suite == SrtpSuite::kSha1_80 ? 1 : 2, suite);
  return *key;
}

pjmedia_sdp_session* SdpWriter::Frame(pj_pool_t* pool) const {
  auto* session = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_session);
  const pj_str_t in = pj_str(const_cast<char*>("IN"));
  const pj_str_t family = pj_str(const_cast<char*>(local_.Family() == AF_INET6 ? "IP6" : "IP4"));
  session->origin = {pj_str(const_cast<char*>("-")), id_, version_, in, family, Copy(pool, host_)};
  session->name = pj_str(const_cast<char*>("-"));
  session->conn = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_conn);
  session->conn->net_type = in;
  session->conn->addr_type = family;
  session->conn->addr = Copy(pool, host_);
  return session;
}

pjmedia_sdp_media* SdpWriter::Audio(pj_pool_t* pool, bool secure, Direction direction) const {
  auto* media = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_media);
  media->desc.media = pj_str(const_cast<char*>("audio"));
  media->desc.port = local_.Port();
  media->desc.port_count = 1;
  media->desc.transport = pj_str(const_cast<char*>(secure ? "RTP/SAVP" : "RTP/AVP"));
  AddAttribute(pool, media, "ptime", "20");
  AddAttribute(pool, media, DirectionText(direction), "");
  return media;
}

void SdpWriter::AddCodec(pj_pool_t* pool, pjmedia_sdp_media* media, const CodecFormat& format) const {
  const CodecFacts& facts = FactsOf(format.codec);
  const std::string payload = std::to_string(format.payload);
  AddFormat(pool, media, format.payload);
  std::string map = payload + " " + facts.name + "/" + std::to_string(facts.clock_rate);
  if (*facts.channels) map += std::string("/") + facts.channels;
  AddAttribute(pool, media, "rtpmap", map);
  if (*facts.fmtp) AddAttribute(pool, media, "fmtp", payload + " " + facts.fmtp);
}

void SdpWriter::AddEvents(pj_pool_t* pool, pjmedia_sdp_media* media, const EventFormat& format) const {
  const std::string payload = std::to_string(format.payload);
  AddFormat(pool, media, format.payload);
  AddAttribute(pool, media, "rtpmap", payload + " telephone-event/" + std::to_string(format.clock_rate));
  AddAttribute(pool, media, "fmtp", payload + " 0-15");
}

void SdpWriter::FinishVersion(pjmedia_sdp_session* session) {
  char text[4096];
  session->origin.version = 0;
  const int size = pjmedia_sdp_print(session, text, sizeof text);
  const std::string body(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  if (body != last_ && !last_.empty()) version_++;
  last_ = body;
  session->origin.version = version_;
}

pjmedia_sdp_session* SdpWriter::Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction) {
  std::vector<Codec> order;
  const auto add = [&](Codec codec) {
    if (Has(codec) && std::find(order.begin(), order.end(), codec) == order.end()) order.push_back(codec);
  };
  for (const Codec codec : first) add(codec);
  for (const Codec codec : codecs_) add(codec);

  const bool secure = srtp_ || secured_;
  pjmedia_sdp_media* media = Audio(pool, secure, direction);
  for (const Codec codec : order) AddCodec(pool, media, {codec, PayloadOf(codec)});
  AddEvents(pool, media, narrow_events_);
  if (Has(Codec::kOpus)) AddEvents(pool, media, wide_events_);
  for (const SrtpSuite suite : {SrtpSuite::kSha1_80, SrtpSuite::kSha1_32})
    if (secure) AddAttribute(pool, media, "crypto", PrintCryptoLine(KeyFor(suite)));

  pjmedia_sdp_session* session = Frame(pool);
  for (unsigned i = 0; i <= others_.size(); i++) {
    if (i == audio_index_) {
      session->media[session->media_count++] = media;
      continue;
    }
    const Other& other = others_[i < audio_index_ ? i : i - 1];
    auto* declined = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_media);
    declined->desc = {Copy(pool, other.media), 0, 1, Copy(pool, other.transport), 1, {Copy(pool, other.format)}};
    session->media[session->media_count++] = declined;
  }
  FinishVersion(session);
  return session;
}

void SdpWriter::Remember(const pjmedia_sdp_session* remote, const AudioLine& line, const CodecFormat& chosen) {
  audio_index_ = line.index;
  others_.clear();
  for (unsigned i = 0; i < remote->media_count; i++) {
    const auto& desc = remote->media[i]->desc;
    if (i == line.index) continue;
    others_.push_back({TextOf(desc.media), TextOf(desc.transport), desc.fmt_count > 0 ? TextOf(desc.fmt[0]) : "0"});
  }
  // A payload number once bound stays bound (RFC 3264 §8.3.2).
  for (const CodecFormat& format : line.codecs)
    if (format.codec == Codec::kOpus) opus_payload_ = format.payload;
  for (const EventFormat& format : line.events) {
    if (format.clock_rate == narrow_events_.clock_rate) narrow_events_ = format;
    if (format.clock_rate == wide_events_.clock_rate) wide_events_ = format;
  }
  // Numbers of ours that the far side has given to something else move out of the way.
  const auto taken = [&](int payload) { return payload == opus_payload_ || payload == chosen.payload; };
  while (taken(narrow_events_.payload))
    narrow_events_.payload = narrow_events_.payload >= 127 ? 96 : narrow_events_.payload + 1;
  while (taken(wide_events_.payload) || wide_events_.payload == narrow_events_.payload)
    wide_events_.payload = wide_events_.payload >= 127 ? 96 : wide_events_.payload + 1;
}

pj_status_t SdpWriter::Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                              pjmedia_sdp_session** local) {
  const auto line = FindAudioLine(remote, srtp_ || secured_);
  if (!line || (secured_ && !line->secure)) return PJMEDIA_SDPNEG_ENOMEDIA;
  if (!MaySendTo(local_, line->address)) return PJMEDIA_SDP_EINCONN;

  std::optional<CodecFormat> chosen;
  for (const Codec wanted : first)
    for (const CodecFormat& format : line->codecs)
      if (!chosen && format.codec == wanted && Has(wanted)) chosen = format;
  for (const CodecFormat& format : line->codecs)
    if (!chosen && Has(format.codec)) chosen = format;
  if (!chosen) return PJMEDIA_SDPNEG_ENOMEDIA;

  // Old-style hold (c=0.0.0.0) says sendrecv and means that nothing is to be sent (RFC 3264 §8.4).
  Direction direction = Mirrored(line->direction);
  if (line->address.IsUnspecified())
    direction = direction == Direction::kSendRecv || direction == Direction::kRecvOnly ? Direction::kRecvOnly
                                                                                       : Direction::kInactive;
  pjmedia_sdp_media* media = Audio(pool, line->secure, direction);
  AddCodec(pool, media, *chosen);
  const EventFormat* events = nullptr;
  for (const int rate : {FactsOf(chosen->codec).clock_rate, 8000})
    for (const EventFormat& format : line->events)
      if (events == nullptr && format.clock_rate == rate) events = &format;
  if (events != nullptr) AddEvents(pool, media, *events);
  if (line->secure) {
    CryptoLine key = KeyFor(line->keys.front().suite);
    key.tag = line->keys.front().tag;
    AddAttribute(pool, media, "crypto", PrintCryptoLine(key));
  }

  pjmedia_sdp_session* session = Frame(pool);
  for (unsigned i = 0; i < remote->media_count; i++)
    session->media[session->media_count++] =
        i == line->index ? media : pjmedia_sdp_media_clone_deactivate(pool, remote->media[i]);
  Remember(remote, *line, *chosen);
  FinishVersion(session);
  *local = session;
  return PJ_SUCCESS;
}

}  // namespace sipleo::media
