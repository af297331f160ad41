package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.armature.api.StateException;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run, its sessions or an evaluation came from, as an OLCUT provenance. In a file it stands
 * as OLCUT's own marshaller writes it, in JSON, and every tool of OLCUT and Tribuo reads it.
 *
 * @param entries by key, see {@link RunManifest} and {@link Session}; {@code class-name} says of
 *     what this is the provenance. The constructor with all entries is the one that OLCUT calls
 *     when it reads a provenance.
 */
public record RunProvenance(Map<String, Provenance> entries) implements ObjectProvenance {

  private static final long serialVersionUID = 1L;

  public RunProvenance {
    entries = new LinkedHashMap<>(entries);
  }

  /** The entries in order; a copy. */
  @Override
  public Map<String, Provenance> entries() {
    return new LinkedHashMap<>(entries);
  }

  /**
   * Reads the content of a file.
   *
   * @throws StateException if it is not one that was written by {@link #json}
   */
  public static RunProvenance parse(String json) {
    return ProvenanceJson.parse(json);
  }

  /** Reads a file; empty where there is none, or none that can be read. */
  public static Optional<RunProvenance> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readString(file)));
    } catch (StateException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The content of a file. */
  public String json() {
    return ProvenanceJson.write(this);
  }

  /** Writes a file, whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, json());
  }

  @Override
  public String getClassName() {
    return text(CLASS_NAME).orElse("");
  }

  @Override
  public Iterator<Pair<String, Provenance>> iterator() {
    return entries.entrySet().stream().map(it -> new Pair<>(it.getKey(), it.getValue())).iterator();
  }

  /**
   * A value as text.
   *
   * @param path the key, with those of the maps around it in front
   * @return empty where there is none
   */
  public Optional<String> text(String... path) {
    Optional<Object> value = Optional.of(plain());
    for (String key : path) {
      value = value.filter(Map.class::isInstance).map(it -> ((Map<?, ?>) it).get(key));
    }
    return value.map(Object::toString);
  }

  /** Everything in plain maps by alphabet, lists, texts, numbers and truth values. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new TreeMap<>();
    entries.forEach((key, value) -> plain.put(key, plain(value)));
    return plain;
  }

  private static Object plain(Provenance value) {
    if (value instanceof RunProvenance nested) {
      return nested.plain();
    }
    if (value instanceof MapProvenance<?> map) {
      Map<String, Object> plain = new TreeMap<>();
      map.getMap().forEach((key, entry) -> plain.put(key, plain(entry)));
      return plain;
    }
    if (value instanceof ListProvenance<?> list) {
      return list.getList().stream().map(RunProvenance::plain).toList();
    }
    Object primitive =
        value instanceof PrimitiveProvenance<?> known ? known.getValue() : value.toString();
    return primitive instanceof OffsetDateTime time ? time.toInstant().toString() : primitive;
  }
}
