#!/bin/bash
# install_packages.sh LIST...: installs the Debian packages of the lists that are not there yet.
# Says what it does; does nothing, quickly, when everything is installed. Needs root only then.
set -euo pipefail

missing=()
for list in "$@"; do
    while read -r package; do
        [[ -z "$package" || "$package" == \#* ]] && continue
        if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
            missing+=("$package")
        fi
    done <"$list"
done
if [[ ${#missing[@]} -eq 0 ]]; then
    exit 0
fi

echo "== 安装 ${#missing[@]} 个软件包 / installing ${#missing[@]} packages: ${missing[*]}"
if [[ $(id -u) -ne 0 ]]; then
    echo "请以 root 身份运行一次，或先安装上述软件包。/ Run once as root, or install these packages first." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
apt-get update -qq
# One dot for every ten packages that are set up, so that a slow line does not look like a dead one.
apt-get install -y --no-install-recommends "${missing[@]}" |
    awk '/^Setting up/ { if (++n % 10 == 0) { printf "."; fflush() } } END { print " " n + 0 }'
