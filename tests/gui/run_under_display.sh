#!/bin/bash
# run_under_display.sh COMMAND...: runs a command with an X server, a session bus, a window manager
# and the accessibility bus of its own; all of them end with it. SCREEN sets the size of the screen
# (1366x768), GDK_SCALE the scale of the desktop.
set -euo pipefail
runtime=$(mktemp -d)
chmod 700 "$runtime"
trap 'rm -rf "$runtime"' EXIT
export LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 GDK_BACKEND=x11 GDK_GL=disable NO_AT_BRIDGE=0
export XDG_RUNTIME_DIR="$runtime" HOME="$runtime" GSETTINGS_BACKEND=memory
unset WAYLAND_DISPLAY
xvfb-run --auto-servernum --server-args="-screen 0 ${SCREEN:-1366x768}x24 -dpi 96 -nolisten tcp" \
    dbus-run-session -- bash -c '
        openbox 2>/dev/null &
        manager=$!
        /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
        bus=$!
        # Without a window manager nothing gets the keyboard: wait until it has the root window.
        for _ in $(seq 1 400); do
            kill -0 $manager 2>/dev/null || { openbox 2>/dev/null & manager=$!; }
            xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q "window id" && break
            sleep 0.05
        done
        xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id" ||
            { echo "no window manager" >&2; exit 1; }
        code=0
        "$@" || code=$?
        kill $manager $bus 2>/dev/null || true
        exit $code' runner "$@"
