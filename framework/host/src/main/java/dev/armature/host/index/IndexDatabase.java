package dev.armature.host.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file with the table {@code runs}. It holds nothing that the run folders do not hold
 * too, so one that is damaged or of another version is made anew.
 */
final class IndexDatabase {

  static final String FILE = "index.sqlite";

  private static final int VERSION = 2;
  private static final int PATIENCE_MILLISECONDS = 30_000;

  private IndexDatabase() {}

  /** Opens the database in a folder, or one in memory where none can be kept there. */
  static Connection open(Path runs) throws SQLException, IOException {
    Path file = runs.resolve(FILE);
    if (!Files.isWritable(runs) || (Files.exists(file) && !isWritableFile(file))) {
      return prepare("jdbc:sqlite::memory:");
    }
    try {
      return prepare("jdbc:sqlite:" + file);
    } catch (SQLiteException e) {
      if (e.getResultCode() != SQLiteErrorCode.SQLITE_NOTADB
          && e.getResultCode() != SQLiteErrorCode.SQLITE_CORRUPT) {
        throw e;
      }
      for (String ending : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(runs.resolve(FILE + ending));
      }
      return prepare("jdbc:sqlite:" + file);
    }
  }

  private static boolean isWritableFile(Path file) {
    return Files.isRegularFile(file) && Files.isWritable(file);
  }

  private static Connection prepare(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLISECONDS);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    // A transaction that began by reading could not wait for another that writes.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection(url);
    try {
      if (version(connection) != VERSION) {
        connection.setAutoCommit(false);
        createTable(connection);
        connection.commit();
        connection.setAutoCommit(true);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void createTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (version(connection) == VERSION) {
        // Another process was faster.
        return;
      }
      statement.execute("DROP TABLE IF EXISTS runs");
      statement.execute(
          """
          CREATE TABLE runs (
            path TEXT PRIMARY KEY,
            modified INTEGER NOT NULL,
            name TEXT NOT NULL,
            seed INTEGER NOT NULL,
            agent TEXT NOT NULL,
            environment TEXT NOT NULL,
            status TEXT NOT NULL,
            started INTEGER,
            steps INTEGER NOT NULL,
            tags TEXT NOT NULL,
            metrics TEXT NOT NULL
          )\
          """);
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }
}
