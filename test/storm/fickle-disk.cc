// A file system that hands everything through to another folder and can be read-only for a while with files open: what
// would write is then answered EROFS, on open descriptors too. No other one heals under who uses it: a tmpfs is not
// remounted read-only while something is open for writing, and ext4 that aborted wants to be unmounted.
//
//     fickle-disk FOLDER FLAG -f MOUNTPOINT      read-only as long as there is a file FLAG

#define FUSE_USE_VERSION 31
#include <dirent.h>
#include <fcntl.h>
#include <fuse.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

namespace {

std::string behind;
std::string flag;

bool IsReadOnly() { return access(flag.c_str(), F_OK) == 0; }
std::string Behind(const char* path) { return behind + path; }
int Outcome(int result) { return result == -1 ? -errno : result; }

// What would write comes through here.
template <typename Call>
int Writing(Call call) {
  return IsReadOnly() ? -EROFS : Outcome(static_cast<int>(call()));
}

int GetAttr(const char* path, struct stat* found, fuse_file_info* file) {
  return Outcome(file != nullptr ? fstat(static_cast<int>(file->fh), found) : lstat(Behind(path).c_str(), found));
}

int Open(const char* path, fuse_file_info* file) {
  const bool writes = (file->flags & O_ACCMODE) != O_RDONLY || (file->flags & O_TRUNC) != 0;
  if (writes && IsReadOnly()) return -EROFS;
  // Where an appended byte goes is said by the kernel above.
  const int descriptor = open(Behind(path).c_str(), file->flags & ~O_APPEND);
  if (descriptor == -1) return -errno;
  file->fh = static_cast<std::uint64_t>(descriptor);
  file->keep_cache = 1;
  return 0;
}

int Create(const char* path, mode_t mode, fuse_file_info* file) {
  if (IsReadOnly()) return -EROFS;
  const int descriptor = open(Behind(path).c_str(), file->flags & ~O_APPEND, mode);
  if (descriptor == -1) return -errno;
  file->fh = static_cast<std::uint64_t>(descriptor);
  return 0;
}

int Read(const char*, char* bytes, size_t size, off_t at, fuse_file_info* file) {
  return Outcome(static_cast<int>(pread(static_cast<int>(file->fh), bytes, size, at)));
}

int Write(const char*, const char* bytes, size_t size, off_t at, fuse_file_info* file) {
  return Writing([&] { return pwrite(static_cast<int>(file->fh), bytes, size, at); });
}

int Sync(const char*, int, fuse_file_info* file) {
  return Writing([&] { return fsync(static_cast<int>(file->fh)); });
}

int SyncFolder(const char*, int, fuse_file_info*) {
  return Writing([] { return 0; });
}

int Release(const char*, fuse_file_info* file) { return Outcome(close(static_cast<int>(file->fh))); }

int ReadFolder(const char* path, void* names, fuse_fill_dir_t fill, off_t, fuse_file_info*, fuse_readdir_flags) {
  DIR* folder = opendir(Behind(path).c_str());
  if (folder == nullptr) return -errno;
  while (const dirent* entry = readdir(folder)) fill(names, entry->d_name, nullptr, 0, fuse_fill_dir_flags{});
  closedir(folder);
  return 0;
}

int MakeNode(const char* path, mode_t mode, dev_t device) {
  return Writing([&] { return mknod(Behind(path).c_str(), mode, device); });
}

int MakeFolder(const char* path, mode_t mode) {
  return Writing([&] { return mkdir(Behind(path).c_str(), mode); });
}

int Unlink(const char* path) {
  return Writing([&] { return unlink(Behind(path).c_str()); });
}

int RemoveFolder(const char* path) {
  return Writing([&] { return rmdir(Behind(path).c_str()); });
}

int Rename(const char* from, const char* to, unsigned int flags) {
  if (flags != 0) return -EINVAL;
  return Writing([&] { return rename(Behind(from).c_str(), Behind(to).c_str()); });
}

// An open file may have lost its name: it is reached by its descriptor.
int ChangeMode(const char* path, mode_t mode, fuse_file_info* file) {
  return Writing(
      [&] { return file != nullptr ? fchmod(static_cast<int>(file->fh), mode) : chmod(Behind(path).c_str(), mode); });
}

int ChangeOwner(const char* path, uid_t user, gid_t group, fuse_file_info* file) {
  return Writing([&] {
    return file != nullptr ? fchown(static_cast<int>(file->fh), user, group)
                           : lchown(Behind(path).c_str(), user, group);
  });
}

int Truncate(const char* path, off_t size, fuse_file_info* file) {
  return Writing([&] {
    return file != nullptr ? ftruncate(static_cast<int>(file->fh), size) : truncate(Behind(path).c_str(), size);
  });
}

int SetTimes(const char* path, const timespec times[2], fuse_file_info* file) {
  return Writing([&] {
    return file != nullptr ? futimens(static_cast<int>(file->fh), times)
                           : utimensat(AT_FDCWD, Behind(path).c_str(), times, AT_SYMLINK_NOFOLLOW);
  });
}

int Space(const char* path, struct statvfs* found) {
  const int result = Outcome(statvfs(Behind(path).c_str(), found));
  if (IsReadOnly()) found->f_flag |= ST_RDONLY;
  return result;
}

void* Begin(fuse_conn_info*, fuse_config* config) {
  config->hard_remove = 1;  // what is open has its descriptor: no hidden name is needed
  config->use_ino = 1;
  return nullptr;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) {
    std::fprintf(stderr, "usage: fickle-disk FOLDER FLAG -f MOUNTPOINT\n");
    return 2;
  }
  behind = arguments[1];
  flag = arguments[2];
  arguments[2] = arguments[0];
  umask(0);
  fuse_operations operations{};
  operations.init = Begin;
  operations.getattr = GetAttr;
  operations.open = Open;
  operations.create = Create;
  operations.read = Read;
  operations.write = Write;
  operations.fsync = Sync;
  operations.fsyncdir = SyncFolder;
  operations.release = Release;
  operations.readdir = ReadFolder;
  operations.mknod = MakeNode;
  operations.mkdir = MakeFolder;
  operations.unlink = Unlink;
  operations.rmdir = RemoveFolder;
  operations.rename = Rename;
  operations.chmod = ChangeMode;
  operations.chown = ChangeOwner;
  operations.truncate = Truncate;
  operations.utimens = SetTimes;
  operations.statfs = Space;
  return fuse_main(count - 2, arguments + 2, &operations, nullptr);
}
