package dev.armature.tck;

import dev.armature.api.Provider;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.pf4j.ExtensionPoint;
import org.pf4j.processor.ExtensionAnnotationProcessor;

/** Compiles a plugin's sources against the api alone, with PF4J's list of its extensions. */
final class PluginCompiler {

  /**
   * Compiles for Java 17.
   *
   * @return each class file, and the list of extensions, by its path
   * @throws AssertionError with what the compiler says, if the sources do not compile
   */
  Map<String, byte[]> compile(List<Path> sources) throws IOException {
    Path classes = Files.createTempDirectory("classes");
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              messages,
              files,
              null,
              List.of("--release", "17", "-parameters", "-d", classes.toString(), "-cp", api()),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new ExtensionAnnotationProcessor()));
      if (!task.call()) {
        throw new AssertionError("the plugin's sources do not compile:\n" + messages);
      }
    }
    return FolderContent.read(classes);
  }

  private static String api() {
    return Stream.of(Provider.class, ExtensionPoint.class, NullMarked.class)
        .map(PluginCompiler::origin)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("a class comes from a file", e);
    }
  }
}
