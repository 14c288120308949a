// What the SIP side asks of the sound side. Everything here is called on the SIP thread only; the threads
// behind it (one that moves packets, one that mixes while somebody needs samples) are nobody else's business.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pjlib.h>
#include <pjmedia.h>

namespace sipleo {

using Name = std::uint64_t;

enum class Codec { kPcma, kPcmu, kG722, kOpus, kG729, kGsm };
const char* CodecText(Codec codec);  // "PCMA" … as in the engine port
std::optional<Codec> CodecFromText(const std::string& text);

enum class Direction { kSendRecv, kSendOnly, kRecvOnly, kInactive };
const char* DirectionText(Direction direction);

// Video is passed on as it comes: what is known of a codec is how two formats of it are told apart.
enum class VideoCodec { kH264, kVp8, kH265, kH263Plus, kH263 };
const char* VideoCodecText(VideoCodec codec);  // "H264" … as in the engine port
std::optional<VideoCodec> VideoCodecFromText(const std::string& text);

struct VideoFormat {
  VideoCodec codec = VideoCodec::kH264;
  int payload = 96;  // in the line that it was read from
  std::string fmtp;  // passed on as it is: what its writer wants to be sent
};

// Feedback that asks for more than reports do (RFC 4585, RFC 5104).
struct VideoFeedback {
  bool nack = false, pli = false, fir = false;
  bool operator==(const VideoFeedback&) const = default;
};

// The video of a leg, as far as the leg that it is joined with has to know it.
struct Video {
  std::vector<VideoFormat> formats;  // in its device's order; empty: none
  Direction direction = Direction::kSendRecv;
  VideoFeedback feedback;
  std::vector<std::pair<std::string, unsigned>> bandwidth;  // b=
  std::string framerate;                                    // a=framerate, or empty
};

// Sound that is written to a file as it comes.
struct RecordingWish {
  std::string path;   // nothing stands there yet, in a folder that does
  bool both = false;  // beside what the leg says also, on the right, what the leg says that it is bridged with
  int max_seconds = 0;
  std::vector<std::uint8_t> seal_for = {};  // X25519 public key, 32 bytes; empty: written in the clear
};
enum class RecordingEnd { kStopped, kLimit, kReleased, kDiskFull, kFailed };
const char* RecordingEndText(RecordingEnd end);  // "stopped" … as in the engine port
struct Recorded {
  Name leg = 0;
  std::string path;
  double seconds = 0;  // that stand in the file
  RecordingEnd why = RecordingEnd::kStopped;
  std::string text;  // what the system says of a failure
};

// How a key came: as an event (RFC 4733), or as two tones in the sound.
enum class DigitBy { kEvent, kTone };

// Called on whichever media thread found out; they must not block and hold no media lock while they call.
class MediaListener {
 public:
  virtual ~MediaListener() = default;
  virtual void OnDigit(Name leg, char digit, DigitBy by) = 0;  // once per key press
  virtual void OnUnheard(Name leg, int seconds) = 0;           // no good RTP for `unheard_seconds`, once per silence
  virtual void OnPlayed(Name leg) = 0;                         // a sound that does not loop has ended
  virtual void OnSpeaking(Name leg, bool speaks) = 0;          // in a room: he has begun or ceased to speak
  virtual void OnChanged(Name leg, Codec codec) = 0;           // sends another of the codecs agreed upon: call Follow
  // The file is whole and closed; once for each recording, after the leg's end if that was its end.
  virtual void OnRecorded(const Recorded& recorded) = 0;
};

struct MediaSettings {
  std::uint16_t first_port = 10000;  // RTP even, RTCP the odd one above
  std::uint16_t last_port = 19999;
  bool io_uring = true;  // where the kernel has and allows it
};

struct LegMediaSettings {
  Name leg = 0;
  std::string local_address;   // numeric; bound, and written into c=
  std::string signalled_host;  // numeric host that SIP comes from: RTP may be learned from there
  std::vector<Codec> codecs;   // what may be negotiated, in our order
  bool srtp = false;           // offer RTP/SAVP with SDES, demand it in answers to our offer
  int unheard_seconds = 0;     // 0: never
  bool cancels_echo = false;   // what it says is freed from the echo of what it is told; it is never relayed then
  std::vector<VideoCodec> video_codecs = {};  // what may be passed on, in our order
};

struct Negotiated {
  Codec codec = Codec::kPcma;
  Direction direction = Direction::kSendRecv;  // ours
  bool srtp = false;
  bool held = false;   // the far side put us on hold (sendonly, inactive, or c=0.0.0.0)
  std::string remote;  // "192.0.2.7:4000", "[2001:db8::7]:4000"
  std::optional<VideoCodec> video;
};

struct LegQuality {
  std::string codec;
  std::int64_t packets_received = 0, packets_sent = 0, packets_lost = 0, packets_lost_far = -1;
  double jitter_ms = -1, round_trip_ms = -1, mos = -1;  // ITU-T G.107 estimate
  std::string video;                                    // the last codec that was agreed upon; all else is of the sound
};

struct Sound {
  enum class Kind { kFile, kTone, kSilence } kind = Kind::kTone;
  std::string path;  // kFile: WAV, PCM16 mono; or a folder with one for each rate, named by it (8000.wav)
  bool loop = true;
  int seconds_before = 0, seconds_after = 0;  // silence before it is played first, and after each time
  enum class Tone { kDial, kRingback, kBusy, kCongestion } tone = Tone::kRingback;
};

struct MediaCensus {
  std::int64_t legs = 0, relays = 0, mixed = 0, rooms = 0, players = 0, sockets = 0, relayed_packets = 0;
  std::int64_t listening = 0;   // legs whose sound is looked at for keys
  std::int64_t recordings = 0;  // that have not been announced as ended
};

// Why an SDP body is refused before it is negotiated; empty when it is fit to be. Names instead of addresses,
// multicast, broadcast, ports under 1024 or our own SIP ports, payload numbers over 127, payloads without rtpmap
// that need one, more than 8 media, 32 formats or 8 crypto lines: all answered 488 (RFC 3261 §13.3.1.3).
std::string SdpRefusal(const pjmedia_sdp_session* remote, const std::vector<std::uint16_t>& sip_ports);

// What an offer holds that we can do, in its own order.
std::vector<Codec> CodecsIn(const pjmedia_sdp_session* remote);

// The video that an offer holds, whatever we may do with it.
Video VideoIn(const pjmedia_sdp_session* remote);

// The sound of one leg and, where there is any, its video: a pair of ports, what was negotiated, where its sound comes
// from. Closed by its destructor, which may be called while it is bridged or plays.
class LegMedia {
 public:
  virtual ~LegMedia() = default;

  // The video of the leg that this one is joined with: offered from now on, and agreed to when it is offered. Nothing:
  // nobody is there yet; then no new video is offered, and whatever is allowed is agreed to. False when there is no
  // video to offer.
  virtual bool FollowVideo(const std::optional<Video>& like) = 0;
  // What its device agreed to last.
  virtual Video CurrentVideo() const = 0;

  // A first or a repeated offer; `first` come first. Repeats keep the origin and raise its version (RFC 3264 §8).
  virtual pjmedia_sdp_session* Offer(pj_pool_t* pool, const std::vector<Codec>& first, Direction direction) = 0;

  // The answer to `remote`: one codec (the first of `first`, else of the remote's order, that both can do), and
  // telephone-event when offered, and one format of video; every further medium declined with port 0.
  // PJMEDIA_SDPNEG_ENOMEDIA when nothing fits.
  virtual pj_status_t Answer(pj_pool_t* pool, const pjmedia_sdp_session* remote, const std::vector<Codec>& first,
                             pjmedia_sdp_session** local) = 0;

  // Puts a finished negotiation in force. Repeatable: codec, address, keys and direction may all change in a call.
  virtual pj_status_t Apply(const pjmedia_sdp_session* local, const pjmedia_sdp_session* remote,
                            Negotiated* outcome) = 0;

  virtual bool IsNegotiated() const = 0;
  virtual std::optional<Codec> CurrentCodec() const = 0;

  // False when telephone-event was not negotiated: send them as INFO instead.
  virtual bool SendDigits(const std::string& digits) = 0;

  virtual LegQuality Quality() const = 0;
};

class MediaEngine {
 public:
  // `endpoint` has its codecs registered by Start. The listener outlives the engine.
  static std::unique_ptr<MediaEngine> Create(pj_pool_factory* pools, MediaListener* listener);
  virtual ~MediaEngine() = default;  // joins the media threads

  virtual pj_status_t Start(const MediaSettings& settings) = 0;

  // Takes a pair of ports. PJ_ETOOMANY when the range is used up; the system's status when the address cannot be bound.
  virtual pj_status_t Open(const LegMediaSettings& settings, std::unique_ptr<LegMedia>* media) = 0;

  // Each hears the other. May be called before either has negotiated: it takes effect as soon as both have, and adapts
  // when one renegotiates: relayed packet by packet when the codecs are the same and nobody's echo is cancelled, else
  // through the mixing bridge. Video is relayed where both have a format in common, else it stops here.
  virtual void Bridge(LegMedia* one, LegMedia* other) = 0;
  // One sound follows another without a gap in the packets. After one that has ended, silence is sent.
  virtual void Play(LegMedia* leg, const Sound& sound) = 0;
  // It is sent silence, which keeps its stream alive.
  virtual void Silence(LegMedia* leg) = 0;

  // The leg hears all who are in the room but itself, and is heard by them unless it is muted; it comes out by Bridge,
  // Play, Silence or another Join. Joining its own room again mutes it or opens it. A room is there while a leg is in
  // it. Video stops here.
  virtual void Join(LegMedia* leg, Name room, bool muted) = 0;
  // All in the room hear the sound once, after what is being played there.
  virtual void PlayToRoom(Name room, const Sound& sound) = 0;

  // The leg speaks this codec from now on, one of those that its last negotiation agreed upon; else nothing happens.
  virtual void Follow(Name leg, Codec codec) = 0;

  // Somebody waits for keys of this leg, or no longer. Where it has not agreed upon telephone events, they are looked
  // for in its sound meanwhile; nobody else's sound is looked at.
  virtual void HearKeys(LegMedia* leg, bool hears) = 0;

  // Writes what the leg says until StopRecording, a limit, the leg's end or the disk's. False: it does so already.
  virtual bool Record(LegMedia* leg, const RecordingWish& wish) = 0;
  virtual void StopRecording(Name leg, const std::string& path) = 0;

  virtual MediaCensus Census() const = 0;  // any thread
};

}  // namespace sipleo
