# shellcheck shell=bash disable=SC2154
# What `./gatehouse test` does, read into the launcher and using its words: Java, screens, browser, one sum.

need_chromium() {
    local name
    for name in chromium chromium-browser google-chrome; do
        if command -v $name >/dev/null 2>&1; then return; fi
    done
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing Chromium for the browser tests"
        apt-get update -qq >&2 && apt-get install -y -qq chromium >&2 && return
    fi
    die "$EXIT_UNAVAILABLE" "the browser tests need Chromium: sudo apt-get install chromium (macOS: brew install --cask chromium)"
}

# What vendors publish about their own interfaces, from the npm registry, for tests that are held to it. Never part of
# the project; where it cannot be had, those tests are skipped and say so.
OPENAPI_PACKAGE=@octokit/openapi@23.0.2
OPENAPI_INTEGRITY='sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg=='
fetch_published() {
    local into=$state/published archive
    [ -f "$into/ghec.json" ] && return
    say "Fetching GitHub's published OpenAPI document"
    mkdir -p "$into"
    archive=$(cd "$into" && npm pack --silent "$OPENAPI_PACKAGE" 2>/dev/null | tail -1) || true
    if [ -z "$archive" ] || [ "sha512-$(openssl dgst -sha512 -binary "$into/$archive" | base64 | tr -d '\n')" != "$OPENAPI_INTEGRITY" ]; then
        say "It could not be fetched whole; the tests that need it will be skipped."
    else
        tar -xzf "$into/$archive" -C "$into" package/generated/ghec.json && mv "$into/package/generated/ghec.json" "$into/ghec.json"
    fi
    rm -rf "${into:?}/package" "$into"/*.tgz
}

# add PASSED FAILED SKIPPED: onto the sum of this run.
add() { passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3)); }

# java_count: "passed failed skipped" over the reports the Java tests left.
java_count() {
    { cat "$root"/*/target/surefire-reports/TEST-*.xml 2>/dev/null || true; } | tr '>' '\n' | awk '
        function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
        /<testsuite / { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
        END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

# line_count FILE: "passed failed skipped" of the last line in which a run of the screens' tests sums itself up.
line_count() {
    sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed\(, \([0-9]*\) skipped\)\{0,1\}$/\1 \2 0\4/p' "$1" | tail -1 | grep . || echo 0 0 0
}

# step NAME COMMAND...: runs it and keeps its time and words. One that does not succeed and has no failed test to
# show for it counts as one failure.
step() {
    local name=$1 code=0 from=$SECONDS counted; shift
    say "== $name"
    ("$@") 2>&1 | tee "$reports/$name.log" >&2 || code=$?
    echo "<testsuite name=\"$name\" time=\"$((SECONDS - from))\">" >"$reports/$name.xml"
    if [ "$name" = Java ]; then counted=$(java_count); else counted=$(line_count "$reports/$name.log"); fi
    # shellcheck disable=SC2086
    add $counted
    read -r _ counted _ <<<"$counted"
    if [ $code != 0 ]; then say "== $name did not succeed"; [ "$counted" != 0 ] || add 0 1 0; fi
}

verify() {
    cd "$root" && JAVA_HOME=$jdk mvn -B -ntp --fail-at-end -Dmaven.test.failure.ignore=true "$@" clean verify 2>&1 |
        grep --line-buffered -E 'Building Gatehouse|Tests run:|ERROR|FAIL'
}
build_all() { build_java && build_screens; }
check_screens() {
    install_screens && cd "$root/ui" && npm run --if-present lint && npm run --if-present typecheck && npm test
}
browse() { cd "$root/ui" && npm run e2e; }

close_suite() {
    say "took $((SECONDS / 60)) min $((SECONDS % 60)) s"
    echo "$passed passed, $failed failed$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
    [ "$failed" = 0 ]
}

test_all() {
    local passed=0 failed=0 skipped=0 reports=$state/reports
    need_maven; need_node; need_chromium
    mkdir -p "$reports"
    fetch_published
    step Java verify
    if [ -f "$root/ui/package.json" ]; then
        step Screens check_screens
        step Build build_all
        step Browser browse
    fi
    close_suite
}

# The faults of the journal's tests, as often as asked: power cuts and failed syncs from so many seeds, and a process killed again and
# again. One object a campaign on stdout with --json, else a table.
test_campaigns() {
    local seed=0 seeds=20000 kills=40 json='' code=0 reports=$state/campaigns
    while [ $# -gt 0 ]; do
        case $1 in
            --json) json=yes; shift; continue ;;
            --seed) seed=${2:-} ;;
            --seeds) seeds=${2:-} ;;
            --kills) kills=${2:-} ;;
            *) die "$EXIT_USAGE" "test campaigns takes --seeds N, --seed FIRST, --kills N and --json, not '$1'" ;;
        esac
        [[ ${2:-} =~ ^[0-9]{1,12}$ ]] || die "$EXIT_USAGE" "$1 is a number, not '${2:-}'"
        shift 2
    done
    need_maven
    mkdir -p "$reports"
    rm -f "$reports/tallies"
    (cd "$root" && JAVA_HOME=$jdk mvn -B -ntp -Pfast -Dgatehouse.target=target/campaigns -pl journal \
        -Dtest=CrashTest,ProcessTest,RecoveryTest -Dgatehouse.seed="$seed" -Dgatehouse.seeds="$seeds" -Dgatehouse.kills="$kills" \
        -Dgatehouse.tallies="$reports/tallies" test 2>&1) | tee "$reports/log" |
        grep --line-buffered -e 'Tests run:' -e ERROR -e '--seed ' >&2 || true
    grep -q 'BUILD SUCCESS' "$reports/log" || code=1
    if [ ! -f "$reports/tallies" ]; then
        say "No campaign came to its end; see $reports/log"
    elif [ -n "$json" ]; then
        cat "$reports/tallies"
    else
        tr -d '{}"' <"$reports/tallies" | tr ',:' '  ' |
            awk 'BEGIN { printf "%-28s %10s %14s %6s\n", "campaign", "rounds", "acknowledged", "lost" }
                 { printf "%-28s %10s %14s %6s\n", $2, $4, $6, $8 }'
    fi
    return $code
}
