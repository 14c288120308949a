#include "sample_codec.h"

#include <opus/opus.h>
#include <pjmedia/alaw_ulaw.h>

#include <algorithm>
#include <cstring>

#include "concealment.h"

// Their headers do not say that they are C.
extern "C" {
#include <bcg729/decoder.h>
#include <bcg729/encoder.h>
#include <gsm.h>
}

namespace sipleo::media {
namespace {

// — G.711 —

class G711Encoder : public Encoder {
 public:
  explicit G711Encoder(bool a_law) : a_law_(a_law) {}
  std::size_t Encode(const std::int16_t* samples, std::size_t count, std::uint8_t* payload, std::size_t room) override {
    if (count > room) return 0;
    for (std::size_t i = 0; i < count; i++)
      payload[i] = a_law_ ? pjmedia_linear2alaw(samples[i]) : pjmedia_linear2ulaw(samples[i]);
    return count;
  }

 private:
  const bool a_law_;
};

class G711Decoder : public Decoder {
 public:
  explicit G711Decoder(bool a_law) : a_law_(a_law) {}
  std::size_t Decode(const std::uint8_t* payload, std::size_t size, std::int16_t* samples) override {
    const std::size_t count = std::min(size, kMostSamples);
    for (std::size_t i = 0; i < count; i++)
      samples[i] =
          static_cast<std::int16_t>(a_law_ ? pjmedia_alaw2linear(payload[i]) : pjmedia_ulaw2linear(payload[i]));
    concealment_.Good(samples, count);
    return count;
  }
  void Conceal(std::size_t count, std::int16_t* samples) override { concealment_.Lost(samples, count); }

 private:
  const bool a_law_;
  Concealment concealment_{8000};
};

// — G.722, by pjmedia: 10 ms are 160 samples and 80 bytes —

constexpr std::size_t kG722Samples = 160, kG722Bytes = 80;

class G722Codec {
 public:
  explicit G722Codec(pjmedia_codec_mgr* codecs) : codecs_(codecs) {
    const pj_str_t id = pj_str(const_cast<char*>("G722/16000/1"));
    const pjmedia_codec_info* info = nullptr;
    unsigned count = 1;
    pjmedia_codec_param parameters;
    if (pjmedia_codec_mgr_find_codecs_by_id(codecs, &id, &count, &info, nullptr) != PJ_SUCCESS || count == 0) return;
    if (pjmedia_codec_mgr_get_default_param(codecs, info, &parameters) != PJ_SUCCESS) return;
    parameters.setting.vad = parameters.setting.plc = parameters.setting.cng = 0;
    if (pjmedia_codec_mgr_alloc_codec(codecs, info, &codec_) != PJ_SUCCESS) return;
    ready_ = pjmedia_codec_init(codec_, nullptr) == PJ_SUCCESS && pjmedia_codec_open(codec_, &parameters) == PJ_SUCCESS;
  }
  ~G722Codec() {
    if (codec_ == nullptr) return;
    if (ready_) codec_->op->close(codec_);
    pjmedia_codec_mgr_dealloc_codec(codecs_, codec_);
  }
  G722Codec(const G722Codec&) = delete;
  G722Codec& operator=(const G722Codec&) = delete;

  bool IsReady() const { return ready_; }
  bool Code(const std::int16_t* samples, std::uint8_t* bytes) {
    pjmedia_frame in = Frame(const_cast<std::int16_t*>(samples), 2 * kG722Samples), out = Frame(bytes, kG722Bytes);
    return pjmedia_codec_encode(codec_, &in, kG722Bytes, &out) == PJ_SUCCESS && out.size == kG722Bytes;
  }
  bool Decode(const std::uint8_t* bytes, std::int16_t* samples) {
    pjmedia_frame in = Frame(const_cast<std::uint8_t*>(bytes), kG722Bytes), out = Frame(samples, 2 * kG722Samples);
    return pjmedia_codec_decode(codec_, &in, 2 * kG722Samples, &out) == PJ_SUCCESS;
  }

 private:
  static pjmedia_frame Frame(void* bytes, std::size_t size) {
    pjmedia_frame frame{};
    frame.type = PJMEDIA_FRAME_TYPE_AUDIO;
    frame.buf = bytes;
    frame.size = size;
    return frame;
  }

  pjmedia_codec_mgr* codecs_;
  pjmedia_codec* codec_ = nullptr;
  bool ready_ = false;
};

class G722Encoder : public Encoder {
 public:
  explicit G722Encoder(pjmedia_codec_mgr* codecs) : codec_(codecs) {}
  bool IsReady() const { return codec_.IsReady(); }
  std::size_t Encode(const std::int16_t* samples, std::size_t count, std::uint8_t* payload, std::size_t room) override {
    if (count / 2 > room) return 0;
    for (std::size_t i = 0; i + kG722Samples <= count; i += kG722Samples)
      if (!codec_.Code(samples + i, payload + i / 2)) return 0;
    return count / 2;
  }

 private:
  G722Codec codec_;
};

class G722Decoder : public Decoder {
 public:
  explicit G722Decoder(pjmedia_codec_mgr* codecs) : codec_(codecs) {}
  bool IsReady() const { return codec_.IsReady(); }
  std::size_t Decode(const std::uint8_t* payload, std::size_t size, std::int16_t* samples) override {
    std::size_t count = 0;
    for (; size >= kG722Bytes && count + kG722Samples <= kMostSamples; size -= kG722Bytes, payload += kG722Bytes) {
      if (!codec_.Decode(payload, samples + count)) break;
      count += kG722Samples;
    }
    concealment_.Good(samples, count);
    return count;
  }
  void Conceal(std::size_t count, std::int16_t* samples) override { concealment_.Lost(samples, count); }

 private:
  G722Codec codec_;
  Concealment concealment_{16000};
};

// — GSM full rate: 20 ms are 160 samples and 33 bytes —

constexpr std::size_t kGsmSamples = 160, kGsmBytes = 33;

struct GsmState {
  gsm state = gsm_create();
  ~GsmState() {
    if (state != nullptr) gsm_destroy(state);
  }
};

class GsmEncoder : public Encoder {
 public:
  std::size_t Encode(const std::int16_t* samples, std::size_t count, std::uint8_t* payload, std::size_t room) override {
    const std::size_t frames = count / kGsmSamples;
    if (frames * kGsmBytes > room) return 0;
    for (std::size_t i = 0; i < frames; i++)
      gsm_encode(gsm_.state, const_cast<std::int16_t*>(samples + i * kGsmSamples), payload + i * kGsmBytes);
    return frames * kGsmBytes;
  }

 private:
  GsmState gsm_;
};

class GsmDecoder : public Decoder {
 public:
  std::size_t Decode(const std::uint8_t* payload, std::size_t size, std::int16_t* samples) override {
    std::size_t count = 0;
    for (; size >= kGsmBytes && count + kGsmSamples <= kMostSamples; size -= kGsmBytes, payload += kGsmBytes) {
      if (gsm_decode(gsm_.state, const_cast<std::uint8_t*>(payload), samples + count) != 0) break;
      count += kGsmSamples;
    }
    concealment_.Good(samples, count);
    return count;
  }
  void Conceal(std::size_t count, std::int16_t* samples) override { concealment_.Lost(samples, count); }

 private:
  GsmState gsm_;
  Concealment concealment_{8000};
};

// — G.729: 10 ms are 80 samples and 10 bytes —

constexpr std::size_t kG729Samples = 80, kG729Bytes = 10;

class G729Encoder : public Encoder {
 public:
  ~G729Encoder() override { closeBcg729EncoderChannel(state_); }
  std::size_t Encode(const std::int16_t* samples, std::size_t count, std::uint8_t* payload, std::size_t room) override {
    const std::size_t frames = count / kG729Samples;
    if (frames * kG729Bytes > room) return 0;
    for (std::size_t i = 0; i < frames; i++) {
      std::int16_t frame[kG729Samples];
      std::copy_n(samples + i * kG729Samples, kG729Samples, frame);
      std::uint8_t length = 0;
      bcg729Encoder(state_, frame, payload + i * kG729Bytes, &length);
    }
    return frames * kG729Bytes;
  }

 private:
  bcg729EncoderChannelContextStruct* state_ = initBcg729EncoderChannel(0);
};

class G729Decoder : public Decoder {
 public:
  ~G729Decoder() override { closeBcg729DecoderChannel(state_); }
  // What is left of 2 bytes would be a comfort noise frame of annex B, which we do not agree to: silence.
  std::size_t Decode(const std::uint8_t* payload, std::size_t size, std::int16_t* samples) override {
    std::size_t count = 0;
    for (; size >= kG729Bytes && count + kG729Samples <= kMostSamples; size -= kG729Bytes, payload += kG729Bytes) {
      std::uint8_t frame[kG729Bytes];
      std::copy_n(payload, kG729Bytes, frame);
      bcg729Decoder(state_, frame, kG729Bytes, 0, 0, 0, samples + count);
      count += kG729Samples;
    }
    return count;
  }
  void Conceal(std::size_t count, std::int16_t* samples) override {
    std::fill_n(samples, count, std::int16_t{0});
    for (std::size_t at = 0; at + kG729Samples <= count; at += kG729Samples)
      bcg729Decoder(state_, nullptr, 0, 1, 0, 0, samples + at);
  }

 private:
  bcg729DecoderChannelContextStruct* state_ = initBcg729DecoderChannel();
};

// — Opus, mono —

class OpusSpeechEncoder : public Encoder {
 public:
  explicit OpusSpeechEncoder(int rate) {
    int error = 0;
    state_ = opus_encoder_create(rate, 1, OPUS_APPLICATION_VOIP, &error);
    if (state_ == nullptr) return;
    // Enough for wide-band speech with in-band FEC (RFC 7587 §3.1.1); half the usual effort is not heard in speech.
    opus_encoder_ctl(state_, OPUS_SET_BITRATE(rate > 8000 ? 28000 : 20000));
    opus_encoder_ctl(state_, OPUS_SET_COMPLEXITY(5));
    opus_encoder_ctl(state_, OPUS_SET_INBAND_FEC(1));
    opus_encoder_ctl(state_, OPUS_SET_PACKET_LOSS_PERC(3));
  }
  ~OpusSpeechEncoder() override {
    if (state_ != nullptr) opus_encoder_destroy(state_);
  }
  bool IsReady() const { return state_ != nullptr; }
  std::size_t Encode(const std::int16_t* samples, std::size_t count, std::uint8_t* payload, std::size_t room) override {
    const int size = opus_encode(state_, samples, static_cast<int>(count), payload, static_cast<opus_int32>(room));
    return size > 0 ? static_cast<std::size_t>(size) : 0;
  }

 private:
  OpusEncoder* state_ = nullptr;
};

class OpusSpeechDecoder : public Decoder {
 public:
  explicit OpusSpeechDecoder(int rate) {
    int error = 0;
    state_ = opus_decoder_create(rate, 1, &error);
  }
  ~OpusSpeechDecoder() override {
    if (state_ != nullptr) opus_decoder_destroy(state_);
  }
  bool IsReady() const { return state_ != nullptr; }
  std::size_t Decode(const std::uint8_t* payload, std::size_t size, std::int16_t* samples) override {
    const int count = opus_decode(state_, payload, static_cast<opus_int32>(size), samples, kMostSamples, 0);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  void Conceal(std::size_t count, std::int16_t* samples) override {
    const int made = opus_decode(state_, nullptr, 0, samples, static_cast<int>(count), 0);
    if (made < static_cast<int>(count)) std::fill_n(samples + std::max(0, made), count - std::max(0, made), 0);
  }

 private:
  OpusDecoder* state_ = nullptr;
};

template <typename Made, typename Wanted>
std::unique_ptr<Wanted> IfReady(std::unique_ptr<Made> made) {
  if (!made->IsReady()) return nullptr;
  return made;
}

}  // namespace

std::unique_ptr<Encoder> MakeEncoder(pjmedia_codec_mgr* codecs, Codec codec, int rate) {
  switch (codec) {
    case Codec::kPcma:
      return std::make_unique<G711Encoder>(true);
    case Codec::kPcmu:
      return std::make_unique<G711Encoder>(false);
    case Codec::kG722:
      return IfReady<G722Encoder, Encoder>(std::make_unique<G722Encoder>(codecs));
    case Codec::kOpus:
      return IfReady<OpusSpeechEncoder, Encoder>(std::make_unique<OpusSpeechEncoder>(rate));
    case Codec::kG729:
      return std::make_unique<G729Encoder>();
    case Codec::kGsm:
      return std::make_unique<GsmEncoder>();
  }
  return nullptr;
}

std::unique_ptr<Decoder> MakeDecoder(pjmedia_codec_mgr* codecs, Codec codec, int rate) {
  switch (codec) {
    case Codec::kPcma:
      return std::make_unique<G711Decoder>(true);
    case Codec::kPcmu:
      return std::make_unique<G711Decoder>(false);
    case Codec::kG722:
      return IfReady<G722Decoder, Decoder>(std::make_unique<G722Decoder>(codecs));
    case Codec::kOpus:
      return IfReady<OpusSpeechDecoder, Decoder>(std::make_unique<OpusSpeechDecoder>(rate));
    case Codec::kG729:
      return std::make_unique<G729Decoder>();
    case Codec::kGsm:
      return std::make_unique<GsmDecoder>();
  }
  return nullptr;
}

}  // namespace sipleo::media
