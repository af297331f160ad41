package dev.armature.networks.dl4j;

import dev.armature.api.ConfigurationException;
import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts ND4J on the backend asked for, and makes sure that it is that one: left to itself, ND4J
 * computes on the CPU where it cannot use a GPU. A JVM has one backend; its first start chooses.
 */
final class Nd4jStart {

  private static final Logger log = LoggerFactory.getLogger(Nd4jStart.class);
  private static final Pattern AVX2 = Pattern.compile("\\bavx2\\b");

  private Nd4jStart() {}

  /**
   * Starts ND4J where it does not run yet.
   *
   * @return the backend that computes: {@link Backend#CPU} or {@link Backend#CUDA}
   * @throws ConfigurationException if the one asked for cannot be had
   */
  static Backend start(Backend wanted) {
    // JavaCPP would count the memory of the whole process, replay buffers and all, and near four
    // times the heap's size collect garbage at each native allocation, and then fail.
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    // By these ND4J finds its backend and its classes; by default it looks among the host's.
    ClassLoader plugin = Nd4jStart.class.getClassLoader();
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(plugin);
    try {
      Backend backend = choose(wanted);
      ND4JClassLoading.setNd4jClassloader(
          backend == Backend.CPU ? new CpuClassLoader(plugin) : plugin);
      verify(backend);
      if (backend == Backend.CPU) {
        computeEachOperationOnOneThread();
      }
      return backend;
    } finally {
      current.setContextClassLoader(before);
    }
  }

  private static Backend choose(Backend wanted) {
    requireAvx2(Path.of("/proc/cpuinfo"));
    if (wanted == Backend.CPU) {
      return Backend.CPU;
    }
    List<String> missing = Gpu.missing();
    if (wanted == Backend.CUDA && !missing.isEmpty()) {
      throw new ConfigurationException(
          "backend", "cuda cannot be had here: " + String.join("; ", missing));
    }
    Backend backend = missing.isEmpty() ? Backend.CUDA : Backend.CPU;
    if (wanted == Backend.AUTO) {
      log.info(
          "backend = auto takes {}: {}",
          backend == Backend.CPU ? "cpu" : "cuda",
          missing.isEmpty() ? "ND4J can use a GPU here" : String.join("; ", missing));
    }
    return backend;
  }

  /** Without AVX2 the natives would not fail but end the process. */
  static void requireAvx2(Path processors) {
    try {
      if (Files.exists(processors) && !AVX2.matcher(Files.readString(processors)).find()) {
        throw new ConfigurationException(
            "type", "dl4j needs a processor with AVX2, also beside a GPU; this one has none");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void verify(Backend backend) {
    String running;
    try {
      running = Nd4j.getBackend().getClass().getSimpleName();
    } catch (LinkageError | RuntimeException e) {
      throw new ConfigurationException(
          "backend", "ND4J cannot start; its natives are for Linux on x86-64: " + root(e), e);
    }
    if (running.equals(Gpu.BACKEND_CLASS) != (backend == Backend.CUDA)) {
      throw new ConfigurationException(
          "backend",
          "this JVM has started ND4J's %s already, and a JVM has one".formatted(running));
    }
  }

  /** Members and blocks of rows already keep the processors busy; nested threads would fight. */
  private static void computeEachOperationOnOneThread() {
    if (Nd4j.getEnvironment().maxThreads() > 1) {
      log.warn(
          "OMP_NUM_THREADS is {}; set it to 1 before Java starts, or the threads of OpenBLAS and"
              + " this plugin's get in each other's way and an update takes up to twice as long",
          System.getenv().getOrDefault("OMP_NUM_THREADS", "not set"));
      Nd4j.getEnvironment().setMaxThreads(1);
    }
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /** The version of ND4J, as its own jar says it. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "of unknown version");
  }

  /** What a failure began with; ND4J wraps it several times. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }
}
