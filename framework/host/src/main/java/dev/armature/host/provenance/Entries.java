package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import com.oracle.labs.mlrg.olcut.provenance.primitives.BooleanProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DateTimeProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.HashProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers entries of a provenance, in order. */
final class Entries {

  private final Map<String, Provenance> entries;

  Entries() {
    this(Map.of());
  }

  Entries(Map<String, Provenance> before) {
    entries = new LinkedHashMap<>(before);
  }

  /** Entries of the provenance of something that a class stands for. */
  static Entries of(String className) {
    return new Entries().text(ObjectProvenance.CLASS_NAME, className);
  }

  Entries text(String key, String value) {
    return put(key, new StringProvenance(key, value));
  }

  Entries number(String key, long value) {
    return put(key, new LongProvenance(key, value));
  }

  Entries flag(String key, boolean value) {
    return put(key, new BooleanProvenance(key, value));
  }

  /** A SHA-256 in hexadecimal digits. */
  Entries sha256(String key, String value) {
    return put(key, new HashProvenance(HashType.SHA256, key, value));
  }

  Entries time(String key, Instant value) {
    return put(key, new DateTimeProvenance(key, value.atOffset(ZoneOffset.UTC)));
  }

  Entries texts(String key, List<String> values) {
    return put(
        key,
        new ListProvenance<>(values.stream().map(it -> new StringProvenance(key, it)).toList()));
  }

  Entries map(String key, Entries values) {
    return put(key, values.map());
  }

  Entries maps(String key, List<Entries> values) {
    return put(key, new ListProvenance<>(values.stream().map(Entries::map).toList()));
  }

  Entries put(String key, Provenance value) {
    entries.put(key, value);
    return this;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** What has been gathered, by key. */
  Map<String, Provenance> all() {
    return new LinkedHashMap<>(entries);
  }

  RunProvenance provenance() {
    return new RunProvenance(entries);
  }

  private MapProvenance<Provenance> map() {
    return new MapProvenance<>(all());
  }
}
