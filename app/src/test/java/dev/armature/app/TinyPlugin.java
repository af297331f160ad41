package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.pf4j.ExtensionPoint;
import org.pf4j.processor.ExtensionAnnotationProcessor;

/** Builds the plugins of {@code src/test/plugin} as somebody else would: from their source. */
final class TinyPlugin {

  /** An experiment that needs no other plugin and trains in a moment. */
  static final Path EXPERIMENT = Path.of("src/test/plugin/tiny.conf").toAbsolutePath();

  /** An experiment in which whatever is asked for goes wrong. */
  static final Path FAULTY = Path.of("src/test/plugin/faulty.conf").toAbsolutePath();

  private static final Path SOURCES = Path.of("src/test/plugin");

  private TinyPlugin() {}

  /** Compiles the plugin and puts its archive into {@code plugins}. */
  static void buildInto(Path plugins) throws IOException {
    buildInto(plugins, "tiny", "tiny-1.2.3.zip");
  }

  /** Does the same with the plugin whose parts go wrong, which needs the tiny one beside it. */
  static void buildFaultyInto(Path plugins) throws IOException {
    buildInto(plugins, "faulty", "faulty-things-0.0.7.zip");
  }

  private static void buildInto(Path plugins, String name, String archive) throws IOException {
    Path source = SOURCES.resolve(name);
    Path work = Files.createTempDirectory(name);
    Path classes = Files.createDirectory(work.resolve("classes"));
    compile(source, classes);
    Path jar = work.resolve(name + ".jar");
    try (ZipOutputStream out = zip(jar)) {
      addTree(out, classes);
    }
    try (ZipOutputStream out = zip(plugins.resolve(archive))) {
      add(out, "plugin.properties", source.resolve("plugin.properties"));
      add(out, "reference.conf", source.resolve("reference.conf"));
      add(out, "lib/" + name + ".jar", jar);
    }
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> tree = Files.list(source)) {
      List<Path> sources = tree.filter(it -> it.toString().endsWith(".java")).toList();
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              null,
              List.of("--release", "17", "-d", classes.toString(), "-cp", classPath()),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new ExtensionAnnotationProcessor()));
      assertThat(task.call()).as("the plugin's source compiles").isTrue();
    }
  }

  /** What a plugin compiles against: the api and PF4J. */
  private static String classPath() {
    return Stream.of(Provider.class, ExtensionPoint.class)
        .map(TinyPlugin::origin)
        .map(Path::toString)
        .reduce((a, b) -> a + System.getProperty("path.separator") + b)
        .orElseThrow();
  }

  private static Path origin(Class<?> type) {
    try {
      URI origin = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(origin);
    } catch (URISyntaxException e) {
      throw new AssertionError("a class comes from a file", e);
    }
  }

  private static ZipOutputStream zip(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new ZipOutputStream(out);
  }

  private static void addTree(ZipOutputStream out, Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        add(out, folder.relativize(file).toString(), file);
      }
    }
  }

  private static void add(ZipOutputStream out, String name, Path file) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    Files.copy(file, out);
    out.closeEntry();
  }
}
