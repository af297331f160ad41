package dev.armature.api;

/**
 * Says that what the configuration asks for cannot be had: two keys that contradict each other, a
 * missing GPU, a file that is not there. The host adds the file and line of the key and ends with
 * exit status 2.
 *
 * <p>A configuration record may throw it, or {@link IllegalArgumentException}, from its
 * constructor; a provider from {@code create}.
 */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the key at fault, such as {@code backend} or {@code actor.hidden}, relative to the
   *     section of the record that throws it, or to the provider's; empty for the whole section
   * @param message what is wrong and what was expected, in one or two sentences
   */
  public ConfigurationException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** The same, with the failure that caused it. */
  public ConfigurationException(String key, String message, Throwable cause) {
    super(message, cause);
    this.key = key;
  }

  /** The key at fault, relative to a section; empty for the section as a whole. */
  public String key() {
    return key;
  }
}
