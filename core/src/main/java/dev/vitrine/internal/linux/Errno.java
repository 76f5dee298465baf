// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0

package dev.vitrine.internal.linux;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The error numbers that the calls of this package are known to give (`<asm-generic/errno.h>`),
/// the same on x86-64 and aarch64.
///
/// Immutable and safe for use by many threads.
public enum Errno {
  /// Operation not permitted.
  EPERM(1, "operation not permitted"),
  /// No such file or directory.
  ENOENT(2, "no such file or directory"),
  /// No such process.
  ESRCH(3, "no such process"),
  /// Interrupted by a signal.
  EINTR(4, "interrupted by a signal"),
  /// Input/output error.
  EIO(5, "input/output error"),
  /// No such device, address or data.
  ENXIO(6, "no such device, address or data"),
  /// Argument list too long.
  E2BIG(7, "argument list too long"),
  /// Bad file descriptor.
  EBADF(9, "bad file descriptor"),
  /// Resource temporarily unavailable.
  EAGAIN(11, "resource temporarily unavailable"),
  /// Out of memory.
  ENOMEM(12, "out of memory"),
  /// Permission denied.
  EACCES(13, "permission denied"),
  /// Bad address.
  EFAULT(14, "bad address"),
  /// Device or resource busy.
  EBUSY(16, "device or resource busy"),
  /// File exists.
  EEXIST(17, "file exists"),
  /// On different file systems.
  EXDEV(18, "on different file systems"),
  /// No such device.
  ENODEV(19, "no such device"),
  /// Not a directory.
  ENOTDIR(20, "not a directory"),
  /// Is a directory.
  EISDIR(21, "is a directory"),
  /// Invalid argument.
  EINVAL(22, "invalid argument"),
  /// Too many open files in the system.
  ENFILE(23, "too many open files in the system"),
  /// Too many open files in the process.
  EMFILE(24, "too many open files in the process"),
  /// Operation unknown to this kind of file.
  ENOTTY(25, "operation unknown to this kind of file"),
  /// File is open for writing or being executed.
  ETXTBSY(26, "file is open for writing or being executed"),
  /// File too large.
  EFBIG(27, "file too large"),
  /// No space left on device.
  ENOSPC(28, "no space left on device"),
  /// Illegal seek.
  ESPIPE(29, "illegal seek"),
  /// Read-only file system.
  EROFS(30, "read-only file system"),
  /// Too many links.
  EMLINK(31, "too many links"),
  /// Nobody reads the other end.
  EPIPE(32, "nobody reads the other end"),
  /// Result out of range.
  ERANGE(34, "result out of range"),
  /// Would wait for itself.
  EDEADLK(35, "would wait for itself"),
  /// File name too long.
  ENAMETOOLONG(36, "file name too long"),
  /// No locks available.
  ENOLCK(37, "no locks available"),
  /// System call not implemented.
  ENOSYS(38, "system call not implemented"),
  /// Directory not empty.
  ENOTEMPTY(39, "directory not empty"),
  /// Too many symbolic links.
  ELOOP(40, "too many symbolic links"),
  /// No data available.
  ENODATA(61, "no data available"),
  /// Protocol error.
  EPROTO(71, "protocol error"),
  /// Bad message.
  EBADMSG(74, "bad message"),
  /// Value too large.
  EOVERFLOW(75, "value too large"),
  /// Descriptor in bad state.
  EBADFD(77, "descriptor in bad state"),
  /// Illegal byte sequence.
  EILSEQ(84, "illegal byte sequence"),
  /// Too many users.
  EUSERS(87, "too many users"),
  /// Not a socket.
  ENOTSOCK(88, "not a socket"),
  /// Destination address required.
  EDESTADDRREQ(89, "destination address required"),
  /// Message too long.
  EMSGSIZE(90, "message too long"),
  /// Wrong protocol for this socket.
  EPROTOTYPE(91, "wrong protocol for this socket"),
  /// Protocol option not available.
  ENOPROTOOPT(92, "protocol option not available"),
  /// Protocol not supported.
  EPROTONOSUPPORT(93, "protocol not supported"),
  /// Operation not supported.
  EOPNOTSUPP(95, "operation not supported"),
  /// Address family not supported.
  EAFNOSUPPORT(97, "address family not supported"),
  /// Address in use.
  EADDRINUSE(98, "address in use"),
  /// Address not available.
  EADDRNOTAVAIL(99, "address not available"),
  /// Connection aborted.
  ECONNABORTED(103, "connection aborted"),
  /// Connection reset by peer.
  ECONNRESET(104, "connection reset by peer"),
  /// No buffer space available.
  ENOBUFS(105, "no buffer space available"),
  /// Already connected.
  EISCONN(106, "already connected"),
  /// Not connected.
  ENOTCONN(107, "not connected"),
  /// Too many descriptors in flight.
  ETOOMANYREFS(109, "too many descriptors in flight"),
  /// Timed out.
  ETIMEDOUT(110, "timed out"),
  /// Connection refused.
  ECONNREFUSED(111, "connection refused"),
  /// Already in progress.
  EALREADY(114, "already in progress"),
  /// In progress.
  EINPROGRESS(115, "in progress"),
  /// Stale file handle.
  ESTALE(116, "stale file handle"),
  /// File system needs repair.
  EUCLEAN(117, "file system needs repair"),
  /// Remote input/output error.
  EREMOTEIO(121, "remote input/output error"),
  /// Disk quota exceeded.
  EDQUOT(122, "disk quota exceeded"),
  /// No medium found.
  ENOMEDIUM(123, "no medium found"),
  /// Operation cancelled.
  ECANCELED(125, "operation cancelled"),
  /// Required key not available.
  ENOKEY(126, "required key not available"),
  /// Key was rejected.
  EKEYREJECTED(129, "key was rejected"),
  /// Memory page has a hardware error.
  EHWPOISON(133, "memory page has a hardware error");

  private static final Map<Integer, Errno> BY_NUMBER =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Errno::number, Function.identity()));

  private final int number;
  private final String meaning;

  Errno(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /// {@return the constant for an error number, or empty for one that is not listed here}
  ///
  /// @param number the value of `errno`
  public static Optional<Errno> of(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /// {@return the value of `errno`}
  public int number() {
    return number;
  }

  /// {@return what it means, in a few words without capital or full stop}
  public String meaning() {
    return meaning;
  }
}
