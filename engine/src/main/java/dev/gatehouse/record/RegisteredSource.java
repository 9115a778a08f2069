package dev.gatehouse.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A source as own records tell it.
record RegisteredSource(
        int number,
        String tool,
        String name,
        String instance,
        boolean enabled,
        SortedMap<String, String> settings) {
    RegisteredSource {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    static RegisteredSource of(OwnRecord.SourceAdded added) {
        return new RegisteredSource(
                added.number(),
                added.tool(),
                added.name(),
                added.instance(),
                true,
                added.settings());
    }

    RegisteredSource with(OwnRecord.SourceChanged changed) {
        return new RegisteredSource(
                number, tool, name, instance, changed.enabled(), changed.settings());
    }
}
