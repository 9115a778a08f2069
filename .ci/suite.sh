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

# count_reports FILE...: "passed failed skipped" over JUnit XML reports.
count_reports() {
    cat /dev/null "$@" 2>/dev/null | tr '>' '\n' | awk '
        function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
        /<testsuite / { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
        END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

# step NAME COMMAND...: runs it; a step that fails without a failed test to show for it counts as one.
step() {
    local name=$1; shift
    say "== $name"
    ("$@") || { say "== $name did not succeed"; broken+=("$name"); }
}

maven_verify() {
    cd "$root" && JAVA_HOME=$jdk mvn -B -ntp --fail-at-end -Dmaven.test.failure.ignore=true "$@" clean verify 2>&1 |
        grep --line-buffered -E 'Building Gatehouse|Tests run:|ERROR|FAIL|WARN.*Tests' >&2
}
build_all() { build_java; build_screens; }
screens() { cd "$root/ui" && npm "$@" >&2; }

test_all() {
    local broken=() passed failed skipped reports="$state/reports"
    need_maven; need_node; need_chromium
    rm -rf "$reports" && mkdir -p "$reports"
    step "Java" maven_verify
    if [ -f "$root/ui/package.json" ]; then
        step "Build" build_all
        step "Screens" screens test -- --reporter=default --reporter=junit --outputFile.junit="$reports/screens.xml"
        export PLAYWRIGHT_JUNIT_OUTPUT_FILE=$reports/browser.xml
        step "Browser" screens run e2e -- --reporter=list,junit
    fi
    read -r passed failed skipped <<<"$(count_reports "$root"/*/target/surefire-reports/TEST-*.xml "$reports"/*.xml)"
    [ "$failed" -gt 0 ] || failed=${#broken[@]}
    [ ${#broken[@]} = 0 ] || say "did not succeed: ${broken[*]}"
    echo "$passed passed, $failed failed$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
    [ "$failed" = 0 ]
}

test_campaigns() {
    local passed failed skipped broken=()
    if ! grep -rqs '@Tag("campaign")' "$root"/*/src/test; then say "There are no campaigns yet."; return 0; fi
    need_maven
    step "Campaigns" maven_verify -Dgroups=campaign -DexcludedGroups=
    read -r passed failed skipped <<<"$(count_reports "$root"/*/target/surefire-reports/TEST-*.xml)"
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ] && [ ${#broken[@]} = 0 ]
}
