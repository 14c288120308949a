// The sound files that somebody plays now: however many legs hear one, it is opened once and read once. SIP thread
// only.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "wav_file.h"

namespace sipleo::media {

class SoundShelf {
 public:
  // `path`: a file; or a folder with a file for each rate, named by it, of which that of `rate` is meant. Null, and why
  // in `refusal`, when it cannot be played.
  std::shared_ptr<WavFile> Open(const std::string& path, int rate, std::string* refusal);

 private:
  std::map<std::string, std::weak_ptr<WavFile>> open_;
};

}  // namespace sipleo::media
