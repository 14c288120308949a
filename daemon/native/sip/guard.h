// Who may be answered: slows down and then silences who guesses or floods, without ever locking out a device that
// behaves. Counts per address and per address and port, in bounded memory. SIP thread only.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <unordered_map>

#include <pjsip.h>

#include "../addon/event.h"

namespace sipleo {

class RegistrarCore;
class Trunks;

// A map that forgets what was used longest ago once it is full: a million spoofed addresses cost no more than `most`.
template <typename T>
class RecentMap {
 public:
  explicit RecentMap(std::size_t most) : most_(most) {}

  T* Find(const std::string& key) {
    const auto found = index_.find(key);
    if (found == index_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return &found->second->second;
  }
  T& Get(const std::string& key) {
    if (T* known = Find(key)) return *known;
    if (index_.size() >= most_) {
      index_.erase(order_.back().first);
      order_.pop_back();
    }
    order_.emplace_front(key, T{});
    index_[key] = order_.begin();
    return order_.front().second;
  }
  void Erase(const std::string& key) {
    const auto found = index_.find(key);
    if (found == index_.end()) return;
    order_.erase(found->second);
    index_.erase(found);
  }
  std::size_t Size() const { return index_.size(); }

 private:
  std::size_t most_;
  std::list<std::pair<std::string, T>> order_;
  std::unordered_map<std::string, typename std::list<std::pair<std::string, T>>::iterator> index_;
};

// Wrong tries within a window, and until when their source gets no answers.
struct Tries {
  int count = 0;
  std::int64_t window_ends_ms = 0, silent_until_ms = 0;
};

// Counts one wrong try; true when it is the one that silences the source.
bool CountTry(Tries& tries, std::int64_t now_ms, int allowed);

// Holds up to `size` tokens and gains `per_second`.
struct TokenBucket {
  double tokens = -1;
  std::int64_t at_ms = 0;
  bool Take(std::int64_t now_ms, double size, double per_second);
  void Return(double size) { tokens = tokens + 1 > size ? size : tokens + 1; }
};

class Guard {
 public:
  explicit Guard(EventSink* events) : events_(events) {}
  void KnowRegistrar(const RegistrarCore* registrar) { registrar_ = registrar; }
  void KnowTrunks(const Trunks* trunks) { trunks_ = trunks; }

  // False: drop this packet unread. `from_user` is the user part of From in the raw message, may be empty. A place
  // where an outside line is known to be goes on being heard, but for what guesses passwords: REGISTER.
  bool MayBeHeard(const pjsip_rx_data* rdata, const std::string& from_user, bool registers);
  // False: a line may not bring another call from here now (flood): its requests need no password.
  bool MayOffer(const pjsip_rx_data* rdata);
  // False: no challenge for this source now (flood).
  bool MayBeChallenged(const pjsip_rx_data* rdata);
  void Succeeded(const pjsip_rx_data* rdata);
  // True: answer this wrong try; false: drop it, it came too fast.
  bool WrongTry(const pjsip_rx_data* rdata, const std::string& account, bool is_known_account);
  void Malformed(const pjsip_rx_data* rdata);
  // Requests that nobody authenticates (OPTIONS, errors): false when this source has had enough answers.
  bool MayBeAnswered(const pjsip_rx_data* rdata);

  // Incoming connections; false: one too many from this address.
  bool ConnectionOpened(const std::string& host);
  void ConnectionClosed(const std::string& host);

  void Tick() {}

 private:
  struct Source {
    Tries tries;
    TokenBucket challenges, answers, late_wrong, trickle, offers;
    std::int64_t suspected_at_ms = 0;
    std::int64_t suppressed = 0;
  };
  void Suspect(const std::string& host, const std::string& source, const char* what, const std::string& account,
               int count);

  EventSink* events_;
  const RegistrarCore* registrar_ = nullptr;
  const Trunks* trunks_ = nullptr;
  RecentMap<Source> hosts_{20'000};
  RecentMap<Source> ports_{20'000};
  std::unordered_map<std::string, int> connections_;
};

}  // namespace sipleo
