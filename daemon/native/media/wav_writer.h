// A WAV file of PCM, 16 bit, that grows. File thread only. Its header says no length until it is completed: readers
// then go by the length of the file (wav_file.h, daemon/kit/wav.ts).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sipleo::media {

class WavWriter {
 public:
  WavWriter(int channels, int rate) : channels_(channels), rate_(rate) {}
  ~WavWriter();
  WavWriter(const WavWriter&) = delete;
  WavWriter& operator=(const WavWriter&) = delete;

  // All return 0 or the system's error.
  int Open(const std::string& path);  // makes the file: nothing may stand there
  int Put(const std::int16_t* samples, std::size_t count);
  int Complete();  // cuts off half a sample, writes the length

  double Seconds() const;
  // Waits until the disk has what was written.
  void Sync();

 private:
  int WriteHeader(std::uint32_t bytes);
  int WriteAll(const std::uint8_t* bytes, std::size_t size);
  std::uint32_t WholeBytes() const;

  const int channels_, rate_;
  int handle_ = -1;
  std::uint64_t written_ = 0;  // bytes of sound
};

}  // namespace sipleo::media
