#include "sdp_writing.h"

#include <sys/random.h>

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {

pj_str_t CopyText(pj_pool_t* pool, const std::string& text) {
  pj_str_t copy;
  pj_strdup2_with_null(pool, &copy, text.c_str());
  return copy;
}

void AddAttribute(pj_pool_t* pool, pjmedia_sdp_media* media, const char* name, const std::string& value) {
  const pj_str_t text = CopyText(pool, value);
  pjmedia_sdp_media_add_attr(media, pjmedia_sdp_attr_create(pool, name, value.empty() ? nullptr : &text));
}

void AddFormat(pj_pool_t* pool, pjmedia_sdp_media* media, int payload) {
  media->desc.fmt[media->desc.fmt_count++] = CopyText(pool, std::to_string(payload));
}

pjmedia_sdp_media* NewMedia(pj_pool_t* pool, const char* kind, const SocketAddress& local, const std::string& profile) {
  auto* media = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_media);
  media->desc.media = CopyText(pool, kind);
  media->desc.port = local.Port();
  media->desc.port_count = 1;
  media->desc.transport = CopyText(pool, profile);
  return media;
}

namespace {

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

pjmedia_sdp_session* SdpWriter::Frame(pj_pool_t* pool) const {
  auto* session = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_session);
  const pj_str_t in = pj_str(const_cast<char*>("IN"));
  const pj_str_t family = pj_str(const_cast<char*>(local_.Family() == AF_INET6 ? "IP6" : "IP4"));
  session->origin = {pj_str(const_cast<char*>("-")), id_, version_, in, family, CopyText(pool, host_)};
  session->name = pj_str(const_cast<char*>("-"));
  session->conn = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_conn);
  session->conn->net_type = in;
  session->conn->addr_type = family;
  session->conn->addr = CopyText(pool, host_);
  return session;
}

pjmedia_sdp_media* SdpWriter::Audio(pj_pool_t* pool, bool secure, Direction direction) const {
  pjmedia_sdp_media* media = NewMedia(pool, "audio", local_, secure ? "RTP/SAVP" : "RTP/AVP");
  AddAttribute(pool, media, "ptime", "20");
  AddAttribute(pool, media, DirectionText(direction), "");
  return media;
}

pjmedia_sdp_media* SdpWriter::Declined(pj_pool_t* pool, const Other& other) const {
  auto* media = PJ_POOL_ZALLOC_T(pool, pjmedia_sdp_media);
  media->desc = {CopyText(pool, other.media), 0, 1, CopyText(pool, other.transport), 1, {CopyText(pool, other.format)}};
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
  char text[8192];
  session->origin.version = 0;
  const int size = pjmedia_sdp_print(session, text, sizeof text);
  const std::string body(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  if (body != last_ && !last_.empty()) version_++;
  last_ = body;
  session->origin.version = version_;
}

pjmedia_sdp_session* SdpWriter::Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction,
                                      pjmedia_sdp_media* video) {
  std::vector<Codec> order;
  const auto add = [&](Codec codec) {
    if (Has(codec) && std::find(order.begin(), order.end(), codec) == order.end()) order.push_back(codec);
  };
  for (const Codec codec : first) add(codec);
  for (const Codec codec : codecs_) add(codec);

  const bool secure = WantsSecure();
  pjmedia_sdp_media* media = Audio(pool, secure, direction);
  for (const Codec codec : order) AddCodec(pool, media, {codec, PayloadOf(codec)});
  AddEvents(pool, media, narrow_events_);
  if (Has(Codec::kOpus)) AddEvents(pool, media, wide_events_);
  for (const SrtpSuite suite : {SrtpSuite::kSha1_80, SrtpSuite::kSha1_32})
    if (secure) AddAttribute(pool, media, "crypto", PrintCryptoLine(keys_.Of(suite)));

  if (video != nullptr && !video_index_) {
    video_index_ = static_cast<unsigned>(places_.size());
    places_.push_back({"video", TextOf(video->desc.transport), TextOf(video->desc.fmt[0])});
  }
  pjmedia_sdp_session* session = Frame(pool);
  for (unsigned i = 0; i < places_.size(); i++)
    session->media[session->media_count++] = i == audio_index_                       ? media
                                             : video != nullptr && i == video_index_ ? video
                                                                                     : Declined(pool, places_[i]);
  FinishVersion(session);
  return session;
}

void SdpWriter::RememberPlaces(const pjmedia_sdp_session* remote, unsigned audio) {
  audio_index_ = audio;
  video_index_.reset();
  places_.clear();
  for (unsigned i = 0; i < remote->media_count; i++) {
    const auto& desc = remote->media[i]->desc;
    // One that was declined may come back in its place (RFC 3264 §8.2).
    if (SameWord(TextOf(desc.media), "video") && !video_index_) video_index_ = i;
    places_.push_back({TextOf(desc.media), TextOf(desc.transport), desc.fmt_count > 0 ? TextOf(desc.fmt[0]) : "0"});
  }
}

void SdpWriter::Remember(const pjmedia_sdp_session* remote, const AudioLine& line, const CodecFormat& chosen) {
  RememberPlaces(remote, line.index);
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
                              const VideoAnswer& video, pjmedia_sdp_session** local) {
  const auto line = FindAudioLine(remote, WantsSecure());
  if (!line || (secured_ && !line->secure)) return PJMEDIA_SDPNEG_ENOMEDIA;
  if (!MaySendTo(local_, line->address)) return PJMEDIA_SDP_EINCONN;

  std::optional<CodecFormat> chosen;
  for (const Codec wanted : first)
    for (const CodecFormat& format : line->codecs)
      if (!chosen && format.codec == wanted && Has(wanted)) chosen = format;
  for (const CodecFormat& format : line->codecs)
    if (!chosen && Has(format.codec)) chosen = format;
  if (!chosen) return PJMEDIA_SDPNEG_ENOMEDIA;

  pjmedia_sdp_media* media = Audio(pool, line->secure, AnswerTo(*line));
  AddCodec(pool, media, *chosen);
  const EventFormat* events = nullptr;
  for (const int rate : {FactsOf(chosen->codec).clock_rate, 8000})
    for (const EventFormat& format : line->events)
      if (events == nullptr && format.clock_rate == rate) events = &format;
  if (events != nullptr) AddEvents(pool, media, *events);
  if (line->secure) AddAttribute(pool, media, "crypto", PrintCryptoLine(keys_.Answering(line->keys.front())));

  pjmedia_sdp_session* session = Frame(pool);
  for (unsigned i = 0; i < remote->media_count; i++)
    session->media[session->media_count++] = i == line->index ? media
                                             : video.media != nullptr && i == video.index
                                                 ? video.media
                                                 : pjmedia_sdp_media_clone_deactivate(pool, remote->media[i]);
  Remember(remote, *line, *chosen);
  if (video.media != nullptr) video_index_ = video.index;
  FinishVersion(session);
  *local = session;
  return PJ_SUCCESS;
}

}  // namespace sipleo::media
