package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;

/** A provenance that OLCUT could make, and tells in a property when its class is initialised. */
public record Tripwire(Map<String, Provenance> entries) implements ObjectProvenance {

  private static final long serialVersionUID = 1L;

  static {
    System.setProperty("tripwire", "touched");
  }

  @Override
  public String getClassName() {
    return "anything";
  }

  @Override
  public Iterator<Pair<String, Provenance>> iterator() {
    return Collections.emptyIterator();
  }
}
