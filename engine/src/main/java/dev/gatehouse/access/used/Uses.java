package dev.gatehouse.access.used;

import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How often each account exercised each permission on each resource, first and last; what
/// exercises no permission counts only as the last that an account or credential did. About sixty
/// bytes for each of the three together, however many events there are. Belongs to one [Texts];
/// used under its owner's lock.
public final class Uses {
    private static final List<Permission> PERMISSIONS = List.of(Permission.values());
    private static final int RESOURCE_BITS = 28;
    private static final int PERMISSION_BITS = 4;
    private static final int NOTHING = -1;
    private static final long NEVER = Long.MIN_VALUE;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Texts texts;
    private int size;
    private int[] table = new int[1 << 10];
    private long[] keys = new long[1 << 9];
    private int[] events = new int[1 << 9];
    private int[] next = new int[1 << 9];
    private long[] first = new long[1 << 9];
    private long[] last = new long[1 << 9];
    private long[] allowed = new long[1 << 9];
    private long[] newest = new long[1 << 9];
    // Unexpected events are few: by entry and day.
    private final Map<Long, Integer> unexpected = new HashMap<>();
    private final Map<Integer, NavigableSet<Long>> unexpectedDays = new HashMap<>();
    // By the number of the text of an account or credential: when it was last seen.
    private long[] lastSeen = new long[0];
    // By the number of an account's text: its entry put down last, and when it was touched.
    private int[] heads = new int[0];
    private long[] touched = new long[0];
    private long version;

    public Uses(Texts texts) {
        this.texts = texts;
        Arrays.fill(table, NOTHING);
    }

    /// Grows with everything that is counted.
    public long version() {
        return version;
    }

    /// How many entries there are.
    public int size() {
        return size;
    }

    /// Counts what was used.
    public void add(Used used, boolean isUnexpected) {
        see(used, UsedField.ACCOUNT);
        see(used, UsedField.CREDENTIAL);
        int at = entry(used, true);
        if (at == NOTHING) {
            return;
        }
        events[at]++;
        if (isUnexpected) {
            unexpected(at, used, 1);
        }
        first[at] = Math.min(first[at], used.micros());
        last[at] = Math.max(last[at], used.micros());
        if (!used.text(UsedField.OUTCOME).equals(Outcome.DENIED.word())) {
            allowed[at] = Math.max(allowed[at], used.micros());
        }
        newest[at] = Math.max(newest[at], packed(used.id()));
        touch(used);
    }

    /// Counts what was used as what it turned out to be. When it was first and last is not taken
    /// back.
    public void replace(Used before, Used after, boolean isUnexpected) {
        int at = entry(before, false);
        if (at != NOTHING) {
            events[at]--;
            if (isUnexpected) {
                unexpected(at, before, -1);
            }
            touch(before);
        }
        add(after, isUnexpected);
    }

    /// Takes down that it is judged unexpected now, or no longer.
    public void judge(Used used, boolean isUnexpected) {
        int at = entry(used, false);
        if (at != NOTHING) {
            unexpected(at, used, isUnexpected ? 1 : -1);
            touch(used);
        }
    }

    private void see(Used used, UsedField field) {
        int number = used.number(field);
        if (number == Texts.ABSENT) {
            return;
        }
        if (number >= lastSeen.length) {
            int before = lastSeen.length;
            lastSeen = Arrays.copyOf(lastSeen, Math.max(number + 1, before * 2));
            Arrays.fill(lastSeen, before, lastSeen.length, NEVER);
        }
        lastSeen[number] = Math.max(lastSeen[number], used.micros());
    }

    /// When an account or a credential, by its fingerprint, was last seen to do anything at all.
    public Optional<Instant> last(String accountOrCredential) {
        return texts.find(accountOrCredential)
                .filter(number -> number < lastSeen.length && lastSeen[number] != NEVER)
                .map(number -> instant(lastSeen[number]));
    }

    private void unexpected(int at, Used used, int more) {
        long day = Math.floorDiv(used.micros(), DAY_MICROS);
        if (unexpected.merge(dayOf(at, day), more, Integer::sum) == 0) {
            unexpected.remove(dayOf(at, day));
            unexpectedDays.getOrDefault(at, new TreeSet<>()).remove(day);
        } else {
            unexpectedDays.computeIfAbsent(at, _ -> new TreeSet<>()).add(day);
        }
    }

    private static long dayOf(int at, long day) {
        return (long) at << Integer.SIZE | (day & 0xffff_ffffL);
    }

    private long unexpectedSince(int at, long day) {
        long sum = 0;
        for (long one : unexpectedDays.getOrDefault(at, new TreeSet<>()).tailSet(day)) {
            sum += unexpected.getOrDefault(dayOf(at, one), 0);
        }
        return sum;
    }

    private void touch(Used used) {
        version++;
        touched[used.number(UsedField.ACCOUNT)] = version;
    }

    private int entry(Used used, boolean make) {
        int permission = permission(used);
        int account = used.number(UsedField.ACCOUNT);
        int resource = used.number(UsedField.RESOURCE);
        if (permission <= 0 || resource == Texts.ABSENT || resource >>> RESOURCE_BITS != 0) {
            return NOTHING;
        }
        long key =
                ((long) account << PERMISSION_BITS | permission) << RESOURCE_BITS | (long) resource;
        int slot = slot(key);
        if (table[slot] != NOTHING || !make) {
            return table[slot];
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        table[slot] = size;
        keys[size] = key;
        first[size] = Long.MAX_VALUE;
        last[size] = NEVER;
        allowed[size] = NEVER;
        if (account >= heads.length) {
            int before = heads.length;
            heads = Arrays.copyOf(heads, Math.max(account + 1, before * 2));
            touched = Arrays.copyOf(touched, heads.length);
            Arrays.fill(heads, before, heads.length, NOTHING);
        }
        next[size] = heads[account];
        heads[account] = size;
        return size++;
    }

    // A word that is none counts as none.
    private static int permission(Used used) {
        String word = used.text(UsedField.PERMISSION);
        for (int i = 1; i < PERMISSIONS.size(); i++) {
            if (PERMISSIONS.get(i).word().equals(word)) {
                return i;
            }
        }
        return 0;
    }

    private int slot(long key) {
        int mask = table.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
        while (table[slot] != NOTHING && keys[table[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int capacity = Math.multiplyExact(keys.length, 2);
        keys = Arrays.copyOf(keys, capacity);
        events = Arrays.copyOf(events, capacity);
        next = Arrays.copyOf(next, capacity);
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
        allowed = Arrays.copyOf(allowed, capacity);
        newest = Arrays.copyOf(newest, capacity);
        table = new int[Math.multiplyExact(capacity, 2)];
        Arrays.fill(table, NOTHING);
        for (int at = 0; at < size; at++) {
            table[slot(keys[at])] = at;
        }
    }

    /// What an account ever did, the resource it came to last first.
    public List<Use> of(String account) {
        return of(account, Instant.EPOCH);
    }

    /// The same, of which unexpected is counted from the day of `since` on.
    public List<Use> of(String account, Instant since) {
        return of(account, since, _ -> true);
    }

    /// What an account ever did to resources of a kind.
    public List<Use> of(String account, Predicate<String> resources) {
        return of(account, Instant.EPOCH, resources);
    }

    private List<Use> of(String account, Instant since, Predicate<String> resources) {
        long day = Math.floorDiv(since.getEpochSecond(), DAY_MICROS / 1_000_000);
        Optional<Integer> number = texts.find(account);
        List<Use> found = new ArrayList<>();
        if (number.isPresent() && number.get() < heads.length) {
            for (int at = heads[number.get()]; at != NOTHING; at = next[at]) {
                if (events[at] > 0 && resources.test(texts.text(resource(at)))) {
                    found.add(use(at, day));
                }
            }
        }
        return found;
    }

    /// The accounts that did anything, or of which more was counted after that version.
    public List<String> accounts(long sinceVersion) {
        List<String> found = new ArrayList<>();
        for (int account = 0; account < heads.length; account++) {
            if (heads[account] != NOTHING && touched[account] > sinceVersion) {
                found.add(texts.text(account));
            }
        }
        return found;
    }

    /// The resources that anything was done to.
    public List<String> resources() {
        boolean[] seen = new boolean[texts.size()];
        List<String> found = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            int resource = resource(at);
            if (!seen[resource]) {
                seen[resource] = true;
                found.add(texts.text(resource));
            }
        }
        return found;
    }

    private int resource(int at) {
        return (int) (keys[at] & (1L << RESOURCE_BITS) - 1);
    }

    private Use use(int at, long day) {
        long key = keys[at];
        int permission = (int) (key >>> RESOURCE_BITS) & (1 << PERMISSION_BITS) - 1;
        return new Use(
                texts.text((int) (key >>> (RESOURCE_BITS + PERMISSION_BITS))),
                PERMISSIONS.get(permission),
                texts.text(resource(at)),
                events[at],
                Math.max(0, unexpectedSince(at, day)),
                instant(first[at]),
                instant(last[at]),
                allowed[at] == NEVER ? Optional.empty() : Optional.of(instant(allowed[at])),
                new EventId(newest[at] >>> 20, (int) (newest[at] & UsedColumn.PLACE_MAX)));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long packed(EventId id) {
        return id.position() << 20 | Math.min(id.n(), UsedColumn.PLACE_MAX);
    }
}
