#include "wav_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace sipleo::media {
namespace {

constexpr std::uint32_t kHeader = 44;

void Little(std::uint8_t* at, std::uint32_t value, int size) {
  for (int i = 0; i < size; i++) at[i] = static_cast<std::uint8_t>(value >> 8 * i);
}

}  // namespace

WavWriter::~WavWriter() {
  if (handle_ >= 0) close(handle_);
}

int WavWriter::Open(const std::string& path) {
  handle_ = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (handle_ < 0) return errno;
  const int error = WriteHeader(0);
  if (error == 0 && lseek(handle_, kHeader, SEEK_SET) < 0) return errno;
  return error;
}

int WavWriter::WriteHeader(std::uint32_t bytes) {
  std::array<std::uint8_t, kHeader> header{};
  const auto frame = static_cast<std::uint32_t>(2 * channels_), rate = static_cast<std::uint32_t>(rate_);
  std::memcpy(&header[0], "RIFF", 4);
  Little(&header[4], bytes == 0 ? 0 : kHeader - 8 + bytes, 4);
  std::memcpy(&header[8], "WAVEfmt ", 8);
  Little(&header[16], 16, 4);
  Little(&header[20], 1, 2);  // PCM
  Little(&header[22], static_cast<std::uint32_t>(channels_), 2);
  Little(&header[24], rate, 4);
  Little(&header[28], rate * frame, 4);
  Little(&header[32], frame, 2);
  Little(&header[34], 16, 2);
  std::memcpy(&header[36], "data", 4);
  Little(&header[40], bytes, 4);
  const ssize_t written = pwrite(handle_, header.data(), header.size(), 0);
  if (written < 0) return errno;
  return written == kHeader ? 0 : ENOSPC;
}

// Without a number of the system's a write that stops half-way has found no more room.
int WavWriter::WriteAll(const std::uint8_t* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t some = write(handle_, bytes, size);
    if (some < 0 && errno == EINTR) continue;
    if (some <= 0) return some == 0 ? ENOSPC : errno;
    bytes += some;
    size -= static_cast<std::size_t>(some);
    written_ += static_cast<std::uint64_t>(some);
  }
  return 0;
}

// The machine is of the file's byte order: all that this product runs on is.
int WavWriter::Put(const std::int16_t* samples, std::size_t count) {
  return WriteAll(reinterpret_cast<const std::uint8_t*>(samples), 2 * count);
}

std::uint32_t WavWriter::WholeBytes() const {
  return static_cast<std::uint32_t>(written_ - written_ % static_cast<std::uint64_t>(2 * channels_));
}

int WavWriter::Complete() {
  if (handle_ < 0) return EBADF;
  if (ftruncate(handle_, static_cast<off_t>(kHeader) + WholeBytes()) != 0) return errno;
  return WriteHeader(WholeBytes());
}

double WavWriter::Seconds() const { return static_cast<double>(WholeBytes()) / (2.0 * channels_ * rate_); }

void WavWriter::Sync() {
  if (handle_ >= 0) fdatasync(handle_);
}

}  // namespace sipleo::media
