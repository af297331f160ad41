package dev.armature.envs.robot;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.armature.api.ConfigurationException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The functions of MuJoCo's C library that are called, under their own names, and the loading of
 * the library, once a process. Structures stay on the native side, for their layout changes from
 * version to version; state goes in and out through {@code mj_getState} and {@code mj_setState}.
 *
 * <p>The functions may be called on several threads, each with a model and data of its own.
 */
@SuppressWarnings("MemberName") // the names are MuJoCo's
final class MujocoLibrary {

  /** The first with {@code mj_getState}. */
  private static final String LEAST_VERSION = "2.3.6";

  /** Elements of a state: bits of the parameter {@code signature}. */
  static final int TIME = 1;

  static final int POSITION = 1 << 1;
  static final int VELOCITY = 1 << 2;

  private static boolean loaded;

  private MujocoLibrary() {}

  /**
   * Makes the functions ready to be called.
   *
   * @throws ConfigurationException if the library is not on this machine or too old
   */
  static synchronized void load() {
    if (!loaded) {
      load(MujocoSearch.ofThisProcess().find());
      loaded = true;
    }
  }

  private static void load(Path file) {
    NativeLibrary library;
    try {
      library = NativeLibrary.getInstance(file.toString());
    } catch (UnsatisfiedLinkError e) {
      // JNA tells on its second line what the linker says.
      String reason = String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("");
      throw new ConfigurationException(
          "engine", "MuJoCo does not load from %s: %s".formatted(file, reason), e);
    }
    String version = version(library, file);
    if (Version.parse(version).compareTo(Version.parse(LEAST_VERSION)) < 0) {
      throw new ConfigurationException(
          "engine",
          "%s is MuJoCo %s; %s or newer is needed: %s"
              .formatted(file, version, LEAST_VERSION, "pip install --upgrade mujoco"));
    }
    MujocoMessages.receiveFrom(library);
    Native.register(MujocoLibrary.class, library);
  }

  private static String version(NativeLibrary library, Path file) {
    try {
      return library.getFunction("mj_versionString").invokeString(new Object[0], false);
    } catch (UnsatisfiedLinkError e) {
      throw new ConfigurationException("engine", file + " is not MuJoCo's library", e);
    }
  }

  /** Compiles a model from an MJCF file; null, and a message in {@code error}, if it is faulty. */
  static native @Nullable Pointer mj_loadXML(
      String file, @Nullable Pointer virtualFiles, byte[] error, int errorSize);

  static native void mj_deleteModel(Pointer model);

  static native @Nullable Pointer mj_makeData(Pointer model);

  static native void mj_deleteData(Pointer data);

  /** Sets the data to the model's initial state and forgets everything else. */
  static native void mj_resetData(Pointer model, Pointer data);

  /** Moves the data on by one physics step. */
  static native void mj_step(Pointer model, Pointer data);

  /** How many numbers a state with this signature has. */
  static native int mj_stateSize(Pointer model, int signature);

  static native void mj_getState(Pointer model, Pointer data, Pointer state, int signature);

  static native void mj_setState(Pointer model, Pointer data, Pointer state, int signature);
}
