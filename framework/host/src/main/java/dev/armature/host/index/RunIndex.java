package dev.armature.host.index;

import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The runs in a folder, in {@code index.sqlite} beside them. Several processes may write at once:
 * each change is a transaction, and one waits for the other.
 *
 * <p>The run folders are what counts, the index only finds them quickly. Where it cannot be written
 * it is made in memory.
 */
public final class RunIndex implements AutoCloseable {

  private final Path runs;
  private final RunEntryReader reader;
  private final Connection database;

  /**
   * Opens the index of a folder of runs, or makes it.
   *
   * @param runs a folder that is there
   * @throws RunIndexException if neither can be done
   */
  public RunIndex(Path runs) {
    this.runs = runs;
    reader = new RunEntryReader(runs);
    try {
      database = IndexDatabase.open(runs);
    } catch (SQLException | IOException e) {
      throw failure(e);
    }
  }

  /** What a run folder tells. Not for the process that runs the run. */
  public RunEntry read(RunFolder folder) throws IOException {
    return reader.read(folder);
  }

  /** Reads a run folder anew. Not for the process that runs the run. */
  public void refresh(RunFolder folder) throws IOException {
    put(folder, RunStatus.of(folder));
  }

  /** Takes over what a run folder tells, but for its status. */
  public void put(RunFolder folder, RunStatus status) throws IOException {
    long modified = modified(folder);
    RunEntry entry = reader.read(folder, status);
    change(connection -> RunRows.put(connection, entry, modified));
  }

  /** Forgets a run. */
  public void remove(RunFolder folder) {
    change(connection -> RunRows.remove(connection, List.of(reader.path(folder))));
  }

  /** Forgets everything and reads all run folders anew. */
  public void rebuild() throws IOException {
    change(RunRows::clear);
    synchronise();
  }

  /**
   * Makes up for what happened past the index: reads the run folders that are new, have changed or
   * were being written to, and forgets those that are gone.
   */
  public void synchronise() throws IOException {
    Map<String, Long> known = known();
    Map<RunEntry, Long> changed = new HashMap<>();
    for (RunFolder folder : RunScan.folders(runs)) {
      try {
        long modified = modified(folder);
        Long before = known.remove(reader.path(folder));
        if (before == null || before != modified) {
          changed.put(reader.read(folder), modified);
        }
      } catch (NoSuchFileException e) {
        // Deleted a moment ago.
      }
    }
    if (changed.isEmpty() && known.isEmpty()) {
      return;
    }
    change(
        connection -> {
          for (Map.Entry<RunEntry, Long> entry : changed.entrySet()) {
            RunRows.put(connection, entry.getKey(), entry.getValue());
          }
          RunRows.remove(connection, known.keySet());
        });
  }

  /** When each run folder was changed last, by path; 0 for one that may change without that. */
  private Map<String, Long> known() {
    Map<String, Long> known = new HashMap<>();
    try (PreparedStatement select =
            database.prepareStatement("SELECT path, modified, status FROM runs");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        boolean running = rows.getString(3).equals(RunStatus.RUNNING.name());
        known.put(rows.getString(1), running ? 0L : rows.getLong(2));
      }
      return known;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The runs that a filter lets pass, the newest first. */
  public List<RunEntry> find(RunFilter filter) {
    RunQuery query = RunQuery.of(filter);
    try (PreparedStatement select =
        database.prepareStatement(
            "SELECT * FROM runs WHERE " + query.condition() + " ORDER BY started DESC, path")) {
      for (int i = 0; i < query.arguments().size(); i++) {
        select.setObject(i + 1, query.arguments().get(i));
      }
      List<RunEntry> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(RunRows.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The folder of a run that was found. */
  public RunFolder folder(RunEntry entry) {
    return new RunFolder(runs.resolve(entry.path()));
  }

  private static long modified(RunFolder folder) throws IOException {
    return Files.getLastModifiedTime(folder.path()).to(TimeUnit.NANOSECONDS);
  }

  /** What changes rows, in one transaction. */
  @FunctionalInterface
  private interface Change {
    void apply(Connection connection) throws SQLException;
  }

  private void change(Change change) {
    try {
      database.setAutoCommit(false);
      try {
        change.apply(database);
        database.commit();
      } catch (SQLException e) {
        database.rollback();
        throw e;
      } finally {
        database.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private RunIndexException failure(Exception cause) {
    return new RunIndexException(
        "the index of the runs in "
            + runs
            + " cannot be used: "
            + cause.getMessage()
            + "; delete "
            + runs.resolve(IndexDatabase.FILE)
            + " if this goes on, it is made anew from the run folders",
        cause);
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
