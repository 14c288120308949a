// A file that is made, written to its end and cut. All return 0 or the system's error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sipleo::media {

class SoundFile {
 public:
  SoundFile() = default;
  ~SoundFile();
  SoundFile(const SoundFile&) = delete;
  SoundFile& operator=(const SoundFile&) = delete;

  int Make(const std::string& path);  // readable by its owner alone; nothing may stand there
  int Append(const std::uint8_t* bytes, std::size_t size);
  int WriteAt(std::uint64_t offset, const std::uint8_t* bytes, std::size_t size);
  int Cut(std::uint64_t size);
  void Sync();

  std::uint64_t Size() const { return size_; }

 private:
  int handle_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace sipleo::media
