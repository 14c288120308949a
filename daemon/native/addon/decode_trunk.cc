#include "decode_trunk.h"

#include <arpa/inet.h>

namespace sipleo {
namespace {

// As pjlib and getnameinfo print it, so that texts may be compared.
std::string ReadAddress(const Reader& reader, const std::string& text) {
  unsigned char bytes[16];
  char printed[INET6_ADDRSTRLEN];
  const int family = text.find(':') == std::string::npos ? AF_INET : AF_INET6;
  if (inet_pton(family, text.c_str(), bytes) != 1 || inet_ntop(family, bytes, printed, sizeof printed) == nullptr)
    reader.Fail("a numeric address");
  return printed;
}

// "192.0.2.7", "192.0.2.7:5060", "2001:db8::7", "[2001:db8::7]:5060".
TrunkSource ReadSource(const Reader& reader) {
  const std::string text = reader.OneLine(80);
  std::string host = text, port;
  const std::size_t colon = text.rfind(':'), bracket = text.rfind(']');
  if (bracket != std::string::npos && text.front() == '[') {
    host = text.substr(1, bracket - 1);
    if (bracket + 1 < text.size() && text[bracket + 1] == ':') port = text.substr(bracket + 2);
  } else if (colon != std::string::npos && text.find(':') == colon) {
    host = text.substr(0, colon);
    port = text.substr(colon + 1);
  }
  TrunkSource source{ReadAddress(reader, host), 0};
  if (port.empty()) return source;
  if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos) reader.Fail("a port");
  source.port = std::stoi(port);
  if (source.port < 1 || source.port > 65535) reader.Fail("a port");
  return source;
}

// What goes into a quoted string or a URI as it is.
std::string ReadPlain(const Reader& reader) {
  std::string text = reader.OneLine(128);
  if (text.find_first_of("\"\\<>@ ") != std::string::npos) reader.Fail("a name without quotes, brackets and spaces");
  return text;
}

std::string ReadHash(const Reader& reader, std::size_t digits) {
  std::string text = reader.OneLine(64);
  if (text.size() != digits || text.find_first_not_of("0123456789abcdef") != std::string::npos)
    reader.Fail(std::to_string(digits) + " lower-case hexadecimal digits");
  return text;
}

}  // namespace

std::vector<TrunkSource> ReadTrunkSources(const Reader& reader) {
  std::vector<TrunkSource> sources;
  for (const Reader& element : reader.Elements(64)) sources.push_back(ReadSource(element));
  return sources;
}

std::shared_ptr<const Trunk> ReadTrunk(const Reader& reader) {
  auto trunk = std::make_shared<Trunk>();
  trunk->number = reader.At("trunk").OneLine(64);
  if (trunk->number.empty()) reader.At("trunk").Fail("a number");
  trunk->user = ReadPlain(reader.At("user"));
  trunk->domain = ReadPlain(reader.At("domain"));
  for (const Reader& element : reader.At("numbers").Elements(1000)) trunk->numbers.push_back(element.OneLine(64));
  const Reader credentials = reader.At("credentials");
  if (!credentials.IsNull()) {
    std::string user = credentials.At("user").OneLine(128);
    if (user.find_first_of("\"\\") != std::string::npos) credentials.At("user").Fail("a name without quotes");
    trunk->credentials.emplace(std::move(user), credentials.At("password").OneLine(128));
  }
  const Reader account = reader.At("account");
  if (!account.IsNull()) {
    trunk->account_user = ReadPlain(account.At("user"));
    if (trunk->account_user.empty()) account.At("user").Fail("a name");
    trunk->account_md5 = ReadHash(account.At("ha1").At("md5"), 32);
    trunk->account_sha256 = ReadHash(account.At("ha1").At("sha256"), 64);
  }
  trunk->registers_with_us = reader.At("registersWithUs").Truth();
  if (trunk->registers_with_us && !trunk->HasAccount()) reader.At("account").Fail("an account to register with");
  trunk->sources = ReadTrunkSources(reader.At("sources"));
  for (const Reader& element : reader.At("codecs").Elements(16)) {
    const std::optional<Codec> codec = CodecFromText(element.OneLine(16));
    if (!codec) element.Fail("a codec");
    trunk->codecs.push_back(*codec);
  }
  const Reader video = reader.At("videoCodecs");
  if (!video.IsNull()) trunk->video_codecs = ReadVideoCodecs(video);
  const std::string srtp = reader.At("srtp").OneLine(16);
  if (srtp == "offered")
    trunk->srtp = Trunk::Srtp::kOffered;
  else if (srtp == "required")
    trunk->srtp = Trunk::Srtp::kRequired;
  else if (srtp != "never")
    reader.At("srtp").Fail("'never', 'offered' or 'required'");
  trunk->echo_canceller = reader.At("echoCanceller").Truth();
  for (const Reader& hop : reader.At("route").Elements(8)) trunk->route.push_back(hop.OneLine(512));
  const Reader bind = reader.At("bind");
  if (!bind.IsNull()) trunk->bind = ReadAddress(bind, bind.OneLine(64));
  trunk->verify = reader.At("verify").Truth();
  return trunk;
}

Destination ReadDestination(const Reader& reader) {
  Destination destination;
  destination.address = ReadAddress(reader.At("address"), reader.At("address").OneLine(64));
  destination.port = static_cast<int>(reader.At("port").Integer(1, 65535));
  const std::string transport = reader.At("transport").OneLine(8);
  if (transport == "tcp")
    destination.type = PJSIP_TRANSPORT_TCP;
  else if (transport == "tls")
    destination.type = PJSIP_TRANSPORT_TLS;
  else if (transport != "udp")
    reader.At("transport").Fail("'udp', 'tcp' or 'tls'");
  if (destination.address.find(':') != std::string::npos)
    destination.type = static_cast<pjsip_transport_type_e>(destination.type | PJSIP_TRANSPORT_IPV6);
  destination.server_name = reader.At("serverName").OneLine(253);
  return destination;
}

}  // namespace sipleo
