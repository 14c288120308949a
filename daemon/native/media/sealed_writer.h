// Sound that only the holder of a private key can read, while it is still being written too (decision 0030). A WAV file
// without a length, in libsodium's secret stream:
//
//   "SIPLEO-SEALED-1\n"                              16 bytes
//   key of the stream, crypto_box_seal               80
//   header of the stream                             24
//   for each message: its length, low byte first     4
//                     the message                    17 more than what it holds
//
// The first message is the head of the WAV file, each that follows a second of sound; the last has TAG_FINAL. A killed
// process leaves all but its last second. The key of the stream stays in this process's memory and goes with the
// writer.
#pragma once

#include <sodium.h>

#include "sound_file.h"
#include "sound_writer.h"

namespace sipleo::media {

class SealedWriter : public SoundWriter {
 public:
  SealedWriter(int channels, int rate, const std::vector<std::uint8_t>& seal_for);
  ~SealedWriter() override;

  int Open(const std::string& path) override;
  int Put(const std::int16_t* samples, std::size_t count) override;
  int Complete() override;
  double Seconds() const override;
  void Sync() override { file_.Sync(); }

 private:
  int Begin();
  int Seal(const std::uint8_t* bytes, std::size_t size, unsigned char tag);

  const int channels_, rate_;
  const std::vector<std::uint8_t> seal_for_;
  SoundFile file_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::uint64_t whole_ = 0;   // bytes of the file that are whole messages
  std::uint64_t sealed_ = 0;  // bytes of sound in them
  std::vector<std::int16_t> waiting_;
  std::vector<std::uint8_t> message_;
};

}  // namespace sipleo::media
