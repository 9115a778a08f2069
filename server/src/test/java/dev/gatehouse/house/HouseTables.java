package dev.gatehouse.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The two tables of ARCHITECTURE.md: modules with what they may use, rooms with what they may
/// import.
record HouseTables(List<Module> modules, List<Room> rooms) {

    /// One Maven module and the modules its main code may use.
    record Module(String name, Set<String> mayUse, boolean standing) {}

    /// One room of `engine`, in the order of the table.
    record Room(String name, Set<String> mayImport, boolean standing) {}

    static HouseTables parse(String architecture) {
        var modules = new ArrayList<Module>();
        for (List<String> row : rows(architecture, "| module | may use |")) {
            modules.add(new Module(word(row.get(0)), words(row.get(1)), standing(row)));
        }
        var rooms = new ArrayList<Room>();
        for (List<String> row : rows(architecture, "| room | may import |")) {
            rooms.add(new Room(word(row.get(0)), words(row.get(1)), standing(row)));
        }
        return new HouseTables(List.copyOf(modules), List.copyOf(rooms));
    }

    private static boolean standing(List<String> row) {
        return switch (row.get(3)) {
            case "standing" -> true;
            case "planned" -> false;
            default -> throw new IllegalArgumentException("standing or planned, not " + row.get(3));
        };
    }

    private static List<List<String>> rows(String text, String header) {
        List<List<String>> rows =
                text.lines()
                        .dropWhile(line -> !line.startsWith(header))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .map(HouseTables::cells)
                        .toList();
        if (rows.isEmpty()) throw new IllegalArgumentException("no table starts with " + header);
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Set<String> words(String cell) {
        var words = new LinkedHashSet<String>();
        for (String word : cell.split(",", -1)) {
            if (!word.isBlank()) words.add(word(word));
        }
        return words;
    }

    private static String word(String cell) {
        return cell.replace("`", "").strip();
    }
}
