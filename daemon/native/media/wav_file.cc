#include "wav_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sipleo::media {
namespace {

std::uint32_t Little32(const std::uint8_t* at) {
  return at[0] | at[1] << 8 | at[2] << 16 | static_cast<std::uint32_t>(at[3]) << 24;
}
std::uint32_t Little16(const std::uint8_t* at) { return static_cast<std::uint32_t>(at[0] | at[1] << 8); }

constexpr std::uint32_t kPcm = 1, kExtensible = 0xfffe;
constexpr int kMostChunks = 64;  // in the file, before its sound

}  // namespace

std::unique_ptr<WavFile> WavFile::Open(const std::string& path, std::string* refusal) {
  const int handle = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (handle < 0) {
    *refusal = std::strerror(errno);
    return nullptr;
  }
  std::unique_ptr<WavFile> file(new WavFile(handle));
  *refusal = file->ReadHeader();
  if (!refusal->empty()) return nullptr;
  // Has the system read ahead, so that the clock thread finds it in memory.
  posix_fadvise(handle, static_cast<off_t>(file->begin_), static_cast<off_t>(file->end_ - file->begin_),
                POSIX_FADV_WILLNEED);
  return file;
}

WavFile::~WavFile() { close(handle_); }

// Empty when all is well.
std::string WavFile::ReadHeader() {
  struct stat about;
  if (fstat(handle_, &about) != 0 || !S_ISREG(about.st_mode)) return "it is no file";
  const auto size = static_cast<std::uint64_t>(about.st_size);
  std::uint8_t head[16];
  if (pread(handle_, head, 12, 0) != 12 || std::memcmp(head, "RIFF", 4) != 0 || std::memcmp(head + 8, "WAVE", 4) != 0)
    return "it is no WAV file";
  std::uint64_t at = 12;
  for (int chunks = 0; chunks < kMostChunks; chunks++) {
    if (pread(handle_, head, 8, static_cast<off_t>(at)) != 8) return "it holds no sound";
    const std::uint64_t length = Little32(head + 4);
    if (std::memcmp(head, "fmt ", 4) == 0) {
      if (length < 16 || pread(handle_, head, 16, static_cast<off_t>(at + 8)) != 16) return "its format is cut short";
      const std::uint32_t kind = Little16(head);
      if ((kind != kPcm && kind != kExtensible) || Little16(head + 2) != 1 || Little16(head + 14) != 16)
        return "it is not PCM, 16 bit, mono";
      rate_ = static_cast<int>(std::min<std::uint32_t>(Little32(head + 4), 1000000));
      if (rate_ < 8000 || rate_ > 48000 || rate_ % 50 != 0) return "its sample rate is not of 8000 to 48000 Hz";
    } else if (std::memcmp(head, "data", 4) == 0) {
      if (rate_ == 0) return "its sound comes before its format";
      begin_ = position_ = at + 8;
      // Writers that stream leave the length at 0 or at its largest: the file's end counts.
      end_ = length == 0 || begin_ + length > size ? size : begin_ + length;
      end_ -= (end_ - begin_) % 2;
      return end_ - begin_ < 2 ? "it holds no sound" : "";
    }
    at += 8 + length + length % 2;
  }
  return "it holds no sound";
}

// A quarter of a second.
bool WavFile::FillChunk() {
  const std::size_t most = static_cast<std::size_t>(rate_) / 4;
  const std::size_t wanted = std::min<std::uint64_t>(most, (end_ - position_) / 2);
  chunk_.resize(wanted);
  chunk_at_ = 0;
  const ssize_t got = wanted == 0 ? 0 : pread(handle_, chunk_.data(), 2 * wanted, static_cast<off_t>(position_));
  chunk_.resize(got > 0 ? static_cast<std::size_t>(got) / 2 : 0);
  position_ += 2 * chunk_.size();
  return !chunk_.empty();
}

std::size_t WavFile::Read(std::int16_t* samples, std::size_t count) {
  std::size_t done = 0;
  while (done < count) {
    if (chunk_at_ == chunk_.size() && !FillChunk()) break;
    const std::size_t some = std::min(count - done, chunk_.size() - chunk_at_);
    std::copy_n(chunk_.begin() + static_cast<std::ptrdiff_t>(chunk_at_), some, samples + done);
    chunk_at_ += some;
    done += some;
  }
  return done;
}

}  // namespace sipleo::media
