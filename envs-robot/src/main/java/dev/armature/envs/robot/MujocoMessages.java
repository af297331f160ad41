package dev.armature.envs.robot;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives MuJoCo's errors and warnings. Left to itself MuJoCo ends the process at an error, and
 * writes a file into the working folder at either.
 */
final class MujocoMessages {

  private static final Logger LOG = LoggerFactory.getLogger(MujocoMessages.class);

  private static final ThreadLocal<@Nullable String> ERROR = new ThreadLocal<>();

  // The native side keeps pointers to these two.
  private static final Receiver ON_ERROR = MujocoMessages::error;
  private static final Receiver ON_WARNING = message -> LOG.warn("MuJoCo: {}", message);

  private MujocoMessages() {}

  /**
   * Told at once, too: what MuJoCo does after an error that it cannot recover from is undefined.
   */
  private static void error(String message) {
    LOG.error("MuJoCo: {}", message);
    ERROR.set(message);
  }

  /** Becomes the library's receiver. */
  static void receiveFrom(NativeLibrary library) {
    receive(library, "mju_user_error", ON_ERROR);
    receive(library, "mju_user_warning", ON_WARNING);
  }

  private static void receive(NativeLibrary library, String handler, Receiver receiver) {
    library
        .getGlobalVariableAddress(handler)
        .setPointer(0, CallbackReference.getFunctionPointer(receiver));
  }

  /**
   * Throws the error that a call on this thread reported.
   *
   * @throws IllegalStateException with MuJoCo's message
   */
  static void throwError() {
    String error = ERROR.get();
    if (error != null) {
      ERROR.remove();
      throw new IllegalStateException("MuJoCo failed: " + error);
    }
  }

  interface Receiver extends Callback {
    void receive(String message);
  }
}
