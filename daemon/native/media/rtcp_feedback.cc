#include "rtcp_feedback.h"

#include "rtp_packet.h"

namespace sipleo::media {
namespace {

constexpr int kTransport = 205, kPayloadSpecific = 206;
constexpr int kGenericNack = 1, kPictureLoss = 1, kFullIntra = 4;
constexpr std::size_t kHead = 12;  // header, SSRC of who sends it, SSRC that it is about

void PutHead(std::uint8_t* at, int format, int type, std::size_t size, std::uint32_t from, std::uint32_t about) {
  at[0] = static_cast<std::uint8_t>(0x80 | format);
  at[1] = static_cast<std::uint8_t>(type);
  Put16(at + 2, static_cast<std::uint32_t>(size / 4 - 1));
  Put32(at + 4, from);
  Put32(at + 8, about);
}

void ReadOne(const std::uint8_t* data, std::size_t size, std::uint32_t ssrc, FeedbackHeard* heard) {
  const int format = data[0] & 31, type = data[1];
  const bool about_us = Get32(data + 8) == ssrc;
  if (type == kPayloadSpecific && format == kPictureLoss && about_us) heard->picture = true;
  // What a FIR is about stands in its entries.
  if (type == kPayloadSpecific && format == kFullIntra)
    for (std::size_t at = kHead; at + 8 <= size; at += 8) heard->picture = heard->picture || Get32(data + at) == ssrc;
  if (type == kTransport && format == kGenericNack && about_us)
    for (std::size_t at = kHead; at + 4 <= size && heard->missing.size() < kMostMissing; at += 4)
      heard->missing.push_back({Get16(data + at), Get16(data + at + 2)});
}

}  // namespace

FeedbackHeard ReadFeedback(const std::uint8_t* data, std::size_t size, std::uint32_t ssrc) {
  FeedbackHeard heard;
  while (size >= 4) {
    const std::size_t length = 4 * (std::size_t{Get16(data + 2)} + 1);
    if (length > size) break;
    if (length >= kHead) ReadOne(data, length, ssrc, &heard);
    data += length;
    size -= length;
  }
  return heard;
}

std::size_t AddPictureLoss(std::uint8_t* buffer, std::size_t size, std::uint32_t from, std::uint32_t about) {
  PutHead(buffer + size, kPictureLoss, kPayloadSpecific, kHead, from, about);
  return size + kHead;
}

std::size_t AddIntraRequest(std::uint8_t* buffer, std::size_t size, std::uint32_t from, std::uint32_t about,
                            std::uint8_t number) {
  std::uint8_t* at = buffer + size;
  PutHead(at, kFullIntra, kPayloadSpecific, kHead + 8, from, 0);
  Put32(at + kHead, about);
  Put32(at + kHead + 4, std::uint32_t{number} << 24);
  return size + kHead + 8;
}

std::size_t AddMissing(std::uint8_t* buffer, std::size_t size, std::uint32_t from, std::uint32_t about,
                       const std::vector<Missing>& missing) {
  std::uint8_t* at = buffer + size;
  const std::size_t length = kHead + 4 * missing.size();
  PutHead(at, kGenericNack, kTransport, length, from, about);
  for (std::size_t i = 0; i < missing.size(); i++) {
    Put16(at + kHead + 4 * i, missing[i].sequence);
    Put16(at + kHead + 4 * i + 2, missing[i].following);
  }
  return size + length;
}

}  // namespace sipleo::media
