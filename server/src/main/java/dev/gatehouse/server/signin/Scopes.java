package dev.gatehouse.server.signin;

import dev.gatehouse.server.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The scopes of users and tokens, one row for each that is limited. A row changes as a whole, so
/// that nobody reaches further for a moment.
final class Scopes {
    private final Installation installation;

    Scopes(Installation installation) {
        this.installation = installation;
    }

    /// A column that reads the scope of the row it stands in.
    ///
    /// @param kind `user` or `token`, the table and the beginning of the holder's name
    static String column(String kind) {
        return "(SELECT patterns FROM scope WHERE holder = '%s:' || %s.id)".formatted(kind, kind);
    }

    static Scope read(ResultSet row, int column) throws SQLException {
        String patterns = row.getString(column);
        return row.wasNull() ? Scope.ALL : Scope.of(List.of(patterns.split(" ", -1)));
    }

    /// Limits the holder, `user:<id>` or `token:<id>`, to this from now on.
    void set(String holder, Scope scope) {
        if (scope.isAll()) {
            installation.change("DELETE FROM scope WHERE holder = ?", holder);
        } else {
            installation.change(
                    "INSERT INTO scope (holder, patterns) VALUES (?, ?)"
                            + " ON CONFLICT (holder) DO UPDATE SET patterns = excluded.patterns",
                    holder,
                    String.join(" ", scope.patterns()));
        }
    }
}
