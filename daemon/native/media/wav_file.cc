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

std::shared_ptr<WavFile> WavFile::Open(const std::string& path, std::string* refusal) {
  const int handle = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (handle < 0) {
    *refusal = std::strerror(errno);
    return nullptr;
  }
  std::shared_ptr<WavFile> file(new WavFile(handle));
  *refusal = file->ReadHeader();
  if (!refusal->empty()) return nullptr;
  const std::size_t in_chunk = static_cast<std::size_t>(file->rate_) / 4;
  file->chunks_.resize((static_cast<std::size_t>(file->end_ - file->begin_) / 2 + in_chunk - 1) / in_chunk);
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
      begin_ = at + 8;
      // Writers that stream leave the length at 0 or at its largest: the file's end counts.
      end_ = length == 0 || begin_ + length > size ? size : begin_ + length;
      end_ -= (end_ - begin_) % 2;
      return end_ - begin_ < 2 ? "it holds no sound" : "";
    }
    at += 8 + length + length % 2;
  }
  return "it holds no sound";
}

// Stays empty where the disk fails, and is tried again the next time.
const std::vector<std::int16_t>& WavFile::Chunk(std::size_t index) {
  std::vector<std::int16_t>& chunk = chunks_[index];
  if (!chunk.empty()) return chunk;
  const std::size_t most = static_cast<std::size_t>(rate_) / 4;
  const std::uint64_t from = begin_ + 2 * static_cast<std::uint64_t>(index) * most;
  chunk.resize(std::min<std::uint64_t>(most, (end_ - from) / 2));
  const auto bytes = static_cast<ssize_t>(2 * chunk.size());
  if (pread(handle_, chunk.data(), static_cast<std::size_t>(bytes), static_cast<off_t>(from)) != bytes) chunk.clear();
  return chunk;
}

std::size_t WavFile::Read(std::size_t at, std::int16_t* samples, std::size_t count) {
  const std::size_t in_chunk = static_cast<std::size_t>(rate_) / 4;
  std::size_t done = 0;
  while (done < count && (at + done) / in_chunk < chunks_.size()) {
    const std::vector<std::int16_t>& chunk = Chunk((at + done) / in_chunk);
    const std::size_t from = (at + done) % in_chunk;
    if (from >= chunk.size()) break;
    const std::size_t some = std::min(count - done, chunk.size() - from);
    std::copy_n(chunk.begin() + static_cast<std::ptrdiff_t>(from), some, samples + done);
    done += some;
  }
  return done;
}

}  // namespace sipleo::media
