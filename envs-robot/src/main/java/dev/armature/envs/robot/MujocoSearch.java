package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for MuJoCo's library on the machine: where a system property says, where an environment
 * variable says, then in the Python package {@code mujoco}.
 */
final class MujocoSearch {

  static final String PROPERTY = "armature.mujoco.library";
  static final String VARIABLE = "MUJOCO_LIBRARY";

  private final String property;
  private final Map<String, String> environment;

  /** What has been looked for in vain, to be told. */
  private final List<String> missed = new ArrayList<>();

  /**
   * @param property the value of the system property; empty if it has none
   * @param environment the environment's variables
   */
  MujocoSearch(String property, Map<String, String> environment) {
    this.property = property;
    this.environment = environment;
  }

  static MujocoSearch ofThisProcess() {
    return new MujocoSearch(System.getProperty(PROPERTY, ""), System.getenv());
  }

  /**
   * Returns the library's file.
   *
   * @throws ConfigurationException if it is nowhere
   */
  Path find() {
    if (!property.isEmpty()) {
      return named("the system property " + PROPERTY, property);
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isEmpty()) {
      return named("the environment variable " + VARIABLE, variable);
    }
    return inVirtualEnvironment()
        .or(this::inPackageOfPython)
        .or(this::inUsualFolders)
        .orElseThrow(this::missing);
  }

  private static Path named(String source, String name) {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationException(
          "engine",
          "%s names %s as MuJoCo's library, and there is no such file; without it, the library that 'pip install mujoco' installs is found"
              .formatted(source, file));
    }
    return file.toAbsolutePath();
  }

  private Optional<Path> inVirtualEnvironment() {
    String folder = environment.getOrDefault("VIRTUAL_ENV", "");
    return folder.isEmpty() ? Optional.empty() : inPythons(Path.of(folder, "lib"));
  }

  /** Asks the {@code python3} on the path where its package is, without running the package. */
  private Optional<Path> inPackageOfPython() {
    String question =
        "import importlib.util as u; s = u.find_spec('mujoco');"
            + " print(*(s.submodule_search_locations if s else []))";
    try {
      Process python =
          new ProcessBuilder("python3", "-c", question)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      python.getOutputStream().close();
      String answer =
          new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      Optional<Path> library = answer.isEmpty() ? Optional.empty() : inPackage(Path.of(answer));
      if (library.isEmpty()) {
        missed.add("the packages of python3");
      }
      return library;
    } catch (IOException e) {
      missed.add("the packages of python3, which is not on the path");
      return Optional.empty();
    }
  }

  private Optional<Path> inUsualFolders() {
    return inPythons(Path.of(System.getProperty("user.home"), ".local", "lib"))
        .or(() -> inPythons(Path.of("/usr/local/lib")))
        .or(() -> inPythons(Path.of("/usr/lib")));
  }

  /** Looks into the packages of every Python under a {@code lib} folder. */
  private Optional<Path> inPythons(Path lib) {
    for (Path python : list(lib, "python3*")) {
      for (Path packages : list(python, "*-packages")) {
        Optional<Path> library = inPackage(packages.resolve("mujoco"));
        if (library.isPresent()) {
          return library;
        }
      }
    }
    missed.add(lib + "/python3*/*-packages");
    return Optional.empty();
  }

  private static Optional<Path> inPackage(Path folder) {
    return list(folder, "libmujoco.so*").stream().findFirst();
  }

  /** What is in a folder and fits a pattern, by name; nothing if there is no such folder. */
  private static List<Path> list(Path folder, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private ConfigurationException missing() {
    return new ConfigurationException(
        "engine",
        "MuJoCo is not on this machine: neither the system property %s nor the environment variable %s names its library, and the Python package mujoco is not in %s; 'pip install mujoco' installs it"
            .formatted(PROPERTY, VARIABLE, String.join(", ", missed)));
  }
}
