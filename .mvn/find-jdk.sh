# Finds a JDK for `vitrine` and `mvnw`, which source this file (POSIX sh; it starts no JVM).
#
#   . .mvn/find-jdk.sh && find_jdk 25    sets and exports JAVA_HOME, or says what is missing and returns 2
#
# Order: VITRINE_JDK (if set, nothing else is tried), JAVA_HOME, the `java` on PATH, the usual folders.

# jdk_is HOME FEATURE: is HOME a JDK of at least that feature release? Reads the `release` file every
# JDK has; a version is "25.0.3" or "26-ea", so the feature number ends at the first other character.
jdk_is() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value; do
    [ "$jdk_key" = JAVA_VERSION ] || continue
    jdk_value=${jdk_value#\"}
    jdk_value=${jdk_value%%[!0-9]*}
    [ "${jdk_value:-0}" -ge "$2" ]
    return
  done <"$1/release"
  return 1
}

# jdk_on_path: prints the home of the `java` on PATH, following links (/usr/bin/java is one on Debian).
jdk_on_path() {
  jdk_java=$(command -v java) && jdk_java=$(readlink -f -- "$jdk_java") || return 1
  printf '%s\n' "${jdk_java%/bin/java}"
}

find_jdk() {
  if [ -n "${VITRINE_JDK:-}" ]; then
    if jdk_is "$VITRINE_JDK" "$1"; then
      JAVA_HOME=$VITRINE_JDK
      export JAVA_HOME
      return 0
    fi
    printf 'vitrine: VITRINE_JDK=%s is not a JDK %s or newer\n' "$VITRINE_JDK" "$1" >&2
    return 2
  fi
  if [ -n "${JAVA_HOME:-}" ] && jdk_is "$JAVA_HOME" "$1"; then
    export JAVA_HOME
    return 0
  fi
  set +f
  for jdk_home in "$(jdk_on_path)" /usr/lib/jvm/* /usr/java/* /opt/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if jdk_is "$jdk_home" "$1"; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  printf 'vitrine: no JDK %s or newer found; install one (https://adoptium.net) or set VITRINE_JDK to its folder\n' "$1" >&2
  return 2
}
