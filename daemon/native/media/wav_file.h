// Reads a WAV file of PCM, 16 bit, mono, some at a time.
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
  static std::unique_ptr<WavFile> Open(const std::string& path, std::string* refusal);
  ~WavFile();
  WavFile(const WavFile&) = delete;
  WavFile& operator=(const WavFile&) = delete;

  int Rate() const { return rate_; }
  // Fewer than `count` at the end, or where the file cannot be read any more.
  std::size_t Read(std::int16_t* samples, std::size_t count);
  void Rewind() {
    position_ = begin_;
    chunk_.clear();
    chunk_at_ = 0;
  }

 private:
  explicit WavFile(int handle) : handle_(handle) {}
  std::string ReadHeader();
  bool FillChunk();

  int handle_;
  int rate_ = 0;
  std::uint64_t begin_ = 0, end_ = 0, position_ = 0;  // bytes in the file
  std::vector<std::int16_t> chunk_;
  std::size_t chunk_at_ = 0;
};

}  // namespace sipleo::media
