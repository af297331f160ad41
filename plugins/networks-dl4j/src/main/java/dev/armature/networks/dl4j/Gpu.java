package dev.armature.networks.dl4j;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.pf4j.PluginClassLoader;

/**
 * Finds out whether ND4J can compute on a GPU.
 *
 * <p>The jars it needs for that come as an archive of their own, which is unpacked in the plugin's
 * folder, to {@code cuda/}. They go on the plugin's own class loader, because the JVM binds a
 * native library to the loader of the class that loads it, which is JavaCPP's.
 */
final class Gpu {

  /** The class of ND4J's CUDA backend. */
  static final String BACKEND_CLASS = "JCublasBackend";

  private static final String DRIVER = "libcuda.so.1";

  private Gpu() {}

  /** What is missing, each without a full stop; empty if a GPU can be used. */
  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    List<File> jars = jars();
    if (jars.isEmpty() && backend().isEmpty()) {
      missing.add(
          ("the archive networks-dl4j-cuda is not unpacked in this plugin's folder: there are no jars"
                  + " in %s")
              .formatted(folder()));
    }
    try {
      Loader.loadGlobal(DRIVER);
    } catch (LinkageError e) {
      missing.add("Nvidia's driver cannot be loaded: " + e.getMessage());
    }
    // Without both of these, to ask for devices would fail slowly and say less.
    if (missing.isEmpty()) {
      device(jars).ifPresent(missing::add);
    }
    return missing;
  }

  /** What ND4J's backend finds amiss with the CUDA libraries and the devices. */
  private static Optional<String> device(List<File> jars) {
    try {
      if (backend().isEmpty() && plugin() instanceof PluginClassLoader loader) {
        jars.forEach(loader::addFile);
      }
      backend().orElseThrow().canRun();
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of(
          "ND4J finds no device that it can use with CUDA 11.6: " + Nd4jStart.root(e));
    }
  }

  private static Optional<Nd4jBackend> backend() {
    return ServiceLoader.load(Nd4jBackend.class, plugin()).stream()
        .filter(it -> it.type().getSimpleName().equals(BACKEND_CLASS))
        .map(ServiceLoader.Provider::get)
        .findFirst();
  }

  private static List<File> jars() {
    File[] jars = folder().toFile().listFiles(file -> file.getName().endsWith(".jar"));
    return jars == null ? List.of() : List.of(jars);
  }

  /** The folder {@code cuda} beside the folder {@code lib} that this class's jar stands in. */
  private static Path folder() {
    URI jar = URI.create(Gpu.class.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(jar).resolve("../../cuda").normalize();
  }

  private static ClassLoader plugin() {
    return Gpu.class.getClassLoader();
  }
}
