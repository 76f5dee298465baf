# The numbers of `vitrine stats` for the combined format, one a line: name, count, value.
# Without interval expressions, which old versions of mawk do not have.
BEGIN {
  two = "[0-9][0-9]"
  quoted = "\"([^\"\\\\]|\\\\.)*\""
  time = two "/[A-Z][a-z][a-z]/" two two ":" two ":" two ":" two " [-+]" two two
  request = quoted " [0-9]" two " "
  line = "^[^ ]+ [^ ]+ [^ ]+ \\[" time "\\] " request "(-|[0-9]+) " quoted " " quoted "$"
}

{ lines++ }

$0 !~ line {
  malformed++
  next
}

{
  entries++
  host[$1]++
  match($0, request)
  target = substr($0, RSTART + 1, RLENGTH - 7)
  split(substr($0, RSTART + RLENGTH - 4), rest, " ")
  status[rest[1]]++
  if (rest[2] != "-") bytes += rest[2]
  if (sub(/^[^ ]+ /, "", target)) {
    sub(/ HTTP\/[^ ]+$/, "", target)
    path[target]++
  }
}

END {
  printf "lines %d\nentries %d\nmalformed %d\nbytes %.0f\n", lines, entries, malformed, bytes
  for (s in status) print "status " status[s] " " s
  for (p in path) print "topPaths " path[p] " " p
  for (h in host) print "topHosts " host[h] " " h
}
