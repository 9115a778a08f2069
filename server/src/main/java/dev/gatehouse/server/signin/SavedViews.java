package dev.gatehouse.server.signin;

import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.server.audit.SelfAudit;
import java.util.List;
import java.util.Optional;

/// The views people keep, each person's own, by name.
public final class SavedViews {
    private final Installation installation;
    private final SelfAudit audit;

    /// @param audit is told of every change before it is made
    public SavedViews(Installation installation, SelfAudit audit) {
        this.installation = installation;
        this.audit = audit;
    }

    /// One view.
    ///
    /// @param columns names of columns, joined by commas; empty for the default
    /// @param range a time range as the screens write it; empty for the default
    public record SavedView(String name, String query, String columns, String range) {}

    /// Those of one owner, by name.
    public List<SavedView> of(String owner) {
        return installation.all(
                "SELECT name, query, columns, range FROM view WHERE owner = ? ORDER BY name",
                row ->
                        new SavedView(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)),
                owner);
    }

    /// Keeps one, in place of one of the same name.
    public synchronized void save(String owner, SavedView view) {
        long id = number(owner, view.name()).orElseGet(() -> installation.next("view"));
        audit.note(new OwnRecord.ViewSaved("view:" + id, view.name(), view.query(), owner));
        installation.change(
                "INSERT INTO view (id, owner, name, query, columns, range) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query, columns ="
                        + " excluded.columns, range = excluded.range",
                id,
                owner,
                view.name(),
                view.query(),
                view.columns(),
                view.range());
    }

    /// Removes one.
    ///
    /// @return whether there was one of that name
    public synchronized boolean remove(String owner, String name) {
        Optional<Long> id = number(owner, name);
        id.ifPresent(one -> {
            audit.note(new OwnRecord.ViewDeleted("view:" + one, owner));
            installation.change("DELETE FROM view WHERE id = ?", one);
        });
        return id.isPresent();
    }

    private Optional<Long> number(String owner, String name) {
        return installation.one(
                "SELECT id FROM view WHERE owner = ? AND name = ?",
                row -> row.getLong(1),
                owner,
                name);
    }
}
