#!/usr/bin/env bash
# Gets and builds pjproject once per version, configuration and variant, outside the tree.
# Prints the prefix (PREFIX/lib/pkgconfig/libpjproject.pc, PREFIX/bin/pjsua) on standard output,
# its progress on standard error.
#
#   build.sh [release|asan]
#
# Environment: SIPLEO_CACHE       where builds are kept   [$XDG_CACHE_HOME/sipleo or ~/.cache/sipleo]
#              PJPROJECT_SOURCE   an unpacked pjproject ≥ 2.14 to build instead of Debian's
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
variant=${1:-release}
cache=${SIPLEO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sipleo}
oldest=2.14

say()  { printf 'pjproject: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
newer_or_same() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ]; }

case $variant in
  release) flags="-O2 -g1 -fPIC -DNDEBUG -fno-omit-frame-pointer" link="" ;;
  asan)    flags="-O1 -g -fPIC -DNDEBUG -fno-omit-frame-pointer -fsanitize=address,undefined -DPJ_POOL_DEBUG=1"
           link="-fsanitize=address,undefined" ;;
  *)       fail "unknown variant '$variant': release or asan" ;;
esac
# The recipe is part of the key, the fetching is not.
key=$({ cat "$here/config_site.h"; sed -n '/^# recipe$/,/^# end of recipe$/p' "$here/build.sh"; echo "$flags"; } | sha256sum | cut -c1-12)-$(uname -m)-$variant
if [ -n "${PJPROJECT_SOURCE:-}" ]; then
  [ -f "$PJPROJECT_SOURCE/version.mak" ] ||
    fail "PJPROJECT_SOURCE=$PJPROJECT_SOURCE holds no pjproject (no version.mak): name the folder that aconfigure is in."
  key=$key-$(cd "$PJPROJECT_SOURCE" && find . -type f -name '*.[ch]' -newermt 1970-01-01 -printf '%p %s\n' | sort | sha256sum | cut -c1-8)
fi

mkdir -p "$cache" 2>/dev/null || fail "cannot write the build cache $cache: set SIPLEO_CACHE to a folder that you may write."
prefix=$cache/pjproject-$key
if [ -e "$prefix/done" ]; then echo "$prefix"; exit 0; fi

# Two starts at once: the second waits for the first and then finds its work done.
exec 9>"$cache/pjproject-$key.lock"
flock 9
if [ -e "$prefix/done" ]; then echo "$prefix"; exit 0; fi
work=$(mktemp -d "$cache/build.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The orig-Xpjproject component of the distribution's asterisk source package: apt checks it against the archive's
# signed index. A configuration and lists of our own leave the machine's apt as it is.
archive_source() {
  local origin=$1 keyring=$2 suite=$3 component=$4 mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Origin: $origin" | grep -v security | sort -u | head -1)
  [ -n "$mirror" ] || return 1
  [ -r "$keyring" ] || { say "the keys of the $origin archive are missing: $keyring"; return 1; }
  rm -rf "$work/apt" "$work/fetch"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/fetch"
  echo "deb-src [signed-by=$keyring] $mirror $suite $component" >"$work/apt/sources.list"
  local options=(-o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache" -o "APT::Sandbox::User=$(id -un)" -o Acquire::Retries=3)
  say "asking $origin $suite for its copy (asterisk's orig-Xpjproject)"
  apt-get "${options[@]}" -qq update >&2 || return 1
  (cd "$work/fetch" && apt-get "${options[@]}" -qq source --download-only --only-source "asterisk/$suite" >&2) || return 1
  tar -C "$work" -xf "$work"/fetch/asterisk_*.orig-Xpjproject.tar.* || return 1
}
from_archive() {
  local debian=/usr/share/keyrings/debian-archive-keyring.gpg ubuntu=/usr/share/keyrings/ubuntu-archive-keyring.gpg
  archive_source Debian "$debian" forky main || archive_source Debian "$debian" sid main ||
    archive_source Ubuntu "$ubuntu" devel universe
}

# A libpjproject that is installed is not used: the addon puts doors of its own in front of pjsip's parsers when it is
# linked (sip/doors.cc), which a shared library does not let it do.
if [ -n "${PJPROJECT_SOURCE:-}" ]; then
  say "copying $PJPROJECT_SOURCE"
  mkdir "$work/pjproject" && cp -a "$PJPROJECT_SOURCE/." "$work/pjproject/"
else
  from_archive || fail "no pjproject ≥ $oldest could be had from the distribution's archive.
  Unpack its source yourself and run again with PJPROJECT_SOURCE=/path/to/pjproject."
fi
source=$(dirname "$(find "$work" -maxdepth 3 -name version.mak | head -1)")
version=$(sed -n 's/^export PJ_VERSION_\(MAJOR\|MINOR\) *:= *//p' "$source/version.mak" | paste -sd.)
newer_or_same "$oldest" "$version" || fail "pjproject $version is too old: $oldest or newer is needed."

say "building $version ($variant) in $prefix: about two minutes on two cores"
# recipe
cp "$here/config_site.h" "$source/pjlib/include/pj/config_site.h"
: >"$source/pjmedia/src/pjmedia-audiodev/bdimad_dev.c"
mkdir -p "$prefix"
log=$prefix/build.log
{
  cd "$source"
  CFLAGS="$flags" CXXFLAGS="$flags" LDFLAGS="$link" ./aconfigure --prefix="$prefix" \
    --enable-epoll --disable-video --disable-sound --disable-pjsua2 --disable-upnp --disable-sdl --disable-ffmpeg \
    --disable-v4l2 --disable-openh264 --disable-vpx --disable-libyuv --disable-libwebrtc --enable-libwebrtc-aec3 \
    --disable-g7221-codec --disable-ilbc-codec --disable-opencore-amr --disable-silk --disable-lyra \
    --with-external-srtp --enable-speex-resample --with-external-speex --with-external-gsm
  touch user.mak
  make dep
  make -j"$(nproc)" lib
  make -C pjsip-apps/build pjsua
  make install
} >"$log" 2>&1 || true
# end of recipe
ls "$source"/pjsip-apps/bin/pjsua-* >/dev/null 2>&1 && { mkdir -p "$prefix/bin"; cp "$source"/pjsip-apps/bin/pjsua-* "$prefix/bin/pjsua"; }
[ -f "$prefix/lib/pkgconfig/libpjproject.pc" ] ||
  fail "the build failed; the last lines of $log: $(tail -n 15 "$log")"
touch "$prefix/done"
rm -f "$log.old"
echo "$prefix"
