package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.io.FlatMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.ListMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.MapMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.ObjectMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.ProvenanceSerializationException;
import com.oracle.labs.mlrg.olcut.provenance.io.SimpleMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.armature.api.StateException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A provenance as text. To read one, OLCUT makes an object of every class that the text names; a
 * text may come from a stranger, so the names are looked through before.
 */
final class ProvenanceJson {

  private static final String PRIMITIVES = StringProvenance.class.getPackageName() + ".";

  private ProvenanceJson() {}

  static String write(RunProvenance provenance) {
    return new JsonProvenanceSerialization(true).marshalAndSerialize(provenance) + "\n";
  }

  /**
   * @throws StateException if the text is none that {@link #write} could have given
   */
  static RunProvenance parse(String json) {
    ObjectProvenance read;
    try {
      List<ObjectMarshalledProvenance> objects =
          new JsonProvenanceSerialization(true).deserializeFromString(json);
      requireKnown(objects);
      read = ProvenanceUtil.unmarshalProvenance(objects);
    } catch (ProvenanceSerializationException | RuntimeException e) {
      // OLCUT lets many kinds through: of numbers, times, casts and missing values.
      StateException told = new StateException("no provenance that can be read: " + e.getMessage());
      told.initCause(e);
      throw told;
    }
    if (read instanceof RunProvenance run) {
      return run;
    }
    throw new StateException("the provenance of something else than a run");
  }

  /** Requires that every object is a run's, and refers to no object that refers back to it. */
  private static void requireKnown(List<ObjectMarshalledProvenance> objects) {
    if (objects.isEmpty()) {
      throw new ProvenanceException("there is nothing in it");
    }
    Set<String> after = new HashSet<>();
    for (int i = objects.size() - 1; i >= 0; i--) {
      ObjectMarshalledProvenance object = objects.get(i);
      if (!object.getProvenanceClassName().equals(RunProvenance.class.getName())) {
        throw new ProvenanceException("it names a " + object.getProvenanceClassName());
      }
      object.getMap().values().forEach(it -> requireKnown(it, after));
      after.add(object.getName());
    }
  }

  private static void requireKnown(FlatMarshalledProvenance value, Set<String> after) {
    if (value instanceof ListMarshalledProvenance list) {
      list.forEach(it -> requireKnown(it, after));
    } else if (value instanceof MapMarshalledProvenance map) {
      for (Pair<String, FlatMarshalledProvenance> entry : map) {
        requireKnown(entry.getB(), after);
      }
    } else if (value instanceof SimpleMarshalledProvenance simple) {
      String type = simple.getProvenanceClassName();
      boolean known =
          simple.isReference()
              ? type.equals(RunProvenance.class.getName()) && after.contains(simple.getValue())
              : type.startsWith(PRIMITIVES) && !type.equals(EnumProvenance.class.getName());
      if (!known) {
        throw new ProvenanceException("it names a " + type + " where none is expected");
      }
    }
  }
}
