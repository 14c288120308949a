#include "decode.h"

#include <unordered_set>

#include "../sip/text_inbox.h"
#include "decode_trunk.h"

namespace sipleo {
namespace {

constexpr std::int64_t kLargestName = (std::int64_t{1} << 53) - 1;

bool IsHex(const std::string& text, std::size_t length) {
  return text.size() == length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Account ReadAccount(const Reader& reader) {
  Account account;
  account.extension = reader.At("extension").OneLine(64);
  if (account.extension.empty()) reader.At("extension").Fail("a number");
  const Reader ha1 = reader.At("ha1");
  account.ha1_md5 = ha1.At("md5").OneLine(32);
  account.ha1_sha256 = ha1.At("sha256").OneLine(64);
  if (!IsHex(account.ha1_md5, 32)) ha1.At("md5").Fail("32 lower-case hexadecimal digits");
  if (!IsHex(account.ha1_sha256, 64)) ha1.At("sha256").Fail("64 lower-case hexadecimal digits");
  account.max_contacts = static_cast<int>(reader.At("maxContacts").Integer(1, 32));
  const std::string srtp = reader.At("srtp").OneLine(8);
  if (srtp != "never" && srtp != "tls") reader.At("srtp").Fail("'never' or 'tls'");
  account.srtp_over_tls = srtp == "tls";
  return account;
}

DigestAlgorithm ReadAlgorithm(const Reader& reader) {
  const std::string text = reader.OneLine(16);
  if (text == "MD5") return DigestAlgorithm::kMd5;
  if (text == "SHA-256") return DigestAlgorithm::kSha256;
  reader.Fail("'MD5' or 'SHA-256'");
}

Codec ReadCodec(const Reader& reader) {
  const std::optional<Codec> codec = CodecFromText(reader.OneLine(16));
  if (!codec) reader.Fail("a codec");
  return *codec;
}

Sound::Tone ReadTone(const Reader& reader) {
  const std::string text = reader.OneLine(16);
  if (text == "dial") return Sound::Tone::kDial;
  if (text == "ringback") return Sound::Tone::kRingback;
  if (text == "busy") return Sound::Tone::kBusy;
  if (text == "congestion") return Sound::Tone::kCongestion;
  reader.Fail("a tone");
}

}  // namespace

napi_valuetype Reader::Type() const {
  napi_valuetype type = napi_undefined;
  napi_typeof(env_, value_, &type);
  return type;
}

void Reader::Fail(const std::string& expected) const { throw ShapeError(path_ + ": " + expected + " expected"); }

Reader Reader::At(const char* key) const {
  if (Type() != napi_object) Fail("an object");
  napi_value value = nullptr;
  if (napi_get_named_property(env_, value_, key, &value) != napi_ok) Fail(std::string("a readable '") + key + "'");
  return Reader(env_, value, path_ + "." + key);
}

std::vector<Reader> Reader::Elements(std::size_t maximum) const {
  bool is_array = false;
  std::uint32_t length = 0;
  if (napi_is_array(env_, value_, &is_array) != napi_ok || !is_array) Fail("an array");
  if (napi_get_array_length(env_, value_, &length) != napi_ok || length > maximum)
    Fail("an array of at most " + std::to_string(maximum));
  std::vector<Reader> elements;
  elements.reserve(length);
  for (std::uint32_t i = 0; i < length; ++i) {
    napi_value value = nullptr;
    if (napi_get_element(env_, value_, i, &value) != napi_ok) Fail("a readable array");
    elements.emplace_back(env_, value, path_ + "[" + std::to_string(i) + "]");
  }
  return elements;
}

bool Reader::IsNull() const { return Type() == napi_null; }

bool Reader::IsMissing() const { return Type() == napi_undefined; }

bool Reader::Truth() const {
  bool truth = false;
  if (napi_get_value_bool(env_, value_, &truth) != napi_ok) Fail("true or false");
  return truth;
}

std::int64_t Reader::Integer(std::int64_t minimum, std::int64_t maximum) const {
  double number = 0;
  // NaN fails both comparisons.
  const bool fits = napi_get_value_double(env_, value_, &number) == napi_ok && number >= static_cast<double>(minimum) &&
                    number <= static_cast<double>(maximum) &&
                    number == static_cast<double>(static_cast<std::int64_t>(number));
  if (!fits) Fail("an integer from " + std::to_string(minimum) + " to " + std::to_string(maximum));
  return static_cast<std::int64_t>(number);
}

sipleo::Name Reader::Name() const { return static_cast<sipleo::Name>(Integer(1, kLargestName)); }
sipleo::Name Reader::NameOrNone() const { return IsNull() ? 0 : Name(); }

std::string Reader::Text(std::size_t maximum) const {
  std::size_t length = 0;
  if (Type() != napi_string || napi_get_value_string_utf8(env_, value_, nullptr, 0, &length) != napi_ok)
    Fail("a string");
  if (length > maximum) Fail("a string of at most " + std::to_string(maximum) + " bytes");
  std::string text(length, '\0');
  napi_get_value_string_utf8(env_, value_, text.data(), length + 1, &length);
  if (text.find('\0') != std::string::npos) Fail("a string without NUL");
  return text;
}

std::string Reader::OneLine(std::size_t maximum) const {
  std::string text = Text(maximum);
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) Fail("a string without control characters");
  return text;
}

std::vector<VideoCodec> ReadVideoCodecs(const Reader& reader) {
  std::vector<VideoCodec> codecs;
  for (const Reader& element : reader.Elements(8)) {
    const std::optional<VideoCodec> codec = VideoCodecFromText(element.OneLine(16));
    if (!codec) element.Fail("a video codec");
    codecs.push_back(*codec);
  }
  return codecs;
}

EngineSettings ReadSettings(const Reader& reader) {
  EngineSettings settings;
  for (const Reader& address : reader.At("bind").Elements(64)) settings.bind.push_back(address.OneLine(64));
  if (settings.bind.empty()) reader.At("bind").Fail("at least one address");
  settings.sip_port = static_cast<int>(reader.At("sipPort").Integer(0, 65535));
  const Reader sips = reader.At("sipsPort");
  if (!sips.IsNull()) settings.sips_port = static_cast<int>(sips.Integer(0, 65535));
  const Reader certificate = reader.At("certificateFile"), key = reader.At("privateKeyFile");
  if (!certificate.IsNull()) settings.certificate_file = certificate.Text(4096);
  if (!key.IsNull()) settings.private_key_file = key.Text(4096);
  const std::vector<Reader> ports = reader.At("rtpPorts").Elements(2);
  if (ports.size() != 2) reader.At("rtpPorts").Fail("[first, last]");
  settings.media.first_port = static_cast<std::uint16_t>(ports[0].Integer(1024, 65535));
  settings.media.last_port = static_cast<std::uint16_t>(ports[1].Integer(settings.media.first_port, 65535));
  settings.product = reader.At("product").OneLine(128);
  settings.log_level = static_cast<int>(reader.At("logLevel").Integer(0, 4));
  return settings;
}

std::shared_ptr<const Tables> ReadTables(const Reader& reader) {
  auto tables = std::make_shared<Tables>();
  tables->revision = reader.At("revision").Integer(0, kLargestName);
  tables->realm = reader.At("realm").OneLine(64);
  if (tables->realm.empty() || tables->realm.find_first_of("\"\\") != std::string::npos)
    reader.At("realm").Fail("a realm without quotes");
  for (const Reader& element : reader.At("accounts").Elements(100'000)) {
    Account account = ReadAccount(element);
    std::string extension = account.extension;
    tables->accounts.insert_or_assign(std::move(extension), std::move(account));
  }
  for (const Reader& element : reader.At("digest").Elements(4)) tables->digest.push_back(ReadAlgorithm(element));
  if (tables->digest.empty()) reader.At("digest").Fail("at least one algorithm");
  for (const Reader& element : reader.At("codecs").Elements(16)) tables->codecs.push_back(ReadCodec(element));
  tables->video_codecs = ReadVideoCodecs(reader.At("videoCodecs"));
  const Reader registration = reader.At("registration");
  tables->registration_minimum = static_cast<int>(registration.At("minimum").Integer(1, 86'400));
  tables->registration_usual = static_cast<int>(registration.At("usual").Integer(1, 86'400));
  tables->registration_maximum = static_cast<int>(registration.At("maximum").Integer(1, 604'800));
  tables->qualify_seconds = static_cast<int>(reader.At("qualifySeconds").Integer(0, 86'400));
  tables->session_expires_seconds = static_cast<int>(reader.At("sessionExpiresSeconds").Integer(0, 86'400));
  for (const Reader& element : reader.At("trunks").Elements(1000)) {
    auto trunk = ReadTrunk(element);
    // One space of numbers: who registers under one must be one.
    if (tables->accounts.contains(trunk->number) || tables->TrunkOf(trunk->number) != nullptr)
      element.At("trunk").Fail("a number of its own");
    tables->trunks.push_back(std::move(trunk));
  }
  tables->unheard_seconds = static_cast<int>(reader.At("unheardSeconds").Integer(0, 86'400));
  return tables;
}

std::vector<Contact> ReadBindings(const Reader& reader) {
  std::vector<Contact> contacts;
  for (const Reader& element : reader.Elements(100'000)) {
    Contact contact;
    contact.name = element.At("contact").Name();
    contact.extension = element.At("extension").OneLine(64);
    contact.uri = element.At("uri").OneLine(1024);
    contact.source = element.At("source").OneLine(80);
    const std::string transport = element.At("transport").OneLine(8);
    contact.transport_type = transport == "udp"   ? PJSIP_TRANSPORT_UDP
                             : transport == "tcp" ? PJSIP_TRANSPORT_TCP
                             : transport == "tls" ? PJSIP_TRANSPORT_TLS
                                                  : PJSIP_TRANSPORT_UNSPECIFIED;
    if (contact.transport_type == PJSIP_TRANSPORT_UNSPECIFIED) element.At("transport").Fail("'udp', 'tcp' or 'tls'");
    contact.expires_at_ms = element.At("expiresAt").Integer(0, kLargestName);
    contact.user_agent = element.At("userAgent").OneLine(1024);
    contact.call_id = element.At("callId").OneLine(1024);
    contact.cseq = static_cast<int>(element.At("cseq").Integer(0, 0x7FFFFFFF));
    for (const Reader& hop : element.At("path").Elements(16)) contact.path.push_back(hop.OneLine(1024));
    contact.instance = element.At("instance").OneLine(1024);
    contacts.push_back(std::move(contact));
  }
  return contacts;
}

Party ReadParty(const Reader& reader) {
  Party party;
  party.number = reader.At("number").OneLine(256);
  party.name = reader.At("name").OneLine(512);
  party.anonymous = reader.At("anonymous").Truth();
  return party;
}

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Headers ReadHeaders(const Reader& reader) {
  Headers headers;
  for (const Reader& header : reader.Elements(32)) {
    const std::vector<Reader> pair = header.Elements(2);
    if (pair.size() != 2) header.Fail("[name, value]");
    headers.emplace_back(pair[0].OneLine(64), pair[1].OneLine(2048));
  }
  return headers;
}

// The line, address and number of a target of kind `trunk`; a leg and a text are led outside alike.
template <typename Request>
void ReadTrunkTarget(const Reader& target, Request* request) {
  request->trunk = target.At("trunk").OneLine(64);
  if (request->trunk.empty()) target.At("trunk").Fail("a number");
  request->number = target.At("number").OneLine(256);
  if (!target.At("destination").IsNull()) request->destination = ReadDestination(target.At("destination"));
  for (const Reader& hop : target.At("route").Elements(8)) request->route.push_back(hop.OneLine(512));
}

}  // namespace

DialRequest ReadDialRequest(const Reader& reader) {
  DialRequest request;
  const Reader target = reader.At("target");
  const std::string kind = target.At("kind").OneLine(16);
  if (kind == "contact") {
    request.contact = target.At("contact").Name();
  } else if (kind == "uri") {
    request.uri = target.At("uri").OneLine(1024);
  } else if (kind == "trunk") {
    ReadTrunkTarget(target, &request);
  } else {
    target.At("kind").Fail("'contact', 'uri' or 'trunk'");
  }
  request.called = reader.At("called").OneLine(256);
  request.caller = ReadParty(reader.At("caller"));
  request.like = reader.At("like").NameOrNone();
  request.headers = ReadHeaders(reader.At("headers"));
  const Reader patience = reader.At("answerWithinMs");
  if (!patience.IsNull()) request.answer_within_ms = static_cast<int>(patience.Integer(1, 600'000));
  return request;
}

TextRequest ReadTextRequest(const Reader& reader) {
  TextRequest request;
  const Reader target = reader.At("target");
  const std::string kind = target.At("kind").OneLine(16);
  if (kind == "contact")
    request.contact = target.At("contact").Name();
  else if (kind == "trunk")
    ReadTrunkTarget(target, &request);
  else
    target.At("kind").Fail("'contact' or 'trunk'");
  request.called = reader.At("called").OneLine(256);
  request.sender = ReadParty(reader.At("sender"));
  request.call_id = reader.At("callId").OneLine(128);
  if (request.call_id.empty()) reader.At("callId").Fail("a Call-ID");
  request.headers = ReadHeaders(reader.At("headers"));
  request.text = reader.At("text").Text(kLongestText);
  const Reader notice = reader.At("notice");
  if (notice.IsNull() || notice.IsMissing()) {
    if (request.text.empty()) reader.At("text").Fail("some text");
    return request;
  }
  if (request.contact == 0) target.At("kind").Fail("'contact', for a notice");
  request.event = notice.At("event").OneLine(128);
  if (request.event.empty()) notice.At("event").Fail("the name of an event");
  request.content_type = notice.At("contentType").OneLine(64);
  if (!request.text.empty() && request.content_type.find('/') == std::string::npos)
    notice.At("contentType").Fail("a media type");
  return request;
}

namespace {

int ReadSilence(const Reader& reader) { return reader.IsMissing() ? 0 : static_cast<int>(reader.Integer(0, 3600)); }

}  // namespace

Sound ReadSound(const Reader& reader) {
  Sound sound;
  const std::string kind = reader.At("kind").OneLine(16);
  if (kind == "file") {
    sound.kind = Sound::Kind::kFile;
    sound.path = reader.At("path").Text(4096);
    sound.loop = reader.At("loop").Truth();
    sound.seconds_before = ReadSilence(reader.At("secondsBefore"));
    sound.seconds_after = ReadSilence(reader.At("secondsAfter"));
  } else if (kind == "tone") {
    sound.kind = Sound::Kind::kTone;
    sound.tone = ReadTone(reader.At("tone"));
  } else {
    reader.At("kind").Fail("'file' or 'tone'");
  }
  return sound;
}

namespace {

std::uint8_t Nibble(char digit) { return static_cast<std::uint8_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

std::vector<std::uint8_t> ReadKey(const Reader& reader) {
  const std::string hex = reader.OneLine(64);
  if (!IsHex(hex, 64)) reader.Fail("64 lower-case hexadecimal digits");
  std::vector<std::uint8_t> key;
  for (std::size_t at = 0; at < hex.size(); at += 2)
    key.push_back(static_cast<std::uint8_t>(Nibble(hex[at]) << 4 | Nibble(hex[at + 1])));
  return key;
}

}  // namespace

RecordingWish ReadRecordingWish(const Reader& reader) {
  RecordingWish wish;
  wish.path = reader.At("path").Text(4096);
  if (wish.path.empty() || wish.path.front() != '/') reader.At("path").Fail("an absolute path");
  const std::string sides = reader.At("sides").OneLine(8);
  if (sides != "said" && sides != "both") reader.At("sides").Fail("'said' or 'both'");
  wish.both = sides == "both";
  // Twelve hours in stereo at 16 kHz are as much as the lengths in a WAV file can say.
  wish.max_seconds = static_cast<int>(reader.At("maxSeconds").Integer(1, 43'200));
  const Reader seal_for = reader.At("sealFor");
  if (!seal_for.IsNull() && !seal_for.IsMissing()) wish.seal_for = ReadKey(seal_for);
  return wish;
}

}  // namespace sipleo
