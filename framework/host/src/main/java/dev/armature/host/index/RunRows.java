package dev.armature.host.index;

import dev.armature.host.training.RunStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs as rows of the index; tags and metrics are JSON in a column each. */
final class RunRows {

  private static final JsonMapper JSON = JsonMapper.shared();

  private RunRows() {}

  static void put(Connection database, RunEntry run, long modified) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT OR REPLACE INTO runs (path, modified, name, seed, agent, environment, status,"
                + " started, steps, tags, metrics) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, run.path());
      insert.setLong(2, modified);
      insert.setString(3, run.name());
      insert.setLong(4, run.seed());
      insert.setString(5, run.agent());
      insert.setString(6, run.environment());
      insert.setString(7, run.status().name());
      if (run.started().isPresent()) {
        insert.setLong(8, run.started().get().toEpochMilli());
      } else {
        insert.setNull(8, Types.INTEGER);
      }
      insert.setLong(9, run.steps());
      insert.setString(10, JSON.writeValueAsString(run.tags()));
      insert.setString(11, JSON.writeValueAsString(finite(run.metrics())));
      insert.executeUpdate();
    }
  }

  /** JSON has no word for what is not a number. */
  private static Map<String, Double> finite(Map<String, Double> metrics) {
    Map<String, Double> finite = new TreeMap<>(metrics);
    finite.values().removeIf(it -> !Double.isFinite(it));
    return finite;
  }

  static RunEntry read(ResultSet row) throws SQLException {
    TreeSet<String> tags = new TreeSet<>();
    for (JsonNode tag : JSON.readTree(row.getString("tags"))) {
      tags.add(tag.asString());
    }
    Map<String, Double> metrics = new HashMap<>();
    JSON.readTree(row.getString("metrics"))
        .properties()
        .forEach(it -> metrics.put(it.getKey(), it.getValue().asDouble()));
    long started = row.getLong("started");
    return new RunEntry(
        row.getString("path"),
        row.getString("name"),
        row.getLong("seed"),
        row.getString("agent"),
        row.getString("environment"),
        RunStatus.valueOf(row.getString("status")),
        started == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(started)),
        row.getLong("steps"),
        tags,
        metrics);
  }

  static void remove(Connection database, Collection<String> paths) throws SQLException {
    try (PreparedStatement delete = database.prepareStatement("DELETE FROM runs WHERE path = ?")) {
      for (String path : paths) {
        delete.setString(1, path);
        delete.executeUpdate();
      }
    }
  }

  static void clear(Connection database) throws SQLException {
    try (PreparedStatement delete = database.prepareStatement("DELETE FROM runs")) {
      delete.executeUpdate();
    }
  }
}
