package dev.armature.host.sweeps;

import com.typesafe.config.ConfigValue;

/** Says what is wrong in the section {@code sweep}, and at which value. */
final class SweepException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ConfigValue value;

  SweepException(ConfigValue value, String message) {
    super(message);
    this.value = value;
  }

  ConfigValue value() {
    return value;
  }
}
