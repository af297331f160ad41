package dev.armature.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What may be built on: the status of a type, or of every public type in a package that has none of
 * its own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface ApiStatus {

  /** How much a later version may change. */
  enum Level {
    /** Nothing is taken away before the next major version; before 1.0.0, the next minor one. */
    STABLE,

    /** May change or go in any version; the changelog says so. */
    EXPERIMENTAL,

    /** Public for other packages of this project alone. */
    INTERNAL
  }

  /** The status. */
  Level value();
}
