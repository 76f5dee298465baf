#!/usr/bin/env bash
# Tests fs-verity on a kernel that has it, whatever the kernel of this machine: boots Debian's cloud
# kernel in QEMU by software emulation, from an initial RAM disk with a small Java and the tests tagged
# "verity", with blank ext4 and btrfs disks. Needs no root and installs nothing. The project must be
# built (./mvnw package); `./mvnw verify -Pverity` does both.
#
#   core/src/test/verity/run.sh [FOLDER]     FOLDER is the build folder of each module: target, target/quick
#
#   VITRINE_VERITY_CACHE   where downloads (45 MB) and what is unpacked from them stay: 300 MB, safe to
#                          delete; ~/.cache/vitrine-verity otherwise
#
# Exit status: 0 passed; 1 a check failed, or the guest gave no verdict; 77 skipped, with the reason.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${here%/core/src/test/verity}
cache=${VITRINE_VERITY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vitrine-verity}
build=${1:-target}
work=$root/core/$build/verity
packages=$cache/packages
PATH=$PATH:/usr/sbin:/sbin

say() { printf 'verity: %s\n' "$*"; }
fail() { say "FAIL: $*"; exit 1; }
skip() { say "SKIP: $*"; exit 77; }

# --- What the host must have

check_host() {
  [[ $(uname -sm) == "Linux x86_64" ]] || skip "needs Linux on x86-64"
  local tool
  for tool in mkfs.ext4 dpkg-deb flock timeout truncate sha256sum ldd; do
    command -v "$tool" >/dev/null || skip "no $tool"
  done
  # shellcheck source=/dev/null
  . "$root/.mvn/find-jdk.sh"
  find_jdk 25 || skip "no JDK 25"
  local built
  for built in core/$build/classes core/$build/test-classes examples/target/dist/lib; do
    [[ -d $root/$built ]] || fail "$built is missing: run ./mvnw package first"
  done
}

# --- Debian packages, unpacked into the cache

# fetch PACKAGE...: apt checks their signatures. The limit is for a mirror that does not answer.
fetch() {
  local folder
  folder=$(mktemp -d "$cache/fetch.XXXXXX")
  chmod 755 "$folder" # apt downloads as a user of its own when root calls it
  if ! (cd "$folder" && timeout 240 apt-get -qq download "$@") >"$cache/apt.log" 2>&1; then
    rm -rf "$folder"
    skip "cannot download $*: $(tail -n 1 "$cache/apt.log")"
  fi
  local package
  for package in "$folder"/*.deb; do dpkg-deb -x "$package" "$packages"; done
  rm -rf "$folder"
}

# kernel_package: the name of the newest cloud kernel that apt knows, or nothing.
kernel_package() {
  apt-cache depends linux-image-cloud-amd64 2>/dev/null | sed -n 's/.*Depends: \(linux-image-\)/\1/p;T;q'
}

# emulator_packages: QEMU and what it needs that is not installed here.
emulator_packages() {
  apt-get install --no-install-recommends -s qemu-system-x86 2>/dev/null | sed -n 's/^Inst \([^ ]*\).*/\1/p'
}

download() {
  if [[ -e $packages/.complete ]]; then return; fi
  command -v apt-get >/dev/null || skip "no apt-get to download a kernel with"
  if [[ $(id -u) == 0 ]]; then timeout 120 apt-get -qq update >/dev/null 2>&1 || true; fi
  local kernel emulator=()
  kernel=$(kernel_package || true)
  [[ -n $kernel ]] || skip "apt knows no linux-image-cloud-amd64 (it is Debian's; try apt-get update)"
  if ! command -v qemu-system-x86_64 >/dev/null; then
    read -r -d '' -a emulator < <(emulator_packages || true) || true
    ((${#emulator[@]} > 0)) || skip "no qemu-system-x86_64, and apt knows no qemu-system-x86"
  fi
  say "downloading $kernel, busybox, fsverity ${emulator:+and qemu }(once)"
  rm -rf "$packages" && mkdir -p "$packages"
  fetch "$kernel" busybox-static fsverity libfsverity0 "${emulator[@]}"
  touch "$packages/.complete"
}

# in_packages COMMAND...: runs a downloaded program with the libraries that came with it.
libraries=$packages/usr/lib/x86_64-linux-gnu:$packages/lib/x86_64-linux-gnu
in_packages() { LD_LIBRARY_PATH=$libraries "$@"; }

check_packages() {
  local config
  config=$(echo "$packages"/boot/config-*)
  release=${config##*/config-}
  local option
  # The disks are NVMe because that driver needs no module.
  for option in FS_VERITY EXT4_FS BLK_DEV_NVME; do
    grep -q "^CONFIG_$option=y" "$config" || skip "kernel $release lacks CONFIG_$option=y"
  done
  qemu=(qemu-system-x86_64)
  if [[ -x $packages/usr/bin/qemu-system-x86_64 ]]; then
    # Not in_packages: of a function the shell would know the process only that waits for QEMU.
    qemu=(env "LD_LIBRARY_PATH=$libraries" "$packages/usr/bin/qemu-system-x86_64"
      -L "$packages/usr/share/qemu" -L "$packages/usr/share/seabios")
  fi
  "${qemu[@]}" --version >"$cache/qemu.log" 2>&1 || skip "qemu does not start: $(tail -n 1 "$cache/qemu.log")"
  busybox=$packages/bin/busybox
  [[ -x $busybox ]] || busybox=$packages/usr/bin/busybox
}

# archive FOLDER FILE: an initial RAM disk; the kernel unpacks several one after the other.
archive() { (cd "$1" && find . | LC_ALL=C sort | "$busybox" cpio -o -H newc -R 0:0 2>/dev/null) >"$2"; }

# --- The system of the guest: Java, C library, busybox, fsverity, modules. Kept until one of them changes.

copy_libraries() {
  local file
  for file in "$1"/jre/bin/java "$1"/jre/lib/*.so "$1"/jre/lib/server/libjvm.so "$1"/bin/fsverity; do
    LD_LIBRARY_PATH=$1/jre/lib/server in_packages ldd "$file" | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p'
  done | grep -v "^$1/" | sort -u | xargs -I{} cp -L {} "$1/lib/"
  # Loaded by the C library when a thread ends.
  cp -L /lib/x86_64-linux-gnu/libgcc_s.so.1 "$1/lib/"
  cp -L /lib64/ld-linux-x86-64.so.2 "$1/lib64/"
}

# copy_modules: what SHA-512 and btrfs need; ext4, NVMe and SHA-256 are built in.
copy_modules() {
  local modules=$packages/lib/modules/$release target=$1/lib/modules/$release folder
  [[ -d $modules ]] || modules=$packages/usr/lib/modules/$release
  mkdir -p "$target"
  for folder in fs/btrfs lib crypto arch/x86/crypto; do
    [[ ! -d $modules/kernel/$folder ]] || (cd "$modules" && cp -r --parents "kernel/$folder" "$target")
  done
  "$busybox" depmod -b "$1" "$release"
}

make_system() {
  local key
  key=$(cat "$JAVA_HOME/release" "$here/run.sh" <(echo "$release") | sha256sum)
  system=$cache/system-${key:0:16}.cpio
  if [[ -e $system ]]; then return; fi
  say "making the system of the guest (once)"
  local folder=$cache/system
  rm -rf "$folder" "$cache"/system-*.cpio
  mkdir -p "$folder"/{bin,lib,lib64,proc,sys,dev,tmp,mnt}
  "$JAVA_HOME/bin/jlink" --output "$folder/jre" --compress zip-0 --strip-java-debug-attributes \
    --no-header-files --no-man-pages --generate-cds-archive \
    --add-modules java.base,java.logging,java.management,java.xml,jdk.unsupported >"$cache/jlink.log" ||
    fail "jlink: $(tail -n 1 "$cache/jlink.log")"
  rm -rf "$folder/jre/legal" "$folder/jre/lib/server/classes_nocoops.jsa"
  cp "$busybox" "$packages/usr/bin/fsverity" "$folder/bin/"
  copy_libraries "$folder"
  copy_modules "$folder"
  archive "$folder" "$system.part"
  mv "$system.part" "$system"
  rm -rf "$folder"
}

# --- What is tested: classes, jars, and files with the digests that the fsverity program gives them

digest() { (cd "$work/initrd/job/fixtures" && in_packages "$packages/usr/bin/fsverity" digest "$@"); }

make_fixtures() {
  local folder=$work/initrd/job/fixtures name
  mkdir -p "$folder"
  head -c 1048576 < <(seq 1000000) >"$folder/pages256"
  : >"$folder/empty"
  printf x >"$folder/byte1"
  for name in bytes4097 salted sha512; do head -c 4097 "$folder/pages256" >"$folder/$name"; done
  digest pages256 empty byte1 bytes4097 >"$work/digests"
  digest --salt=00c0ffee salted >>"$work/digests"
  digest --hash-alg=sha512 sha512 >>"$work/digests"
  mv "$work/digests" "$folder/digests"
}

make_job() {
  local console=$root/examples/$build/verity job=$work/initrd/job
  if [[ ! -d $console ]]; then
    (cd "$root" && timeout 240 ./mvnw -B -ntp -q -Pverity -pl examples dependency:copy@verity) ||
      skip "cannot download the JUnit console"
  fi
  rm -rf "$work" && mkdir -p "$job"
  cp "$here/init" "$work/initrd/"
  cp -r "$root/core/$build/classes" "$root/core/$build/test-classes" "$job/"
  cp -r "$console" "$job/lib"
  cp -r "$root/examples/target/dist/lib" "$job/vitrine"
  make_fixtures
  archive "$work/initrd" "$work/job.cpio"
  cat "$system" "$work/job.cpio" >"$work/initrd.cpio"
}

# make_disks: the guest knows them by their labels, since it may find them in any order.
make_disks() {
  disks=()
  truncate -s 16M "$work/verity.img" "$work/plain.img"
  mkfs.ext4 -q -b 4096 -O verity -L verity "$work/verity.img" || skip "mkfs.ext4 cannot -O verity"
  mkfs.ext4 -q -b 4096 -L plain "$work/plain.img"
  add_disk verity
  add_disk plain
  if command -v mkfs.btrfs >/dev/null; then
    truncate -s 128M "$work/btrfs.img"
    mkfs.btrfs -q -L btrfs "$work/btrfs.img" >/dev/null
    add_disk btrfs
    kernel_arguments+=" btrfs=yes"
  else
    say "no mkfs.btrfs: btrfs is left out"
  fi
}

add_disk() {
  disks+=(-drive "id=$1,if=none,format=raw,cache=unsafe,file=$work/$1.img" -device "nvme,drive=$1,serial=$1")
}

# --- The machine

stop_machine() {
  if [[ -n ${machine:-} ]]; then kill "$machine" 2>/dev/null || true; wait "$machine" 2>/dev/null || true; fi
  machine=
}

kernel_arguments="console=ttyS0 quiet loglevel=1 panic=-1 mitigations=off nokaslr"
# Linux 6.8 and newer otherwise let nobody write to a mounted disk, not even to damage it.
kernel_arguments+=" bdev_allow_write_mounted=1"

# boot: runs the guest to its end. Status 1 if it showed no sign of life: emulation rarely hangs before
# the first process, and only that is tried again.
# Software emulation always, since /dev/kvm may open and then hang; one processor, since with more the
# emulator now and then runs stale code of the JIT compiler, and the JVM dies.
boot() {
  local seconds
  "${qemu[@]}" -M q35 -accel tcg,tb-size=256 -cpu max -smp 1 -m 1024 -nodefaults -display none -no-reboot \
    -serial stdio -kernel "$packages/boot/vmlinuz-$release" -initrd "$work/initrd.cpio" \
    -append "$kernel_arguments" \
    "${disks[@]}" </dev/null >"$work/serial.log" 2>"$work/qemu.log" &
  machine=$!
  for ((seconds = 0; seconds < 240; seconds++)); do
    if ! kill -0 "$machine" 2>/dev/null; then return 0; fi
    if ((seconds == 60)) && ! grep -q '^guest: ' "$work/serial.log"; then
      stop_machine
      return 1
    fi
    sleep 1
  done
  say "the guest did not end within $seconds seconds"
  stop_machine
}

report() {
  tr -d '\r' <"$work/serial.log" | sed -n '/^guest: /,$p'
  if grep -q '^guest: passed' "$work/serial.log"; then
    say "passed on Linux $release in $SECONDS seconds"
    rm -rf "$work"/initrd* "$work"/*.cpio "$work"/*.img
    return
  fi
  cat "$work/qemu.log"
  grep -q '^guest: failed' "$work/serial.log" || fail "no verdict from the guest [$work/serial.log]"
  fail "see above [$work/serial.log]"
}

check_host
mkdir -p "$cache"
exec 9>"$cache/lock"
flock -w 300 9 || fail "the cache is locked [$cache/lock]"
download
check_packages
make_system
exec 9>&-
make_job
make_disks
trap stop_machine EXIT
say "booting Linux $release"
boot || boot || boot || fail "the guest does not start, three times"
report
