package dev.armature.networks.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * The plugin's classes without ND4J's GPU backend, for where the processor computes. Once the jars
 * for a GPU are on the plugin's class loader they stay there, and ND4J would ask that backend
 * first, which prints the stack trace of why it cannot run.
 */
final class CpuClassLoader extends ClassLoader {

  private static final String BACKENDS = "META-INF/services/" + Nd4jBackend.class.getName();

  CpuClassLoader(ClassLoader plugin) {
    super(plugin);
  }

  /** Every resource of that name but the GPU backend's entry among the backends. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (!name.equals(BACKENDS)) {
      return super.getResources(name);
    }
    List<URL> kept = new ArrayList<>();
    for (URL entry : Collections.list(super.getResources(name))) {
      try (InputStream in = entry.openStream()) {
        String backends = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!backends.contains(Gpu.BACKEND_CLASS)) {
          kept.add(entry);
        }
      }
    }
    return Collections.enumeration(kept);
  }
}
