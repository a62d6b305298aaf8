#!/usr/bin/env bash
# Makes sure that a Debian package is there: scripts/need.sh PACKAGE "what it is for".
# Without it the rest still works, so the Makefile goes on after the message; the next call looks again.
set -euo pipefail
. "$(dirname "$0")/apt.sh"

package=$1 purpose=$2

present() {
    case $package in
        fonts-noto-cjk) [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*cjk*' 2>/dev/null | head -n 1)" ] ;;
        *) dpkg -s "$package" ;;
    esac >/dev/null 2>&1
}

present || apt_install "$package" || {
    echo "The system package $package is missing; without it $purpose will not work." >&2
    echo "Install it as root: apt-get install $package" >&2
    exit 1
}
