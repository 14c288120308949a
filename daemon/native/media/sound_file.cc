#include "sound_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace sipleo::media {

SoundFile::~SoundFile() {
  if (handle_ >= 0) close(handle_);
}

int SoundFile::Make(const std::string& path) {
  handle_ = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  return handle_ < 0 ? errno : 0;
}

int SoundFile::Append(const std::uint8_t* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t some = pwrite(handle_, bytes, size, static_cast<off_t>(size_));
    if (some < 0 && errno == EINTR) continue;
    // A write that takes nothing, without an error, has found no more room.
    if (some <= 0) return some == 0 ? ENOSPC : errno;
    bytes += some;
    size -= static_cast<std::size_t>(some);
    size_ += static_cast<std::uint64_t>(some);
  }
  return 0;
}

int SoundFile::WriteAt(std::uint64_t offset, const std::uint8_t* bytes, std::size_t size) {
  const ssize_t written = pwrite(handle_, bytes, size, static_cast<off_t>(offset));
  if (written < 0) return errno;
  return static_cast<std::size_t>(written) == size ? 0 : ENOSPC;
}

int SoundFile::Cut(std::uint64_t size) {
  if (handle_ < 0) return EBADF;
  if (ftruncate(handle_, static_cast<off_t>(size)) != 0) return errno;
  size_ = size;
  return 0;
}

void SoundFile::Sync() {
  if (handle_ >= 0) fdatasync(handle_);
}

}  // namespace sipleo::media
