// A WAV file of PCM, 16 bit, mono. Opened on the SIP thread, read on the clock thread alone, by all who play it: what
// one has read, the others find in memory until the last of them lets go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sipleo::media {

class WavFile {
 public:
  // Null, and why in `refusal`, when it is no such file, holds no sound, or has a rate below 8 or above 48 kHz or one
  // that is no multiple of 50 Hz.
  static std::shared_ptr<WavFile> Open(const std::string& path, std::string* refusal);
  ~WavFile();
  WavFile(const WavFile&) = delete;
  WavFile& operator=(const WavFile&) = delete;

  int Rate() const { return rate_; }
  // Samples from the `at`th on. Fewer than `count` at the end, or where the file cannot be read now.
  std::size_t Read(std::size_t at, std::int16_t* samples, std::size_t count);

 private:
  explicit WavFile(int handle) : handle_(handle) {}
  std::string ReadHeader();
  const std::vector<std::int16_t>& Chunk(std::size_t index);

  int handle_;
  int rate_ = 0;
  std::uint64_t begin_ = 0, end_ = 0;              // bytes in the file
  std::vector<std::vector<std::int16_t>> chunks_;  // a quarter of a second each; empty: not read yet
};

}  // namespace sipleo::media
