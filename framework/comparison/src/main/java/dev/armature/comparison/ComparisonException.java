package dev.armature.comparison;

/** Says what is wrong with what was to be compared, where, and what was expected. */
public final class ComparisonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ComparisonException(String message) {
    super(message);
  }
}
