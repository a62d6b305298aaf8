# Sourced: installs Debian packages when it can.

# apt_install PACKAGE…: succeeds when the packages are there; needs root and apt-get, says nothing and fails without them.
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "installing $* with apt-get …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq -o Acquire::Retries=3 &&
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
