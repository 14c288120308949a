#include "sealed_writer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "wav_writer.h"

namespace sipleo::media {
namespace {

constexpr char kMagic[] = "SIPLEO-SEALED-1\n";
constexpr std::size_t kMagicSize = sizeof kMagic - 1, kLength = 4;
constexpr std::size_t kKey = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kStreamHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char kMessage = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char kFinal = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

}  // namespace

SealedWriter::SealedWriter(int channels, int rate, const std::vector<std::uint8_t>& seal_for)
    : channels_(channels), rate_(rate), seal_for_(seal_for) {}

SealedWriter::~SealedWriter() {
  sodium_memzero(&stream_, sizeof stream_);
  if (!waiting_.empty()) sodium_memzero(waiting_.data(), 2 * waiting_.size());
}

int SealedWriter::Open(const std::string& path) {
  if (sodium_init() < 0 || seal_for_.size() != crypto_box_PUBLICKEYBYTES) return EINVAL;
  const int error = file_.Make(path);
  return error != 0 ? error : Begin();
}

int SealedWriter::Begin() {
  std::array<std::uint8_t, kMagicSize + kKey + crypto_box_SEALBYTES + kStreamHeader> head{};
  std::memcpy(head.data(), kMagic, kMagicSize);
  std::uint8_t key[kKey];
  crypto_secretstream_xchacha20poly1305_keygen(key);
  // Fails for a key that is no point of the curve's large group.
  const bool sealed = crypto_box_seal(&head[kMagicSize], key, kKey, seal_for_.data()) == 0;
  crypto_secretstream_xchacha20poly1305_init_push(&stream_, &head[head.size() - kStreamHeader], key);
  sodium_memzero(key, sizeof key);
  if (!sealed) return EINVAL;
  const int error = file_.Append(head.data(), head.size());
  if (error != 0) return error;
  whole_ = file_.Size();
  const auto header = WavHeaderOf(channels_, rate_, 0);
  return Seal(header.data(), header.size(), kMessage);
}

int SealedWriter::Seal(const std::uint8_t* bytes, std::size_t size, unsigned char tag) {
  const std::size_t length = size + kMore;
  message_.resize(kLength + length);
  for (std::size_t i = 0; i < kLength; i++) message_[i] = static_cast<std::uint8_t>(length >> 8 * i);
  crypto_secretstream_xchacha20poly1305_push(&stream_, &message_[kLength], nullptr, bytes, size, nullptr, 0, tag);
  const int error = file_.Append(message_.data(), message_.size());
  if (error == 0) whole_ = file_.Size();
  return error;
}

int SealedWriter::Put(const std::int16_t* samples, std::size_t count) {
  waiting_.insert(waiting_.end(), samples, samples + count);
  const auto second = static_cast<std::size_t>(rate_ * channels_);
  std::size_t done = 0;
  int error = 0;
  for (; error == 0 && waiting_.size() - done >= second; done += second) {
    error = Seal(reinterpret_cast<const std::uint8_t*>(&waiting_[done]), 2 * second, kMessage);
    if (error == 0) sealed_ += 2 * second;
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(done));
  return error;
}

// After an error the stream has a message that the file has not: what follows it could not be read. Its end is missing
// then, as after a kill.
int SealedWriter::Complete() {
  if (file_.Size() != whole_) return file_.Cut(whole_);
  const std::size_t bytes = 2 * waiting_.size();
  const int error = Seal(reinterpret_cast<const std::uint8_t*>(waiting_.data()), bytes, kFinal);
  if (error != 0) return file_.Cut(whole_), error;
  sealed_ += bytes;
  return 0;
}

double SealedWriter::Seconds() const { return static_cast<double>(sealed_) / (2.0 * channels_ * rate_); }

std::unique_ptr<SoundWriter> MakeSoundWriter(int channels, int rate, const std::vector<std::uint8_t>& seal_for) {
  if (seal_for.empty()) return std::make_unique<WavWriter>(channels, rate);
  return std::make_unique<SealedWriter>(channels, rate, seal_for);
}

}  // namespace sipleo::media
