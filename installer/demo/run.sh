#!/bin/bash
# A county in a box: builds the programs, creates a county with its own certificates, people and
# catalogue on SQLite, starts the server and opens a township window. Without a display it plays a
# counter day through the same HTTPS interface and leaves the printed papers in a folder.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
demo="$root/installer/demo"
build="$root/build/release"
data=$(realpath -m "${BIANMIN_DEMO_FOLDER:-$root/out/demo}")

usage() {
    cat <<'TEXT'
installer/demo/run.sh [--headless] [--fresh] [--stop]
  (no option)  build, create the county once, start the server, open the window of a township clerk
  --headless   play a counter day through the real HTTPS interface; papers as PDF and PNG
  --fresh      begin with a new county (the old one is deleted)
  --stop       stop what an earlier run started
TEXT
}

headless=no fresh=no stop=no
for option in "$@"; do
    case "$option" in
    --headless) headless=yes ;;
    --fresh) fresh=yes ;;
    --stop) stop=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
    esac
done
[[ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]] && headless=yes

step() { printf '\n== %s\n' "$1"; }

# The process of that number is our server: after a restart of the machine it may be anybody's.
server_running() {
    local pid
    [[ -f "$data/server.pid" ]] && pid=$(cat "$data/server.pid") && [[ -n "$pid" ]] &&
        tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF "$data/server.conf"
}

stop_server() {
    if server_running; then
        local pid
        pid=$(cat "$data/server.pid")
        kill "$pid"
        # The server answers what it has accepted before it goes.
        timeout 30 tail --pid="$pid" -f /dev/null
        echo "已停止服务器 / server stopped"
    elif [[ $stop == yes ]]; then
        echo "服务器没有在运行 / no server is running"
    fi
    rm -f "$data/server.pid"
}

build_programs() {
    step "构建 / building (release)"
    local launcher=()
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    (cd "$root" && cmake --preset release "${launcher[@]}" >"$data/build.log" 2>&1) ||
        { tail -n 40 "$data/build.log"; exit 1; }
    if [[ -t 1 ]]; then
        NINJA_STATUS='[%f/%t, %es] ' cmake --build "$build" -j "$(nproc)"
    else
        NINJA_STATUS='[%f/%t, %es] ' cmake --build "$build" -j "$(nproc)" |
            awk '/^\[/ { n++; if (n % 25 == 0) { print $1, $2; fflush() } next } { print }'
    fi
}

write_settings() {
    cat >"$data/server.conf" <<SETTINGS
level = county
county = 441821
listen_address = 127.0.0.1
listen_port = 0
certificate = $data/certificates/server.pem
private_key = $data/certificates/server.key
database = $data/county.db
SETTINGS
}

start_server() {
    server_running && return
    step "启动服务器 / starting bianmin-server"
    rm -f "$data/port"
    nohup "$build/bin/bianmin-server" --config "$data/server.conf" --port-file "$data/port" \
        >>"$data/server.log" 2>&1 &
    echo $! >"$data/server.pid"
    for _ in $(seq 1 100); do
        [[ -s "$data/port" ]] && break
        server_running || { tail -n 20 "$data/server.log"; exit 1; }
        sleep 0.1
    done
    [[ -s "$data/port" ]] || { echo "服务器未能启动 / the server did not start"; exit 1; }
    echo "https://127.0.0.1:$(cat "$data/port")"
}

# Everything below this line talks to the server like any other client.
use_as() { # use_as LOGIN STATION
    export BIANMIN_SERVER="https://127.0.0.1:$(cat "$data/port")"
    export BIANMIN_CA="$data/certificates/ca.pem"
    export BIANMIN_USER=$1
    export BIANMIN_PASSWORD_FILE="$data/password"
    export BIANMIN_STATION=$2
}

create_county() {
    step "建立县域：证书、机构、窗口 / creating the county: certificates, organisations, stations"
    "$demo/make_certificates.sh" "$data/certificates"
    write_settings
    (umask 077 && printf 'Bianmin-%s\n' "$(openssl rand -hex 6)" >"$data/password")
    "$build/bin/bianmin-server" --config "$data/server.conf" --initialize "$demo/county.json" \
        --administrator-password-file "$data/password"
}

add_people_and_catalogue() {
    step "建立人员账号与事项目录 / people and catalogue"
    use_as admin ""
    python3 "$demo/add_people.py" "$build/bin/bianminctl" "$demo/people.json"
    "$build/bin/bianminctl" item import "$demo/catalogue.json"
    touch "$data/created"
}

write_desk() { # write_desk NAME STATION: the settings of one desk's window
    cat >"$data/$1.json" <<SETTINGS
{
  "servers": ["https://127.0.0.1:$(cat "$data/port")"],
  "ca_file": "$data/certificates/ca.pem",
  "station": "$2",
  "print_folder": "$data/papers",
  "state_directory": "$data/$1-state",
  "template_directory": "$root/reports/templates"
}
SETTINGS
}

show_accounts() {
    cat <<TEXT

这是石角镇便民服务中心1号综合窗口。 / This is window 1 of Shijiao township.
  登录 log in:   limei     密码 password: $(cat "$data/password")
  打印的文书 / printed papers: $data/papers
部门的窗口 / the department's desk (县民政局，密码相同 same password):
  "$build/bin/bianmin-window" --settings "$data/department.json"
  审查员 reviewer: mzj.shencha     负责人 head: mzj.fuze
窗口关闭后服务器继续运行，停止用 / the server goes on when the window is closed; to stop it:
  "$0" --stop
TEXT
}

if [[ $stop == yes ]]; then
    stop_server
    exit 0
fi
step "软件包 / packages"
"$root/installer/config/install_packages.sh" "$root/installer/config/packages-build.txt" \
    "$root/installer/config/packages-run.txt"
# Only what an earlier run made is written into or deleted, never a folder that has this name and
# holds something else.
if [[ -e "$data" && ! -f "$data/.bianmin-demo" ]] && [[ ! -d "$data" || -n $(ls -A "$data") ]]; then
    echo "$data 不是演示目录，未改动 / not a demonstration folder, left alone" >&2
    exit 1
fi
if [[ $fresh == yes && -e "$data" ]]; then
    stop_server
    rm -rf "$data"
fi
mkdir -p "$data"
touch "$data/.bianmin-demo"
build_programs
if [[ ! -f "$data/created" ]]; then
    stop_server
    rm -rf "$data"/county.db* "$data/password"
    create_county
    start_server
    add_people_and_catalogue
else
    start_server
fi

if [[ $headless == yes ]]; then
    step "一天的窗口工作 / a counter day through the real interface"
    use_as limei 0101
    python3 "$demo/counter_day.py" "$build/bin/bianminctl" "$data/papers"
    exit 0
fi
mkdir -p "$data/papers"
write_desk window 0101
write_desk department 0800
show_accounts
step "打开窗口 / opening the window"
exec "$build/bin/bianmin-window" --settings "$data/window.json"
