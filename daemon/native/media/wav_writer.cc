#include "wav_writer.h"

#include <algorithm>
#include <cstring>

namespace sipleo::media {
namespace {

void Little(std::uint8_t* at, std::uint32_t value, int size) {
  for (int i = 0; i < size; i++) at[i] = static_cast<std::uint8_t>(value >> 8 * i);
}

}  // namespace

std::array<std::uint8_t, kWavHeader> WavHeaderOf(int channels, int rate, std::uint32_t bytes) {
  std::array<std::uint8_t, kWavHeader> header{};
  const auto frame = static_cast<std::uint32_t>(2 * channels), hertz = static_cast<std::uint32_t>(rate);
  std::memcpy(&header[0], "RIFF", 4);
  Little(&header[4], bytes == 0 ? 0 : kWavHeader - 8 + bytes, 4);
  std::memcpy(&header[8], "WAVEfmt ", 8);
  Little(&header[16], 16, 4);
  Little(&header[20], 1, 2);  // PCM
  Little(&header[22], static_cast<std::uint32_t>(channels), 2);
  Little(&header[24], hertz, 4);
  Little(&header[28], hertz * frame, 4);
  Little(&header[32], frame, 2);
  Little(&header[34], 16, 2);
  std::memcpy(&header[36], "data", 4);
  Little(&header[40], bytes, 4);
  return header;
}

int WavWriter::Open(const std::string& path) {
  const auto header = WavHeaderOf(channels_, rate_, 0);
  const int error = file_.Make(path);
  return error != 0 ? error : file_.Append(header.data(), header.size());
}

// The samples lie in memory as they do in the file: low byte first, on every machine that this runs on.
int WavWriter::Put(const std::int16_t* samples, std::size_t count) {
  return file_.Append(reinterpret_cast<const std::uint8_t*>(samples), 2 * count);
}

std::uint32_t WavWriter::WholeBytes() const {
  const std::uint64_t written = std::max<std::uint64_t>(file_.Size(), kWavHeader) - kWavHeader;
  return static_cast<std::uint32_t>(written - written % static_cast<std::uint64_t>(2 * channels_));
}

int WavWriter::Complete() {
  const int error = file_.Cut(kWavHeader + WholeBytes());
  if (error != 0) return error;
  const auto header = WavHeaderOf(channels_, rate_, WholeBytes());
  return file_.WriteAt(0, header.data(), header.size());
}

double WavWriter::Seconds() const { return static_cast<double>(WholeBytes()) / (2.0 * channels_ * rate_); }

}  // namespace sipleo::media
