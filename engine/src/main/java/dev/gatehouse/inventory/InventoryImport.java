package dev.gatehouse.inventory;

import dev.gatehouse.inventory.plan.Address;
import dev.gatehouse.inventory.plan.AnswerReader;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes exported answers in as one snapshot. Which listing a file is, its name says where it is
/// named like an address of the API; else its objects do, one by one. What cannot be told is said
/// and left out, never guessed at. Confined to one thread.
public final class InventoryImport {
    /// Problems that are told; the rest is only counted.
    public static final int PROBLEMS_MAX = 100;

    /// Bytes of objects that are kept as one answer.
    static final int ANSWER_BYTES_TYPICAL = 1024 * 1024;

    private final SnapshotTaking taking;
    private final InventoryPlan plan;
    private final Asked asked;
    private final SequencedMap<Key, List<Long>> answers = new LinkedHashMap<>();
    private final Map<Key, String> broken = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long files;
    private long objects;
    private long unknown;

    /// What whoever hands files in says about them.
    ///
    /// @param listing the listing all of them are; empty to have it told
    /// @param of what it was asked with, beside what names say
    /// @param partial whether the files are only some of what there is, so that nothing is absent
    public record Asked(Optional<String> listing, SortedMap<String, String> of, boolean partial) {}

    /// What became of the files.
    ///
    /// @param objects in files whose listing is known
    /// @param unknown objects and files whose listing nobody knows
    /// @param position of the record that closes it
    public record Count(
            long files,
            long objects,
            long unknown,
            int listings,
            String snapshot,
            long position,
            List<String> problems) {}

    private record Key(String listing, SortedMap<String, String> of) {}

    public InventoryImport(SnapshotTaking taking, InventoryPlan plan, Asked asked) {
        this.taking = taking;
        this.plan = plan;
        this.asked = asked;
        asked.listing().ifPresent(this::known);
    }

    /// @throws IllegalArgumentException naming those there are
    private ListingPlan known(String name) {
        return plan.listing(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no listing is called "
                                        + name
                                        + "; there are "
                                        + String.join(
                                                ", ",
                                                plan.listings().stream()
                                                        .map(ListingPlan::name)
                                                        .toList())));
    }

    /// Takes one file.
    ///
    /// @param name its path below what was handed in
    public void take(String name, byte[] content) {
        files++;
        byte[] answer = name.endsWith(".hcl") ? policy(name, content) : content;
        String address = Address.ofFile(name);
        if (asked.listing().isPresent()) {
            ListingPlan listing = known(asked.listing().get());
            keep(listing, of(listing, address), answer);
            return;
        }
        List<ListingPlan> fitting =
                plan.listings().stream()
                        .filter(listing -> listing.address().match(address).isPresent())
                        .toList();
        long shapes = fitting.stream().map(each -> each.address().shape()).distinct().count();
        if (shapes == 1) {
            keep(fitting.getFirst(), of(fitting.getFirst(), address), answer);
        } else if (shapes > 1) {
            unknown++;
            problem(
                    name
                            + " may be "
                            + String.join(" or ", fitting.stream().map(ListingPlan::name).toList())
                            + ": name it with the part of the address that tells them apart, or"
                            + " give --listing");
        } else {
            guess(name, answer);
        }
    }

    private SortedMap<String, String> of(ListingPlan listing, String address) {
        TreeMap<String, String> of = new TreeMap<>();
        asked.of().forEach(of::put);
        listing.address().match(address).ifPresent(said -> said.forEach(of::put));
        return of;
    }

    // Terraform and the like keep a policy as a file of its own.
    private static byte[] policy(String name, byte[] content) {
        String file = String.valueOf(Path.of(name).getFileName());
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", new JsonString(file.substring(0, file.length() - ".hcl".length())));
        members.put("policy", new JsonString(new String(content, StandardCharsets.UTF_8)));
        return CanonicalJson.bytes(new JsonObject(members));
    }

    private void keep(ListingPlan listing, SortedMap<String, String> of, byte[] answer) {
        Key key = new Key(listing.name(), of);
        List<Long> kept = answers.computeIfAbsent(key, _ -> new ArrayList<>());
        Optional<List<JsonSpan>> spans = AnswerReader.objects(answer, listing.itemsPath());
        if (spans.isEmpty()) {
            broken.put(key, "unreadable");
            problem(listing.name() + ": an answer is not whole, so nothing is taken for absent");
        }
        objects += spans.map(List::size).orElse(0);
        if (answer.length <= ANSWER_BYTES_TYPICAL || spans.isEmpty()) {
            if (answer.length > 0 && answer.length <= SnapshotTaking.ANSWER_BYTES_MAX) {
                kept.add(taking.keep(answer));
            }
        } else {
            kept.addAll(pages(answer, spans.get()));
        }
    }

    private List<Long> pages(byte[] answer, List<JsonSpan> spans) {
        List<Long> kept = new ArrayList<>();
        Page page = new Page();
        for (JsonSpan span : spans) {
            page.add(answer, span);
            if (page.isFull()) {
                kept.add(taking.keep(page.take()));
            }
        }
        if (!page.isEmpty()) {
            kept.add(taking.keep(page.take()));
        }
        return kept;
    }

    private void guess(String name, byte[] answer) {
        Optional<List<JsonSpan>> spans = objectsOf(answer);
        if (spans.isEmpty()) {
            unknown++;
            problem(name + " is not whole JSON");
            return;
        }
        SequencedMap<String, Page> pages = new LinkedHashMap<>();
        long before = unknown;
        for (JsonSpan span : spans.get()) {
            Optional<ListingPlan> listing = guess(answer, span);
            if (listing.isEmpty()) {
                unknown++;
            } else {
                objects++;
                Page page = pages.computeIfAbsent(listing.get().name(), _ -> new Page());
                page.add(answer, span);
                if (page.isFull()) {
                    keep(listing.get().name(), page);
                }
            }
        }
        pages.forEach((listing, page) -> {
            if (!page.isEmpty()) {
                keep(listing, page);
            }
        });
        if (unknown > before) {
            problem(
                    name
                            + ": of "
                            + (unknown - before)
                            + " objects nobody can tell the listing; name the file like its"
                            + " address, or give --listing");
        }
    }

    // Where nobody says what it was asked with, nobody says either that it is all there is.
    private void keep(String listing, Page page) {
        Key key = new Key(listing, asked.of());
        if (!asked.of().keySet().containsAll(known(listing).address().names())) {
            broken.put(key, "asked-with-unknown");
        }
        answers.computeIfAbsent(key, _ -> new ArrayList<>()).add(taking.keep(page.take()));
    }

    // A list under whatever member a listing has it.
    private Optional<List<JsonSpan>> objectsOf(byte[] answer) {
        Optional<List<JsonSpan>> spans = AnswerReader.objects(answer, "");
        if (spans.isPresent() && spans.get().size() == 1) {
            for (ListingPlan listing : plan.listings()) {
                if (!listing.itemsPath().isEmpty()) {
                    Optional<List<JsonSpan>> inside =
                            AnswerReader.objects(answer, listing.itemsPath());
                    if (inside.isPresent() && !inside.equals(spans)) {
                        return inside;
                    }
                }
            }
        }
        return spans;
    }

    private Optional<ListingPlan> guess(byte[] answer, JsonSpan span) {
        try {
            return plan.guess(Json.parse(answer, span.offset(), span.length()));
        } catch (JsonProblem notOne) {
            return Optional.empty();
        }
    }

    private void problem(String what) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(what);
        }
    }

    /// Closes the snapshot; from then on it judges.
    public Count end() {
        answers.forEach((key, kept) -> {
            String reason = asked.partial() ? "partial-export" : broken.getOrDefault(key, "");
            taking.listed(key.listing(), key.of(), reason, kept);
        });
        long position = answers.isEmpty() ? -1 : taking.close();
        return new Count(
                files,
                objects,
                unknown,
                answers.size(),
                taking.name(),
                position,
                List.copyOf(problems));
    }

    /// Objects put together as one array.
    private static final class Page {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void add(byte[] answer, JsonSpan span) {
            out.write(out.size() == 0 ? '[' : ',');
            out.write(answer, span.offset(), span.length());
        }

        boolean isEmpty() {
            return out.size() == 0;
        }

        boolean isFull() {
            return out.size() >= ANSWER_BYTES_TYPICAL;
        }

        byte[] take() {
            out.write(']');
            byte[] bytes = out.toByteArray();
            out.reset();
            return bytes;
        }
    }
}
