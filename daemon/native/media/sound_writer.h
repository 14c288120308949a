// A file of sound that grows. File thread only. What is written is PCM, 16 bit, the sides in turn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sipleo::media {

class SoundWriter {
 public:
  virtual ~SoundWriter() = default;

  // All return 0 or the system's error.
  virtual int Open(const std::string& path) = 0;  // makes the file: nothing may stand there
  virtual int Put(const std::int16_t* samples, std::size_t count) = 0;
  // Brings the file to its end, also after an error: what was written before it can be read.
  virtual int Complete() = 0;

  virtual double Seconds() const = 0;  // that can be read
  virtual void Sync() = 0;             // waits until the disk has them
};

// Sealed for this public key; an empty one: a WAV file in the clear.
std::unique_ptr<SoundWriter> MakeSoundWriter(int channels, int rate, const std::vector<std::uint8_t>& seal_for);

}  // namespace sipleo::media
