#include "sound_shelf.h"

#include <sys/stat.h>

#include <iterator>

namespace sipleo::media {
namespace {

bool IsFolder(const std::string& path) {
  struct stat about;
  return stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

}  // namespace

std::shared_ptr<WavFile> SoundShelf::Open(const std::string& path, int rate, std::string* refusal) {
  const std::string file = IsFolder(path) ? path + '/' + std::to_string(rate) + ".wav" : path;
  const auto found = open_.find(file);
  if (found != open_.end())
    if (auto sound = found->second.lock()) return sound;
  for (auto one = open_.begin(); one != open_.end();) one = one->second.expired() ? open_.erase(one) : std::next(one);
  auto sound = WavFile::Open(file, refusal);
  if (sound) open_[file] = sound;
  return sound;
}

}  // namespace sipleo::media
