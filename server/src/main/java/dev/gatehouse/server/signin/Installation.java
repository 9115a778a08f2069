package dev.gatehouse.server.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The installation's own tables: users, roles, scopes, sessions, tokens, saved views. One
/// connection behind one lock; each statement is durable when it returns. A failing disk is an
/// [IllegalStateException].
public final class Installation implements AutoCloseable {
    private static final List<String> TABLES =
            List.of(
                    "CREATE TABLE IF NOT EXISTS role (name TEXT PRIMARY KEY, capabilities TEXT NOT NULL)"
                            + " STRICT",
                    "CREATE TABLE IF NOT EXISTS user (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT"
                            + " NULL UNIQUE COLLATE NOCASE, password TEXT NOT NULL, role TEXT NOT NULL"
                            + " REFERENCES role(name), disabled INTEGER NOT NULL DEFAULT 0, created"
                            + " INTEGER NOT NULL, last_visit INTEGER NOT NULL DEFAULT 0) STRICT",
                    "CREATE TABLE IF NOT EXISTS visit (user INTEGER PRIMARY KEY REFERENCES user(id),"
                            + " before INTEGER NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS scope (holder TEXT PRIMARY KEY, patterns TEXT NOT NULL)"
                            + " STRICT",
                    "CREATE TABLE IF NOT EXISTS session (id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB"
                            + " NOT NULL UNIQUE, csrf TEXT NOT NULL, user INTEGER NOT NULL REFERENCES"
                            + " user(id), created INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS session_origin (session INTEGER PRIMARY KEY REFERENCES"
                            + " session(id) ON DELETE CASCADE, door TEXT NOT NULL, address TEXT NOT"
                            + " NULL, until INTEGER NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS identity (issuer TEXT NOT NULL, subject TEXT NOT NULL,"
                            + " user INTEGER NOT NULL UNIQUE REFERENCES user(id), confirmed INTEGER NOT"
                            + " NULL, PRIMARY KEY (issuer, subject)) STRICT",
                    "CREATE TABLE IF NOT EXISTS second_factor (user INTEGER PRIMARY KEY REFERENCES"
                            + " user(id), since INTEGER NOT NULL, step INTEGER NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS recovery_code (user INTEGER NOT NULL REFERENCES user(id),"
                            + " hash BLOB NOT NULL, PRIMARY KEY (user, hash)) STRICT",
                    "CREATE TABLE IF NOT EXISTS token (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT"
                            + " NULL, hash BLOB NOT NULL UNIQUE, capabilities TEXT NOT NULL, owner INTEGER"
                            + " NOT NULL REFERENCES user(id), created INTEGER NOT NULL, expires INTEGER"
                            + " NOT NULL, used INTEGER NOT NULL DEFAULT 0, revoked INTEGER NOT NULL DEFAULT"
                            + " 0) STRICT",
                    "CREATE TABLE IF NOT EXISTS view (id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT"
                            + " NULL, name TEXT NOT NULL, query TEXT NOT NULL, columns TEXT NOT NULL, range"
                            + " TEXT NOT NULL, UNIQUE (owner, name)) STRICT");

    private final Connection connection;

    private Installation(Connection connection) {
        this.connection = connection;
    }

    /// Opens or creates `installation.sqlite` in a folder only its owner may enter.
    public static Installation open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try {
            Connection connection =
                    DriverManager.getConnection(
                            "jdbc:sqlite:" + folder.resolve("installation.sqlite"));
            Installation installation = new Installation(connection);
            for (String pragma :
                    List.of(
                            "PRAGMA journal_mode = WAL",
                            "PRAGMA synchronous = FULL",
                            "PRAGMA foreign_keys = ON",
                            "PRAGMA secure_delete = ON",
                            "PRAGMA trusted_schema = OFF")) {
                try (var statement = connection.createStatement()) {
                    statement.execute(pragma);
                }
            }
            for (String table : TABLES) {
                installation.change(table);
            }
            return installation;
        } catch (SQLException broken) {
            throw new IOException(
                    "cannot open "
                            + folder.resolve("installation.sqlite")
                            + ": "
                            + broken.getMessage(),
                    broken);
        }
    }

    /// Reads one row's values out of a result.
    @FunctionalInterface
    public interface Reading<T> {
        /// Columns count from 1.
        T read(ResultSet row) throws SQLException;
    }

    /// Changes rows.
    ///
    /// @return how many
    public synchronized int change(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("the installation's tables refused a change", broken);
        }
    }

    /// The number the next row of that table gets, so that a record can name it before it is there.
    long next(String table) {
        return one("SELECT seq FROM sqlite_sequence WHERE name = ?", row -> row.getLong(1), table)
                        .orElse(0L)
                + 1;
    }

    /// Every row.
    public synchronized <T> List<T> all(String sql, Reading<T> reading, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.read(rows));
            }
            return List.copyOf(found);
        } catch (SQLException broken) {
            throw new IllegalStateException("the installation's tables cannot be read", broken);
        }
    }

    /// The first row.
    public <T> Optional<T> one(String sql, Reading<T> reading, Object... values) {
        return all(sql, reading, values).stream().findFirst();
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            throw new IllegalStateException(
                    "the installation's tables did not close", alreadyBroken);
        }
    }
}
