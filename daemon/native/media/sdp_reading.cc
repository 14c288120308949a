#include "sdp_reading.h"

#include <algorithm>

#include "codec_table.h"

namespace sipleo::media {

namespace {

// Static payloads need no rtpmap (RFC 3551 §6).
Encoding AudioEncodingOf(const pjmedia_sdp_media* media, const pj_str_t& format) {
  const Encoding encoding = EncodingOf(media, format);
  if (!encoding.name.empty()) return encoding;
  const int payload = SmallNumber(TextOf(format));
  for (const CodecFacts& facts : AllCodecs())
    if (facts.static_payload == payload && payload >= 0) return {facts.name, "", facts.clock_rate};
  return {};
}

bool Means(const Encoding& encoding, const CodecFacts& facts) {
  const bool channels = encoding.channels == facts.channels || (!*facts.channels && encoding.channels == "1");
  return SameWord(encoding.name, facts.name) && encoding.rate == facts.clock_rate && channels;
}

void ReadFormats(const pjmedia_sdp_media* media, AudioLine* line) {
  for (unsigned i = 0; i < media->desc.fmt_count; i++) {
    const int payload = SmallNumber(TextOf(media->desc.fmt[i]));
    if (payload < 0 || payload > 127) continue;
    const Encoding encoding = AudioEncodingOf(media, media->desc.fmt[i]);
    if (SameWord(encoding.name, "telephone-event") && encoding.rate > 0)
      line->events.push_back({payload, encoding.rate});
    for (const CodecFacts& facts : AllCodecs()) {
      const bool known = std::any_of(line->codecs.begin(), line->codecs.end(),
                                     [&](const CodecFormat& format) { return format.codec == facts.codec; });
      if (!known && Means(encoding, facts)) line->codecs.push_back({facts.codec, payload});
    }
  }
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

}  // namespace

std::optional<AudioLine> ReadAudioLine(const pjmedia_sdp_session* session, unsigned index) {
  AudioLine line;
  if (!ReadMediaLine(session, index, "audio", false, &line)) return std::nullopt;
  ReadFormats(session->media[index], &line);
  ReadPtime(session->media[index], &line);
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

}  // namespace

pj_status_t ReadTerms(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                      const SocketAddress& local_host, MediaTerms* terms) {
  for (unsigned i = 0; i < local->media_count; i++) {
    const auto ours = ReadAudioLine(local, i);
    const auto theirs = ReadAudioLine(remote, i);
    if (!ours || !theirs) continue;
    *terms = MediaTerms{};
    if (!AgreeOnCodec(*ours, *theirs, terms)) continue;
    const pj_status_t status = AgreeOnStream(*ours, *theirs, local_host, terms);
    if (status != PJ_SUCCESS) return status;
    AgreeOnEvents(*ours, *theirs, terms);
    terms->ptime_ms = theirs->ptime_ms;
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
